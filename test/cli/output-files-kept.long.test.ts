// No input is an output, and no two outputs are one file: refused before anything is written, whatever links lead there.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command, contents, expectRefused, folderOfFiles } from './files-and-links.js';
import { runMain } from './run-main.js';

const rows = [
  ['batch cases/a.ndjson -o cases/a.ndjson', '-o cases/a.ndjson is the same file as the input cases/a.ndjson'],
  ['batch cases/a.ndjson -o ./cases/../cases/a.ndjson', 'the input cases/a.ndjson'],
  ['batch cases/a.ndjson -o soft.ndjson', '-o soft.ndjson is the same file as the input cases/a.ndjson'],
  ['batch softer.ndjson -o cases/a.ndjson', '-o cases/a.ndjson is the same file as the input softer.ndjson'],
  ['batch cases/a.ndjson -o hard.ndjson', '-o hard.ndjson is the same file'],
  ['batch cases/a.ndjson -o way/a.ndjson', '-o way/a.ndjson is the same file'],
  ['batch cases -o hard.ndjson', 'the input cases/a.ndjson'],
  ['batch cases -o cases/b.csv -f csv', 'the input cases/b.csv'],
  ['batch cases/*.csv -o cases/b.csv', '-o cases/b.csv is the same file as the input'],
  ['batch cases/a.ndjson --report hard.html', '--report hard.html is the same file as the input cases/a.ndjson'],
  ['batch named.ndjson -o f.txt', '-o f.txt is the same file as the input f.txt'],
  ['batch page.ndjson --report f.html', '--report f.html is the same file as the input f.html'],
  ['batch cases -o new.html --report new.html', '-o new.html and --report new.html are the same file'],
  ['batch cases -o new.html --report dangling.html', '-o new.html and --report dangling.html are the same file'],
  ['batch cases -o way/x.html --report cases/x.html', 'are the same file'],
  ['merge part.ndjson -o part.ndjson', '-o part.ndjson is the same file as the input part.ndjson'],
  ['merge part.ndjson -o twin.ndjson', '-o twin.ndjson is the same file as the input part.ndjson'],
  ['merge part.ndjson -o new.html --report new.html', 'are the same file'],
  ['sweep x --at 1 --svg new.svg -o new.svg', '-o new.svg and --svg new.svg are the same file'],
] as const;

/** The words of a line, with the files in a folder. */
const wordsIn = (folder: string, text: string): string[] =>
  text.split(' ').map((word) => (/^(cases|way)$|[./]/.test(word) ? join(folder, word) : word));

test.each(rows)('%s is refused, with --force too, and nothing changes', async (text, says) => {
  const folder = await folderOfFiles();
  const before = contents(folder);
  const { exit, stdout, stderr } = await runMain([...wordsIn(folder, text), '--force']);
  const refused = says.includes('are the same') ? [2, 'bad-option'] : [3, 'same-file'];
  expect([exit, /error\[(.*)\]/.exec(stderr)?.[1], stdout]).toEqual([...refused, '']);
  expect(stderr.replaceAll(`${folder}/`, '').replaceAll(/\s+/g, ' ')).toContain(says);
  expect(contents(folder)).toEqual(before);
});

test.each([
  ['batch - -o cases/a.ndjson --force < cases/a.ndjson', 'what standard input reads'],
  ['batch cases/a.ndjson >> cases/a.ndjson', 'standard output is the same file as the input cases/a.ndjson'],
  ['batch cases -o out.ndjson --force >> out.ndjson', 'standard output and -o out.ndjson are the same file'],
  ['compare - --at 1 >> f.txt < f.txt', 'standard output is the same file'],
] as const)('%s is refused, and nothing changes', expectRefused);

test('devices and pipes may be named twice, and an output beside its inputs', async () => {
  const folder = await folderOfFiles();
  const run = (text: string) =>
    execFileSync('bash', ['-ec', `"$0" "$1" ${text}`, process.execPath, command], { cwd: folder, encoding: 'utf8' });
  run('batch cases/a.ndjson -o /dev/null -q < /dev/null > /dev/null');
  expect(run('batch cases/a.ndjson -o /dev/stdout -q | cat')).toMatch(/^{"type":"header"/);
  expect((await runMain(wordsIn(folder, 'batch cases -o cases/out.ndjson'))).exit).toBe(0);
});

test.each([
  ['batch cases/a.ndjson -o nowhere/out.ndjson', 'nowhere/out.ndjson: its folder does not exist'],
  ['batch cases/a.ndjson --report nowhere/r.html', 'nowhere/r.html: its folder does not exist'],
  ['batch cases/a.ndjson --report f.txt/r.html', 'f.txt/r.html: its folder is a file'],
  ['sweep x --at 1 --svg nowhere/s.svg', 'nowhere/s.svg: its folder does not exist'],
  ['compare x --at 1 -o nowhere/s', 'nowhere/s: its folder does not exist'],
])('%s is refused before anything is computed', async (text, says) => {
  const folder = await folderOfFiles();
  const { exit, stdout, stderr } = await runMain(wordsIn(folder, text));
  expect([exit, stdout, stderr.replaceAll(`${folder}/`, '').replaceAll(/\s+/g, ' ')]).toEqual([
    3,
    '',
    `error[cannot-write]: cannot write ${says} `,
  ]);
});
