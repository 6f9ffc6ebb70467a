// Slips on the command line: what the words were most likely meant to be.
import { programPath } from '../javascript/program-path.js';
import { existsSync } from 'node:fs';
import { DiffcmpError } from '../errors.js';
import { quoteExpression, valueWord } from '../report/text/shell.js';

const dashes = '\u2010-\u2015\u2212\ufe58\ufe63\uff0d';

/** `–at 1`: a dash that a word processor, or a page, has put in place of two hyphens. */
export function foreignDash(operands: readonly string[], names: readonly string[]): DiffcmpError | null {
  for (const operand of operands) {
    const [, name = ''] = new RegExp(`^-?[${dashes}][-${dashes}]*([A-Za-z][\\w-]*)(?:=.*)?$`, 's').exec(operand) ?? [];
    const isExpression = name.length === 1 && operand === operands[0]; // −x
    if (isExpression || !names.includes(name)) continue;
    const hint = `write ${name.length === 1 ? '-' : '--'}${name}, with ${name.length === 1 ? 'a plain hyphen' : 'two plain hyphens'}`;
    return new DiffcmpError('bad-option', `there is no option ${operand}`, { hint });
  }
  return null;
}

/** `"x^2 at x=3"`: the point as it is said. */
export function pointInWords(operands: readonly string[]): DiffcmpError | null {
  const [, expression = '', point = ''] =
    /^(.*\S)\s+(?:at|for|where|when|@)\s+([A-Za-z_]\w*\s*=[^=].*)$/s.exec(operands[0] ?? '') ?? [];
  if (point === '') return null;
  const hint = `the point is an option: ${quoteExpression(expression)} --at ${valueWord(oneWord(point) ?? point)}`;
  return new DiffcmpError('bad-option', 'the point stands inside the expression', { hint });
}

/** `diffcmp cases.yaml`, where an expression belongs. */
export function fileAsExpression(operands: readonly string[]): DiffcmpError | null {
  const [first = ''] = operands;
  if (programPath(first) !== null) return null; // whatever the part of it is called
  const isCases = /^[^\s()^*]+\.(ya?ml|json|ndjson|jsonl|csv|tsv)$|^[\w.][\w./-]*\/$/i.test(first);
  // a word may be very long: its ending is looked for first, then what stands before it
  const ending = first.search(/\.(txt|tex|py|m|jl|r|ipynb|cpp|c|md|nb)$/i);
  const stem = first.slice(0, Math.max(ending, 0));
  const isOther = /[A-Za-z_/~]/.test(stem) && !/[\s()^*]/.test(stem);
  if (!isCases && !isOther) return null;
  const hint = isCases ? `files of cases are for batch, networks for train: diffcmp batch ${valueWord(first)}` : `an expression in a file is read by: diffcmp - --at … < ${valueWord(first)}`;
  return new DiffcmpError('bad-option', `'${first}' is the name of a file, not an expression`, { hint });
} // prettier-ignore

/** `diffcmp 2 * x`, where the shell has put the names of files in place of the `*`. */
export function filesForStar(operands: readonly string[]): DiffcmpError | null {
  const files = operands.slice(1).filter((word) => /^[\w.]/.test(word) && existsSync(word));
  if (files.length === 0 || operands.length < 3) return null;
  return new DiffcmpError('bad-option', `the expression came in ${operands.length} words, with '${files[0]}' among them`, {
    hint: 'the shell puts names of files in place of *; put the expression in quotes, such as "2*x"',
  });
} // prettier-ignore

/** What more than one word most likely means: a point in pieces or without its option, or an expression without quotes. */
export function wordsHint([expression = '', ...more]: readonly string[], at: readonly string[] | undefined): string {
  const values = more.filter((word) => !/^(at|@|for|where|when|with)$/i.test(word));
  const isValue = (word: string): boolean => /^([A-Za-z_]\w*=)?[-+]?(\d+(?:\.\d*)?|\.\d+)(e[-+]?\d+)?,?$/i.test(word);
  if (at === undefined && values.length > 0 && values.every(isValue))
    return `put the point after --at: ${quoteExpression(expression)} --at ${values.join(',').replaceAll(',,', ',')}`;
  const point = at === undefined ? null : oneWord([...at, ...more].join(' '));
  if (point !== null)
    return `write the point as one word, without spaces: ${quoteExpression(expression)} --at ${valueWord(point)}`;
  const words = [expression, ...more];
  const fits = words.every(
    (word, i) => i === 0 || /[-+*/^(,;=<>?:]$/.test(words[i - 1] ?? '') || /^[-+*/^),;=<>?:]/.test(word),
  );
  const example = fits ? quoteExpression(words.join(' ')) : '"x*cos(x)"';
  const shown = at === undefined ? '…' : valueWord(at.join(','));
  return `put an expression in quotes, and the point after --at: ${example} --at ${fits ? shown : '1.2'}`;
}

/** `x = 1, y = 2` as `x=1,y=2`; null where it is no such list. */
function oneWord(text: string): string | null {
  const point = text
    .trim()
    .replace(/\s*=\s*/g, '=')
    .replace(/^([A-Za-z_]\w*)\s+(?=[-+.\d])/, '$1=')
    .replace(/[,;]?\s+(?=[\p{L}_]\w*=)/gu, ',')
    .replace(/\s+(?=[-+*/^])|(?<=[-+*/^])\s+/g, '');
  return /^[\p{L}_]\w*=[^\s=,]+(,[\p{L}_]\w*=[^\s=,]+)*$/u.test(point) ? point : null;
}
