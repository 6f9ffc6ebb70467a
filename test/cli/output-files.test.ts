// No input is an output, and no two outputs are one file: refused before anything is written, whatever links lead there.
import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../batch/temporary-files.js';
import { runMain } from './run-main.js';

const command = join(import.meta.dirname, '../../bin/diffcmp.js');
const line = '{"expr":"x^2","at":3,"methods":"ad"}\n';

let written: Promise<string> | null = null;
/** What a batch of one case writes, made once: a batch starts workers, which takes longer than all else here. */
function part(): Promise<string> {
  written ??= runMain(['batch', '-', '-f', 'ndjson'], { stdin: line }).then(({ stdout }) => stdout);
  return written;
}

/** A folder of cases, expressions and links; `part.ndjson` is a part to merge. */
async function folderOfFiles(): Promise<string> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'cases'));
  writeFileSync(join(folder, 'cases/a.ndjson'), line);
  writeFileSync(join(folder, 'cases/b.csv'), 'expr,at.x,methods\nx^3,2,ad\n');
  writeFileSync(join(folder, 'named.ndjson'), '{"file":"f.txt","at":{"x":1},"methods":"ad"}\n');
  writeFileSync(join(folder, 'f.txt'), 'x^2');
  writeFileSync(join(folder, 'f.html'), 'x^2');
  writeFileSync(join(folder, 'page.ndjson'), '{"file":"f.html","at":{"x":1},"methods":"ad"}\n');
  symlinkSync('cases/a.ndjson', join(folder, 'soft.ndjson'));
  symlinkSync('soft.ndjson', join(folder, 'softer.ndjson'));
  symlinkSync('cases', join(folder, 'way'));
  linkSync(join(folder, 'cases/a.ndjson'), join(folder, 'hard.ndjson'));
  linkSync(join(folder, 'cases/a.ndjson'), join(folder, 'hard.html'));
  symlinkSync('new.html', join(folder, 'dangling.html'));
  writeFileSync(join(folder, 'part.ndjson'), await part());
  linkSync(join(folder, 'part.ndjson'), join(folder, 'twin.ndjson'));
  return folder;
}

function contents(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => [
      join(entry.parentPath, entry.name),
      readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    ]),
  );
}

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

const redirections = [
  ['batch - -o cases/a.ndjson --force < cases/a.ndjson', 'what standard input reads'],
  ['batch - -o out.ndjson >> cases/a.ndjson < cases/a.ndjson', 'standard output is the same file'],
  ['batch cases/a.ndjson >> cases/a.ndjson', 'standard output is the same file as the input cases/a.ndjson'],
  ['batch cases -f ndjson >> hard.ndjson', 'standard output is the same file as the input cases/a.ndjson'],
  ['batch cases -o out.ndjson --force >> out.ndjson', 'standard output and -o out.ndjson are the same file'],
  ['merge - -o part.ndjson --force < part.ndjson', 'what standard input reads'],
  ['compare - --at 1 -o f.txt --force < f.txt', 'what standard input reads'],
  ['compare - --at 1 >> f.txt < f.txt', 'standard output is the same file'],
  ['sweep - --at 1 --html f.html --force < f.html', 'what standard input reads'],
] as const;

test.each(redirections)('%s is refused, and nothing changes', async (text, says) => {
  const folder = await folderOfFiles();
  const before = contents(folder);
  const { exitCode, stderr } = await execa('bash', ['-c', `"$0" "$1" ${text}`, process.execPath, command], {
    cwd: folder,
    reject: false,
  });
  const refused = says.includes('are the same') ? [2, 'bad-option'] : [3, 'same-file'];
  expect([exitCode, stderr]).toEqual([refused[0], expect.stringContaining(String(refused[1]))]);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(says);
  const after = contents(folder);
  for (const [path, content] of before) expect([path, after.get(path)]).toEqual([path, content]);
});

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
