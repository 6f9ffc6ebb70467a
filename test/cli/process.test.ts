// The command as a process: pipes, signals, start-up. These run dist.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';

const command = join(import.meta.dirname, '../../bin/diffcmp.js');
const run = (words: readonly string[], options = {}) =>
  execa(process.execPath, [command, ...words], { reject: false, ...options });

test('a comparison runs', async () => {
  const { stdout, exitCode } = await run(['x*cos(x)', '--at', '1.2', '-f', 'json']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ reference: { status: 'certified' } });
});

test('a pipe that is closed early is no error', async () => {
  const { stdout, stderr, exitCode } = await execa(
    'bash',
    ['-c', `"$0" "$1" functions -f json | head -c 20; echo " \${PIPESTATUS[0]}"`, process.execPath, command],
    { reject: false },
  );
  expect([stderr, exitCode]).toEqual(['', 0]);
  expect(stdout).toMatch(/ 0$/);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s while it waits for input gives %i', async (signal, exit) => {
  const child = spawn(process.execPath, [command, '-', '--at', '1'], { stdio: ['pipe', 'ignore', 'pipe'] });
  // more than a pipe holds: once all of it is written, the command is reading
  await new Promise((resolve) => child.stdin.write(' '.repeat(2 ** 20), resolve));
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([exit, null]);
});

test('a full disk is an error', async () => {
  const { exitCode, stderr } = await execa(
    'bash',
    ['-c', '"$0" "$1" functions > /dev/full', process.execPath, command],
    { reject: false },
  );
  expect(exitCode).toBe(3);
  expect(stderr).toBe('error[cannot-write]: cannot write to standard output: no space is left');
});
