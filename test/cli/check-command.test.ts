// What `diffcmp check` prints in each format, how it ends, what it says of points, ranges and texts that can't be read, or mean harm.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { GradientCheck } from '../../src/check/check-data.js';
import { checkGradient } from '../../src/check/check.js';
import { checkSchema } from '../../src/batch/schema/check.js';
import { displayWidth } from '../../src/report/text/display-width.js';
import { runMain } from './run-main.js';

const folder = mkdtempSync(join(tmpdir(), 'check-'));
const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const file = written('loss.js', 'export const fused = (x) => [x ** 2, 2 * x];\nexport const f = (x) => x ** 2;\nexport const g = (x) => 3 * x;\n'); // prettier-ignore
const check = (...words: string[]) => runMain(['check', ...words]);

test.each<[string, string[], number]>([
  ['right', ['x^3', '3*x^2', '--at', '2'], 0],
  ['wrong', ['x^3', '2*x^2', '--at', '2'], 1],
  ['a kink', ['abs(x)', 'sign(x)', '--at', '0'], 5],
  ['right beside a kink', ['abs(x)', 'sign(x)', '--points', written('kink.json', '[0, 1]')], 0],
  ['wrong beside a kink', ['abs(x)', '2*sign(x)', '--points', written('kink.ndjson', '{"x": 0}\n{"x": 1}\n')], 1],
  ['value and gradient together', [`${file}#fused`, '--at', '3'], 0],
  ['functions of files', [`${file}#f`, `${file}#g`, '--at', '3'], 1],
  ['a box', ['x*y^2', '[y^2, 2*x*y]', '--range', 'x=-2:2,y=0:1', '--points', '2'], 0],
])('exit code: %s', async (_, words, exit) => {
  const outcome = await check(...words);
  expect([outcome.exit, outcome.stderr]).toEqual([exit, '']);
});

test('json is what the library returns, as its schema has it; ndjson is a line of it', async () => {
  const words = ['x*y^2', '[y^2, x*y]', '--range', 'x=-2:2,y=0:1', '--points', '2', '--seed', '3'];
  const { stdout } = await check(...words, '-f', 'json');
  const expected = await checkGradient('x*y^2', '[y^2, x*y]', { range: 'x=-2:2,y=0:1', points: 2, seed: 3 });
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(expected)));
  expect(checkSchema.safeParse(JSON.parse(stdout)).error).toBeUndefined();
  expect(JSON.parse((await check(...words, '-f', 'ndjson')).stdout.trimEnd())).toEqual(JSON.parse(stdout));
});

test('csv and tsv have a row per component and point, md a table', async () => {
  const words = ['x*y', '[y, 2*x]', '--points', written('two.csv', 'x,y\n1,2\n3,4\n')];
  const csv = (await check(...words, '-f', 'csv')).stdout.trimEnd().split('\n');
  expect(csv[0]).toBe('point,at,component,verdict,given,truth,ratio,uncertainty,lostBits,mistake,message,kind');
  expect(csv.slice(1).map((row) => /,([xy]),(PASS|FAIL),/.exec(row)?.slice(1).join(' '))).toEqual(['x PASS', 'y FAIL', 'x PASS', 'y FAIL']); // prettier-ignore
  expect((await check(...words, '-f', 'tsv')).stdout.split('\n')[0]).toBe((csv[0] as string).replaceAll(',', '\t'));
  expect((await check(...words, '-f', 'md')).stdout).toMatch(/^\| y +\| FAIL/m);
});

test('a function from standard input', async () => {
  expect((await runMain(['check', '-', '2*x', '--at', '3'], { stdin: 'x^2\n' })).exit).toBe(0);
});

test.each<[string, string[], string]>([
  ['no function', [], 'bad-option'],
  ['no point', ['x^2', '2*x'], 'unbound-variable'],
  ['an expression alone', ['x^2', '--at', '2'], 'bad-gradient'],
  ['too many components', ['x^2', '[2*x, 1, 3]', '--at', '2'], 'bad-gradient'],
  ['a range reversed', ['x^2', '2*x', '--range', 'x=2:1'], 'bad-range'],
  ['a range without its end', ['x^2', '2*x', '--range', 'x=2'], 'bad-range'],
  ['a range of no input', ['x^2', '2*x', '--range', 'y=1:2,x=1:2'], 'unknown-variable'],
  ['a range to infinity', ['x^2', '2*x', '--range', 'x=0:1e999'], 'bad-range'],
  ['a range to a constant that is infinite', ['x^2', '2*x', '--range', 'x=0:1/0'], 'bad-range'],
  ['two ranges of an input', ['x^2', '2*x', '--range', 'x=0:1,x=1:2'], 'bad-range'],
  ['a range of no element', ['sum(x.^2)', '2*x', '--at', 'x=[0,0]', '--range', 'x[7]=-1:1'], 'unknown-variable'],
  ['no points', ['x^2', '2*x', '--range', 'x=1:2', '--points', '0'], 'bad-option'],
  ['points and a range', ['x^2', '2*x', '--range', 'x=1:2', '--points', written('one.json', '[1]')], 'bad-option'],
  ['a missing file', ['x^2', '2*x', '--points', join(folder, 'none.json')], 'no-such-file'],
  ['points and a point', ['x^2', '2*x', '--at', '3', '--points', written('one.json', '[1]')], 'bad-option'],
  ['a value without a name beside a range', ['x^2', '2*x', '--at', '3', '--range', 'x=0:1'], 'bad-point'],
  ['constants of a program', ['--command', 'true', '--at', '1', '--set', 'k=2'], 'bad-option'],
  ['constants of two expressions', ['x^2', '2*x', '--at', '1', '--set', 'k=2'], 'bad-option'],
  ['a program beside an expression', ['x^2', '--command', 'true', '--at', '1'], 'bad-option'],
])('refused: %s', async (_, words, code) => {
  const { exit, stdout, stderr } = await check(...words);
  expect([stdout, stderr.split('\n')[0]]).toEqual(['', expect.stringContaining(`error[${code}]`)]);
  expect(exit).toBeGreaterThan(1);
});

test.each([
  [['x^2', '2*x', '--range', 'y=1:2,x=1:2'], '--range y=1:2'],
  [['x^2', '2*x', '--range', 'x=1:2', '--at', 'y=1.5'], '--at:1:1'],
  [[`${written('square.js', 'export const f = (x) => x * x;')}#f`, '2*x', '--range', 'y=1:2'], '--range y=1:2'],
])('a name that is no input is shown where it was given: %j', async (words, place) => {
  expect((await check(...words)).stderr).toContain(`\n  ${place}\n`);
});

test('a formula beside a function of a file, which alone has constants', async () => {
  const path = written('power.js', 'export const f = (x, n) => x ** n;');
  expect((await check(`${path}#f`, '3*x^2', '--set', 'n=3', '--at', 'x=2')).exit).toBe(0);
  expect((await check('x^3', `${path}#f`, '--set', 'n=2', '--at', 'x=3')).exit).toBe(1);
});

test('points of a box where values tell nothing are said to be that', async () => {
  const path = written(
    'program.mjs',
    `
    import { createInterface } from 'node:readline';
    for await (const line of createInterface({ input: process.stdin })) {
      const [x, y] = JSON.parse(line).x;
      console.log(JSON.stringify({ value: x * x * y, gradient: [2 * x * y, x * x] }));
    }`,
  );
  const { stdout } = await check('--command', `node ${path}`, '--range', 'x=0:1,y=0:1', '--points', '2');
  expect(stdout).toContain('1 drawn again, where nothing can be told');
});

test.each<[string, string]>([
  ['broken.json', '[1, '],
  ['texts.json', '["x=", 2]'],
  ['broken.ndjson', '{"x": 1}\n{"x":\n'],
  ['broken.csv', 'x\n"1\n'],
  ['empty.json', '[]'],
  ['empty.ndjson', '\n'],
  ['empty.csv', 'x\n'],
])('points that cannot be read: %s', async (name, text) => {
  const { exit, stdout, stderr } = await check('x^2', '2*x', '--points', written(name, text));
  expect([stdout, stderr]).toEqual(['', expect.stringMatching(/^error\[[a-z-]+\]/)]);
  expect(exit).toBe(3);
});

const esc = String.fromCharCode(27);
const harm = `${esc}]0;gone${String.fromCharCode(7)}\u202e`;
test.each<[string, string[]]>([
  ['in F', [`x${harm}`, '2*x', '--at', '1']],
  ['in G', ['x', `2*x${harm}`, '--at', '1']],
  ['in a file', [`${folder}/${harm}.js#f`, '2*x', '--at', '1']],
  ['in a range', ['x', '2', '--range', `x${harm}=1:2`]],
  ['in a command', ['--command', `node -e 0 '${harm}'`, '--at', '1']],
])('nothing that was written reaches a terminal as it is: %s', async (_, words) => {
  const { stdout, stderr } = await check(...words, '--color', 'never');
  expect(stderr).not.toBe('');
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202e]/);
});

test.each([40, 80, 120])('screens fit %s columns', async (columns) => {
  for (const words of [
    ['sin(x^2)*y', '[cos(x^2)*y, sin(x^2)]', '--range', 'x=-2:2,y=0:1'],
    ['abs(x) + y^2', '[sign(x), 2*y]', '--at', 'x=0,y=1', '-v'],
    ['x^3', '3*x^2', '--at', '2'],
  ]) {
    const { stdout } = await runMain(['check', ...words, '--color', 'never'], { columns });
    for (const line of stdout.split('\n')) expect([line, displayWidth(line) <= columns]).toEqual([line, true]);
    if (columns === 80) expect(stdout).toMatchSnapshot();
  }
});

test('the data of a failure', async () => {
  const { stdout } = await check('x^3', '2*x^2', '--at', '2', '-f', 'json');
  const data = JSON.parse(stdout) as GradientCheck;
  expect(data).toMatchObject({ schema: 'diffcmp/check@1', verdict: 'FAIL', counts: { PASS: 0, FAIL: 1, INCONCLUSIVE: 0 }, mistake: 'factor 2/3' }); // prettier-ignore
  expect(data.points[0]?.components).toMatchObject([{ name: 'x', verdict: 'FAIL', given: 8, truth: 12, mistake: 'factor 2/3' }]); // prettier-ignore
});
