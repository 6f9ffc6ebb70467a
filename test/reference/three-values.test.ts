// Slopes that three values tell: which they confirm, and that they confirm no other.
import { describe, expect, it } from 'vitest';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { formats } from '../../src/arithmetics/formats.js';
import { readExpression } from '../../src/language/expression.js';
import { powerOfTwo } from '../../src/reference/difference-check.js';
import { openLaboratory } from '../../src/reference/laboratory.js';
import { closeStep, isRiseOfBoth } from '../../src/reference/three-values.js';
import { findTruth } from '../../src/reference/truth.js';

const bits = 128;
const mpfr = await startMpfr(50);
const A = intervalArithmetic(mpfr);
const n = (value: number): Interval => A.literal(value);
const two = (exponent: number): Interval => powerOfTwo(A, exponent);

/** Whether values of f about a point below 1 confirm a slope there. */
function isSlope(f: (x: Interval) => Interval, at: number, slope: () => Interval): boolean {
  mpfr.reset(bits);
  const h = two(closeStep(bits));
  const values = [f(A.sub(n(at), h)), f(n(at)), f(A.add(n(at), h))] as const;
  return isRiseOfBoth(A, values, A.mul(slope(), h));
}
const off = (slope: () => Interval, exponent: number) => (): Interval => A.mul(slope(), A.add(n(1), two(exponent)));

type Row = readonly [text: string, f: (x: Interval) => Interval, at: number, slope: () => Interval];
/* prettier-ignore */
const told: readonly Row[] = [
  ['5x',           (x) => A.mul(n(5), x),              0.3, () => n(5)],
  ['5x at 0',      (x) => A.mul(n(5), x),              0,   () => n(5)],
  ['-x/3',         (x) => A.div(x, n(-3)),             0.3, () => A.div(n(1), n(-3))],
  ['sin(x)',       (x) => A.sin(x),                    0.7, () => A.cos(n(0.7))],
  ['exp(-x)',      (x) => A.exp(A.neg(x)),             0.7, () => A.neg(A.exp(n(-0.7)))],
  ['x^2 + 8',      (x) => A.add(A.square(x), n(8)),    0.7, () => A.mul(n(2), n(0.7))],
  ['1e200*tanh(x)', (x) => A.mul(n(1e200), A.tanh(x)), 0.7, () => A.mul(n(1e200), A.square(A.sech(n(0.7))))],
];
/* prettier-ignore */
const untold: readonly Row[] = [
  ['0 of a constant, which has no size', () => n(5),                           0.3, () => n(0)],
  ['0 of x^2 at 0',                   (x) => A.square(x),                      0,   () => n(0)],
  ['1 of |x| at 0, left of which it is -1', (x) => A.abs(x),                   0,   () => n(1)],
  ['-1 of |x| at 0, right of which it is 1', (x) => A.abs(x),                  0,   () => n(-1)],
  ['0 of |x| at 0, the mean of both', (x) => A.abs(x),                         0,   () => n(0)],
  ['1 of x + floor(x) at 0',          (x) => A.add(x, A.floor(x)),             0,   () => n(1)],
  ['1 of x^2*2^58 + x at 0, which bends', (x) => A.add(A.mul(two(58), A.square(x)), x), 0, () => n(1)],
  ['1 of x^3*2^120 + x at 0, which bends twice', (x) => A.add(A.mul(two(120), A.mul(x, A.square(x))), x), 0, () => n(1)],
  ['1 of x + 1000, of which too many bits are lost', (x) => A.add(x, A.div(n(1000), n(3))), 0.7, () => n(1)],
  ['what may be 0 or not',            (x) => A.mul(n(5), x),                   0.3, () => A.symmetric(n(5))],
  ['5 of what is 5x, and above the point perhaps more', (x) => { const y = A.mul(n(5), x); return A.decide('>', x, n(0.3)) ? { lo: y.lo, hi: A.add(y, two(-20)).hi } : y; }, 0.3, () => n(5)],
  ['5 of what is 5x, and above the point perhaps less', (x) => { const y = A.mul(n(5), x); return A.decide('>', x, n(0.3)) ? { lo: A.sub(y, two(-20)).lo, hi: y.hi } : y; }, 0.3, () => n(5)],
  ['from 5 to twice 5',               (x) => A.mul(n(5), x),                   0.3, () => ({ lo: n(5).lo, hi: n(10).lo })],
];

describe('Three values', () => {
  it.each(told)('confirm the slope of %s, and none that is off by 2^-55', (_text, f, at, slope) => {
    expect(isSlope(f, at, slope)).toBe(true);
    expect(isSlope(f, at, off(slope, -55))).toBe(false);
    expect(isSlope(f, at, () => A.neg(slope()))).toBe(false);
  });

  it('tell a slope to 57 bits', () => {
    const f = (x: Interval): Interval => A.mul(n(5), x);
    expect(
      [-57, -56].map((error) =>
        isSlope(
          f,
          0.3,
          off(() => n(5), error),
        ),
      ),
    ).toEqual([true, false]);
  });

  it.each(untold)('leave open %s', (_text, f, at, slope) => {
    expect(isSlope(f, at, slope)).toBe(false);
  });

  it('take two more runs where they tell, and else the check by differences is made as well', () => {
    const laboratory = openLaboratory(mpfr);
    const truthOf = (expression: string, point: number[]) => {
      const { program } = readExpression(expression);
      let runs = 0;
      const counted: typeof program = {
        ...program,
        link: (arithmetic, observer) => {
          const run = program.link(arithmetic, observer);
          return (inputs, budget) => {
            runs++;
            return run(inputs, budget);
          };
        },
      };
      const wrt = point.map((_, index) => index);
      const question = {
        program: counted,
        point,
        wrt,
        order: 1,
        format: formats.float64,
        budget: { maxSteps: 1e6 },
      } as const;
      return { statuses: findTruth(laboratory, question).gradient.map(({ status }) => status), runs: () => runs };
    };
    const smooth = truthOf('sin(x)*y', [0.7, 3]);
    expect(smooth.statuses).toEqual(['certified', 'certified']);
    expect(smooth.runs()).toBe(1 + 2 * 3); // the witness; by each input its jet, and a value on each side
    const flat = truthOf('x^3 - 3*x', [1 + 2 ** -20]); // smaller beside its values than three of them tell
    expect(flat.statuses).toEqual(['certified']);
    expect(flat.runs()).toBeGreaterThanOrEqual(1 + 3 + 4);
  });
});
