// The package as others meet it: packed, and installed in an empty project. It compiles there, and runs.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as library from '../../src/index.js';
import * as tape from '../../src/tape/index.js';
import { Project } from './project.js';

const root = join(import.meta.dirname, '../..');
const documents = ['README.md', ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))];
const programs = documents.flatMap((name) => {
  const text = readFileSync(join(root, name === 'README.md' ? name : `docs/${name}`), 'utf8');
  const blocks = [...text.matchAll(/(?<=^```ts\n).*?(?=^```$)/gms)];
  return blocks.map(([program], i) => ({ file: `${name.replace('.md', '')}-${i + 1}.ts`, program }));
});

let project: Project;
beforeAll(() => {
  project = new Project();
});
afterAll(() => project.remove());

test('the package holds the command, the library, types, manual page, licence and notices, and nothing else', () => {
  const paths = project.files;
  for (const path of [
    'bin/diffcmp.js',
    'bin/code-cache.js',
    'dist/cli.cjs',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/batch-worker.cjs',
    'dist/diffcmp.1',
    'LICENSE',
    'THIRD_PARTY_NOTICES.md',
  ])
    expect(paths).toContain(path);
  const expected =
    /^(bin\/((diffcmp|code-cache)\.js|package\.json)|dist\/.*\.(c?js|d\.ts|1|cjs\.[\d.]+-node\.\d+)|LICENSE|README\.md|THIRD_PARTY_NOTICES\.md|package\.json)$/;
  expect(paths.filter((path) => !expected.test(path))).toEqual([]);
  for (const path of paths.filter((each) => /\.c?js(\.|$)/.test(each)))
    expect(readFileSync(join(root, path), 'utf8')).not.toContain(root);
});

const declarationsOf = (entry: string): string => readFileSync(join(project.package, `dist/${entry}.d.ts`), 'utf8');

/** The names that the declarations of an entry export: values, and types. */
function exportedNames(entry: string): { readonly values: string[]; readonly types: string[] } {
  const namesIn = (list: RegExp): string[] =>
    list.exec(declarationsOf(entry))?.[1]?.split(', ').map((name) => name.replace(/^.* as /, '')) ?? []; // prettier-ignore
  return { values: namesIn(/^export \{ (.*) \};$/m), types: namesIn(/^export type \{ (.*) \};$/m) };
}

/** A type with whatever it takes. */
function applied(entry: string, name: string): string {
  const [, parameters] = new RegExp(`^(?:type|interface) ${name}<(.*?)>(?= [={])`, 'm').exec(declarationsOf(entry)) ?? []; // prettier-ignore
  const needed = parameters?.split(', ').filter((parameter) => !parameter.includes('=')) ?? [];
  return needed.length === 0 ? name : `${name}<${needed.map(() => 'never').join(', ')}>`;
}

describe('the declarations', () => {
  test.each([
    ['index', library, 'Comparison'],
    ['tape', tape, 'TensorLike'],
  ])('of %s export what it has', (entry, exported, type) => {
    expect(exportedNames(entry).values.sort()).toEqual(Object.keys(exported).sort());
    expect(exportedNames(entry).types).toContain(type);
  });

  test.each([
    ['es2022 alone', { lib: ['lib.es2022.d.ts'] }],
    [
      'exactOptionalPropertyTypes',
      { lib: ['lib.es2022.d.ts'], exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ],
    [
      'a bundler',
      { lib: ['lib.es2022.d.ts'], module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    ],
  ])('compile without any other types: %s', (_, options) => {
    for (const [entry, from] of [['index', 'diffcmp'], ['tape', 'diffcmp/tape']] as const) {
      const { values, types } = exportedNames(entry);
      const names = [...values, ...types.map((name) => `type ${name}`)].join(', ');
      project.write(`all-${entry}.ts`, `import { ${names} } from '${from}';\nexport const used = [${values.join(', ')}];\nexport type Used = [${types.map((name) => applied(entry, name)).join(', ')}];\n`);
    } // prettier-ignore
    project.write('all.cts', `import library = require('diffcmp');\nimport tape = require('diffcmp/tape');\nexport const { compare } = library;\nexport const { ops } = tape;\n`); // prettier-ignore
    const files = ['all-index.ts', 'all-tape.ts', ...('module' in options ? [] : ['all.cts'])];
    expect(project.compile(files, options)).toEqual([]);
  });

  test('take a signal of the platform, and refuse what is wrong', () => {
    project.write('signal.ts', `import { batch } from 'diffcmp';\nbatch([], { signal: new AbortController().signal });\nbatch([], { jobs: '2' });\n`); // prettier-ignore
    expect(project.compile(['signal.ts'])).toEqual(["signal.ts:3: Type 'string' is not assignable to type 'number'."]);
  });

  test('give gradients in the structure of the sources, and refuse what is no tensor', () => {
    project.write('structure.ts', `
      import { GradientTape, ops, Variable, type Tensor } from 'diffcmp/tape';
      const [a, b] = [new Variable(1), new Variable([2])];
      const tape = new GradientTape({ persistent: true });
      const y = tape.record(() => ops.mul(a, b));
      const one: Tensor | null = tape.gradient(y, a);
      const many: [Tensor | null, { b: Tensor | null }] = tape.gradient(y, [a, { b }]);
      const sure: { a: Tensor } = tape.gradient({ y }, { a }, { unconnectedGradients: 'zero', outputGradients: { y: [1] } });
      const list: (Tensor | null)[] = tape.jacobian(y, [a, b] as Variable[]);
      const swish = ops.customGradient((x, save) => {
        save([x]);
        return { value: ops.mul(x, ops.sigmoid(x)), gradFunc: (dy, [saved]) => ops.mul(dy, saved!) };
      });
      export const used = [one, many, sure, list, swish(a)];
      ops.add(a, 'text');
    `); // prettier-ignore
    const said = project.compile(['structure.ts']);
    expect(said).toEqual([expect.stringMatching(/^structure\.ts:15: Argument of type 'string' is not assignable/)]);
  });

  test('say what everything is, and nothing that is not for others', () => {
    expect(declarationsOf('index')).toContain('Differentiates an expression at a point by every method');
    expect(declarationsOf('index')).toContain('Milliseconds for this function and point');
    expect(declarationsOf('tape')).toContain('Why the gradient of the target by the source is null, in words');
    for (const entry of ['index', 'tape'])
      expect(declarationsOf(entry)).not.toMatch(/@internal|^import|declare module|zod|Buffer|Origin|--[a-z]/m);
  });
});

describe('the programs of the README and of docs/', () => {
  test('compile', () => {
    for (const { file, program } of programs) project.write(file, program);
    const files = programs.map(({ file }) => file);
    expect(files.length).toBeGreaterThan(6);
    expect(project.compile(files, { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true })).toEqual([]);
  });

  /** What the tape says has the number of a tape in it, and it is loaded soon: each runs in a process of its own. */
  const isOfTape = ({ program }: { readonly program: string }): boolean => program.includes("'diffcmp/tape'");
  const together = programs.filter((each) => !isOfTape(each)).map(({ file }) => file);
  /** What the others print, which run in one process, in which the library is loaded once. */
  let printed: Readonly<Record<string, string>> = {};
  beforeAll(() => {
    for (const { file, program } of programs) {
      const { code } = transformSync(program, { loader: 'ts', target: 'node20', format: 'esm' });
      project.write(file.replace('.ts', '.js'), code);
    }
    const runAll = `
      import { format } from 'node:util';
      const printed = {};
      const { log } = console;
      for (const file of ${JSON.stringify(together)}) {
        const lines = [];
        console.log = (...values) => lines.push(format(...values));
        await import('./' + file.replace('.ts', '.js')).catch((error) => lines.push(String(error?.stack)));
        printed[file] = lines.join('\\n');
      }
      log(JSON.stringify(printed));
    `;
    project.write('all-programs.js', runAll);
    printed = JSON.parse(project.run(['all-programs.js'])) as Record<string, string>;
  });

  test.each(programs)('$file prints what its comments say', ({ file, program }) => {
    const comments = [...program.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment);
    const text = printed[file] ?? project.run([file.replace('.ts', '.js')]);
    expect(text.trimEnd().split('\n')).toEqual(comments);
  });
});

test('require gives the library, and its batch finds its workers', () => {
  const program = `
    const { batch, grad } = require('diffcmp');
    console.log(grad('x^2')(3));
    (async () => { for await (const line of batch([{ expr: 'x^2', at: 3 }], { jobs: 1 })) console.log(line.type, line.status ?? ''); })();
  `; // prettier-ignore
  project.write('required.cjs', program);
  expect(project.run(['required.cjs'])).toBe('6\nheader \ncase passed\nsummary \n');
});

test('the tape can be required and imported, is one with the library, and is small', () => {
  const program = `
    const { GradientTape, Variable, ops, DiffcmpError } = require('diffcmp/tape');
    const { createRequire } = require('node:module');
    const x = new Variable(3);
    const tape = new GradientTape();
    console.log(tape.gradient(tape.record(() => ops.square(x)), x).toArray());
    try { ops.add([1, 2], [1, 2, 3]); } catch (error) { console.log(error instanceof require('diffcmp').DiffcmpError, error.code); }
  `; // prettier-ignore
  project.write('tape.cjs', program);
  expect(project.run(['tape.cjs'])).toBe('6\ntrue shape-mismatch\n');
  const load = "import { constant } from 'diffcmp/tape'; console.log(constant([1]).toArray());";
  project.write('tape.js', `${load}`);
  expect(project.run(['tape.js'])).toBe('[ 1 ]\n');
  // neither mathjs nor MPFR, whose loading takes longer than small computations
  const loaded = new Map<string, string>();
  const files = ['tape.js'];
  for (const file of files) {
    if (loaded.has(file)) continue;
    const text = readFileSync(join(project.package, 'dist', file), 'utf8');
    loaded.set(file, text);
    for (const [, name = ''] of text.matchAll(/(?:from|import)"([^"]+\.js)"/g)) files.push(join(dirname(file), name));
  }
  const text = [...loaded.values()].join('');
  expect(loaded.size).toBeGreaterThan(5);
  expect(text).not.toMatch(/gmp-wasm|OperatorNode/);
  expect(text.length).toBeLessThan(120_000);
});

test('an error that nobody catches says what it is, without the code around it', () => {
  project.write('uncaught.js', "import { compare } from 'diffcmp';\nawait compare('sni(x)', { at: 1 });\n");
  const { stderr } = spawnSync(process.execPath, ['uncaught.js'], { cwd: project.folder, encoding: 'utf8' });
  expect(stderr).toMatch(/^DiffcmpError: unknown function 'sni'$/m);
  expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThan(400);
});

test('the command runs', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(project.run([join(project.package, 'bin/diffcmp.js'), '--version'])).toBe(`${version}\n`);
});
