// What the command loads before it says anything: few files, and none that it doesn't need.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const command = join(import.meta.dirname, '../../bin/diffcmp.js');

/** Runs the command, and lists what is loaded when it ends: files by their names without hashes, and modules of Node. */
function loadedBy(words: readonly string[]): { readonly files: string[]; readonly ofNode: string[] } {
  const script = `
    process.argv.splice(1, 0, ${JSON.stringify(command)});
    process.on('exit', () => {
      const ofNode = process.moduleLoadList.filter((name) => /^NativeModule [a-z0-9_]+$/.test(name));
      console.error('loaded ' + JSON.stringify({ files: Object.keys(require.cache), ofNode }));
    });
    require(${JSON.stringify(command)});`;
  const output = execFileSync(
    'sh',
    ['-c', '"$@" 2>&1 >/dev/null', 'sh', process.execPath, '-e', script, '--', ...words],
    {
      encoding: 'utf8',
    },
  );
  const { files, ofNode } = JSON.parse(/^loaded (.*)$/m.exec(output)?.[1] ?? '') as Record<
    'files' | 'ofNode',
    string[]
  >;
  return {
    files: files
      .map((file) => basename(file).replace(/-[\w-]{8}\.cjs$/, ''))
      .filter((name) => name !== 'code-cache.js'), // before Node 22
    ofNode: ofNode.map((name) => name.replace('NativeModule ', '')),
  };
}

/** Modules of Node that take a while, and that neither help nor a comparison needs. */
const slow = ['crypto', 'child_process', 'worker_threads', 'http', 'v8'];

test.each(['--help', '--version', 'compare --help', 'help sweep'])(
  'diffcmp %s loads neither mathjs nor MPFR nor a method',
  (line) => {
    const { files, ofNode } = loadedBy(line.split(' '));
    expect(files.slice(0, 3)).toEqual(['diffcmp.js', 'cli.cjs', 'command']);
    expect(files).not.toContain('comparison');
    expect(slow.filter((name) => ofNode.includes(name))).toEqual([]);
  },
);

test('a comparison is loaded as one file beside that of the command', () => {
  const { files, ofNode } = loadedBy(['x*cos(x)', '--at', '1.2']);
  expect(files).toEqual(['diffcmp.js', 'cli.cjs', 'command', 'comparison']);
  expect(ofNode).toContain('zlib'); // which inflates MPFR: so the list is one of what is loaded
  expect(slow.filter((name) => ofNode.includes(name))).toEqual([]);
});

test.each([
  { wing: 'reasons', line: '(1-cos(x))/x --at 1e-8 --explain' },
  { wing: 'expected', line: 'x^2 --at 3 --expect 6' },
  { wing: 'singular', line: 'abs(x) --at 0' },
  { wing: 'tensors', line: 'sum(w) --at w=[1,2]' },
])('$line loads what it needs beside that: $wing', ({ wing, line }) => {
  expect(loadedBy(line.split(' ')).files).toEqual(expect.arrayContaining(['comparison', wing]));
});

test('every file can be the first that is loaded', () => {
  const chunks = join(command, '../../dist/chunks');
  // what a file compiles to is kept, and run anew for each
  const script = `
    const { Module, createRequire } = require('module');
    const compiled = new Map();
    Module.prototype._compile = function (text, file) {
      const names = ['exports', 'require', 'module', '__filename', '__dirname'];
      if (!compiled.has(file)) compiled.set(file, require('vm').compileFunction(text, names, { filename: file }));
      const folder = require('path').dirname(file);
      return compiled.get(file).call(this.exports, this.exports, createRequire(file), this, file, folder);
    };
    for (const name of require('fs').readdirSync(${JSON.stringify(chunks)})) {
      if (!name.endsWith('.cjs')) continue;
      for (const each of Object.keys(require.cache)) delete require.cache[each];
      require(${JSON.stringify(chunks)} + '/' + name);
    }`;
  expect(execFileSync('sh', ['-c', '"$@" 2>&1', 'sh', process.execPath, '-e', script], { encoding: 'utf8' })).toBe('');
});

test('what is loaded is in ASCII, which V8 reads soonest', () => {
  const chunks = join(command, '../../dist/chunks');
  const names = readdirSync(chunks).filter((name) => name.endsWith('.cjs'));
  const others = names.filter((name) => readFileSync(join(chunks, name)).some((byte) => byte > 127));
  expect([names.length > 2, others]).toEqual([true, []]);
});
