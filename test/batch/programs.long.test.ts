// Functions of files in cases: from every kind of file of cases, with constants, keys that know the files, within the folder.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runMain } from '../cli/run-main.js';
import { batchFields } from '../../src/report/batch/rows.js';
import { temporaryFolder } from './temporary-files.js';

interface Line {
  readonly type: string;
  readonly key: string;
  readonly results?: readonly { readonly path?: object }[];
}

const program = `import { two } from './two.js';
export const f = (x, n = 2) => x ** n * two / 2;
export const g = (p) => (p.kind === 'put' ? -p.x : p.x);
export const h = (x) => fetch(x);
`;

async function linesOf(contents: Readonly<Record<string, string>>, ...options: readonly string[]): Promise<Line[]> {
  const folder = temporaryFolder();
  const files = { 'f.js': program, 'two.js': 'export const two = 2;', ...contents };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const { stdout } = await runMain(['batch', folder, '-f', 'ndjson', '-j', '1', ...options]);
  const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Line); // prettier-ignore
  return lines.filter(({ type }) => type === 'case');
}

const json = (...cases: object[]): Record<string, string> => ({ 'cases.json': JSON.stringify(cases) });

test('from JSON, YAML and CSV, with constants and records', async () => {
  const lines = await linesOf({
    'a.json': JSON.stringify([{ file: 'f.js#f', at: { x: 3 }, expect: 6, methods: 'ad' }]),
    'b.yaml': 'diffcmp: 1\ndefaults: {set: {p.kind: put}}\ncases:\n  - {file: "f.js#g", at: {p: {x: 3}}, expect: -1}\n',
    'c.csv': 'file,at.x,set.n,expect\nf.js#f,3,3,27\n',
    'd.csv': 'file,at.p.x,set.p.kind,expect\nf.js#g,3,put,-1\nf.js#g,3,call,1\n',
  });
  expect(lines).toMatchObject([
    { status: 'passed', expression: 'f.js#f', reference: { gradient: { x: 6 } } },
    { status: 'passed', expression: 'f.js#g', reference: { gradient: { 'p.x': -1 } }, options: { set: { 'p.kind': 'put' } } }, // prettier-ignore
    { status: 'passed', options: { set: { n: 3 } } },
    { status: 'passed', at: { 'p.x': 3 } },
    { status: 'passed' },
  ]);
});

test('rows say which evaluations left the path, in the lines and in CSV', async () => {
  const text = 'export const f = (x) => {\n  if (!x) return x * x;\n  return 3 * x;\n};';
  const cases = json(...[0, 1].map((x) => ({ file: 'branch.js', at: { x }, methods: 'reverse,central-difference' })));
  const lines = await linesOf({ 'branch.js': text, ...cases });
  const path = { left: 2, of: 2, line: 2 };
  expect(lines.map(({ results }) => results?.map((each) => each.path ?? null))).toEqual([[null, path], [null, null]]); // prettier-ignore
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'branch.js'), text);
  writeFileSync(join(folder, 'cases.json'), cases['cases.json'] ?? '');
  const { stdout } = await runMain(['batch', folder, '-f', 'csv', '-j', '1']);
  const place = batchFields.length - 1 - batchFields.indexOf('path'); // fields before it have commas of their own
  const paths = stdout.trimEnd().split(/\r?\n/).map((line) => line.split(',').at(-1 - place)); // prettier-ignore
  expect(paths).toEqual(['path', '', '2 of 2 at line 2', '', '']);
});

test('what fails says why, and where', async () => {
  const lines = await linesOf(
    json(
      { file: 'f.js#h', at: { x: 3 } },
      { file: 'f.js#q', at: { x: 3 } },
      { file: 'f.js#f', at: { y: 3 } },
      { file: 'g.js', at: 3 },
      { file: 'elsewhere/f.js', at: 3 },
      { file: '../f.js', at: 3 },
      { expr: 'x^2', at: 3, set: { n: 2 } },
      { expr: 'x^2', at: { x: { y: 1 } } },
    ),
  );
  expect(lines).toMatchObject([
    { code: 'program-not-supported', message: expect.stringMatching(/f\.js:4:25: fetch is not read/) as string },
    { code: 'unknown-program', message: expect.stringContaining("no function 'q'") as string },
    { code: 'unknown-variable', message: "the function has no parameter 'y'" },
    { code: 'no-such-file', hint: "did you mean 'f.js'?" },
    { code: 'no-such-file', hint: 'there is no folder elsewhere either' },
    { code: 'file-outside' },
    { code: 'bad-option', message: "'set' is for functions of files" },
    { code: 'bad-point' },
  ]);
});

test('a key changes with the text of every file that is read, and with constants', async () => {
  const cases = json({ file: 'f.js#f', at: { x: 3 } });
  const [first, again, imported, constant] = [
    await linesOf(cases),
    await linesOf(cases),
    await linesOf({ ...cases, 'two.js': 'export const two = 2; // the same' }),
    await linesOf(json({ file: 'f.js#f', at: { x: 3 }, set: { n: 2 } })),
  ].map(([line]) => line?.key);
  expect(again).toBe(first);
  expect(new Set([first, imported, constant]).size).toBe(3);
});

test('an output is resumed and merged', async () => {
  const folder = temporaryFolder();
  const file = (name: string): string => join(folder, name);
  writeFileSync(file('f.js'), 'export const f = (x) => x * x;');
  writeFileSync(file('cases.json'), JSON.stringify([{ file: 'f.js', at: 3 }, { file: 'f.js', at: 4 }])); // prettier-ignore
  expect((await runMain(['batch', file('cases.json'), '-o', file('out.ndjson'), '-j', '1'])).exit).toBe(0);
  expect((await runMain(['batch', file('cases.json'), '-o', file('out.ndjson'), '-j', '1', '--resume'])).exit).toBe(0);
  expect((await runMain(['merge', file('out.ndjson'), '-f', 'ndjson'])).exit).toBe(0);
});
