// How a batch as a process ends before its end: by signals, and as a filter whose input stays open.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ndjson, temporaryFolder } from '../batch/temporary-files.js';
import { command, cases, until } from './broken-batches.js';

/** A signal ends a batch in good order, and what it says goes on. */
export async function endsBySignal(signal: 'SIGINT' | 'SIGTERM', exit: number): Promise<void> {
  const cwd = temporaryFolder();
  const endless = { expr: 'f(n, t) = n <= 0 ? t : f(n - 1, sin(t)); f(1e9, x)', at: { x: 1 }, maxSteps: 1e12 };
  writeFileSync(join(cwd, 'cases.ndjson'), ndjson([...cases, endless]));
  const words = ['batch', 'cases.ndjson', '-o', 'out.ndjson', '--timeout', '10m'];
  const child = spawn(process.execPath, [command, ...words], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const ended = once(child, 'close'); // by then all that it said has arrived
  const out = join(cwd, 'out.ndjson');
  const written = (): string => (existsSync(out) ? readFileSync(out, 'utf8') : '');
  await until(() => written().includes('"type":"case"'));
  child.kill(signal);
  expect(await ended).toEqual([exit, null]);
  expect(said).toMatch(/interrupted after [\d ]+ cases\. Continue: diffcmp batch cases\.ndjson .* --resume\n$/);
  expect(written().endsWith('\n') && !written().includes('"type":"summary"')).toBe(true);
}

const aborted = 'interrupted after 3 cases. With -o FILE, --resume could continue it.\n';

/** What ends a filter: options, the last that it reads, its exit code, and what it says. */
export const filterEndings = {
  'a signal': [[], '', 130, aborted],
  '--max-failures': [
    ['--max-failures', '1'],
    '{"expr":"log(x)","at":-1}\n',
    1,
    'stopped by --max-failures after 4 cases.\n',
  ],
  'a line that is no case': [[], '{"expr":7}\n', 3, expect.stringContaining('-:4:9: expr must be')],
  'a reader that has gone': [[], ndjson(cases.slice(0, 9)), 0, ''],
} as const;

/** A filter whose input stays open ends at once; what it wrote are whole lines. */
export async function filterEnds(reason: keyof typeof filterEndings): Promise<void> {
  const [options, last, exit, said] = filterEndings[reason];
  const child = spawn(process.execPath, [command, 'batch', '-', '-j', '1', ...options], { stdio: 'pipe' });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (chunk) => (text[name] += String(chunk)));
  const ended = once(child, 'close');
  child.stdin.on('error', () => undefined); // it is closed while it is written
  child.stdin.write(ndjson(cases.slice(0, 3)));
  await until(() => text.stdout.split('\n').length >= 5); // the header and three cases
  if (reason === 'a signal') child.kill('SIGINT');
  if (reason === 'a reader that has gone') child.stdout.destroy();
  child.stdin.write(last);
  expect(await ended).toEqual([exit, null]);
  expect(text.stdout.endsWith('}\n')).toBe(true);
  expect(text.stderr).toEqual(said);
}
