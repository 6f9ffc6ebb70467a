// A file and what it imports: found as Node and TypeScript find it, within the folder, and never executed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { DiffcmpError } from '../../src/errors.js';
import { readModules, type ReadingRules } from '../../src/javascript/reading/modules.js';
import type { ModuleGraph } from '../../src/javascript/reading/module-graph.js';
import { placeAmong } from '../../src/javascript/reading/sources.js';
import { commandLineWording } from '../../src/report/text/command-line-wording.js';
import { temporaryFolder } from '../batch/temporary-files.js';

let home = ''; // `in/` in it is the folder of the entry
beforeEach(() => {
  home = temporaryFolder();
});

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), content);
  }
}

const read = (name = 'in/f.js', rules: ReadingRules = {}): ModuleGraph => readModules(join(home, name), rules);

/** What each import of the entry came to: the end of the file's name, or the code of an error. */
const importsIn = ({ entry }: ModuleGraph): Record<string, string> =>
  Object.fromEntries(
    [...entry.imports].map(([text, found]) => [
      text,
      found instanceof DiffcmpError ? found.code : found.file.name.slice(found.file.name.indexOf('/in/') + 4),
    ]),
  );

function errorOf(action: () => unknown): DiffcmpError {
  try {
    action();
  } catch (error) {
    if (error instanceof DiffcmpError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test.each([
  ['./a', 'a.js'],
  ['./a.js', 'a.js'],
  ['./b', 'b.mjs'],
  ['./c', 'c.cjs'],
  ['./d', 'd.ts'],
  ['./d.js', 'd.ts'],
  ['./e.mjs', 'e.mts'],
  ['./g.cjs', 'g.cts'],
  ['./both', 'both.js'],
  ['./both.js', 'both.js'],
  ['./both.ts', 'both.ts'],
  ['./h', 'h/index.js'],
  ['./h/', 'h/index.js'],
  ['./h/..', 'index.ts'],
  ['.', 'index.ts'],
  ['./', 'index.ts'],
  ['./k.js', 'k.js/index.js'],
  ['./h/../a.js', 'a.js'],
  ['./deep/up.js', 'deep/up.js'],
  ['./nowhere', 'no-such-file'],
  ['./a.js/b', 'no-such-file'],
  ['./types', 'no-such-file'],
  ['./data.json', 'program-not-supported'],
  ['mathjs', 'program-not-supported'],
  ['@a/b', 'program-not-supported'],
  ['node:fs', 'program-not-supported'],
  ['#inner', 'program-not-supported'],
  ['https://example.org/a.js', 'program-not-supported'],
  ['./f\\0.js', 'cannot-read'],
  ['./loop.js', 'cannot-read'],
  ['../out/x.js', 'file-outside'],
  ['../out/nowhere.js', 'file-outside'],
  ['/etc/passwd', 'file-outside'],
  ['/nowhere/x.js', 'file-outside'],
  ['./link.js', 'file-outside'],
  ['./up/x.js', 'file-outside'],
  ['./up/nowhere.js', 'file-outside'],
  ['./same.js', 'a.js'],
])('%s is %s', (text, expected) => {
  const names = ['a.js', 'b.mjs', 'c.cjs', 'd.ts', 'e.mts', 'g.cts', 'both.js', 'both.ts', 'h/index.js', 'index.ts', 'k.js/index.js', 'types.d.ts.json', 'deep/up.js', 'data.json'];
  write(Object.fromEntries(names.map((name) => [`in/${name}`, name.endsWith('json') ? '[1]' : 'let x'])));
  write({ 'out/x.js': 'let x', 'in/f.js': `import '${text}'; export {}`, 'in/r.js': `f(() => require('${text}'))` });
  symlinkSync('../out/x.js', join(home, 'in/link.js'));
  symlinkSync('../out', join(home, 'in/up'));
  symlinkSync('a.js', join(home, 'in/same.js'));
  symlinkSync('loop.js', join(home, 'in/loop.js'));
  for (const entry of ['in/f.js', 'in/r.js'])
    expect(Object.values(importsIn(read(entry)))).toEqual([expected]);
}); // prettier-ignore

test('a file in TypeScript prefers TypeScript', () => {
  write({ 'in/f.ts': "import './a'; import './b.js'; export {}", 'in/a.js': '', 'in/a.ts': '', 'in/b.js': '', 'in/b.ts': '' });
  expect(importsIn(read('in/f.ts'))).toEqual({ './a': 'a.ts', './b.js': 'b.ts' });
}); // prettier-ignore

test('with a package.json above, the folder is that of the package; allowOutside opens all', () => {
  write({ 'out/x.js': '', 'lib/y.js': '', 'in/f.js': "import '../out/x.js'; import '../lib/y.js'; export {}" });
  expect(importsIn(read())).toEqual({ '../out/x.js': 'file-outside', '../lib/y.js': 'file-outside' });
  const error = [...read().entry.imports.values()][0];
  expect(error).toMatchObject({ exitCode: 3, span: { start: 7, end: 20 }, hint: "'allowOutside' reads it" });
  expect(error instanceof DiffcmpError && error.words(commandLineWording).hint).toBe('--allow-outside reads it');
  expect(read('in/f.js', { allowOutside: true }).files).toHaveLength(3);
  write({ 'package.json': '{}' });
  expect(read().files).toHaveLength(3);
});

test('each file is read once, in circles too, and modules stand after what they import', () => {
  write({
    'in/f.js': "import { a } from './a.js'; export * from './b.js'; export { c } from './c.js'; import('./a.js')",
    'in/a.js': "import './b.js'; import './f.js'; export const a = 1",
    'in/b.js': "import './a'; export const b = 1",
    'in/c.js': 'exports.c = require("./d"); if (x) { require(`./b`) }; require(y); require("a", "b"); x.require("./e")',
    'in/d.cjs': '',
  });
  const { entry, modules, files } = read();
  const names = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name.slice(-4));
  expect(names(modules.map(({ file }) => file))).toEqual(['b.js', 'a.js', 'd.cjs'.slice(-4), 'c.js', 'f.js']);
  expect(names(files).sort()).toEqual(['.cjs', 'a.js', 'b.js', 'c.js', 'f.js']);
  expect([...entry.imports.keys()]).toEqual(['./a.js', './b.js', './c.js']);
  expect([...(modules[3]?.imports.keys() ?? [])]).toEqual(['./d', './b']);
  const a = entry.imports.get('./a.js');
  expect(a instanceof DiffcmpError || a?.imports.get('./f.js')).toBe(entry);
  for (const file of files) {
    const span = { start: file.start, end: file.start + file.text.length };
    expect(placeAmong(files, span)).toMatchObject({ sourceName: file.name, span: { start: 0, end: file.text.length } });
  }
});

test('what is wrong with an imported file is kept for those who need it, with its place', () => {
  write({
    'in/f.js': "import './bad.js';\nimport './helpr'; import './a.txt'; import('./helper.js'); import 'm'; export {}",
    'in/bad.js': 'let x = ;',
    'in/helper.js': "import './bad.js'; export {}",
    'in/a.txt': '',
  });
  const found = Object.fromEntries(
    [...read().entry.imports].map(([text, error]) => {
      if (!(error instanceof DiffcmpError)) throw new Error(`${text} was read`);
      const { code, message, hint, source, span } = error;
      return [text, [code, message, hint, source?.name?.slice(-6), span?.start]];
    }),
  );
  expect(found).toEqual({
    './bad.js': ['program-syntax', "unexpected ';'", null, 'bad.js', 8],
    './helpr': ['no-such-file', "there is no file './helpr'", "did you mean './helper.js'?", 'n/f.js', 26],
    './a.txt': ['program-not-supported', expect.stringMatching(/^'.\/a.txt' has none of the endings .js/), expect.any(String), 'n/f.js', 44],
    './helper.js': ['program-not-supported', 'import() gives a promise, which is not read', expect.any(String), 'n/f.js', 62],
    m: ['program-not-supported', "'m' is a package: only local files are read", expect.any(String), 'n/f.js', 85],
  });
}); // prettier-ignore

test('hostile files end in a coded error', () => {
  write({
    'in/binary.js': Buffer.from([0x78, 0xff, 0xfe]),
    'in/nul.js': 'let x = 1\0',
    'in/long.js': '',
    'in/f.txt': '',
    'in/f.tsx': '',
    'in/f.d.ts': 'declare function f(x: number): number;',
    'in/bom.js': '\ufefflet x = 1',
    'in/empty.js': '',
    'in/newton.js': '',
    'in/UP.JS': 'let x = 1',
    'in/Up.Ts': 'let x: number = 1; export {}',
  });
  truncateSync(join(home, 'in/long.js'), 2 * 2 ** 20 + 1);
  mkdirSync(join(home, 'in/folder.js'));
  execFileSync('mkfifo', [join(home, 'in/fifo.js')]);
  symlinkSync('/dev/zero', join(home, 'in/zero.js'));
  const codes: Record<string, string> = {
    'binary.js': 'cannot-read', 'nul.js': 'program-syntax', 'long.js': 'cannot-read', 'f.txt': 'program-not-supported',
    'f.tsx': 'program-not-supported', 'folder.js': 'cannot-read', 'fifo.js': 'cannot-read', 'zero.js': 'cannot-read',
    'nowhere.js': 'no-such-file', 'f\0.js': 'cannot-read', 'empty.js/x.js': 'no-such-file',
  }; // prettier-ignore
  for (const [name, code] of Object.entries(codes))
    expect([name, errorOf(() => read(`in/${name}`)).code]).toEqual([name, code]);
  expect(errorOf(() => read('in/newtn.js')).hint).toMatch(/^did you mean '.*in\/newton\.js'\?$/);
  for (const [name, text] of [['bom.js', 'let x = 1'], ['UP.JS', 'let x = 1'], ['Up.Ts', 'let x: number = 1; export {}'], ['empty.js', ''], ['f.d.ts', null]] as const)
    if (text !== null) expect(read(`in/${name}`).entry.file.text).toBe(text);
    else expect(read(`in/${name}`).entry.tree.body).toEqual([]);
}); // prettier-ignore

test('nothing that a file holds is shown as a terminal would act on it', () => {
  write({ 'in/f\u001b[2J.js': "import './\u001b[2J\u202e.js'; export {}" });
  const error = [...read('in/f\u001b[2J.js').entry.imports.values()][0];
  expect(JSON.stringify([error?.constructor.name, (error as DiffcmpError).message])).not.toMatch(
    /\\\\?u001b\[2J.*\u202e/,
  );
  expect((error as DiffcmpError).message).toBe("there is no file './\\u001b[2J\\u202e.js'");
  expect((error as DiffcmpError).source?.name).toMatch(/f\\u001b\[2J\.js$/);
});

test('limits hold for all files together', () => {
  write({ 'in/f.js': Array.from({ length: 1001 }, (_, i) => `import './${i}.js';`).join('') });
  for (let i = 0; i < 1001; i++) writeFileSync(join(home, `in/${i}.js`), '');
  const { entry, files } = read();
  expect(files).toHaveLength(1000);
  const refused = [...entry.imports.values()].filter((found) => found instanceof DiffcmpError);
  expect(refused.map(({ code, message }) => [code, /1,000 files/.test(message)])).toEqual([
    ['cannot-read', true],
    ['cannot-read', true],
  ]);
});

test('nothing is executed: code that would leave a trace leaves none', () => {
  const trace = (name: string): string => `fs.writeFileSync(${JSON.stringify(join(home, name))}, 'ran');`;
  write({
    'in/f.mjs': `import fs from 'node:fs'; import './g.cjs'; import './h.ts'; ${trace('trace-1')} await import('./k.mjs'); export default 1`,
    'in/g.cjs': `const fs = require('fs'); ${trace('trace-2')} eval(${JSON.stringify(trace('trace-3'))})`,
    'in/h.ts': `import fs from 'fs'; enum E { A = (${trace('trace-4').slice(0, -1)}, 1) } class A { static { ${trace('trace-5')} } }`,
    'in/k.mjs': `import fs from 'node:fs'; ${trace('trace-6')}`,
    'package.json': '{ "scripts": { "install": "touch trace-7" }, "main": "in/g.cjs" }',
  });
  expect(read('in/f.mjs').files).toHaveLength(3);
  expect(readdirSync(home).filter((name) => name.startsWith('trace'))).toEqual([]);
  // the traps work
  execFileSync(process.execPath, [join(home, 'in/g.cjs')]);
  expect(existsSync(join(home, 'trace-2')) && existsSync(join(home, 'trace-3'))).toBe(true);
});
