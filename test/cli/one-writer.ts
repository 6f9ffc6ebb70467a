// Two batches at once, for tests.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export const command = join(import.meta.dirname, '../../bin/diffcmp.js');

export interface Ended {
  readonly pid: number;
  readonly exit: number | null;
  readonly said: string;
}

/** Runs a batch of `cases.ndjson` into `out.ndjson`. */
export function runBatchIn(cwd: string, ...words: readonly string[]): Promise<Ended> {
  return endOf(spawnBatch(cwd, 'cases.ndjson', 'ignore', words));
}

/** Two that are started so many milliseconds apart: who worked, and who was turned away (if they met). */
export async function race(cwd: string, apart: number): Promise<readonly Ended[]> {
  const first = runBatchIn(cwd, '--resume');
  await new Promise((resolve) => setTimeout(resolve, apart));
  return workerFirst(await Promise.all([first, runBatchIn(cwd, '--resume')]));
}

/** Two that surely meet: they read the same cases from standard input, which lasts until one of them has been turned away. */
export async function meet(cwd: string, apart: number, cases: string): Promise<readonly Ended[]> {
  const batches: ChildProcess[] = [];
  const start = (): Promise<Ended> => {
    const child = spawnBatch(cwd, '-', 'pipe', ['--resume']);
    child.stdin?.on('error', () => undefined); // who is turned away does not read
    child.stdin?.write(cases);
    batches.push(child);
    return endOf(child);
  };
  const first = start();
  await new Promise((resolve) => setTimeout(resolve, apart));
  const ended = [first, start()];
  await Promise.race(ended);
  for (const { stdin } of batches) stdin?.end();
  return workerFirst(await Promise.all(ended));
}

function spawnBatch(cwd: string, input: string, stdin: 'ignore' | 'pipe', words: readonly string[]): ChildProcess {
  const all = [command, 'batch', input, '-o', 'out.ndjson', '-q', '-j', '1', ...words];
  return spawn(process.execPath, all, { cwd, stdio: [stdin, 'ignore', 'pipe'] });
}

function endOf(child: ChildProcess): Promise<Ended> {
  let said = '';
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  return new Promise((resolve) => {
    child.on('close', (exit) => resolve({ pid: child.pid ?? 0, exit, said }));
  });
}

const workerFirst = (ended: readonly Ended[]): readonly Ended[] =>
  [...ended].sort((a, b) => (a.exit ?? 0) - (b.exit ?? 0));
