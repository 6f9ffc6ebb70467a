// The package as others meet it: packed, and installed in an empty project. It compiles there, and runs.
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as library from '../../src/index.js';
import { Project } from './project.js';

const root = join(import.meta.dirname, '../..');
const documents = ['README.md', ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))];
const programs = documents.flatMap((name) => {
  const text = readFileSync(join(root, name === 'README.md' ? name : `docs/${name}`), 'utf8');
  const blocks = [...text.matchAll(/(?<=^```ts\n).*?(?=^```$)/gms)];
  return blocks.map(([program], i) => ({ file: `${name.replace('.md', '')}-${i + 1}.ts`, program }));
});

let project: Project;
let declarations = '';
beforeAll(() => {
  project = new Project();
  declarations = readFileSync(join(project.package, 'dist/index.d.ts'), 'utf8');
});
afterAll(() => project.remove());

/** The names that the declarations export: values, and types. */
function exportedNames(): { readonly values: string[]; readonly types: string[] } {
  const namesIn = (list: RegExp): string[] => list.exec(declarations)?.[1]?.split(', ') ?? [];
  return { values: namesIn(/^export \{ (.*) \};$/m), types: namesIn(/^export type \{ (.*) \};$/m) };
}

describe('the declarations', () => {
  test('export what the library has', () => {
    expect(exportedNames().values.sort()).toEqual(Object.keys(library).sort());
    expect(exportedNames().types).toContain('Comparison');
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
    const { values, types } = exportedNames();
    const generic = ['Nested', 'PerInput', 'PerOutput', 'PerPair'];
    const of = (name: string): string => (generic.includes(name) ? `${name}<number>` : name);
    const names = [...values, ...types.map((name) => `type ${name}`)].join(', ');
    project.write('all.ts', `import { ${names} } from 'diffcmp';\nexport const used = [${values.join(', ')}];\nexport type Used = [${types.map(of).join(', ')}];\n`); // prettier-ignore
    project.write('all.cts', `import library = require('diffcmp');\nexport const { compare } = library;\n`);
    expect(project.compile(['all.ts', ...('module' in options ? [] : ['all.cts'])], options)).toEqual([]);
  });

  test('take a signal of the platform, and refuse what is wrong', () => {
    project.write('signal.ts', `import { batch } from 'diffcmp';\nbatch([], { signal: new AbortController().signal });\nbatch([], { jobs: '2' });\n`); // prettier-ignore
    expect(project.compile(['signal.ts'])).toEqual(["signal.ts:3: Type 'string' is not assignable to type 'number'."]);
  });

  test('say what everything is, and nothing that is not for others', () => {
    expect(declarations).toContain('Differentiates an expression at a point by every method');
    expect(declarations).toContain('Milliseconds for this function and point');
    expect(declarations).not.toMatch(/@internal|^import|declare module|zod|Buffer|--[a-z]/m);
  });
});

describe('the programs of the README and of docs/', () => {
  test('compile', () => {
    for (const { file, program } of programs) project.write(file, program);
    const files = programs.map(({ file }) => file);
    expect(files.length).toBeGreaterThan(6);
    expect(project.compile(files, { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true })).toEqual([]);
  });

  test.each(programs)('$file prints what its comments say', ({ file, program }) => {
    const { code } = transformSync(program, { loader: 'ts', target: 'node20', format: 'esm' });
    project.write(file.replace('.ts', '.js'), code);
    const comments = [...program.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment);
    expect(
      project
        .run([file.replace('.ts', '.js')])
        .trimEnd()
        .split('\n'),
    ).toEqual(comments);
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

test('the example project passes its own tests', () => {
  cpSync(join(root, 'docs/examples/vitest'), join(project.folder, 'example'), { recursive: true });
  for (const name of ['typescript', 'vitest']) project.link(name);
  const words = (name: string, ...rest: string[]): string[] => [join(project.folder, 'node_modules', name), ...rest];
  expect(project.run(words('typescript/bin/tsc', '-p', 'example', '--skipDefaultLibCheck'))).toBe('');
  const report = project.run(words('vitest/vitest.mjs', 'run', '--root', 'example', '--reporter=json'));
  const { numPassedTests, numTotalTests } = JSON.parse(report) as { numPassedTests: number; numTotalTests: number };
  expect([numPassedTests, numTotalTests]).toEqual([10, 10]);
}, 60_000);
