// Imports run one way, and each foreign package has one home.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const source = join(dirname(fileURLToPath(import.meta.url)), '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));

/** Rooms from the ground up; a file may import from its own rank and those below. Files before folders of the same name. */
const ranks: readonly (readonly string[])[] = [
  [
    'argument.ts',
    'nested-argument.ts',
    'arithmetic.ts',
    'span.ts',
    'error-table.ts',
    'errors.ts',
    'option-text.ts',
    'program/',
    'keys.ts',
    'random-numbers.ts',
    'system-code.ts',
    'version.ts',
    'files/',
    'tensors/',
    'text/',
  ],
  ['primitives.ts', 'rule.ts'],
  ['arithmetics/'],
  ['language/', 'methods/', 'reference/', 'problem/', 'tape/', 'javascript/', 'code/'],
  ['explain/'],
  ['compare/', 'grad.ts', 'compile.ts'],
  ['sweep/', 'scan/', 'batch/', 'train/', 'graph/', 'scale/', 'check/', 'derive/'],
  ['report/'],
  ['cli/', 'index.ts', 'matchers.ts', 'vitest.ts'],
];

const homes: Readonly<Record<string, readonly string[]>> = {
  mathjs: ['language/mathjs.ts'],
  'gmp-wasm': ['arithmetics/interval/gmp-wasm.ts'],
  commander: ['cli/'],
  chalk: ['report/'],
  'd3-scale': ['report/'],
  'd3-shape': ['report/'],
  '@resvg/resvg-js': ['report/plot/png.ts'],
  '@viz-js/viz': ['report/graph/graphviz.ts'],
  piscina: ['batch/pool.ts'],
  yaml: ['batch/'],
  'csv-parse': ['batch/'],
  zod: ['batch/'],
  acorn: ['javascript/reading/parser.ts'],
  '@sveltejs/acorn-typescript': ['javascript/reading/parser.ts'],
};

function rankOf(file: string): number {
  return ranks.findIndex((rooms) => rooms.some((room) => (room.endsWith('/') ? file.startsWith(room) : file === room)));
}

const anyImport = /(?:^|\n)(?:import|export)\s+(?:[^'";]*?from\s+)?'([^']+)'|import\('([^']+)'\)/g;
const importAtRunTime = /(?:^|\n)(?:import|export)\s+(?!type\b)(?:[^'";]*?from\s+)?'([^']+)'|import\('([^']+)'\)/g;

/** What a file imports; at run time, type-only imports bind nothing. */
function importsOf(file: string, kind = importAtRunTime): string[] {
  const text = readFileSync(join(source, file), 'utf8').replace(/^\s*\/\/.*$/gm, ''); // an apostrophe would end a name
  return [...text.matchAll(kind)].map((match) => match[1] ?? match[2] ?? '');
}

const resolved = (file: string, specifier: string): string =>
  relative(source, join(source, dirname(file), specifier))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts');

/** Files that import each other in a circle, and those between two circles: what is left once the ends are taken away. */
function circlesOf(imports: ReadonlyMap<string, readonly string[]>): string[] {
  let left = [...imports.keys()];
  for (;;) {
    const isImported = new Set(left.flatMap((file) => imports.get(file) ?? []));
    const inner = left.filter(
      (file) => isImported.has(file) && imports.get(file)?.some((target) => left.includes(target)) === true,
    );
    if (inner.length === left.length) return left.sort();
    left = inner;
  }
}

describe('The layers', () => {
  test('hold every file', () => {
    expect(files.filter((file) => rankOf(file) < 0)).toEqual([]);
  });

  test('import downward only', () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolved(file, specifier))
        .filter((target) => rankOf(target) > rankOf(file))
        .map((target) => `${file} imports ${target}`),
    );
    expect(upward).toEqual([]);
  });

  test('know no circle, not even of types', () => {
    const circles = circlesOf(
      new Map(
        files.map((file) => [
          file,
          importsOf(file, anyImport)
            .filter((specifier) => specifier.startsWith('.'))
            .map((specifier) => resolved(file, specifier)),
        ]),
      ),
    );
    expect(circles).toEqual([]);
  });

  test('give each foreign package one home', () => {
    const strays = files.flatMap((file) =>
      importsOf(file)
        .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '')
        .filter((name) => homes[name] !== undefined && !homes[name].some((home) => file.startsWith(home)))
        .map((name) => `${file} imports ${name}`),
    );
    expect(strays).toEqual([]);
  });

  test('are read from real imports: compare.ts imports the reference, mathjs has its home', () => {
    expect(importsOf('compare/compare.ts').map((specifier) => resolved('compare/compare.ts', specifier))).toContain(
      'reference/truth.ts',
    );
    expect(importsOf('language/mathjs.ts').some((specifier) => specifier.startsWith('mathjs'))).toBe(true);
  });
});
