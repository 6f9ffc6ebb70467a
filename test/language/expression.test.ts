// Every feature of the language, by the value that it has in floating point.
import { instructionsOf } from './instructions-of.js';
import { describe, expect, test } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { StepLimit } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { run } from '../program/run.js';

function valueOf(text: string, at: Record<string, number> = {}, maxSteps?: number): number {
  const { program, variables } = readExpression(text);
  const inputs = variables.map((name) => {
    const value = at[name];
    if (value === undefined) throw new Error(`the test gives no value for ${name}`);
    return value;
  });
  return run(program, float64, inputs, maxSteps);
}

/** x is 0.5, y is 2, a is 3. */
const at = { x: 0.5, y: 2, a: 3 };
type Row = readonly [text: string, value: number];

const arithmetic: Row[] = [
  ['1 + 2 * 3', 7],
  ['x - y - a', -4.5],
  ['x - (y - a)', 1.5],
  ['a / y / 4', 0.375],
  ['2^3^2', 512],
  ['-2^2', -4],
  ['(-2)^2', 4],
  ['2^-1', 0.5],
  ['--x', 0.5],
  ['+x', 0.5],
  ['- -2', 2],
  ['2e3', 2000],
  ['2e', 2 * Math.E],
  ['.5 + 2.', 2.5],
  ['0x10', 16],
  ['0.1 + 0.2', 0.1 + 0.2],
  ['1/2x', 0.25],
  ['1/2*x', 0.25],
  ['a/2x', 3],
  ['2x y', 2],
  ['2(x + 1)', 3],
  ['(x + 1)(y + 1)', 4.5],
  ['x y^2', 2],
  ['-x y', -1],
  ['2 sin(x)^2', 2 * Math.sin(0.5) ** 2],
  ['7 mod 4', 3],
  ['1 + # a comment\n 2', 3],
  ['(1 +\n 2)', 3],
  ['1 +\r\n 2', 3],
  ['x?.3:.7', 0.3],
];

const functions: Row[] = [
  ['sqrt(4)', 2],
  ['cbrt(-8)', -2],
  ['nthRoot(16)', 4],
  ['nthRoot(-32, 5)', -2],
  ['exp(1)', Math.E],
  ['expm1(x)', Math.expm1(0.5)],
  ['log(x)', Math.log(0.5)],
  ['ln(x)', Math.log(0.5)],
  ['log(a, y)', Math.log(3) / Math.log(2)],
  ['log2(8)', 3],
  ['log10(1000)', 3],
  ['log1p(x)', Math.log1p(0.5)],
  ['pow(a, y)', 9],
  ['square(a)', 9],
  ['cube(a)', 27],
  ['cube(cube(y))', 512],
  ['cube(y) - cube(a) * cube(x)', 8 - 27 / 8],
  ['sin(x) + cos(x) + tan(x)', Math.sin(0.5) + Math.cos(0.5) + Math.tan(0.5)],
  ['sec(x) * cos(x)', 1],
  ['csc(x) + cot(x)', 1 / Math.sin(0.5) + 1 / Math.tan(0.5)],
  ['asin(x) + acos(x)', Math.asin(0.5) + Math.acos(0.5)],
  ['atan(x)', Math.atan(0.5)],
  ['atan2(1, -1)', Math.atan2(1, -1)],
  ['asec(y) + acsc(y) + acot(y)', Math.acos(0.5) + Math.asin(0.5) + Math.atan(0.5)],
  ['sinh(x) + cosh(x) + tanh(x)', Math.sinh(0.5) + Math.cosh(0.5) + Math.tanh(0.5)],
  ['sech(x) + csch(x) + coth(x)', 1 / Math.cosh(0.5) + 1 / Math.sinh(0.5) + 1 / Math.tanh(0.5)],
  ['asinh(x) + acosh(y) + atanh(x)', Math.asinh(0.5) + Math.acosh(2) + Math.atanh(0.5)],
  ['asech(x) + acsch(y) + acoth(y)', Math.acosh(2) + Math.asinh(0.5) + Math.atanh(0.5)],
  ['abs(-a) + sign(-a)', 2],
  ['min(a)', 3],
  ['min(a, y, x)', 0.5],
  ['max(x, a, y, 1)', 3],
  ['hypot(-3)', 3],
  ['hypot(3, 4)', 5],
  ['hypot(2, 3, 6)', 7],
  ['floor(-x) + ceil(x) + round(2.5)', 3],
  ['mod(-1, a)', 2],
  ['erf(0)', 0],
  ['gamma(5)', 24],
  ['sigmoid(0)', 0.5],
  ['relu(-x) + relu(a)', 3],
  ['softplus(0)', Math.log(2)],
  ['sinc(0) + sinc(x)', 1 + Math.sin(0.5) / 0.5],
  ['pi', Math.PI],
  ['e', Math.E],
  ['tau', 2 * Math.PI],
  ['phi', 1.618033988749895],
  ['true + true + false', 2],
];

const conditions: Row[] = [
  ['x < 1', 1],
  ['x > 1', 0],
  ['x <= 0.5', 1],
  ['x >= 0.6', 0],
  ['x == 0.5', 1],
  ['x != 0.5', 0],
  ['0.1 + 0.2 == 0.3', 0],
  ['0 < x < 1', 1],
  ['0 < x < 0.4', 0],
  ['1 < x < 2', 0],
  ['0 < x <= y < a', 1],
  ['0 < (1 < y < 3) < 2', 1],
  ['0 < x < (0 < y < 3) <= cube(1 < y <= 2)', 1],
  ['(0 < x < 1) < (0 < y < 1) < 3', 0],
  ['x < 1 and y < 1', 0],
  ['x < 1 and y < 3', 1],
  ['x > 1 or y < 3', 1],
  ['x > 1 or y > 3', 0],
  ['x > 1 or y > 3 or a > 2', 1],
  ['not (x < 1)', 0],
  ['not (x > 1)', 1],
  ['not (x > 1 or y > 3) and not (x > 1 and y < 3)', 1],
  ['not a', 0],
  ['not 0', 1],
  ['not x < 1', 1], // mathjs reads (not x) < 1
  ['a and y', 1],
  ['a and 0', 0],
  ['x < 1 ? 2 : 3', 2],
  ['x > 1 ? 2 : 3', 3],
  ['a ? 2 : 3', 2],
  ['0 ? 2 : 3', 3],
  ['x > 1 ? 1 : x > 0.4 ? 2 : 3', 2],
  ['x < 1 ? (y < 1 ? 1 : 2) : 3', 2],
  ['(x < 1 ? y < 1 : y > 1) ? 4 : 5', 5],
  ['(x > 1 ? y < 1 : y > 1) ? 4 : 5', 4],
  ['3 * (x < 1) + (y > a)', 3],
  ['1 + (x < 1 ? 2 : 3) * 2', 5],
];

const steps: Row[] = [
  ['b = x*y; c = sin(b); c + b', Math.sin(1) + 1],
  ['b = x*y\nc = b + 1\nc*c', 4],
  ['b = x;', 0.5],
  ['b = 1; b = b + x; b = 2b; b', 3],
  ['x = 2x; x^2', 1],
  ['f(n, t) = n <= 0 ? 1 : t*f(n - 1, t); f(10, x)', 2 ** -10],
  ['b = f(x); f(t) = t^2; b', 0.25],
  ['f(t) = g(t) + 1; g(t) = 2t; f(x)', 2],
  ['f() = 3; f() + x', 3.5],
  ['g(t) = a*t; g(x)', 1.5],
  ['g(t) = b*t; b = 5; g(x)', 2.5],
  ['g(t) = b*t; b = 5; c = g(x); b = 7; c + g(x)', 6],
  ['g(t) = a*t; h(a) = g(a); h(x)', 1.5], // the a of g is the input, not the parameter of h
  ['even(n) = n == 0 ? 1 : odd(n - 1); odd(n) = n == 0 ? 0 : even(n - 1); even(7) + 2 even(8)', 2],
  ['fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2); fib(15)', 610],
  ['f(t) = cube(t) + (0 < t < 1); f(f(x))', 1.125 ** 3],
  ['f(x, y) = x - y; f(y, x)', 1.5],
  ['f(n) = n <= 0 ? a : f(n - 1) + y; f(3)', 9],
  ['f(t) = a*t; g(t) = f(t) + 1; h(t) = g(t) + 1; h(x)', 3.5],
  ['cm = 2; 3 cm', 6],
];

for (const [title, rows] of Object.entries({ arithmetic, functions, conditions, steps })) {
  describe(title, () => {
    test.each(rows)('%j is %d', (text, value) => {
      const got = valueOf(text, at);
      // one unit in the last place, for sums that Math adds in another order
      if (Math.abs(got - value) > 2 ** -52 * Math.abs(value)) expect(got).toBe(value);
    });
  });
}

describe('only the side taken runs', () => {
  const endless = 'f(t) = f(t); ';
  const lazy: Row[] = [
    ['x > 0 ? 1 : f(x)', 1],
    ['x < 0 ? f(x) : 2', 2],
    ['x > 0 or f(x)', 1],
    ['x < 0 and f(x)', 0],
    ['1 < x < f(x)', 0],
  ];
  test.each(lazy)('%s', (text, value) => {
    expect(valueOf(endless + text, at, 1000)).toBe(value);
  });
  test('the middle of a chain runs once', () => {
    const sines = instructionsOf('0 < sin(x) < 1').spans.filter((span) => span?.start === 4 && span.end === 7);
    expect(sines).toHaveLength(1);
  });
});

describe('variables', () => {
  test.each([
    ['x*cos(x)', 'x'],
    ['a*x^2', 'a x'],
    ['b = x*y; sin(b) + b', 'x y'],
    ['g(t) = a*t; g(x)', 'a x'],
    ['g(t) = a*t; x', 'x'], // g is not called
    ['f(x) = x^2; f(y) + x', 'y x'],
    ['b + 1', 'b'],
    ['c = b + 1; b = 3; c*b', 'b'], // read before it is assigned
    ['g(t) = b*t; b = x; g(2)', 'x'],
    ['f(t) = a*t; g(t) = f(t); h(t) = g(t); h(x)', 'a x'],
    ['pi + e + true', ''],
    ['f(x, y) = a*y', 'x y a'], // a definition alone: at its parameters, used or not
    ['f() = a', 'a'],
    ['constructor + __proto__ * toString - hasOwnProperty', 'constructor __proto__ toString hasOwnProperty'],
    ['π + ω₀x'.replace('₀', '0'), 'π ω0x'],
    ['gamma0 + sin2', 'gamma0 sin2'],
  ])('%j has the inputs %j', (text, names) => {
    expect(readExpression(text).variables.join(' ')).toBe(names);
  });
});

test.each<Row>([
  ['f(x) = x^2', 0.25],
  ['f(y, x) = y - x', 1.5],
  ['f(x) = a*x', 1.5],
  ['f(a) = a <= 1 ? 1 : a*f(a - 1)', 6],
  ['f() = 7', 7],
  ['# a comment\n f(x) = x + 1;\n', 1.5],
])('a definition alone means its function at its parameters: %j', (text, value) => {
  expect(valueOf(text, at)).toBe(value);
});

test('names of object properties are ordinary names', () => {
  expect(valueOf('__proto__ = 2; constructor = 3; __proto__ * constructor')).toBe(6);
  expect(valueOf('toString(x) = x + 1; valueOf(__proto__) = 2 __proto__; toString(valueOf(4))')).toBe(9);
});

test('a minus before a literal belongs to the literal, and -0 is kept', () => {
  const { literals, unary } = instructionsOf('x * -2');
  expect(literals).toEqual([-2]);
  expect(unary).toEqual([]);
  expect(Object.is(valueOf('-0'), -0)).toBe(true);
});

test('endless and exploding recursion end with the step limit', () => {
  expect(() => valueOf('f(x) = f(x); f(x)', at, 100_000)).toThrow(StepLimit);
  expect(() => valueOf('fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2); fib(60)', {}, 100_000)).toThrow(StepLimit);
});
