// An output of a batch has one writer, is a batch's from its first byte on, and stays where its links lead.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa, execaSync } from 'execa';
import { expect, test } from 'vitest';
import { ndjson, temporaryFolder } from '../batch/temporary-files.js';
import { command, meet, runBatchIn } from './one-writer.js';
import { runMain } from './run-main.js';

const cases = Array.from({ length: 400 }, (_, i) => ({ expr: `sin(x)^${i % 40} + x`, at: 1 + i / 100, methods: 'ad' }));

function folderWithCases(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'cases.ndjson'), ndjson(cases));
  return folder;
}

const hidden = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith('.'));

test.each([0, 150])(
  'of two batches with one output that meet %i ms apart, one works and the other names it',
  async (apart) => {
    const cwd = folderWithCases();
    const [first, second] = await meet(cwd, apart, ndjson(cases));
    expect([first?.exit, first?.said, second?.exit]).toEqual([0, '', 3]);
    expect(second?.said).toContain(`error[output-in-use]: out.ndjson is being written by process ${first?.pid}\n`);
    const written = readFileSync(join(cwd, 'out.ndjson'), 'utf8');
    const whole = folderWithCases();
    await runBatchIn(whole);
    const lines = (text: string): string[] => text.replaceAll('"cases.ndjson', '"-').split('\n').slice(1);
    expect(lines(written)).toEqual(lines(readFileSync(join(whole, 'out.ndjson'), 'utf8')));
    expect(hidden(cwd)).toEqual([]);
  },
);

test('a killed batch leaves no lock that matters; --force and merge respect one that lives', async () => {
  const cwd = folderWithCases();
  const child = spawn(process.execPath, [command, 'batch', '-', '-o', 'out.ndjson'], {
    cwd,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  while (!readdirSync(cwd).includes('out.ndjson')) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(readFileSync(join(cwd, 'out.ndjson'), 'utf8')).toMatch(/^{"type":"header".*}\n/);
  const forced = await runBatchIn(cwd, '--force');
  expect([forced.exit, forced.said]).toEqual([3, expect.stringContaining(`by process ${child.pid}`)]);
  const words = ['merge', 'cases.ndjson', '-o', 'out.ndjson', '--force'];
  expect(execaSync(process.execPath, [command, ...words], { cwd, reject: false }).stderr).toContain('output-in-use');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(hidden(cwd)).toEqual(['.out.ndjson.lock']);
  expect(await runBatchIn(cwd, '--force')).toMatchObject({ exit: 0, said: '' });
  expect(hidden(cwd)).toEqual([]);
});

test('an owner on another host is named, with the way out', async () => {
  const cwd = folderWithCases();
  const lock = { host: 'node7', machine: null, boot: null, pid: 12, start: null, token: 'a'.repeat(24) };
  writeFileSync(join(cwd, '.out.ndjson.lock'), JSON.stringify(lock));
  const { exit, said } = await runBatchIn(cwd, '--resume');
  expect([exit, said]).toEqual([3, expect.stringContaining('out.ndjson is being written by process 12 on node7')]);
  expect(said.replaceAll(/\s+/g, ' ')).toMatch(
    /if no diffcmp writes out\.ndjson any more, delete .*\/\.out\.ndjson\.lock/,
  );
  expect(readdirSync(cwd)).toEqual(['.out.ndjson.lock', 'cases.ndjson']);
});

test.each([
  ['out.ndjson', 'batch cases.ndjson -o LINK'],
  ['out.csv', 'batch cases.ndjson -f csv -o LINK'],
  ['out.html', 'batch cases.ndjson --report LINK'],
  ['out.ndjson', 'merge part.ndjson -o LINK'],
  ['out.json', 'compare x^2 --at 1 -f json -o LINK'],
  ['out.svg', 'sweep x^2 --at 1 --svg LINK'],
])('links stay links, to %s: %s', async (name, text) => {
  const folder = temporaryFolder();
  const at = (file: string): string => join(folder, file);
  writeFileSync(at('cases.ndjson'), '{"expr":"x^2","at":3,"methods":"ad"}\n');
  const { stdout } = await runMain(['batch', at('cases.ndjson'), '-f', 'ndjson']);
  writeFileSync(at('part.ndjson'), stdout);
  symlinkSync(name, at(`way-${name}`));
  symlinkSync(`way-${name}`, at(`link-${name}`));
  const words = text
    .split(' ')
    .map((word) => (word === 'LINK' ? at(`link-${name}`) : /\.ndjson$/.test(word) ? at(word) : word));
  for (const more of [[], ['--force']]) {
    expect((await runMain([...words, ...more])).exit).toBe(0);
    expect([lstatSync(at(`link-${name}`)), lstatSync(at(`way-${name}`))].map((each) => each.isSymbolicLink())).toEqual([
      true,
      true,
    ]);
    expect(lstatSync(at(name)).size).toBeGreaterThan(100);
    writeFileSync(at(name), 'old');
  }
  expect((await runMain(words)).stderr).toContain('output-exists');
});

const resumes: readonly (readonly [what: string, change: (text: string) => string, says: RegExp | null])[] = [
  ['another Node', (text) => text.replace(/"node":\d+/, '"node":18'), /by Node 18 on .*; this run is by Node/],
  [
    'another platform',
    (text) => text.replace(/"platform":"[^"]*"/, '"platform":"aix-ppc64"'),
    /on aix-ppc64; this run/,
  ],
  ['a file of before', (text) => text.replace(/"node":\d+,"platform":"[^"]*",/, ''), /its node is missing/],
  ['a header of nothing', () => '{"type":"header"}\n', /not the output of diffcmp batch: .* its schema is missing/],
  ['one line of another', () => 'mine', /not the output of diffcmp batch/],
  ['a torn header', (text) => text.slice(0, 40), null],
  ['a timeout', (text) => broken(text, 'timeout'), null],
  ['a worker that died', (text) => broken(text, 'worker-died'), null],
  ['a line without its results', (text) => text.replace(/"results":\[.*?\],"expect"/, '"expect"'), null],
  ['lines twice', (text) => text.replace(/(.*"index":3,.*\n)/, '$1$1'), null],
];

/** The fourth case as one that failed. */
function broken(text: string, code: string): string {
  const lines = text.split('\n');
  const failed = {
    status: 'failed',
    code,
    message: 'it did',
    reference: null,
    results: [],
    expect: null,
    failures: [],
  };
  lines[4] = JSON.stringify({ ...(JSON.parse(lines[4] ?? '') as object), ...failed });
  return lines.join('\n');
}

test.each(resumes)('--resume after %s', async (_, change, says) => {
  const folder = temporaryFolder();
  const [path, out] = [join(folder, 'cases.ndjson'), join(folder, 'out.ndjson')];
  writeFileSync(path, ndjson(cases.slice(0, 9)));
  const words = ['batch', path, '-o', out, '-q', '-j', '1'];
  await runMain(words);
  const whole = readFileSync(out, 'utf8');
  expect(JSON.parse(whole.split('\n')[0] ?? '')).toMatchObject({
    node: Number.parseInt(process.versions.node),
    platform: `${process.platform}-${process.arch}`,
  });
  writeFileSync(out, change(whole));
  const { exit, stderr } = await runMain([...words, '--resume']);
  expect([exit, stderr.replaceAll(/\s+/g, ' ')]).toEqual(says === null ? [0, ''] : [3, expect.stringMatching(says)]);
  expect(readFileSync(out, 'utf8')).toBe(says === null ? whole : change(whole));
});

const pipes = process.platform === 'win32' ? test.skip : test;

pipes('a pipe whose reader goes is an error that says so', async () => {
  const cwd = folderWithCases();
  execaSync('mkfifo', ['pipe'], { cwd });
  const reader = execa('bash', ['-c', 'head -c 10 < pipe'], { cwd });
  const batch = await execa(process.execPath, [command, 'batch', 'cases.ndjson', '-o', 'pipe', '-q'], {
    cwd,
    reject: false,
  });
  expect([batch.exitCode, batch.stderr]).toEqual([3, 'error[cannot-write]: cannot write pipe: its reader has gone']);
  expect((await reader).stdout).toBe('{"type":"h');
  const all = execa('bash', ['-c', 'sleep 0.3; cat pipe'], { cwd });
  await execa(process.execPath, [command, 'batch', 'cases.ndjson', '-o', 'pipe', '-q'], { cwd });
  expect((await all).stdout.split('\n')).toHaveLength(402);
});

pipes.each([['batch cases.ndjson -o pipe'], ['batch cases.ndjson -f csv -o pipe'], ['compare x --at 1 -o pipe']])(
  'a signal ends %s, which waits for somebody to read the pipe',
  async (text) => {
    const cwd = folderWithCases();
    execaSync('mkfifo', ['pipe'], { cwd });
    const child = spawn(process.execPath, [command, ...text.split(' ')], { cwd, stdio: 'ignore' });
    setTimeout(() => child.kill('SIGTERM'), 1500);
    expect(await once(child, 'exit')).toEqual([143, null]);
  },
);
