// `diffcmp code`: what is printed, that its test holds, and what is refused.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, test } from 'vitest';
import { codeSchema } from '../../src/batch/schema/code.js';
import { languageNames } from '../../src/code/languages/language.js';
import type { CodeListing } from '../../src/code/languages/listing-data.js';
import { compile } from '../../src/compile.js';
import { hasGcc, hasPython, misses, runC, runJavascript, runPython, type LanguageSample } from '../code/languages.js';
import { runMain, type Outcome } from './run-main.js';

const folder = mkdtempSync(join(tmpdir(), 'code-'));
afterAll(() => rmSync(folder, { recursive: true }));

const code = (...words: string[]): Promise<Outcome> => runMain(['code', ...words]);
async function dataOf(...words: string[]): Promise<CodeListing> {
  const { exit, stdout, stderr } = await code(...words, '-f', 'json');
  expect(stderr).toBe('');
  expect(exit).toBe(0);
  return JSON.parse(stdout) as CodeListing;
}
/** A listing with the test that it prints. */
async function sampleOf(...words: string[]): Promise<LanguageSample> {
  const listing = await dataOf(...words);
  const { point, value, gradient } = listing.test;
  return { name: words.join(' '), listing, points: [point], wanted: [[value, ...(gradient ?? [])]] };
}
const runs = { js: runJavascript, c: runC, python: runPython };
const isHere = { js: true, c: hasGcc, python: hasPython };

describe('prints', () => {
  const screens: readonly (readonly [string, readonly string[]])[] = [
    ['smooth', ['x^2*y + sin(x)']],
    ['branch', ['x > 1 ? log(x)*y : sqrt(y)', '--at', 'x=2,y=3']],
    ['array', ['sum(sigmoid(w*[1, 2; 3, 4]))', '--at', 'w=[[1, 2], [3, 4]]']],
    ['single', ['x*cos(y) + 0.1*sqrt(x)', '--precision', 'float32']],
    ['value', ['hypot(x, y) + round(x)', '--value-only']],
  ];
  for (const language of languageNames)
    test.each(screens)(`${language} of %s in lines of 80 columns, as it was`, async (name, words) => {
      const { exit, stdout, stderr } = await code(...words, '--lang', language);
      expect(stderr).toBe('');
      expect(exit).toBe(0);
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
      await expect(stdout).toMatchFileSnapshot(`../report/code/screens/${name}.${language === 'python' ? 'py' : language}.txt`);
    });

  test('no point for what is a constant', async () => {
    const path = join(folder, 'set.js');
    writeFileSync(path, 'export const f = (kind, x) => (kind === "put" ? x * x : x);');
    expect((await dataOf(`${path}#f`, '--set', 'kind=put')).test.point).toHaveLength(1);
  });

  test('the numbers of compile() as the test', async () => {
    const { test: printed, inputs, wrt } = await dataOf('x^2*y + sin(x)', '--at', 'x=3,y=2');
    const out = [0, 0];
    expect(printed).toEqual({ point: [3, 2], value: compile('x^2*y + sin(x)').gradient([3, 2], out), gradient: out });
    expect([inputs, wrt]).toEqual([['x', 'y'], ['x', 'y']]);
  });

  test('what its schema says, for each kind of question', async () => {
    for (const words of [['x*y'], ['x', '--value-only'], ['w[1]*w[2]', '--at', 'w=[1,2]', '--lang', 'c'], ['x > 1 ? x : 1', '--at', '2']])
      expect(codeSchema.safeParse(await dataOf(...words)).error).toBeUndefined();
  });

  test('to a file, which must not exist', async () => {
    const file = join(folder, 'g.c');
    expect(await code('x^2', '--lang', 'c', '-o', file)).toMatchObject({ exit: 0, stdout: '' });
    expect(readFileSync(file, 'utf8')).toContain('double value_and_gradient(double x, double gradient[1])');
    expect(await code('x^2', '-o', file)).toMatchObject({ exit: 3, stdout: '' });
  });

  test('by the inputs that are asked for, in either mode', async () => {
    const listing = await dataOf('x*y*z', '--wrt', 'z,x', '--mode', 'forward');
    expect(listing).toMatchObject({ wrt: ['z', 'x'], mode: 'forward' });
    expect(misses([{ name: 'x*y*z', listing, points: [[2, 3, 4]], wanted: [[24, 6, 12]] }], runJavascript([{ name: '', listing, points: [[2, 3, 4]], wanted: [] }]), () => 0)).toEqual([]);
  });

  test('arrays as parameters, and a gradient row by row', async () => {
    const { code: text, parameters } = await dataOf('dot(w[1, :], w[2, :])', '--at', 'w=[[1, 2], [3, 4]]');
    expect(parameters).toEqual([{ name: 'w', of: 'w', shape: [2, 2] }]);
    const run = runInNewContext(`${text}; valueAndGradient`) as (w: number[][]) => unknown;
    expect(run([[1, 2], [3, 5]])).toEqual({ value: 13, gradient: [3, 5, 1, 2] });
  });

  test('functions of files', async () => {
    const file = join(folder, 'loss.js');
    writeFileSync(file, 'export function loss(p, n = 3) { let s = 0; for (let i = 0; i < n; i++) s += p.x ** i * p.y; return s; }');
    const listing = await dataOf(`${file}#loss`, '--at', 'p.x=2,p.y=5');
    expect(listing.parameters.map(({ name, of }) => [name, of])).toEqual([['p_x', 'p.x'], ['p_y', 'p.y']]);
    expect(listing.test).toEqual({ point: [2, 5], value: 35, gradient: [25, 7] });
  });
}); // prettier-ignore

describe('what is printed', () => {
  const expressions: readonly (readonly string[])[] = [
    ['x*cos(x)'],
    ['(1 - x)^2 + 100*(y - x^2)^2'],
    ['a = x*y; b = sin(a); a + b + tanh(b)*sigmoid(x)'],
    ['x > 1 ? log(x) : x - 1', '--at', '2'],
    ['class*double + lambda*t1 + gradient*d1 + value*y1 + I + NAN + c1'],
    ['α*x0 + x_1^2 - $q'],
    ['max(x, y)*abs(x) + min(x, 2)*relu(y)', '--at', 'x=1,y=-2'],
    ['sqrt(x)*0.1 + 1e-300*x + 1e21*y', '--precision', 'float64'],
    ['sqrt(x)*0.1 + 0.7*y/x', '--precision', 'float32'],
    ['2 + 3'],
  ];
  test.each(languageNames.filter((name) => isHere[name]))('gives its own test in %s, whatever inputs are called', async (language) => {
    const samples = await Promise.all(expressions.map((words) => sampleOf(...words, '--lang', language)));
    const withGradient = samples.filter(({ listing }) => listing.mode !== null);
    expect(withGradient.length).toBe(expressions.length - 1);
    expect(misses(withGradient, runs[language](withGradient), () => (language === 'js' ? 0 : 2))).toEqual([]);
  });

  test('throws where its branch ends', async () => {
    const listing = await dataOf('x > 1 ? log(x) : x - 1', '--at', '2');
    expect(listing.guards).toEqual(['x > 1']);
    expect(runJavascript([{ name: '', listing, points: [[1.5], [1], [0], [NaN]], wanted: [] }])).toEqual([[[Math.log(1.5), 1 / 1.5], null, null, null]]);
  });

  test('has nothing of a hostile name but in its comment, which that does not end', async () => {
    const hostile = join(folder, 'a*');
    mkdirSync(hostile);
    const path = join(hostile, 'coding:latin-1.js');
    writeFileSync(path, 'export function f(x) { return x * x; }');
    for (const language of languageNames) {
      const { code: text } = await dataOf(`${path}#f`, '--lang', language);
      expect(text.split('\n').slice(0, 2).join('\n')).not.toContain('coding:');
      expect(text.split('*/').length).toBe(language === 'python' ? 1 : 2);
      expect(text.split('*/').at(-1)).not.toContain(language === 'python' ? '\u0000' : 'coding');
    }
  });
}); // prettier-ignore

describe('refuses', () => {
  test.each<[string[], number, RegExp, RegExp]>([
    [['x > 1 ? log(x) : x'], 2, /^error\[unbound-variable\]: the function has branches/, /--at x=0\.7/],
    [['sinx'], 2, /^error\[unbound-variable\]: 'sinx' reads as/, /sin\(x\)/],
    [['log(x)', '--at', '-1'], 4, /^error\[non-finite\]: the value is not finite at x = -1/, /another point/],
    [['sqrt(x)', '--at', '0'], 4, /^error\[non-finite\]: the gradient is not finite/, /another point/],
    [['log(-1 - x^2)'], 2, /^error\[unbound-variable\]: no point of the domain was found, and a test of the code needs one/, /give one where the function has a value, such as --at x=…/],
    [['gamma(x)'], 4, /^error\[unsupported\]: there is no text of gamma and polygamma in JavaScript/, /all functions; code in C and Python has the value alone/],
    [['gamma(x)', '--lang', 'c'], 4, /^error\[unsupported\]: there is no text of polygamma in C/, /; or ask for the value alone/],
    [['digamma(x)', '--lang', 'c'], 4, /^error\[unsupported\]: there is no text of polygamma in C/, /compile\(\) has all functions$/m],
    [['gamma(x)', '--value-only'], 4, /^error\[unsupported\]: there is no text of gamma in JavaScript/, /code in C has it/],
    [['[x, x]', '--at', '1'], 2, /^error\[shape-mismatch\]/, /--reduce sum/],
    [['dot(w, w)'], 2, /^error\[shape-mismatch\]/, /hint/],
    [['x', '--lang', 'rust'], 2, /^error\[bad-option\]: --lang takes js, c or python/, /hint/],
    [['x', '--wrt', 'y'], 2, /^error\[unknown-variable\]/, /hint/],
    [['x', '--at', 'y=1'], 2, /^error\[(unknown|unbound)-variable\]/, /hint/],
    [['f(n) = n == 0 ? x : f(n+1); f(1)', '--at', '1', '--max-steps', '1000'], 4, /^error\[step-limit\]/, /--max-steps/],
  ])('%j', async (words, exit, said, hint) => {
    const outcome = await code(...words);
    expect(outcome.stdout).toBe('');
    expect(outcome.stderr).toMatch(said);
    expect(outcome.stderr).toMatch(hint);
    expect(outcome.exit).toBe(exit);
  });
}); // prettier-ignore
