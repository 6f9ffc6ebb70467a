// The second root of the truth: which claims differences of values confirm, which they refute, where they can't tell.
import { describe, expect, it } from 'vitest';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { Undecided } from '../../src/errors.js';
import {
  centralStencil, checkByDifferences, oneSidedSecondStencil, powerOfTwo, secondStencil, type Agreement, type CheckStencil, type Demand,
} from '../../src/reference/difference-check.js'; // prettier-ignore

const mpfr = await startMpfr(100);
const A = intervalArithmetic(mpfr);

const n = (value: number): Interval => A.literal(value);
const two = (exponent: number): Interval => powerOfTwo(A, exponent);
const [plus, minus, times, pow] = [A.add, A.sub, A.mul, A.pow];

/**
 * The verdict on a claimed slope of f at a point, with enclosures that settled at 128 bits; the steps tried, as exponents
 * of two, go into `tried`.
 */
function check(
  f: (x: Interval) => Interval,
  at: number,
  stencil: CheckStencil,
  claim: () => Interval,
  tried: number[] = [],
  demand?: Demand,
): Agreement {
  const displaced = (exponent: number) => {
    tried.push(exponent);
    return (multiple: number) => f(plus(n(at), times(n(multiple), two(exponent))));
  };
  return checkByDifferences(A, claim, stencil, displaced, 128, demand);
}
/** The same claim, off by a part of itself. */
const off = (claim: () => Interval, exponent: number) => (): Interval => times(claim(), plus(n(1), two(exponent)));

/** (f(2h) - f(h))/h on the side of the sign, which never touches the point itself, as a partial beside it is differentiated. */
const oneSidedStencil = (side: 1 | -1): CheckStencil => ({
  errorOrder: 1,
  divisor: 1,
  apply: (_A, f, h) => A.div(minus(f(2 * side), f(side)), times(n(side), h)),
});
/** Differences of the same values, divided by h⁴: nothing but what they are rounded by. */
const roundOff: CheckStencil = {
  errorOrder: 1,
  divisor: 4,
  apply: (_A, f, h) => A.div(minus(minus(f(2), f(1)), minus(f(2), f(1))), pow(h, n(4))),
};
const [central, second, right, left] = [centralStencil, secondStencil, oneSidedStencil(1), oneSidedStencil(-1)];

/* prettier-ignore */
const smooth: readonly (readonly [text: string, f: (x: Interval) => Interval, at: number, stencil: CheckStencil, slope: () => Interval])[] = [
  ['x^2 at 3',               (x) => times(x, x),                   3,    central, () => n(6)],
  ['sin(x) at 0.7',          (x) => A.sin(x),                      0.7,  central, () => A.cos(n(0.7))],
  ['exp(x) at -700',         (x) => A.exp(x),                      -700, central, () => A.exp(n(-700))],
  ['1/x at 1e-300',          (x) => A.div(n(1), x),                1e-300, central, () => A.neg(A.div(n(1), A.square(n(1e-300))))],
  ['sin(2^60*x) at 1',       (x) => A.sin(times(two(60), x)),      1,    central, () => times(two(60), A.cos(two(60)))],
  ['log(x) near the end of its domain', (x) => A.log(x),           2 ** -45, central, () => two(45)],
  ['x^3 at 2, by the second', (x) => pow(x, n(3)),                 2,    second,  () => n(12)],
  ['cos(x) at 0.7, by the second', (x) => A.cos(x),                0.7,  second,  () => A.neg(A.cos(n(0.7)))],
  ['x^3 at 2, by the second from the right', (x) => pow(x, n(3)),  2,    oneSidedSecondStencil(1), () => n(12)],
  ['x^3 at 2, by the second from the left', (x) => pow(x, n(3)),   2,    oneSidedSecondStencil(-1), () => n(12)],
  ['x^2 at 3, from the right', (x) => times(x, x),                 3,    right,   () => n(6)],
  ['x^2 at 3, from the left', (x) => times(x, x),                  3,    left,    () => n(6)],
  ['|x| at 0, from the right', (x) => A.abs(x),                    0,    right,   () => n(1)],
  ['|x| at 0, from the left', (x) => A.abs(x),                     0,    left,    () => n(-1)],
  ['floor(x) + x at 2, from the right', (x) => plus(A.floor(x), x), 2,   right,   () => n(1)],
  ['floor(x) + x at 2, from the left', (x) => plus(A.floor(x), x), 2,    left,    () => n(1)],
  ['x + x^1.5 at 0',         (x) => plus(x, pow(x, n(1.5))),       0,    right,   () => n(1)], // errors fall as a root of h
  ['x + x^1.1 at 0',         (x) => plus(x, pow(x, n(1.1))),       0,    right,   () => n(1)],
  ['x + x^1.083 at 0',       (x) => plus(x, pow(x, n(1.083))),     0,    right,   () => n(1)],
  ['x + 2^-60*sin(2^70*x) at 0', (x) => plus(x, times(two(-60), A.sin(times(two(70), x)))), 0, central, () => n(1 + 2 ** 10)], // coarse steps see a slope of 1
  ['(x + 1e200) - 1e200 at 1', (x) => minus(plus(x, n(1e200)), n(1e200)), 1, central, () => n(1)], // 665 bits cancel
];

describe('Differences', () => {
  it.each(smooth)('confirm the slope of %s, and refute it when it is off by 2^-50', (_text, f, at, stencil, slope) => {
    expect(check(f, at, stencil, slope)).toBe('agrees');
    expect(check(f, at, stencil, off(slope, -50))).toBe('disagrees');
    expect(check(f, at, stencil, () => A.neg(slope()))).toBe('disagrees');
  });

  /* prettier-ignore */
  it.each<readonly [text: string, f: (x: Interval) => Interval, at: number, stencil: CheckStencil, slope: () => Interval, Agreement]>([
    // slopes of zero, which have no size to be resolved against
    ['0 of a constant',             () => n(5),                            3, central, () => n(0), 'agrees'],
    ['1 of a constant',             () => n(5),                            3, central, () => n(1), 'disagrees'],
    ['2^-1000 of a constant',       () => n(5),                            3, central, () => two(-1000), 'disagrees'],
    ['0 of x^2 at 0',               (x) => times(x, x),                    0, central, () => n(0), 'agrees'],
    ['0 of x^3 at 0',               (x) => pow(x, n(3)),                   0, central, () => n(0), 'agrees'],
    ['2^-50 of x^3 at 0',           (x) => pow(x, n(3)),                   0, central, () => two(-50), 'blind'],   // differences that vanish never settle
    ['0 of x^3 + 2^-100*x at 0',    (x) => plus(pow(x, n(3)), times(two(-100), x)), 0, central, () => n(0), 'disagrees'],
    ['0 of x^3 + 2^-200*x at 0',    (x) => plus(pow(x, n(3)), times(two(-200), x)), 0, central, () => n(0), 'disagrees'],
    ['0 of x^3 + 2^-400*x at 0',    (x) => plus(pow(x, n(3)), times(two(-400), x)), 0, central, () => n(0), 'agrees'], // less than h^2 at h = 2^-160 isn't told from 0
    ['0 of sin(x) - x at 0',        (x) => minus(A.sin(x), x),             0, central, () => n(0), 'agrees'],
    ['0 of 5x, by the second',      (x) => times(n(5), x),                 3, second,  () => n(0), 'agrees'],
    ['0 of x^4 at 0, by the second', (x) => pow(x, n(4)),                  0, second,  () => n(0), 'agrees'],
    ['0 of x^2 at 0, by the second', (x) => times(x, x),                   0, second,  () => n(0), 'disagrees'],
    // jumps nearer than all but the finest steps
    ['0 of floor(2^1400*x) + 2^-900', (x) => plus(A.floor(plus(times(two(1400), x), two(-1))), two(-900)), 1, central, () => n(0), 'agrees'],
    ['2^1400 of 2^1400*x - floor(2^1400*x)', (x) => minus(times(two(1400), x), A.floor(plus(times(two(1400), x), two(-1)))), 1, central, () => two(1400), 'agrees'],
    ['0 of 2^1400*x',               (x) => times(two(1400), x),            1, central, () => n(0), 'disagrees'],
    ['0 of sign(x) at 0, from the right', (x) => A.sign(x),                0, right,   () => n(0), 'agrees'],
    ['0 of x^2 at 0, from the left', (x) => times(x, x),                   0, left,    () => n(0), 'agrees'],
    ['0 of x at 0, from the right', (x) => x,                              0, right,   () => n(0), 'disagrees'],
    ['0 of x^1.5 at 0',             (x) => pow(x, n(1.5)),                 0, right,   () => n(0), 'agrees'],
    ['0 of x^1.13 at 0',            (x) => pow(x, n(1.13)),                0, right,   () => n(0), 'agrees'],   // as h^0.13, which is 2^-166 at the finest step:
    ['0 of x^1.12 at 0',            (x) => pow(x, n(1.12)),                0, right,   () => n(0), 'blind'],    // less than 2^-160 is called vanishing
    ['0 of x^1.5 + 2^-100*x at 0',  (x) => plus(pow(x, n(1.5)), times(two(-100), x)), 0, right, () => n(0), 'disagrees'], // which only the finest step tells
    ['0 of max(0, 2^-40 - x) at 0', (x) => A.max(n(0), minus(two(-40), x)), 0, right, () => n(0), 'disagrees'], // constant from the first step on
    ['0 of sqrt(x) at 0',           (x) => A.sqrt(x),                      0, right,   () => n(0), 'blind'],    // an infinite slope never converges
    // what rounds to 0 as a double is resolved as well, by finer steps
    ['2^-1200 of 2^-1200*x',        (x) => times(two(-1200), x),           3, central, () => two(-1200), 'agrees'],
    ['2^-1050 of 2^-1050*x',        (x) => times(two(-1050), x),           3, central, () => two(-1050), 'agrees'],
    ['2^-1050 of 2^-1049*x',        (x) => times(two(-1049), x),           3, central, () => two(-1050), 'disagrees'],
    ['2^-1200 of 2^-1199*x',        (x) => times(two(-1199), x),           3, central, () => two(-1200), 'disagrees'],
    ['2^-2800 of x^3 + 2^-2800*x at 0', (x) => plus(pow(x, n(3)), times(two(-2800), x)), 0, central, () => two(-2800), 'agrees'],
    ['2^-2801 of x^3 + 2^-2800*x at 0', (x) => plus(pow(x, n(3)), times(two(-2800), x)), 0, central, () => two(-2801), 'disagrees'],
    ['2^-1101 of x^3 at 0',         (x) => pow(x, n(3)),                   0, central, () => two(-1101), 'blind'],
    ['±2^-1092 of x^3 at 0',        (x) => pow(x, n(3)),                   0, central, () => A.symmetric(two(-1092)), 'agrees'],
    // the sides of a kink and of a jump, mistaken for each other or for both
    ['-1 of |x| at 0, from the right', (x) => A.abs(x),                    0, right,   () => n(-1), 'disagrees'],
    ['1 of |x| at 0, from the left', (x) => A.abs(x),                      0, left,    () => n(1), 'disagrees'],
    ['1 of |x| at 0, from both',    (x) => A.abs(x),                       0, central, () => n(1), 'disagrees'],
    ['1 of floor(x) + x at 2, from both', (x) => plus(A.floor(x), x),      2, central, () => n(1), 'blind'],    // 1/h never converges
    // errors that fall as a small power of h, or slower than any
    ['1 of x + x^1.05 at 0',        (x) => plus(x, pow(x, n(1.05))),       0, right,   () => n(1), 'agrees'],   // 2^-64 at the finest step
    ['1 of x + x^1.04 at 0',        (x) => plus(x, pow(x, n(1.04))),       0, right,   () => n(1), 'blind'],
    ['1 of x + x^1.005 at 0',       (x) => plus(x, pow(x, n(1.005))),      0, right,   () => n(1), 'blind'],
    ['2 of x + x^1.05 at 0',        (x) => plus(x, pow(x, n(1.05))),       0, right,   () => n(2), 'disagrees'],
    ['1 of x + x/log(x)^2 at 0',    (x) => plus(x, A.div(x, A.square(A.log(x)))), 0, right, () => n(1), 'blind'],
    ['1 of x - x/log(x) at 0',      (x) => minus(x, A.div(x, A.log(x))),   0, right,   () => n(1), 'blind'],
    ['1 of x + 2^-20*x^1.001 at 0', (x) => plus(x, times(two(-20), pow(x, n(1.001)))), 0, right, () => n(1), 'blind'],   // settled, and not at 1, yet
    ['0 of x^(1 + 2^-40) at 0',     (x) => pow(x, n(1 + 2 ** -40)),        0, right,   () => n(0), 'blind'],
    ['0 of x^(1 + 2^-52) at 0',     (x) => pow(x, n(1 + 2 ** -52)),        0, right,   () => n(0), 'blind'],
    ['1 of x - 2^-20*x^1.001 at 0', (x) => minus(x, times(two(-20), pow(x, n(1.001)))), 0, right, () => n(1), 'blind'],
    ['0.5 of x + 2^-20*x^1.001 at 0', (x) => plus(x, times(two(-20), pow(x, n(1.001)))), 0, right, () => n(0.5), 'disagrees'], // nearer from step to step, by next to nothing
    ['1.5 of x + 2^-20*x^1.001 at 0', (x) => plus(x, times(two(-20), pow(x, n(1.001)))), 0, right, () => n(1.5), 'disagrees'],
    // slopes that never converge
    ['2^20 of cbrt(x) at 0',        (x) => A.cbrt(x),                      0, right,   () => two(20), 'blind'],
    // values that don't exist beside the point, at no step
    ['1 of sqrt(x) at 0, from both', (x) => A.sqrt(x),                     0, central, () => n(1), 'blind'],
    ['1 of sqrt(x) at 0, from the left', (x) => A.sqrt(x),                 0, left,    () => n(1), 'blind'],
    ['1 of 2x, as far as 2^-1300',  (x) => { if (mpfr.exponent(x.hi) < -1300) throw new Undecided('no'); return times(n(2), x); }, 0, right, () => n(1), 'disagrees'],
    ['1 of what no precision decides', () => { throw new Undecided('no'); }, 0, central, () => n(1), 'blind'],
    // more bits cancel than are ever spent
    ['1 of (x + 2^30000) - 2^30000', (x) => minus(plus(x, two(30000)), two(30000)), 1, central, () => n(1), 'blind'],
  ])('on a slope of %s', (_text, f, at, stencil, slope, agreement) => {
    expect(check(f, at, stencil, slope)).toBe(agreement);
  });

  /* prettier-ignore */
  it.each<readonly [text: string, f: (x: Interval) => Interval, at: number, stencil: CheckStencil, slope: () => Interval, tried: readonly number[]]>([
    ['sin(x) at 0.7',               (x) => A.sin(x),                       0.7, central, () => A.cos(n(0.7)), [-40]],
    ['sin(2^13*x) at 0.7',          (x) => A.sin(times(two(13), x)),       0.7, central, () => times(two(13), A.cos(times(two(13), n(0.7)))), [-40]],
    ['sin(2^14*x) at 0.7',          (x) => A.sin(times(two(14), x)),       0.7, central, () => times(two(14), A.cos(times(two(14), n(0.7)))), [-40, -80]],
    ['sin(2^13*x) at 0.7, by the second', (x) => A.sin(times(two(13), x)), 0.7, second,  () => times(n(-(2 ** 26)), A.sin(times(two(13), n(0.7)))), [-40]],
    ['x^2 at 3, from the right',    (x) => times(x, x),                    3,   right,   () => n(6), [-40, -80]],
    ['sign(x) at 0, from the right', (x) => A.sign(x),                     0,   right,   () => n(0), [-40]],
    ['max(0, x - 2^-40) at 0, from the right', (x) => A.max(n(0), minus(x, two(-40))), 0, right, () => n(0), [-40, -80]], // 0 as far as half of the first step
    ['x^3 at 0, of slope 0',        (x) => pow(x, n(3)),                   0,   central, () => n(0), [-40, -80, -160]],
    ['x^3 at 0, of slope ±2^-1092', (x) => pow(x, n(3)),                   0,   central, () => A.symmetric(two(-1092)), [-40, -80, -160]],
    ['x^1.5 at 0, of slope 0',      (x) => pow(x, n(1.5)),                 0,   right,   () => n(0), [-40, -80, -160, -320, -640]],
    ['x^3 at 0, of the second derivative 0 on the right', (x) => pow(x, n(3)), 0, oneSidedSecondStencil(1), () => n(0), [-40, -80, -160, -320]],
    ['sin(x) at 0.7, of what is 0 but for round-off', (x) => A.sin(x),     0.7, roundOff, () => n(0), [-40, -80, -160, -160]],
    ['(x + 1e200) - 1e200 at 1, with more bits', (x) => minus(plus(x, n(1e200)), n(1e200)), 1, central, () => n(1), [-40, -40]],
    ['log(x) near its end',         (x) => A.log(x),                       2 ** -45, central, () => two(45), [-40, -80]], // the first reaches out of the domain
  ])('take no finer step than they need: %s', (_text, f, at, stencil, slope, exponents) => {
    const tried: number[] = [];
    expect(check(f, at, stencil, slope, tried)).toBe('agrees');
    expect(tried.map((exponent) => exponent + 1)).toEqual(exponents); // displacements are multiples of half a step
  });

  it.each([
    ['a quotient by h', central, 128],
    ['one by h²', second, 192],
    ['one by h², from the right', oneSidedSecondStencil(1), 192],
    ['one by h⁴', roundOff, 256],
  ] as const)('begin with the bits that are lost at the first step: %s', (_text, stencil, precision) => {
    const seen: number[] = [];
    const f = (x: Interval): Interval => {
      seen.push(mpfr.precision);
      return A.sin(x);
    };
    check(f, 0.7, stencil, () => n(1));
    expect(seen[0]).toBe(precision);
  });

  it('begin with more bits where a sum is larger than its least term, and with fine steps where a term is 0', () => {
    const first = (demand: Demand): readonly [precision: number, step: number | undefined] => {
      const tried: number[] = [];
      const seen: number[] = [];
      const f = (x: Interval): Interval => (seen.push(mpfr.precision), A.sin(x));
      expect(check(f, 0.7, central, () => A.cos(n(0.7)), tried, demand)).toBe('agrees');
      return [seen[0] ?? 0, tried[0]];
    };
    expect(first({ least: 0, hasZeros: false, apart: 100 })).toEqual([256, -41]);
    expect(first({ least: 0, hasZeros: true, apart: 0 })).toEqual([256, -161]);
  });

  it('let errors pass that are not of the arithmetic', () => {
    const broken = (): never => {
      throw new RangeError('out of memory');
    };
    expect(() => check(broken, 0, central, () => n(1))).toThrow(RangeError);
  });

  // A double is off by 2^-53 of itself at most. Differences known to 2^-56 of a claim refute what would be another double;
  // coarser ones would confirm it, since it lies within their own error.
  describe('decide a claim once they are known to 56 bits of it', () => {
    const roots = (exponent: number) => (x: Interval) => plus(x, pow(x, n(exponent)));
    it.each([
      // at h = 2^-640 the slope of x + x^1.0935 is 1 to 2^-54.7, which isn't enough, and at 2^-1280 to 2^-115
      [1.0935, -55, 'disagrees'],
      [1.0935, -116, 'agrees'],
      // that of x + x^1.095 to 2^-55.6, which is
      [1.095, -57, 'agrees'],
      [1.095, -54, 'disagrees'],
    ] as const)('1 of x + x^%d at 0, off by 2^%d', (exponent, error, agreement) => {
      expect(
        check(
          roots(exponent),
          0,
          right,
          off(() => n(1), error),
        ),
      ).toBe(agreement);
    });

    /** A stencil that says the same at every step: these enclosures at h and h/2. */
    const saying = (coarse: () => Interval, fine: () => Interval): CheckStencil => {
      let calls = 0;
      return { errorOrder: 2, divisor: 1, apply: () => (calls++ % 2 === 0 ? coarse() : fine()) };
    };
    const about1 = (exponent: number): Interval => plus(n(1), A.symmetric(two(exponent)));

    // 1 ± d at both steps extrapolate to 1 ± 5d/3, and their distance adds 2d: a width of 22d/3, below 2^-55 for d = 2^-58
    it.each([[-58, 'agrees'], [-57, 'blind']] as const)('from values rounded by 2^%d', (error, agreement) => {
      const rounded = (): Interval => about1(error);
      expect(check((x) => x, 0, saying(rounded, rounded), () => n(1))).toBe(agreement);
    }); // prettier-ignore
    it.each([[1, 'agrees'], [0, 'blind']] as const)('or to 56 bits of the least term of a sum, of exponent %d', (least, agreement) => {
      const rounded = (): Interval => about1(-58);
      const demand = { least, hasZeros: false, apart: 0 };
      expect(check((x) => x, 0, saying(rounded, rounded), () => n(1), [], demand)).toBe(agreement);
    }); // prettier-ignore
    // 1 + 4d and 1 + d extrapolate to 1, and their distance is 3d: a width of 6d
    it.each([
      [-58, -57, 'agrees'],
      [-58, -53, 'disagrees'], // half an ulp of 1
      [-57, -57, 'blind'],
      [-52, -53, 'blind'], // which would agree, were it not for the 56 bits
    ] as const)('from errors of the formula of 2^%d, of a claim off by 2^%d', (error, wrong, agreement) => {
      const truncated = saying(
        () => plus(n(1), two(error + 2)),
        () => plus(n(1), two(error)),
      );
      expect(
        check(
          (x) => x,
          0,
          truncated,
          off(() => n(1), wrong),
        ),
      ).toBe(agreement);
    });
    it.each([
      [-15, 'blind'],
      [-30, 'disagrees'],
    ] as const)('and refute nothing that they know to few bits: 2 of 1 ± 2^%d', (error, agreement) => {
      const rounded = (): Interval => about1(error);
      expect(check((x) => x, 0, saying(rounded, rounded), () => n(2))).toBe(agreement); // prettier-ignore
    });
    it('the greater end of it', () => {
      const rounded = (): Interval => about1(-58);
      expect(
        check(
          (x) => x,
          0,
          saying(rounded, rounded),
          () => about1(-80),
        ),
      ).toBe('agrees');
    });
    it('or try once more with the bits that were lacking', () => {
      const calls = (coarse: number, fine: number): number => {
        let count = 0;
        const stencil: CheckStencil = {
          errorOrder: 2,
          divisor: 1,
          apply: () => about1(count++ % 2 === 0 ? coarse : fine),
        };
        expect(
          check(
            (x) => x,
            0,
            stencil,
            () => n(1),
          ),
        ).toBe('blind');
        return count;
      };
      expect(calls(-57, -57)).toBe(6 * 2 * 2); // at six steps
      expect(calls(-300, -56)).toBe(6 * 2 * 2); // whichever of the two is rounded
      expect(calls(-56, -300)).toBe(6 * 2 * 2);
    });
  });

  it('refute nothing that finer steps leave open', () => {
    let calls = 0;
    const stencil: CheckStencil = {
      errorOrder: 2,
      divisor: 1,
      apply: () => {
        if (calls++ < 2) return n(7); // what a claim of 1 disagrees with
        throw new Undecided('no');
      },
    };
    expect(
      check(
        (x) => x,
        0,
        stencil,
        () => n(1),
      ),
    ).toBe('blind');
  });
});

describe('A power of two', () => {
  it('is exact, whatever its size', () => {
    mpfr.reset(64);
    for (const exponent of [-1280, -1, 0, 1, 1280]) {
      expect(A.isExact(two(exponent))).toBe(true);
      expect(mpfr.exponent(two(exponent).lo)).toBe(exponent + 1);
      expect(A.decide('==', times(two(exponent), two(-exponent)), n(1))).toBe(true);
    }
  });
});
