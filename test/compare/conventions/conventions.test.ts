// Which operation makes a singular point, as measured, and what the tools are said to return there.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it, test } from 'vitest';
import { compare } from '../../../src/compare/compare.js';
import type { GivenPoint } from '../../../src/problem/point-of.js';
import type { Convention } from '../../../src/compare/conventions/convention-data.js';
import { mathjsVersion } from '../../../src/compare/conventions/conventions.js';
import { programOfText } from '../../javascript/one-file.js';
import { seenValues } from '../../../src/compare/conventions/seen-values.js';

const conventionsAt = async (text: string, at: GivenPoint, methods = 'none'): Promise<readonly Convention[]> =>
  (await compare(text, { at, conventions: true, methods })).conventions ?? [];

describe('The operation that makes the singular point is measured', () => {
  it.each<readonly [text: string, at: string, found: readonly string[]]>([
    ['abs(x)', 'x=0', ['x abs abs(x) 1:1']],
    ['max(x, 0)*2', 'x=0', ['x max max(x, 0) 1:1']],
    ['x > 0 ? x : -x', 'x=0', ['x > x > 0 1:3']],
    ['cbrt(x)', 'x=0', ['x cbrt cbrt(x) 1:1']],
    ['floor(x)', 'x=1', ['x floor floor(x) 1:1']],
    ['acos(x)^2', 'x=1', ['x acos acos(x) 1:1']],
    // not the first that meets a tie, but the first whose two slopes differ
    ['abs(x^2) + abs(x)', 'x=0', ['x abs abs(x) 1:12']],
    ['max(x, x) + max(x^3, 0) + relu(x)', 'x=0', ['x relu relu(x) 1:27']],
    // where none differs, the first that meets one
    ['abs(x)*x', 'x=0', ['x abs abs(x) 1:1']],
    ['x^0.5 + 1', 'x=0', ['x pow x^0.5 1:2']],
    ['abs(x^2)', 'x=0', ['x abs abs(x^2) 1:1']],
    // one for each input, in steps and in functions
    ['a = sin(x);\nb = abs(a) + max(y, 0); b*2', 'x=0,y=0', ['x abs abs(a) 2:5', 'y max max(y, 0) 2:14']],
    ['f(t) = abs(t)*2; f(x - 1)', 'x=1', ['x abs abs(t) 1:8']],
    ['abs(x)*y', 'x=0,y=2', ['x abs abs(x) 1:1']],
    // the condition, not what it chooses
    ['x == 1 ? abs(x) : x^2', 'x=1', ['x == x == 1 1:3']],
    // of tensors
    ['sum(abs(w))', 'w=[0,1]', ['w[1] abs abs(w) 1:5']],
    // nothing is met
    ['abs(x)', 'x=1e-300', []],
    ['x > 0 ? x : -x', 'x=3', []],
    ['abs(2)*x', 'x=0', []],
    ['[abs(x), x]', 'x=0', []],
  ])('%s at %s: %j', async (text, at, found) => {
    const conventions = await conventionsAt(text, at);
    expect(conventions.map(({ wrt, operation, node, line, column }) => `${wrt} ${operation} ${node} ${line}:${column}`)).toEqual(found); // prettier-ignore
  });
});

test('in a function of a file it has a line, and the numbers that it was given', async () => {
  const source = programOfText('function f(x) {\n  const y = x - 1;\n  return Math.abs(y) * 2;\n}\n');
  const { conventions } = await compare(source, { at: { x: 1 }, conventions: true, methods: 'reverse' });
  expect(conventions).toMatchObject([{ wrt: 'x', operation: 'abs', node: 'abs(0)', line: 3, column: null }]);
});

describe('What others return is that of the table where it names the tool, and not known elsewhere', () => {
  const none = [null, null, null, null, null];
  it.each<readonly [text: string, at: string, tools: readonly unknown[], mathjs: unknown, unassigned: string | null]>([
    ['abs(x)', 'x=0', [1, 0, 0, 0, 0], 'NaN', null],
    ['3*abs(y - 1)', 'y=1', [1, 0, 0, 0, 0], 'NaN', null],
    ['max(x, 0)', 'x=0', [0.5, 0.5, 1, 0.5, 0.5], null, null],
    ['max(t, 0) + t', 't=0', [0.5, 0.5, 1, 0.5, 0.5], null, null],
    ['x*sqrt(x)', 'x=0', ['NaN', 'NaN', 0, 'exception', 'NaN'], 'NaN', null],
    ['sqrt(t^2)', 't=0', ['NaN', 'NaN', 'NaN', 'NaN', 0], 'NaN', null],
    ['y == 1 ? 1 : y^2', 'y=1', [0, 0, 0, 0, 0], null, null],
    ['relu(x) - relu(-x)', 'x=0', [0, 0, 0, 1, 1], null, null],
    ['hypot(x, 0)', 'x=0', none, null, '0.5 or NaN'],
    // what the table doesn't say
    ['max(0, x)', 'x=0', none, null, null],
    ['max(x, y)', 'x=1,y=1', none, null, null],
    ['max(x, -x)', 'x=0', none, null, null],
    ['a^x', 'a=0,x=0', none, 0, null],
    ['2*x^x', 'x=0', none, null, null],
    ['floor(x)', 'x=2', none, null, null],
    ['max(x, 3)', 'x=3', none, null, null],
    ['min(x, 0)', 'x=0', none, null, null],
    ['relu(x)', 'x=0', none, null, null],
    ['2*sqrt(x)', 'x=0', none, 'Infinity', null],
    ['sqrt(t^2)', 't=-0', ['NaN', 'NaN', 'NaN', 'NaN', 0], 'NaN', null],
  ])('%s at %s', async (text, at, tools, mathjs, unassigned) => {
    const [convention] = await conventionsAt(text, at);
    const returned = convention?.tools.map(({ returns }) => returns) ?? [];
    expect(convention?.tools.map(({ tool }) => tool)).toEqual(['JAX', 'PyTorch', 'TensorFlow', 'autograd', 'CasADi', 'mathjs']); // prettier-ignore
    expect(returned.slice(0, 5)).toEqual(tools);
    expect(returned[5]).toBe(mathjs);
    expect(convention?.seen?.unassigned ?? null).toBe(unassigned);
  });

  test('a row has a value, or null, for each of five tools, and says what it is of in the words of the printer', () => {
    expect(seenValues.filter(({ values }) => values.length !== 5)).toEqual([]);
    expect(new Set(seenValues.map(({ expression }) => expression)).size).toBe(seenValues.length);
  });

  test('the version of mathjs is the installed one', () => {
    const path = createRequire(import.meta.url).resolve('mathjs/package.json');
    expect((JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version).toBe(mathjsVersion);
  });
});

describe('Beside it stands what the methods of the comparison returned', () => {
  it('a number, and null where a method has no answer', async () => {
    const [convention] = await conventionsAt('relu(x)', 0, 'forward,reverse,symbolic,forward-difference');
    expect(convention?.methods).toEqual([
      { method: 'forward', returns: 1 },
      { method: 'reverse', returns: 0 },
      { method: 'symbolic', returns: null },
      { method: 'forward-difference', returns: 1 },
    ]);
  });
  it('is null unless it is asked for', async () => {
    expect((await compare('abs(x)', { at: 0 })).conventions).toBeNull();
    expect((await compare('x^2', { at: 0, conventions: true })).conventions).toEqual([]);
  });
});
