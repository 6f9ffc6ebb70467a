// The screens of the documentation: which commands its `console` blocks show, and what these print today.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runMain } from '../cli/run-main.js';
import { pageOfToday } from './today.js';

const root = join(import.meta.dirname, '../..');
const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
export const documents = ['README.md', ...pages.map((name) => `docs/${name}`)];

export function read(document: string): string {
  return readFileSync(join(root, document), 'utf8');
}

/** The words of a command line, cut as a shell cuts them; `"…"` and `'…'` keep what is between them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''),
  );
}

/** Stderr without progress: its times differ from run to run, and what takes long on a busy machine has more of it. */
function withoutProgress(stderr: string): string {
  const pieces = stderr.split('\r\u001B[K');
  return pieces.filter((piece) => !/ s( left)?\n?$|^step [\d,]+\/[\d,]+ /.test(piece)).join('');
}

/** A `console` block with the output of its commands as it is today, on a terminal of 80 columns without colour. */
async function runAgain(block: string): Promise<string> {
  const lines: string[] = [];
  let lastExit = 0;
  for (const [, line = ''] of block.matchAll(/^\$ (.*)$/gm)) {
    const [command, ...words] = wordsOf(line);
    let output = `${lastExit}\n`;
    if (line !== 'echo $?') {
      expect(command, 'a console block runs diffcmp and echo $?').toBe('diffcmp');
      // on a busy machine a case may take longer than it may take here
      const patience = words[0] === 'batch' ? ['--timeout', '10m'] : [];
      const { exit, stdout, stderr } = await runMain([...words, ...patience], { columns: 80, env: { NO_COLOR: '1' } });
      lastExit = exit;
      output = stdout + withoutProgress(stderr);
    }
    lines.push(`$ ${line}\n${output}`);
  }
  return lines.join('');
}

const consoleBlock = /(?<=^```console\n).*?(?=^```$)/gms;

/** Batches of all the fixtures there are, which take seconds. */
const slowCommands = /^\$ diffcmp batch fixtures\/(?:programs)?$/m;
export const isSlow = (block: string): boolean => slowCommands.test(block);

/** Runs some blocks of a page again: it must come out as it is. With `-u` it is written anew. */
export async function expectAsShown(document: string, isChosen: (block: string) => boolean): Promise<void> {
  const text = read(document);
  const blocks = [...text.matchAll(consoleBlock)];
  const outputs: string[] = [];
  // one after the other: the time of each is limited
  for (const [block] of blocks) outputs.push(isChosen(block) ? await runAgain(block) : block);
  const withOutputs = text.replace(consoleBlock, () => outputs.shift() ?? '');
  const today = await pageOfToday(document, withOutputs);
  await expect(today, 'npx vitest run test/docs -u writes the page anew').toMatchFileSnapshot(join(root, document));
}
