// The files of pictures and pages: their names must say what is in them.
import { extname } from 'node:path';
import { DiffcmpError } from '../errors.js';
import { valueWord } from '../report/text/shell.js';
import { checkOutput } from './output.js';

/** Options that write a file beside the results, with the endings that such a file may have. */
const endings = {
  '--svg': ['.svg'],
  '--png': ['.png'],
  '--html': ['.html', '.htm'],
  '--report': ['.html', '.htm'],
} as const;
export type PictureOption = keyof typeof endings;

/** Refuses a file before anything is computed: a wrong ending, standard output, one that exists. */
export async function checkPicture(
  option: PictureOption,
  file: string | undefined,
  { stem, force }: { readonly stem: string; readonly force: boolean | undefined },
): Promise<void> {
  if (file === undefined) return;
  const [usual] = endings[option];
  if (file === '-' || file === '')
    throw new DiffcmpError('bad-option', `${option} needs the name of a file`, {
      hint: `for example ${option} ${stem}${usual}`,
    });
  const ending = extname(file);
  const isRight = endings[option].some((each) => each === ending.toLowerCase());
  if (ending !== '' && !isRight) {
    const other = (['--svg', '--png', '--html'] as const).find(
      (each) => option !== '--report' && endings[each].some((own) => own === ending.toLowerCase()),
    );
    const renamed = `${option} ${valueWord(`${file.slice(0, -ending.length)}${usual}`)}`;
    throw new DiffcmpError('bad-option', `${option} writes ${usual.slice(1).toUpperCase()}, and ${file} ends in ${ending}`, {
      hint: other === undefined ? `write ${renamed}` : `write ${renamed}, or ${other} ${valueWord(file)}`,
    }); // prettier-ignore
  }
  await checkOutput({ output: file, ...(force !== undefined && { force }) });
}
