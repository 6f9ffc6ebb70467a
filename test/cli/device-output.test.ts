// Devices as outputs: what can't be written to is closed as well.
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFile } from '../batch/temporary-files.js';
import { runMain } from './run-main.js';

/** What this process has open, where the system tells. */
const openFiles = (): string[] =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return []; // the folder itself, closed meanwhile
    }
  });

const canTell = existsSync('/proc/self/fd') && existsSync('/dev/full');

test.skipIf(!canTell).each([
  ['lines', []],
  ['a table', ['-f', 'csv']],
])('a full device of %s', async (_, options) => {
  const cases = temporaryFile('cases.ndjson', '{"expr":"x^2","at":3}\n');
  const { exit, stderr } = await runMain(['batch', cases, '-m', 'forward', '-o', '/dev/full', ...options]);
  expect([exit, stderr]).toEqual([3, expect.stringContaining('error[cannot-write]')]);
  expect(openFiles()).not.toContain('/dev/full');
});

test.skipIf(!canTell)('a full device of results', async () => {
  const { exit, stderr } = await runMain(['compare', 'x^2', '--at', '3', '-m', 'forward', '-o', '/dev/full']);
  expect([exit, stderr]).toEqual([3, expect.stringContaining('error[cannot-write]')]);
  expect(openFiles()).not.toContain('/dev/full');
});
