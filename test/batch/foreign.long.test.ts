// All outputs beside cases, and batches that are ended while their workers are at work for an hour.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ending, expectLeftOut } from './foreign-files.js';
import { temporaryFolder } from './temporary-files.js';

test.each([
  ['batch', 'ndjson', 'out.jsonl'],
  ['batch', 'json', 'out.json'],
  ['batch', 'json', 'out.yaml'],
  ['batch', 'tsv', 'out.csv'],
  ['compare', 'ndjson', 'out.ndjson'],
  ['compare', 'csv', 'out.csv'],
  ['sweep', 'json', 'out.json'],
  ['sweep', 'csv', 'out.csv'],
  ['methods', 'ndjson', 'out.ndjson'],
  ['methods', 'csv', 'out.csv'],
  ['functions', 'json', 'out.json'],
  ['functions', 'csv', 'out.csv'],
] as const)('what %s writes as %s is left out where it is found, and an error where it is named', expectLeftOut);

const endless =
  '{"expr":"f(n, t) = n <= 0 ? t : f(n - 1, gamma(gamma(1.1 + sin(t)/9))); f(1e9, x)","at":1.3,"maxSteps":1000000000000}\n';
/** As many as are handed to a worker at first. */
const wrongs = Array.from({ length: 4 }, () => '{"expr":"x^2","at":3,"expect":7}\n');

test.each([
  ['--max-failures', [...wrongs, endless], ['--max-failures', '1'], null, 1],
  ['SIGINT', [endless], [], 'SIGINT', 130],
  ['SIGTERM', [endless, endless], [], 'SIGTERM', 143],
] as const)('%s ends a batch with workers that are at work for an hour', async (_, lines, options, signal, exit) => {
  const path = join(temporaryFolder(), 'c.ndjson');
  writeFileSync(path, lines.join(''));
  const output = join(path, '../o.ndjson');
  const words = ['batch', path, '-m', 'forward', '-j', '2', '--timeout', '1h', '-o', output, ...options];
  const ended = await ending(words, async (pid) => {
    if (signal === null) return;
    while (!existsSync(output)) await delay(50); // it has begun
    await delay(1000);
    process.kill(pid, signal);
  });
  expect(ended.exit).toBe(exit);
});
