// Cases that name a file: it is read only in the folder of the cases, only if it is a file, and repeated only if it is an expression.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { batch } from '../../src/batch/batch.js';
import type { BatchOptions } from '../../src/batch/options.js';
import { readCaseText } from '../../src/batch/named-file.js';
import type { BatchCase } from '../../src/batch/record.js';
import { DiffcmpError } from '../../src/errors.js';
import { commandLineWording } from '../../src/report/text/command-line-wording.js';
import { runMain } from '../cli/run-main.js';
import { ndjson, temporaryFolder } from './temporary-files.js';

let home = ''; // `cases/` in it is the folder of the cases
let caseFile = '';
beforeEach(() => {
  home = temporaryFolder();
  mkdirSync(join(home, 'cases/inner'), { recursive: true });
  mkdirSync(join(home, 'cases-beside'));
  for (const name of ['secret.txt', 'cases-beside/secret.txt', 'cases/f.txt', 'cases/inner/f.txt', 'cases/a..b.txt'])
    writeFileSync(join(home, name), 'x^2\n');
  symlinkSync('../secret.txt', join(home, 'cases/link.txt'));
  symlinkSync('..', join(home, 'cases/up'));
  symlinkSync('inner', join(home, 'cases/down'));
  symlinkSync('f.txt', join(home, 'cases/same.txt'));
  symlinkSync('loop', join(home, 'cases/loop'));
  symlinkSync(home, join(home, 'cases/inner/home'));
  caseFile = join(home, 'cases/c.ndjson');
});

const rules = { allowOutside: false, timeout: 10_000 };
function outcome(name: string, allowOutside = false): string {
  try {
    return readCaseText(name, caseFile, { ...rules, allowOutside }) ?? '';
  } catch (error) {
    if (error instanceof DiffcmpError) return error.code;
    throw error;
  }
}

test.each([
  ['f.txt', 'x^2'],
  ['./f.txt', 'x^2'],
  ['inner/../f.txt', 'x^2'],
  ['inner/f.txt', 'x^2'],
  ['down/f.txt', 'x^2'],
  ['same.txt', 'x^2'],
  ['a..b.txt', 'x^2'],
  ['~', 'no-such-file'],
  ['g.txt', 'no-such-file'],
  ['f.txt/g', 'no-such-file'],
  ['.', 'cannot-read'],
  ['inner', 'cannot-read'],
  ['loop', 'cannot-read'],
  ['f\0.txt', 'cannot-read'],
  ['g'.repeat(300), 'cannot-read'],
  ['../secret.txt', 'file-outside'],
  ['..', 'file-outside'],
  ['inner/../../secret.txt', 'file-outside'],
  ['../cases/f.txt', 'file-outside'],
  ['../cases-beside/secret.txt', 'file-outside'],
  ['../nowhere.txt', 'file-outside'],
  ['link.txt', 'file-outside'],
  ['up/secret.txt', 'file-outside'],
  ['up/nowhere.txt', 'file-outside'],
  ['up/secret.txt/below', 'file-outside'],
  ['inner/home/secret.txt', 'file-outside'],
  ['/etc/passwd', 'file-outside'],
  ['/nowhere/at/all', 'file-outside'],
  ['/proc/self/environ', 'file-outside'],
  ['..\\secret.txt', 'file-outside'],
  ['inner\\..\\..\\secret.txt', 'file-outside'],
  ['C:\\secret.txt', 'file-outside'],
  ['c:secret.txt', 'file-outside'],
  ['\\\\host\\share\\secret.txt', 'file-outside'],
])('%j gives %s', (name, expected) => {
  expect(outcome(name)).toBe(expected);
});

test('an absolute name counts by where it leads, and --allow-outside opens all', () => {
  expect(outcome(join(home, 'cases/f.txt'))).toBe('x^2');
  expect(outcome(join(home, 'cases-beside/secret.txt'))).toBe('file-outside');
  for (const name of ['../secret.txt', 'link.txt', 'up/secret.txt', join(home, 'secret.txt')])
    expect(outcome(name, true)).toBe('x^2');
  expect(outcome('../nowhere.txt', true)).toBe('no-such-file');
  const error = (() => {
    try {
      return readCaseText('../secret.txt', caseFile, rules);
    } catch (thrown) {
      return thrown as DiffcmpError;
    }
  })();
  expect(error).toMatchObject({ exitCode: 3, hint: "'allowOutside' reads it" });
  expect((error as DiffcmpError).words(commandLineWording).hint).toBe('--allow-outside reads it');
});

test('only a regular file is read, of limited size, and none is waited for', async () => {
  execFileSync('mkfifo', [join(home, 'cases/fifo')]);
  const server = createServer().listen(join(home, 'cases/socket'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  writeFileSync(join(home, 'cases/long.txt'), 'x');
  truncateSync(join(home, 'cases/long.txt'), 16 * 2 ** 20 + 1);
  writeFileSync(join(home, 'cases/binary.txt'), Buffer.from([0x78, 0xff, 0xfe]));
  for (const name of ['fifo', 'socket', 'long.txt', 'binary.txt'])
    expect([name, outcome(name)]).toEqual([name, 'cannot-read']);
  for (const name of ['/dev/zero', '/dev/tty', '/proc/kmsg', '/proc/kcore', '/sys/kernel/tracing/trace_pipe'].filter(
    existsSync,
  ))
    expect([name, outcome(name, true)]).toEqual([name, 'cannot-read']);
  expect(() => readCaseText('f.txt', caseFile, { ...rules, timeout: -1 })).toThrow('did not end in time');
});

async function casesOf(cases: readonly object[], options: BatchOptions): Promise<BatchCase[]> {
  writeFileSync(caseFile, ndjson(cases));
  const lines: BatchCase[] = [];
  for await (const line of batch(caseFile, { jobs: 1, methods: 'forward', ...options }))
    if (line.type === 'case') lines.push(line);
  return lines;
}

test('the text of a file is repeated only if it is an expression with a value for each variable', async () => {
  const texts: Record<string, readonly [text: string, code: string | null, message: string | null]> = {
    good: ['f(x) = x^2', null, null],
    undefined: ['log(-x)', 'outside-domain', 'the function is not defined at x = 1'],
    environ: ['A=sesame\0B=sesame', 'expr-syntax', 'environ:1:9: the text is not an expression'],
    syntax: ['x +\n (sesame', 'expr-syntax', 'syntax:2:9: the text is not an expression'],
    call: ['x + sesame(1)', 'unknown-function', 'call:1:5: no function of that name'],
    name: ['hunter2', 'unknown-variable', expect.stringMatching(/^name: a point or 'wrt' names/) as never],
    two: ['sesame*x + hunter2', 'unbound-variable', expect.stringMatching(/^two:1:1: a variable/) as never],
    string: ['"sesame"', 'expr-not-supported', expect.stringMatching(/^string:1:1: valid mathjs, but/) as never],
    literal: ['1e999 sesame', 'literal-overflow', 'literal:1:1: a number is beyond the range of the precision'],
  };
  for (const [name, [text]] of Object.entries(texts)) writeFileSync(join(home, 'cases', name), text);
  const records = await casesOf(
    Object.keys(texts).map((file) => ({ file, at: { x: 1 } })),
    {},
  );
  for (const [i, [text, code, message]] of Object.values(texts).entries()) {
    const record = records[i];
    const isShown = code === null || code === 'outside-domain';
    expect([record?.code, record?.message, record?.expression]).toEqual([code, message, isShown ? text : null]);
    expect(JSON.stringify(record)).not.toMatch(/sesame|hunter2/);
  }
  const [own] = await casesOf([{ expr: 'x + sesame(1)', at: { x: 1 } }], {});
  expect(own?.message).toContain('sesame');
});

test('what a point says beside the text of a file does not tell its variables', async () => {
  writeFileSync(join(home, 'cases/f.txt'), 'sesame');
  const [record] = await casesOf([{ file: 'f.txt', at: { y: 1 } }], {});
  expect(JSON.stringify(record)).not.toContain('sesame');
});

test('--allow-outside is said in the header, asked for at the end, and compared by --resume', async () => {
  writeFileSync(
    caseFile,
    ndjson([
      { file: '../secret.txt', at: 1 },
      { file: 'f.txt', at: 1 },
    ]),
  );
  const out = join(home, 'out.ndjson');
  const words = ['batch', caseFile, '-m', 'forward', '-o', out];
  const closed = await runMain(words);
  expect([closed.exit, closed.stderr.replace(/\s+/g, ' ')]).toEqual([
    1,
    expect.stringContaining('the file of 1 case; --allow-outside reads it'),
  ]);
  expect((await runMain([...words, '--resume', '-q'])).stderr).toBe('');
  const other = await runMain([...words, '--resume', '--allow-outside']);
  expect([other.exit, other.stderr.replace(/\s+/g, ' ')]).toEqual([
    3,
    expect.stringContaining('was written without --allow-outside; this run is with --allow-outside'),
  ]);
  const before = readFileSync(out, 'utf8').split('\n');
  expect((await runMain([...words, '--force', '--allow-outside'])).exit).toBe(0);
  const after = readFileSync(out, 'utf8').split('\n');
  expect(JSON.parse(before[0] ?? '')).not.toHaveProperty('options.allowOutside');
  expect(JSON.parse(after[0] ?? '')).toHaveProperty('options.allowOutside', true);
  const keys = [before[1], after[1]].map((line) => (JSON.parse(line ?? '') as BatchCase).key);
  expect(keys[0]).not.toBe(keys[1]);
  const back = await runMain([...words, '--resume']);
  expect([back.exit, back.stderr.replace(/\s+/g, ' ')]).toEqual([
    3,
    expect.stringContaining('was written with --allow-outside; this'),
  ]);
});

test('the key changes with the reason why a file is not read', async () => {
  const [one, two] = await casesOf(
    [
      { file: 'a', at: 1 },
      { file: 'b', at: 1 },
    ],
    {},
  );
  expect(one?.key).not.toBe(two?.key);
});
