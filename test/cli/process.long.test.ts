// The command as a process, where that takes seconds: a slow pipe, and many workers.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';

const command = join(import.meta.dirname, '../../bin/diffcmp.js');

test('five megabytes arrive whole in a slow pipe', async () => {
  const terms = Array.from({ length: 900 }, (_, i) => `sin(x*${i})`).join('+');
  const long = `${' '.repeat(5_000_000)}${terms}`;
  const child = spawn(process.execPath, [command, '-', '--at', '1', '-m', 'reverse', '-f', 'json']);
  child.stdin.end(long);
  let received = '';
  for await (const chunk of child.stdout) {
    received += String(chunk);
    if (received.length % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect(received.length).toBeGreaterThan(5_000_000);
  expect(JSON.parse(received)).toMatchObject({ schema: 'diffcmp/compare@1' });
});

test('many workers on one stream are no leak that Node warns of', async () => {
  const { exitCode, stderr } = await execa(process.execPath, [command, 'batch', '-', '-j', '12', '-m', 'forward'], {
    input: '{"expr":"x^2","at":3}\n',
  });
  expect([exitCode, stderr]).toEqual([0, '']);
});

/** Each worker but the first waits in the middle of inflating, where Node 20 aborts the process if it is ended. */
const slowInflation = `
const { threadId } = require('node:worker_threads');
const inflate = require('node:zlib').createInflateRaw();
const handles = Object.getPrototypeOf(inflate._handle);
inflate.close();
const { init } = handles;
handles.init = function (...settings) {
  const end = performance.now() + (threadId > 1 ? 3000 : 0);
  while (performance.now() < end);
  return init.apply(this, settings);
};
`;

test('workers that are ended as they start leave the process whole', async () => {
  const preload = join(mkdtempSync(join(tmpdir(), 'diffcmp-')), 'slow-inflation.cjs');
  writeFileSync(preload, slowInflation);
  const { exitCode, stderr } = await execa(
    process.execPath,
    ['--require', preload, command, 'batch', '-', '-j', '12', '-m', 'forward'],
    { input: '{"expr":"x^2","at":3}\n', reject: false },
  );
  expect([exitCode, stderr]).toEqual([0, '']);
});
