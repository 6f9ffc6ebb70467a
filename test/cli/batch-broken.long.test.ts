// The batch as processes: broken runs, signals, parts, the engines that distribute it. These run dist.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { ndjson, temporaryFolder } from '../batch/temporary-files.js';
import { endsBySignal, filterEnds } from './batch-endings.js';
import { command, cases, diffcmp, folderWithCases, until, wholeRun, withWholeRun } from './broken-batches.js';
import { runMain } from './run-main.js';

withWholeRun();

test('--resume begins in an empty file; what has no header is left alone', async () => {
  const cwd = folderWithCases();
  const out = join(cwd, 'out.ndjson');
  const resume = () => diffcmp(['batch', 'cases.ndjson', '-o', 'out.ndjson', '--resume', '-q'], { cwd });
  const garbage = Buffer.concat([randomBytes(200), Buffer.from('\n'), randomBytes(200)]);
  writeFileSync(out, garbage);
  const { exitCode, stderr } = await resume();
  expect([exitCode, stderr]).toEqual([
    3,
    expect.stringContaining('out.ndjson is not the output of diffcmp batch: line 1: '),
  ]);
  expect(readFileSync(out)).toEqual(garbage);
  writeFileSync(out, '');
  expect((await resume()).exitCode).toBe(0);
  expect(readFileSync(out, 'utf8') === wholeRun()).toBe(true);
});

test('an edited case is run again, the others are not; a finished file stays as it is', async () => {
  const cwd = folderWithCases();
  const out = join(cwd, 'out.ndjson');
  writeFileSync(out, wholeRun());
  await diffcmp(['batch', 'cases.ndjson', '-o', 'out.ndjson', '--resume', '-q'], { cwd });
  expect(readFileSync(out, 'utf8')).toBe(wholeRun());
  // A value that no run would give shows which lines were taken over.
  writeFileSync(out, wholeRun().replace('"index":7,', '"index":7, ').replace('"index":200,', '"index":200, '));
  const edited = cases.map((each, i) => (i === 100 ? { expr: 'x^5', at: { x: 2 } } : each));
  writeFileSync(join(cwd, 'cases.ndjson'), ndjson(edited));
  await diffcmp(['batch', 'cases.ndjson', '-o', 'out.ndjson', '--resume', '-q'], { cwd });
  const lines = readFileSync(out, 'utf8').split('\n');
  expect(lines[8]).toContain('"index":7, ');
  expect(lines[201]).toContain('"index":200, ');
  expect(JSON.parse(lines[101] as string)).toMatchObject({ expression: 'x^5', reference: { gradient: { x: 80 } } });
  expect(lines).toHaveLength(303);
});

test('nothing is overwritten unasked; a full disk and a folder that is not there are clear errors', async () => {
  const cwd = folderWithCases();
  const [path, out] = [join(cwd, 'cases.ndjson'), join(cwd, 'out.ndjson')];
  writeFileSync(out, 'mine\n');
  const plain = await runMain(['batch', path, '-o', out]);
  expect([plain.exit, plain.stderr]).toEqual([
    3,
    expect.stringMatching(/error\[output-exists\][^]*--resume[^]*--force/),
  ]);
  const resumed = await runMain(['batch', path, '-o', out, '--resume']);
  expect([resumed.exit, resumed.stderr]).toEqual([3, expect.stringContaining('error[bad-part]')]);
  expect(readFileSync(out, 'utf8')).toBe('mine\n');
  for (const target of ['/dev/full', join(cwd, 'nowhere/out.ndjson'), '/proc/out.ndjson']) {
    const { exit, stderr } = await runMain(['batch', path, '-o', target]);
    expect([exit, stderr]).toEqual([3, expect.stringContaining('error[cannot-write]')]);
  }
});

test('a disk that fills up midway leaves whole lines and says how to go on', async () => {
  const cwd = folderWithCases();
  // a limit on the size of files takes a part of a text, as a full disk does
  const limited = 'ulimit -f 100; trap "" XFSZ; exec "$0" "$1" batch cases.ndjson -o out.ndjson -q';
  const { exitCode, stderr } = await execa('bash', ['-c', limited, process.execPath, command], { cwd, reject: false });
  expect([exitCode, stderr]).toEqual([3, expect.stringMatching(/error\[cannot-write\][^]*too large[^]*--resume/)]);
  const written = readFileSync(join(cwd, 'out.ndjson'), 'utf8');
  expect(written.length).toBeGreaterThan(10_000);
  expect(written.endsWith('\n')).toBe(true);
  expect(wholeRun().startsWith(written)).toBe(true);
  await diffcmp(['batch', 'cases.ndjson', '-o', 'out.ndjson', '--resume', '-q'], { cwd });
  expect(readFileSync(join(cwd, 'out.ndjson'), 'utf8')).toBe(wholeRun());
});

test('SIGINT ends in good order with 130, says how to continue, and that works', () => endsBySignal('SIGINT', 130));

test.each(['a signal', 'a reader that has gone'] as const)(
  'a filter whose input stays open ends at once by %s; what it wrote are whole lines',
  filterEnds,
);

test('a filter answers line by line, while its input goes on', async () => {
  const child = spawn(process.execPath, [command, 'batch', '-', '-j', '1'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  child.stdin.write(ndjson(cases.slice(0, 1)));
  await until(() => text.includes('"type":"case"'));
  child.stdin.end();
  await once(child, 'close');
  expect(text.trimEnd().split('\n')).toHaveLength(3);
});

test('a reader that has seen enough ends the batch quietly', async () => {
  const cwd = folderWithCases();
  const line = `"$0" "$1" batch cases.ndjson -f ndjson | head -1 | cut -c1-16; echo " \${PIPESTATUS[0]}"`;
  const { stdout, stderr } = await execa('bash', ['-c', line, process.execPath, command], { cwd });
  expect([stdout, stderr]).toEqual(['{"type":"header"\n 0', '']);
});

test('the fixtures pass, and the report needs nothing else', async () => {
  const cwd = temporaryFolder();
  const fixtures = join(import.meta.dirname, '../../fixtures/elementary.yaml');
  const { exitCode, stdout } = await diffcmp(['batch', fixtures, '--report', 'r.html', '--width', '80'], { cwd });
  expect([exitCode, stdout]).toEqual([
    0,
    expect.stringMatching(/^\d+ cases from 1 file, 2 methods: \d+ passed, 0 failed/),
  ]);
  expect(Math.max(...stdout.split('\n').map((each) => each.length))).toBeLessThanOrEqual(80);
  const html = readFileSync(join(cwd, 'r.html'), 'utf8');
  expect(html).toContain('<svg');
  expect(html).toContain('<code>diffcmp ');
  expect(html).not.toMatch(/(src|href)=|@import|url\(/);
});
