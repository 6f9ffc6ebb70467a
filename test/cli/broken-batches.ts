// The batch that tests break, cut into pieces and put together again: 300 cases, and what an unbroken run of them writes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, expect } from 'vitest';
import { ndjson, temporaryFolder } from '../batch/temporary-files.js';

export const command = join(import.meta.dirname, '../../bin/diffcmp.js');
export const diffcmp = (words: readonly string[], options = {}) =>
  execa(process.execPath, [command, ...words], { reject: false, ...options });

const expressions = ['x*cos(x)', 'exp(x)/x', 'sin(x)^2 + x', 'log(x) - sqrt(x)', 'tanh(x)*x^3'];
export const cases = Array.from({ length: 300 }, (_, i) => ({
  expr: expressions[i % 5] as string,
  at: { x: 1 + i / 100 },
}));

/** What an unbroken run of `cases.ndjson` writes. */
let whole = '';
export const wholeRun = (): string => whole;
export function folderWithCases(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'cases.ndjson'), ndjson(cases));
  return folder;
}

/** Makes the unbroken run before the tests of a file. */
export function withWholeRun(): void {
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'whole-'));
    writeFileSync(join(folder, 'cases.ndjson'), ndjson(cases));
    const { exitCode } = await diffcmp(['batch', 'cases.ndjson', '-o', 'whole.ndjson', '-j', '1', '-q'], {
      cwd: folder,
    });
    expect(exitCode).toBe(0);
    whole = readFileSync(join(folder, 'whole.ndjson'), 'utf8');
    expect(whole.split('\n')).toHaveLength(303);
    return () => rmSync(folder, { recursive: true });
  });
}

/** Waits for something to come about, however long that takes: the limit of the test ends it. */
export async function until(condition: () => boolean, interval = 20): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, interval));
}

/** Bytes of an output, and of what is being written to take its place. */
export function bytesWritten(cwd: string): number {
  const names = readdirSync(cwd).filter((name) => name.includes('out.ndjson'));
  return names.reduce((sum, name) => sum + (statSync(join(cwd, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** Starts a batch and kills it once so many bytes are written, if it doesn't end before. */
export async function kill(cwd: string, words: readonly string[], bytes: number): Promise<void> {
  const child = spawn(process.execPath, [command, 'batch', 'cases.ndjson', '-o', 'out.ndjson', '-q', ...words], {
    cwd,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await until(() => child.exitCode !== null || bytesWritten(cwd) >= bytes, 1);
  child.kill('SIGKILL');
  await ended;
}
