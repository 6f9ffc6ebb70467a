// Two batches at once, for tests.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const command = join(import.meta.dirname, '../../bin/diffcmp.js');

export interface Ended {
  readonly pid: number;
  readonly exit: number | null;
  readonly said: string;
}

/** Runs a batch of `cases.ndjson` into `out.ndjson`. */
export function runBatchIn(cwd: string, ...words: readonly string[]): Promise<Ended> {
  const all = [command, 'batch', 'cases.ndjson', '-o', 'out.ndjson', '-q', '-j', '1', ...words];
  const child = spawn(process.execPath, all, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  return new Promise((resolve) => {
    child.on('close', (exit) => resolve({ pid: child.pid ?? 0, exit, said }));
  });
}

/** Two that are started so many milliseconds apart: who worked, and who was turned away. */
export async function race(cwd: string, apart: number): Promise<readonly Ended[]> {
  const first = runBatchIn(cwd, '--resume');
  await new Promise((resolve) => setTimeout(resolve, apart));
  const ended = await Promise.all([first, runBatchIn(cwd, '--resume')]);
  return [...ended].sort((a, b) => (a.exit ?? 0) - (b.exit ?? 0));
}
