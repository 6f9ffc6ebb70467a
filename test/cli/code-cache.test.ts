// V8's code beside the files of the command: it is taken where it fits, and where it doesn't the command runs all the same.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const ending = `.cjs.${process.versions.v8}`;
const line = ['x*cos(x)', '--at', '1.2', '-f', 'json'];
/** From Node 22 on, Node keeps code by itself. */
const isOurs = !('enableCompileCache' in module);

let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'code-'));
  for (const name of ['bin', 'dist']) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

/** Of each file that has code beside it, whether V8 takes that; and what the command prints. */
function run(words: readonly string[], flags: readonly string[] = []): { taken: string[]; output: string } {
  const command = join(copy, 'bin/diffcmp.js');
  const script = `
    const vm = require('node:vm');
    const taken = [];
    vm.Script = class extends vm.Script {
      constructor(text, options) {
        super(text, options);
        if (!this.cachedDataRejected) taken.push(options.filename);
      }
    };
    process.argv.splice(1, 0, ${JSON.stringify(command)});
    process.on('exit', () => process.stderr.write(JSON.stringify(taken)));
    require(${JSON.stringify(command)});`;
  const both = execFileSync(
    'sh',
    ['-c', '"$@" 2>"$0"', join(copy, 'taken.json'), process.execPath, ...flags, '-e', script, '--', ...words],
    { encoding: 'utf8' },
  );
  const taken = JSON.parse(readFileSync(join(copy, 'taken.json'), 'utf8')) as string[];
  return { taken: taken.map((file) => file.replace(/(-[\w-]{8})?\.cjs$/, '')), output: both };
}

/** The file of the comparison. */
const comparison = (end: string): string => {
  const chunks = join(copy, 'dist/chunks');
  return join(chunks, readdirSync(chunks).find((name) => name.startsWith('comparison-') && name.endsWith(end)) ?? '');
};

test.runIf(isOurs)('what a comparison loads is run by code that was made before', () => {
  expect(run(line).taken).toEqual(['cli', 'command', 'comparison']);
});

test.runIf(isOurs)('so is a sweep', () => {
  expect(run(['sweep', 'x*cos(x)', '--at', '1.2']).taken).toEqual(
    expect.arrayContaining(['cli', 'command', 'other-commands', 'comparison', 'sweep', 'sweep-action']),
  );
});

/** What a batch loads, and its worker: V8 has other flags there, which code must have been made under. */
test.runIf(isOurs)('so are a batch and its worker', () => {
  const file = join(copy, 'cases.ndjson');
  writeFileSync(file, '{"expr":"x^2","at":3}\n');
  const { taken } = run(['batch', file, '-j', '1', '-q']);
  expect(taken).toEqual(expect.arrayContaining(['cli', 'command', 'other-commands', 'pool', 'batch-action']));
  expect(taken).not.toContain('comparison');
  const boot = `
    const vm = require('node:vm');
    require('node:v8').setFlagsFromString('--always-sparkplug');
    require('node:v8').setFlagsFromString('--max-inlined-bytecode-size-cumulative=60');
    vm.Script = class extends vm.Script {
      constructor(text, options) {
        super(text, options);
        console.log(options.filename, this.cachedDataRejected);
      }
    };
    require(${JSON.stringify(join(copy, 'dist/command-worker.cjs'))});`;
  const words = ['-e', `new (require('node:worker_threads').Worker)(${JSON.stringify(boot)}, { eval: true })`];
  expect(execFileSync(process.execPath, words, { encoding: 'utf8' })).toBe('batch-worker.cjs false\n');
});

test.runIf(isOurs)('what imports has no code: code that was there already can not', () => {
  const chunks = join(copy, 'dist/chunks');
  const files = readdirSync(chunks).filter((name) => name.endsWith(ending));
  const importing = files.filter((name) =>
    /\bimport\(["']/.test(readFileSync(join(chunks, name.slice(0, -ending.length) + '.cjs'), 'utf8')),
  );
  expect([files.length > 5, importing]).toEqual([true, []]);
});

test.runIf(isOurs)('code says nothing of the folder that it was made in', () => {
  const chunks = join(copy, 'dist/chunks');
  const files = readdirSync(chunks).filter((name) => name.endsWith(ending));
  expect(files.filter((name) => readFileSync(join(chunks, name)).includes(root))).toEqual([]);
});

/** The second half of the code is another one's. */
const changed = (code: Buffer): Buffer => Buffer.from(code.map((byte, i) => (i < code.length / 2 ? byte : byte ^ 1)));

test.runIf(isOurs).each([
  { what: 'empty', spoilt: () => Buffer.alloc(0) },
  { what: 'cut off', spoilt: (code: Buffer) => code.subarray(0, code.length / 2) },
  { what: 'longer', spoilt: (code: Buffer) => Buffer.concat([code, Buffer.from('more')]) },
  { what: 'changed', spoilt: changed },
  { what: 'of another file', spoilt: () => readFileSync(join(copy, `dist/cli${ending}`)) },
])('code that is $what is left aside', ({ spoilt }) => {
  const expected = run(line).output;
  const file = comparison(ending);
  const code = readFileSync(file);
  writeFileSync(file, spoilt(code));
  try {
    expect(run(line)).toEqual({ taken: ['cli', 'command'], output: expected });
  } finally {
    writeFileSync(file, code);
  }
});

test.runIf(isOurs)('code of a file that has changed since is left aside, as long as it may be', () => {
  const file = comparison('.cjs');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('diffcmp/compare@1', 'diffcmp/c0mpare@1'));
  try {
    const { taken, output } = run(line);
    expect(taken).toEqual(['cli', 'command']);
    expect(output).toContain('"diffcmp/c0mpare@1"');
  } finally {
    writeFileSync(file, text);
  }
});

test.runIf(isOurs)('V8 refuses code that was made with other flags', () => {
  const { taken, output } = run(line, ['--stack-size=2000']);
  expect({ taken, output }).toEqual({ taken: [], output: run(line).output });
});

test('a strict Node, which makes no code from texts, runs the files', () => {
  expect(run(line, ['--disallow-code-generation-from-strings']).output).toContain('diffcmp/compare@1');
});
