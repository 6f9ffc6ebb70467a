// Batches at once, and batches killed at any moment of their start, of taking over a lock and of their work, at length.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { randomNumbers } from '../batch/random-numbers.js';
import { ndjson, temporaryFolder } from '../batch/temporary-files.js';
import { command, race, runBatchIn } from './one-writer.js';

const cases = Array.from({ length: 400 }, (_, i) => ({ expr: `sin(x)^${i % 40} + x`, at: 1 + i / 100, methods: 'ad' }));
const seed = Number(process.env['SEED'] ?? 1);

function folderWithCases(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'cases.ndjson'), ndjson(cases));
  return folder;
}

async function wholeFile(): Promise<string> {
  const folder = folderWithCases();
  await runBatchIn(folder);
  return readFileSync(join(folder, 'out.ndjson'), 'utf8');
}

test(`12 times two batches with one output: one works, the other names it, the bytes are right (SEED=${seed})`, async () => {
  const random = randomNumbers(seed);
  const whole = await wholeFile();
  for (let round = 0; round < 12; round++) {
    const cwd = folderWithCases();
    const [first, second] = await race(cwd, round % 2 === 0 ? 0 : 400 * random());
    expect([round, first?.exit, first?.said]).toEqual([round, 0, '']);
    // one that came when the other had ended found nothing to do
    if (second?.exit !== 0) {
      expect([round, second?.exit]).toEqual([round, 3]);
      expect(second?.said).toContain(`is being written by process ${first?.pid}\n`);
    }
    expect(readFileSync(join(cwd, 'out.ndjson'), 'utf8') === whole, `round ${round}`).toBe(true);
    expect(readdirSync(cwd).sort()).toEqual(['cases.ndjson', 'out.ndjson']);
  }
}, 600_000);

test(`16 trials with kills at any moment, torn tails, and others that start meanwhile: the unbroken file (SEED=${seed})`, async () => {
  const random = randomNumbers(seed);
  const whole = await wholeFile();
  let kills = 0;
  for (let trial = 0; trial < 16; trial++) {
    const cwd = folderWithCases();
    const out = join(cwd, 'out.ndjson');
    const words = [command, 'batch', 'cases.ndjson', '-o', 'out.ndjson', '-q', '-j', '1', '--resume'];
    for (let i = 0; i < 2 + (trial % 2); i++) {
      const child = spawn(process.execPath, words, { cwd, stdio: 'ignore' });
      const ended = once(child, 'exit');
      // as long as the lock of the one before is there, the new one takes it over just now
      const delay =
        i > 0 && trial % 3 === 0 ? untilLockIsNew(cwd) : new Promise((resolve) => setTimeout(resolve, 1200 * random()));
      await Promise.race([delay, ended]);
      if (child.kill((['SIGKILL', 'SIGTERM', 'SIGINT'] as const)[Math.floor(3 * random())])) kills++;
      await ended;
      if (!existsSync(out)) continue;
      expect(readFileSync(out, 'utf8')).toMatch(/^{"type":"header".*}\n/);
      const isEnded = readFileSync(out, 'utf8').includes('"type":"summary"');
      if (random() < 0.3 && !isEnded) appendFileSync(out, '{"type":"case","index":3,"fi');
    }
    expect(await runBatchIn(cwd, '--resume')).toMatchObject({ exit: 0, said: '' });
    expect(readFileSync(out, 'utf8') === whole, `trial ${trial}`).toBe(true);
    expect(readdirSync(cwd).sort()).toEqual(['cases.ndjson', 'out.ndjson']);
  }
  expect(kills).toBeGreaterThan(16);
}, 900_000);

/** Waits until the lock is another one than now. */
async function untilLockIsNew(cwd: string): Promise<void> {
  const lock = join(cwd, '.out.ndjson.lock');
  const textOf = (): string | null => (existsSync(lock) ? readFileSync(lock, 'utf8') : null);
  const before = textOf();
  for (let i = 0; i < 2000 && textOf() === before; i++) await new Promise((resolve) => setTimeout(resolve, 1));
}
