// What `diffcmp batch` says: how to continue, what differs from the run that it continues, lines of failures; formats of
// `merge` and `schema`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { continueLine } from '../../src/cli/continue-line.js';
import { temporaryFile, temporaryFolder } from '../batch/temporary-files.js';
import { runMain } from './run-main.js';

const wrong = '{"expr":"x^2","at":3,"expect":6.5,"methods":"ad","id":"wrong"}\n';
const right = '{"expr":"x^3","at":2,"expect":12,"methods":"ad","id":"right"}\n';

test('the line that continues a batch is the one that was given', () => {
  const words = ['batch', 'my cases.ndjson', '--force', '-k', "it's", '--tolerance=4ulp', '-o', 'out.ndjson'];
  expect(continueLine(words, false)).toBe(
    String.raw`diffcmp batch 'my cases.ndjson' -k 'it'\''s' --tolerance=4ulp -o out.ndjson --resume`,
  );
  expect(continueLine(['batch', '-o', 'a', '--resume', '--', '-x.csv'], false)).toBe(
    'diffcmp batch -o a --resume -- -x.csv',
  );
  expect(continueLine(['batch', 'a', '--max-failures', '1', '-o', 'b'], false)).toContain('--max-failures 1');
  expect(continueLine(['batch', 'a', '--max-failures', '1', '-o', 'b'], true)).toBe('diffcmp batch a -o b --resume');
});

test('the line of a batch that --max-failures stopped goes on, with its report', async () => {
  const folder = temporaryFolder();
  const [cases, out, report] = ['cases.ndjson', 'out.ndjson', 'r.html'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(cases, wrong + right);
  const options = ['-t', '1e-8', '-j', '1', '--report', report, '-o', out];
  const stopped = await runMain(['batch', cases, ...options, '--max-failures', '1', '--force']);
  const [, line = ''] = /Continue: diffcmp (.*)\n$/.exec(stopped.stderr) ?? [];
  expect(line).toBe(['batch', cases, ...options, '--resume'].join(' '));
  const continued = await runMain(line.split(' '));
  expect([continued.exit, continued.stderr]).toEqual([1, '']);
  expect(readFileSync(out, 'utf8').split('\n')).toHaveLength(5);
});

test('--resume with other options leaves the file alone and says which differ', async () => {
  const folder = temporaryFolder();
  const [cases, out] = [join(folder, 'cases.ndjson'), join(folder, 'out.ndjson')];
  writeFileSync(cases, right);
  await runMain(['batch', cases, '-t', '1e-10', '-o', out]);
  const before = readFileSync(out, 'utf8');
  const twin = join(folder, 'twin.ndjson');
  writeFileSync(twin, right);
  writeFileSync(twin.replace('twin', 'a twin'), right);
  const others = [
    [['-t', '1e-8'], 'with --tolerance 1e-10; this run is with --tolerance 1e-8'],
    [[], 'with --tolerance 1e-10; this run is without --tolerance'],
    [['-t', '1e-10', '-k', 'right'], 'without --filter; this run is with --filter right'],
    [['-t', '1e-10', '--shard', '1/2'], 'without --shard; this run is with --shard 1/2'],
    [['-t', '1e-10', '--timeout', '500ms'], 'with --timeout 10s; this run is with --timeout 500ms'],
    [['-t', '1e-10', '-m', 'ad,fd'], 'without --method; this run is with --method ad,fd'],
    [['-t', '1e-10', '-p', 'float32'], 'without --precision; this run is with --precision float32'],
    [['-t', '1e-10', '-d', '1e-3'], 'without --delta; this run is with --delta 0.001'],
    [['-t', '1e-10', '--reduce', 'sum'], 'without --reduce; this run is with --reduce sum'],
    [['-t', '1e-10', '--max-steps', '9'], 'without --max-steps; this run is with --max-steps 9'],
    [['-t', '1e-10', twin], `for ${cases}; this run is for ${cases} ${twin}`],
    [
      ['-t', '1e-10', twin.replace('twin', 'a twin')],
      `for ${cases}; this run is for ${cases} '${twin.replace('twin', 'a twin')}'`,
    ],
  ] as const;
  for (const [options, says] of others) {
    const { exit, stderr } = await runMain(['batch', cases, ...options, '-o', out, '--resume']);
    expect([exit, stderr.replace(/\s+/g, ' ')]).toEqual([3, expect.stringContaining(says)]);
    expect(stderr).toContain('--force instead of --resume starts anew');
    expect(readFileSync(out, 'utf8')).toBe(before);
  }
  const same = await runMain(['batch', cases, '-t', '1e-10', '-o', out, '--resume', '-j', '1']);
  expect([same.exit, readFileSync(out, 'utf8')]).toEqual([0, before]);
});

test('what a folder holds beside cases is left out and named; a file that is named must hold cases', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.ndjson'), right);
  for (const [name, content] of [
    ['b.json', '[{"expr":"x","at":1}]'],
    ['c.json', '{"compilerOptions":{}}'],
    ['d.yaml', 'services: {a: 1}'],
  ] as const)
    writeFileSync(join(folder, name), content);
  const all = await runMain(['batch', folder, '-m', 'ad']);
  expect([all.exit, all.stdout.split('\n')[0]]).toEqual([0, expect.stringMatching(/^2 cases from 2 files, /)]);
  expect(all.stderr.replaceAll(/\s+/g, ' ')).toMatch(/^warning\[no-cases\]: left out.*c\.json, .*d\.yaml $/);
  expect((await runMain(['batch', folder, '-m', 'ad', '-q'])).stderr).toBe('');
  const named = await runMain(['batch', join(folder, 'c.json')]);
  expect([named.exit, named.stderr]).toEqual([3, expect.stringContaining("has no field 'compilerOptions'")]);
});

test('lines of failures fit the terminal, and stay one line elsewhere', async () => {
  const path = temporaryFile('c.ndjson', wrong);
  const { stdout } = await runMain(['batch', path, '--width', '60']);
  const lines = stdout.split('\n');
  expect(lines[0]).toMatch(/^FAIL {2}/);
  expect(lines[1]).toMatch(/^ {6}\S/);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  const wide = await runMain(['batch', path]);
  expect(wide.stdout.split('\n')[0]).toBe(`FAIL  ${path}#wrong  x^2 at 3  expect: 6.5 differs from the truth 6 by 0.5`);
  expect(wide.stdout).toMatch(/^method .* no number /m);
});

test.each([
  [['schema', 'fixture', '-f', 'csv'], /json or ndjson/],
  [['schema', 'fixture', '-f', 'md'], /json or ndjson/],
  [['merge', 'part.ndjson', '-f', 'table'], /ndjson, json, csv, tsv or md/],
])('%j is an error that names the formats', async (words, formats) => {
  const { exit, stdout, stderr } = await runMain(words);
  expect([exit, stdout, stderr]).toEqual([2, '', expect.stringContaining('error[bad-option]')]);
  expect(stderr).toMatch(formats);
});
