// What the fuzzer mutates: expressions of the fixtures and the README, files of cases in every format, options with their values.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { batchCommand } from '../../src/cli/batch-command.js';
import { compareCommand } from '../../src/cli/compare-command.js';
import type { Context } from '../../src/cli/context.js';
import { deriveCommand } from '../../src/cli/derive-command.js';
import { graphCommand } from '../../src/cli/graph-command.js';
import { mergeCommand } from '../../src/cli/merge-command.js';
import { scaleCommand } from '../../src/cli/scale-command.js';
import { scanCommand } from '../../src/cli/scan-command.js';
import { sweepCommand } from '../../src/cli/sweep-command.js';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Fixture {
  /** None in a file for training. */
  readonly cases?: readonly { readonly expr?: string; readonly at?: unknown }[];
}
const fixtureNames = readdirSync(join(root, 'fixtures'), { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const ofFixtures = fixtureNames.flatMap((name) => {
  const { cases = [] } = parse(read(`fixtures/${name}`)) as Fixture;
  return cases.flatMap(({ expr }) => (expr !== undefined && expr.length < 300 ? [expr] : []));
});
const ofReadme = [...read('README.md').matchAll(/diffcmp (?:compare |sweep )?"([^"\n]+)"/g)].map(
  ([, text = '']) => text,
);

export const expressions: readonly string[] = [
  ...new Set([
    ...ofFixtures,
    ...ofReadme,
    'f(n, t) = n <= 0 ? t : f(n - 1, t*1.01); f(9, x)',
    'a = x*y; b = sin(a); a + b',
    'x > 1 and y < 2 ? x : y',
    'nthRoot(x, 3) + mod(x, y) + atan2(x, y)',
    'gamma(x) + lgamma(x) + digamma(x) + erf(x) + erfc(x)',
    'log(x, 3) + hypot(x, y, 1) + max(x, y, 2) + sinc(x)',
  ]),
];

export const points: readonly string[] = ['1.2', 'x=1.2', 'x=1.2,y=2', 'x=pi/4,y=-1e-3', 'x=0,y=0', 'y=1,x=-2', '0'];

/** Where `scan` looks. */
export const ranges: readonly string[] = [
  '0:1',
  'x=-1e-3:1e-3',
  'x=1e-9:1,y=2',
  'y=1,x=-pi:pi',
  'x=0:1e308',
  'x=-1:-1e-300',
];

/** What `scale` measures: families, and templates. */
export const subjects: readonly string[] = [
  'rosenbrock', 'nested', 'quadratic', 'network',
  '--expr=sum(i, 1, n, x[i]^2)', '--expr=prod(i, 1, n, sin(x[i])) + y', '--expr=sum(i, 1, n, sum(j, 1, i, A[i,j]*x[j]))',
  '--expr=f(m, t) = m <= 0 ? t : f(m - 1, sin(t)); f(n, x)', '--expr=a = sum(i, 2, n, x[i]*x[i-1]); a^2',
]; // prettier-ignore

/** Values of options, most of them wrong for most of them. */
export const values: readonly string[] = [
  '', '0', '-1', '1', '2', '1.5', '1e999', '1e-999', 'NaN', '99999999999999999999', '9007199254740991', '9007199254740993', '1e15', '1/0', '1/3', '3/1', '0/0',
  '1/9007199254740991', '9007199254740991/9007199254740991', '4ulp', '1e-12abs', '1e999ulp', '-4ulp', 'x', 'x,y', 'x,,y', ',', 'all', 'ad,-forward', '-all', 'none', 'reverse', 'nothing', 'float32',
  'json', 'ndjson', 'csv', 'tsv', 'md', 'table', 'x=1,y=2', '2*x', 'input', 'done', 'ulps', 'forward,reverse', 'v1', 'a', 'dot', 'latex', 'mermaid', 'text', '1,2,4,…,32', '3', '\u001b[31m', '\0', '\u202e', '🦄', "'", '"', '--', '-', '$(x)', '[', '*', '.', '9'.repeat(5000),
]; // prettier-ignore

/** Those that open programs, take minutes or write where they like are left out; files are named by the fuzzer. */
const left = new Set(['--open', '--jobs', '--timeout', '--output', '--report', '--svg', '--png', '--html', '--resume', '--force', '--help', '--time', '--allow-outside']); // prettier-ignore
const options = (
  make: (context: Context) => { options: readonly { long?: string | undefined; required: boolean }[] },
) => make({} as Context).options.flatMap(({ long = '', required }) => (left.has(long) ? [] : [{ long, required }]));

export const optionsOfCommand = {
  compare: options(compareCommand),
  sweep: options(sweepCommand),
  scan: options(scanCommand),
  graph: options(graphCommand),
  derive: options(deriveCommand),
  scale: options(scaleCommand),
  batch: options(batchCommand),
  merge: options(mergeCommand),
};
export type FuzzedCommand = keyof typeof optionsOfCommand;

const cases = [
  { id: 'product', expr: 'x*cos(x)', at: 1.2, expect: -0.756089148683998, tolerance: 1e-10, tags: ['a', 'b'] },
  { expr: 'a*x^2', at: { x: 3, a: 2 }, wrt: 'x', expect: 12, methods: ['ad', '-symbolic'] },
  { expr: 'abs(x)', at: 'x=0', order: 2, precision: 'float32', delta: 1e-3, skip: 'later' },
  { file: 'f.txt', at: { x: 'pi/4' }, maxSteps: 1000 },
];
const lines = cases.map((each) => JSON.stringify(each)).join('\n');

/** Files of cases by the ending of their name. */
export const documents: readonly (readonly [ending: string, text: string])[] = [
  ['ndjson', `${lines}\n`],
  ['json', JSON.stringify({ diffcmp: 1, defaults: { methods: 'forward', tags: ['all'] }, cases }, null, 1)],
  ['json', JSON.stringify(cases)],
  ['yaml', read('docs/examples/cases.yaml')],
  ['yaml', read('fixtures/kinks.yaml').slice(0, 2500)],
  ['yaml', 'diffcmp: 1\ndefaults: &d {at: {x: 1}}\ncases:\n  - expr: |\n      a = x\n      a*a\n    <<: *d\n  - {expr: "x", at: 1}\n'],
  ['csv', 'id,expr,at.x,at.y,expect.x,tolerance,tags\na,"max(x, y)",1,2,0,4ulp,"p;q"\nb,x^2*y,3,1e-3,,,\n'],
]; // prettier-ignore
