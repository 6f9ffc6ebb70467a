// What lies beside cases: what the quick and the long tests of it share.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runMain } from '../cli/run-main.js';
import { ndjson, temporaryFolder } from './temporary-files.js';

export const cases = ndjson([{ expr: 'x^2', at: 3 }]);
const command = join(import.meta.dirname, '../../bin/diffcmp.js');

export async function folderWithOneCase(): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.ndjson'), cases);
  return Promise.resolve(folder);
}

/** What a study writes in a format is no input. */
export async function expectLeftOut(study: string, format: string, name: string): Promise<void> {
  const folder = await folderWithOneCase();
  const out = join(folder, name);
  const studied = study === 'batch' ? [join(folder, 'a.ndjson')] : ['x^2', '--at', '3'];
  const what = ['methods', 'functions'].includes(study) ? [] : [...studied, '-m', 'central-difference'];
  expect((await runMain([study, ...what, '-f', format, '-o', out])).exit).toBe(0);
  for (const path of [folder, join(folder, '*')]) {
    const all = await runMain(['batch', path, '-m', 'forward']);
    expect([all.exit, all.stdout.split('\n')[0]]).toEqual([0, expect.stringMatching(/^1 case from 1 file, /)]);
    expect(all.stderr.replace(/\s+/g, ' ')).toMatch(/^warning\[no-cases\]: left out, .*\/out\.\w+ $/);
  }
  const named = await runMain(['batch', out]);
  expect([named.exit, named.stderr]).toEqual([3, expect.stringContaining('error[bad-fixture]')]);
  expect(named.stderr).toMatch(/holds what\s+diffcmp wrote, not cases[^]*hint: .*diffcmp merge/);
}

/** How the command ends as a process, of which a test is sure only that it does. */
export async function ending(words: readonly string[], during: (pid: number) => Promise<void>) {
  const child = spawn(process.execPath, [command, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const closed = once(child, 'close');
  await during(child.pid ?? 0);
  const [exit] = (await closed) as [number | null];
  return { exit, stdout, stderr };
}
