// Verdicts on formulas: right ones pass whatever floating point makes of them, wrong ones fail however small they are, and what can't be
// judged is said to be so.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkGradient } from '../../src/check/check.js';
import type { CheckGradientOptions } from '../../src/check/options.js';
import { readProgram } from '../../src/javascript/read-program.js';
import type { GradientVerdict } from '../../src/check/check-data.js';

type Row = readonly [f: string, g: string, options: CheckGradientOptions, verdict: GradientVerdict];

const wide = { range: 'x=-2:2' };
const rows: readonly Row[] = [
  ['x^3', '3*x^2', { at: 2 }, 'PASS'],
  ['x^3', '2*x^2', { at: 2 }, 'FAIL'],
  ['x^3', '3*x^2', wide, 'PASS'],
  // what checkers with fixed tolerances get wrong
  ['1e-7*x^3', '0', { at: 2 }, 'FAIL'],
  ['1e-23*x^2', '1e-23*x', { at: 3 }, 'FAIL'],
  ['1e19*x^2', '2e19*x', { at: 3 }, 'PASS'],
  ['1e-300*x^2', '2e-300*x', wide, 'PASS'],
  ['1e-300*x^2', '2.000001e-300*x', wide, 'FAIL'],
  ['sqrt(x)', '1/(2*sqrt(x))', { at: 1e-8 }, 'PASS'],
  ['sin(1e6*x)', '1e6*cos(1e6*x)', wide, 'PASS'],
  ['sin(1e6*x)', '1e6*cos(1e6*x) + 1e-9', wide, 'FAIL'],
  ['sigmoid(x)', '(1/(1+exp(-x)))*(1-1/(1+exp(-x)))', { at: 30 }, 'PASS'],
  ['sigmoid(x)', '(1/(1+exp(-x)))*(1-1/(1+exp(-x)))', { range: 'x=-700:700' }, 'PASS'],
  ['exp(x)', 'exp(x)', { at: 800 }, 'PASS'],
  ['x^2', '2*x*(1 + 1e-12)', { at: 3 }, 'FAIL'],
  // literals that stand for other numbers
  ['0.2*x^2', '0.4*x', { at: 3 }, 'PASS'],
  ['0.1*x^3', '0.3*x^2', wide, 'PASS'],
  ['0.1*x', '1/10', { at: 1 }, 'PASS'],
  ['0.1*x', '1/10 + 1e-16', { at: 1 }, 'FAIL'],
  ['1/10*x', '0.1', { at: 1 }, 'PASS'],
  ['sin(x/1.4142135623730951)', 'cos(x/sqrt(2))/sqrt(2)', wide, 'PASS'],
  ['sin(x/1.41421356237)', 'cos(x/sqrt(2))/sqrt(2)', wide, 'FAIL'],
  ['0.3*x^2', '0.6*x', wide, 'PASS'],
  ['(x - 0.1)^10', '10*(x - 0.1)^9', wide, 'PASS'],
  ['x/3', '0.333333333333333333', { at: 1 }, 'PASS'],
  // a constant with a name has no last digit
  ['erf(x)', '2/sqrt(pi)*exp(-x^2)', wide, 'PASS'],
  ['erf(x)', '2/sqrt(pi)*exp(-x^2)*(1 + 2^-53)', { at: 1 }, 'FAIL'],
  ['2^x', '0.6931471805599453*2^x', { at: 1 }, 'PASS'],
  ['2^x', '0.693147180559945*2^x', { at: 1 }, 'PASS'],
  // those in the function alone
  ['(x/1.4142135623730951)^2', 'x', wide, 'PASS'],
  ['(x/1.4142135623730951)^2', 'x*(1 + 2^-50)', wide, 'FAIL'],
  ['x*0.3333333333333333', '1/3', { at: 1 }, 'PASS'],
  ['x/3', '0.3333333', { at: 1 }, 'FAIL'],
  ['sin(pi*x)', '3.14159265358979*cos(pi*x)', wide, 'PASS'],
  ['sin(pi*x)', '3.14159265*cos(pi*x)', wide, 'FAIL'],
  ['0.1*x^2', '0.2000001*x', { at: 1 }, 'FAIL'],
  ['x^2', '2*x + 5e-324', { at: 0 }, 'FAIL'],
  // derivatives that are 0, and known to be so only approximately
  ['sin(x)^2 + cos(x)^2', '0', wide, 'PASS'],
  ['sin(x)^2 + cos(x)^2', '1e-60', wide, 'FAIL'],
  ['sin(exp(200)*x)', 'exp(200)*cos(exp(200)*x)', { at: 1 }, 'PASS'],
  ['sin(exp(200)*x)', 'exp(200)*sin(exp(200)*x)', { at: 1 }, 'FAIL'],
  // several inputs, Jacobians
  ['x*y^2', '[y^2, 2*x*y]', { range: 'x=-2:2,y=0:1' }, 'PASS'],
  ['x*y^2', '[y^2, x*y]', { range: 'x=-2:2,y=0:1' }, 'FAIL'],
  ['x*y^2', '[y^2, 2*x*y]', { range: { x: [-2, 2] }, at: { y: 3 } }, 'PASS'],
  ['sum(x.^2)', '2*x', { at: { x: [1, 2, 3] } }, 'PASS'],
  ['sum(x.^2)', '2*x', { at: { x: [0, 0, 0] }, range: 'x=-1:1' }, 'PASS'],
  ['sum(x.^2)/3', '2*x', { at: { x: [1, 2, 3] } }, 'FAIL'],
  ['x*y^2', '[y^2, 2*x*y]', { range: 'x=-2:2,y=1:1' }, 'PASS'],
  // the order that is asked for is that of an expression
  ['y*sin(x)', '[sin(x), y*cos(x)]', { at: 'x=1,y=2' }, 'PASS'],
  ['y*sin(x)', '[y*cos(x), sin(x)]', { at: 'x=1,y=2', wrt: ['x', 'y'] }, 'PASS'],
  // no derivative to judge by
  ['abs(x)', 'sign(x)', { at: 0 }, 'INCONCLUSIVE'],
  ['abs(x)', 'sign(x)', wide, 'PASS'],
  ['abs(x) + y', '[sign(x), x == 0 ? 2 : 1]', { range: 'x=-1:1,y=0:1' }, 'FAIL'],
  ['relu(x)', 'x > 0 ? 1 : 0', wide, 'PASS'],
  ['sqrt(x)', '1/(2*sqrt(x))', { at: 0 }, 'INCONCLUSIVE'],
  ['log(x)', '1/x', { at: -1 }, 'INCONCLUSIVE'],
  ['log(x)', '1/x', wide, 'PASS'],
  ['log(x)', '1/x', { range: 'x=-2:-1' }, 'INCONCLUSIVE'],
  ['floor(x)', '0', wide, 'PASS'],
  ['floor(x)', '0', { at: 1 }, 'INCONCLUSIVE'],
  ['x*abs(x)', '2*abs(x)', { at: 0 }, 'PASS'],
  // a branch that begins a little too late, or too early
  ['x > 1 ? x - 1/2 : x^2/2', 'x > 1 ? 1 : x', wide, 'PASS'],
  ['x > 1 ? x - 1/2 : x^2/2', 'x > 1.01 ? 1 : x', wide, 'FAIL'],
  ['x > 1 ? x - 1/2 : x^2/2', 'x > 1.00001 ? 1 : x', wide, 'FAIL'],
  ['x > 1/3 ? 0.2*x : 0.3*x', '3*x > 1 ? 0.2 : 0.3', wide, 'PASS'],
  ['x > 0.1 ? x^2 : x', '10*x > 1 ? 2*x : 1', wide, 'PASS'],
  // of one of the two alone, and a narrow one, on either side
  ['x^2', 'x > 0.77 ? (x < 0.7700001 ? 0 : 2*x) : 2*x', wide, 'FAIL'],
  ['x^2', 'x < 0.77 ? (x > 0.7699999 ? 0 : 2*x) : 2*x', wide, 'FAIL'],
  ['x > 0.77 ? (x < 0.7700001 ? 0 : x^2) : x^2', '2*x', wide, 'FAIL'],
  // numbers of which no precision tells enough: between -∞ and ∞, and between -2^3500 and 2^3500
  ['x^2', '3*x + exp(exp(exp(x))) - exp(exp(exp(x)))', { at: 4 }, 'INCONCLUSIVE'],
  ['x^2', '3*x + exp(exp(8.6)) - exp(exp(8.6))', { at: 4 }, 'INCONCLUSIVE'],
  ['sin(x)^2 + cos(x)^2', '4*x + exp(exp(8.6)) - exp(exp(8.6))', { at: 4 }, 'INCONCLUSIVE'],
  ['sin(x)^2 + cos(x)^2', '2^-600*x', { at: 4 }, 'FAIL'],
  // a gradient without a value
  ['x^2', 'x/0', { at: 1 }, 'FAIL'],
  ['sinc(x)', '(x*cos(x) - sin(x))/x^2', { at: 0 }, 'INCONCLUSIVE'],
  ['sinc(x)', '(x*cos(x) - sin(x))/x^2', { range: 'x=-1:1' }, 'PASS'],
  ['sinc(x)', 'x >= 0 ? (x*cos(x) - sin(x))/x^2 : 1', { at: 0 }, 'FAIL'],
  ['sinc(x) + sqrt(1 - y)', '(x*cos(x) - sin(x))/x^2', { at: 'x=0,y=1', wrt: 'x' }, 'INCONCLUSIVE'],
  ['x^3', '3*sqrt(x)^4', { at: 1 }, 'PASS'],
  ['x^3', '3*sqrt(x)^4', { at: -1 }, 'FAIL'],
  // second order
  ['x^2*y', '[[2*y, 2*x], [2*x, 0]]', { at: 'x=1.5,y=2', order: 2 }, 'PASS'],
  ['x^2*y', '[[2*y, 2*x], [2*y, 0]]', { at: 'x=1.5,y=2', order: 2 }, 'FAIL'],
  // where a tolerance is asked for, floating point counts
  ['sigmoid(x)', '(1/(1+exp(-x)))*(1-1/(1+exp(-x)))', { at: 30, tolerance: '1e-6' }, 'FAIL'],
  ['x^2', '2.0000001*x', { at: 1, tolerance: '1e-6' }, 'PASS'],
  ['x*log(1e-20)', 'log(x + 1e-20 - x)', { at: 1 }, 'PASS'],
  ['x*log(1e-20)', 'log(x + 1e-20 - x)', { at: 1, tolerance: '1e-6' }, 'FAIL'],
  ['floor(sin(x)^2 + cos(x)^2)*x', '1', { at: 1, tolerance: '1e-6' }, 'INCONCLUSIVE'],
  ['x^2', '2*x', { at: 1, tolerance: '1ulp' }, 'PASS'],
  ['x', '1.0000000000000002', { at: 1, tolerance: '1ulp' }, 'PASS'],
  ['0.1*x^2', '0.2*x', { at: 3, precision: 'float32' }, 'PASS'],
];

describe('verdicts on formulas', () => {
  test.each(rows)('%s | %s | %j: %s', async (f, g, options, verdict) => {
    const check = await checkGradient(f, g, options);
    expect(check.verdict, JSON.stringify(check.points[0])).toBe(verdict);
  });
});

/* prettier-ignore */
test.each<readonly [f: string, g: string, options: CheckGradientOptions, verdicts: readonly (readonly [verdict: string, message: RegExp | null])[]]>([
  ['x^2*y', '[log(-x), x^2]', { at: 'x=2,y=3' }, [['FAIL', /no value there: the domain of log/], ['PASS', null]]],
  ['x^2*y', '[log(-x), x]', { at: 'x=2,y=3' }, [['FAIL', /no value there/], ['FAIL', /it is 2, and the derivative 4/]]],
  ['x^2*y', '[2*x*y, 1/(x - 2)]', { at: 'x=2,y=3' }, [['PASS', null], ['FAIL', /no value there/]]],
  ['x^2*y', '[log(-x), 1/(x - 2)]', { at: 'x=2,y=3' }, [['FAIL', /the domain of log/], ['FAIL', /division by zero/]]],
  ['x^2*y', '[0/0, 1/0]', { at: 'x=2,y=3' }, [['FAIL', /no value there/], ['FAIL', /no value there/]]],
  // it may be right as a limit
  ['sinc(x)*y', '[y*(x*cos(x) - sin(x))/x^2, sinc(x)]', { at: 'x=0,y=3' }, [['INCONCLUSIVE', /beside the point it is right/], ['PASS', null]]],
  ['abs(x)*y', '[log(-1)*y, abs(x)]', { at: 'x=0,y=3' }, [['INCONCLUSIVE', /kink|two|slope/], ['PASS', null]]],
  // what is decided by no number is decided for all
  ['x^2*y', '(log(-x) > 0) ? [2*x*y, x^2] : [0, 0]', { at: 'x=2,y=3' }, [['INCONCLUSIVE', /./], ['INCONCLUSIVE', /./]]],
])('each component is judged by itself where another has no value: %s | %s', async (f, g, options, verdicts) => {
  const { points } = await checkGradient(f, g, options);
  expect(points[0]?.components.map(({ verdict, message }) => [verdict, message])).toEqual(
    verdicts.map(([verdict, message]): unknown[] => [verdict, message && expect.stringMatching(message)]),
  );
});

test('constants of a file that are no numbers are wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-numbers-'));
  const path = join(folder, 'g.js');
  try {
    for (const [constant, given] of [['NaN', 'NaN'], ['-1/0', '-Infinity'], ['0/0*x', 'NaN']] as const) {
      writeFileSync(path, `export const g = (x, y) => [${constant}, x * x];`);
      const { points } = await checkGradient('x^2*y', readProgram(path), { at: 'x=2,y=3' });
      expect(points[0]?.components.map((each) => [each.verdict, each.given])).toEqual([['FAIL', given], ['PASS', 4]]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}); // prettier-ignore

test('a component has the numbers that it was judged by', async () => {
  const { points, counterexample, counts } = await checkGradient('x^3 + y', '[2*x^2, 1]', { at: 'x=2,y=5' });
  expect(points).toEqual([
    {
      at: { x: 2, y: 5 },
      verdict: 'FAIL',
      components: [
        { name: 'x', verdict: 'FAIL', given: 8, truth: 12, ratio: 0.6666666666666666, mistake: 'factor 2/3', lostBits: 0, message: 'it is 8, and the derivative 12', kind: null, uncertainty: null },
        { name: 'y', verdict: 'PASS', given: 1, truth: 1, ratio: 1, mistake: null, lostBits: 0, message: null, kind: null, uncertainty: null },
      ],
      message: null,
    },
  ]); // prettier-ignore
  expect(counts).toEqual({ PASS: 0, FAIL: 1, INCONCLUSIVE: 0 });
  expect(counterexample?.at).toEqual({ x: 1, y: 1 });
});

test('bits that floating point loses are a remark, and so is overflow', async () => {
  const lost = await checkGradient('sigmoid(x)', 'sigmoid(x)*(1 - sigmoid(x))', { at: 30 });
  expect(lost.points[0]?.components[0]?.lostBits).toBeGreaterThan(40);
  expect(lost.remarks.map(({ code }) => code)).toEqual(['lost-bits']);
  const overflow = await checkGradient('log(1 + exp(x))', 'exp(x)/(1 + exp(x))', { at: 1000 });
  expect(overflow.verdict).toBe('PASS');
  expect(overflow.remarks.map(({ code }) => code)).toEqual(['overflow']);
  const infinite = await checkGradient('exp(x)', 'exp(x)', { at: 800 });
  expect(infinite.points[0]?.components[0]?.lostBits).toBe(0);
  expect(infinite.remarks.map(({ message }) => message)).toEqual(['in floating point the component x overflows at x = 800; as a formula it is beyond the range of the format there']); // prettier-ignore
  const none = await checkGradient('x^3', '3*x^2', { at: 2 });
  expect(none.remarks).toEqual([]);
});

test('points that are drawn: the same for a seed, others for another, and counted where there is no derivative', async () => {
  const at = async (seed: number): Promise<string> =>
    JSON.stringify((await checkGradient('x^2', '2*x', { ...wide, seed })).points.map((point) => point.at));
  expect(await at(1)).toBe(await at(1));
  expect(await at(1)).not.toBe(await at(2));
  const { drawn, points } = await checkGradient('log(x)', '1/x', { ...wide, points: 30 });
  expect(points.length).toBe(drawn?.points);
  expect(points.length).toBeGreaterThanOrEqual(30);
  expect(drawn?.redrawn).toBeGreaterThan(10);
  expect(points.every((point) => Number(point.at['x']) > 0)).toBe(true);
});

test('a right formula that floating point takes beyond a tolerance has no mistake', async () => {
  const { verdict, mistake } = await checkGradient('sigmoid(x)', 'sigmoid(x)*(1 - sigmoid(x))', { at: 30, tolerance: '4ulp' }); // prettier-ignore
  expect([verdict, mistake]).toEqual(['FAIL', null]);
});

test('a counterexample that is as round as can be stays', async () => {
  expect((await checkGradient('x^3', '2*x^2', { at: 1 })).counterexample?.at).toEqual({ x: 1 });
});

test('a counterexample is a point that fails, and a component that passes has no mistake', async () => {
  const { counterexample } = await checkGradient('x^3 + y', '[x > 2.5 ? 2*x^2 : 3*x^2, 1]', {
    at: 'x=3.14159,y=0.777',
  });
  expect([counterexample?.at, counterexample?.verdict]).toEqual([{ x: 3, y: 1 }, 'FAIL']);
  const { points } = await checkGradient('x^2', 'x', { points: [0, 1] });
  expect(points.map(({ components: [each] }) => each?.mistake)).toEqual([null, 'factor 1/2']);
});

test('points of a box are numbers of the format; where none has a derivative, the first of them say why', async () => {
  const single = await checkGradient('x^2', '2*x', { range: 'x=0:1', precision: 'float32', points: 5 });
  expect(single.points.filter(({ at: { x } }) => Math.fround(Number(x)) !== x)).toEqual([]);
  const none = await checkGradient('log(x)', '1/x', { range: 'x=-2:-1', points: 3 });
  expect(none.points.map(({ message }) => message)).toEqual(Array(3).fill(expect.stringMatching(/no value there/)));
  const few = await checkGradient('log(x)', '1/x', { range: 'x=-9:1', points: 30 });
  expect(few.points.length).toBeGreaterThanOrEqual(30);
});

test('a box as wide as the doubles', async () => {
  const { verdict, points } = await checkGradient('x', '1', { range: 'x=-1.7e308:1.7e308' });
  expect([verdict, points.every(({ at }) => Number.isFinite(at['x']))]).toEqual(['PASS', true]);
});

test('a number of points needs a range', async () => {
  await expect(checkGradient('x^3', '3*x^2', { at: 2, points: 5 })).rejects.toMatchObject({ code: 'bad-option' });
});
