// Folders of cases, expressions and links for the tests of outputs that are inputs, and what redirections of a shell come to there.
import { linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect } from 'vitest';
import { temporaryFolder } from '../batch/temporary-files.js';
import { runMain } from './run-main.js';

export const command = join(import.meta.dirname, '../../bin/diffcmp.js');
const line = '{"expr":"x^2","at":3,"methods":"ad"}\n';

let written: Promise<string> | null = null;
/** What a batch of one case writes, made once: a batch starts workers, which takes longer than all else here. */
function part(): Promise<string> {
  written ??= runMain(['batch', '-', '-f', 'ndjson'], { stdin: line }).then(({ stdout }) => stdout);
  return written;
}

/** A folder of cases, expressions and links; `part.ndjson` is a part to merge. */
export async function folderOfFiles(): Promise<string> {
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

export function contents(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => [
      join(entry.parentPath, entry.name),
      readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    ]),
  );
}

/** A command whose input or output is a redirection is refused, and nothing changes. */
export async function expectRefused(text: string, says: string): Promise<void> {
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
}
