// Functions of narrow intervals, of which one end is evaluated: the other is a bound, and hardly a wider one.
import { describe, expect, it } from 'vitest';
import type { UnaryName } from '../../src/arithmetic.js';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { downward, Mpfr, startMpfr, upward } from '../../src/arithmetics/interval/mpfr.js';
import { OutsideDomain, Undecided } from '../../src/errors.js';

const mpfr = await startMpfr(30);
const A = intervalArithmetic(mpfr);
/** So many that 2^-64 of the narrowest width, by which slopes are rounded, is seen; as is the square of the widest. */
const bits = 600;

const two = (exponent: number): Interval => A.pow(A.literal(2), A.literal(exponent));
/**
 * [x, x + width] and its points. Wide ones end irregularly, since ends that are short numbers are evaluated both; narrow ones are
 * powers of two wide, so that nothing but the slope is rounded.
 */
function narrow(x: number, exponent: number): { whole: Interval; points: Interval[] } {
  const width = exponent < -60 ? two(exponent) : A.add(two(exponent), two(exponent - 70));
  const points = [0, 0.25, 0.5, 0.75, 1].map((part) => A.add(A.literal(x), A.mul(A.literal(part), width)));
  return { whole: { lo: (points[0] as Interval).lo, hi: (points[4] as Interval).lo }, points };
}
const holds = (x: Interval, inner: Interval): boolean =>
  mpfr.compare(x.lo, inner.lo) <= 0 && mpfr.compare(x.hi, inner.hi) >= 0;
function size(x: Interval): number {
  const width = A.sub({ lo: x.hi, hi: x.hi }, { lo: x.lo, hi: x.lo });
  return mpfr.exponent(width.hi);
}

const real = [1.5, -1.5, 0.3, -0.3, 1e-3, -1e-3, 5.3, -5.3, 17.1, -17.1];
const positive = [1.5, 0.3, 1e-3, 5.3, 17.1, 0.99, 1.01, 300.7];
const unit = [0.3, -0.3, 0.999, -0.999, 0.7, -0.7, 1e-3, -1e-3, 0.11, -0.45];
const aboutRoots = [1e-3, 0.3, 0.7, 0.99, 1.01, 1.2, 1.45, 1.48, 1.7, 1.99, 2.01, 2.5, 5.3, 17.1, 300.7];
const names: readonly (readonly [UnaryName, readonly number[]])[] = [
  ...(['exp', 'expm1', 'sinh', 'cosh', 'tanh', 'asinh', 'atan', 'erf', 'erfc'] as const).map(
    (name) => [name, real] as const,
  ),
  ...(['log', 'log2', 'log10'] as const).map((name) => [name, positive] as const),
  ['log1p', [...positive, -0.3, -0.999, -1e-3]],
  ...(['asin', 'acos', 'atanh'] as const).map((name) => [name, unit] as const),
  ['acosh', [1.001, 1.5, 2.3, 5.3, 300.7]],
  ...(['gamma', 'lgamma'] as const).map((name) => [name, aboutRoots] as const),
];
const powers = [-3.3, -2, -1, -0.5, 0.3, 1.5, 3, 7.1];
const rows = [
  ...names.flatMap(([name, points]) => points.map((x) => [name, x, A[name]] as const)),
  ...aboutRoots.map((x) => ['digamma', x, (y: Interval): Interval => A.polygamma(A.literal(0), y)] as const),
  ...powers.flatMap((s) =>
    positive.map((x) => [`^ ${s}`, x, (y: Interval): Interval => A.pow(y, A.literal(s))] as const),
  ),
];

const calls = { gamma: 'mpfr_gamma', lgamma: 'mpfr_lngamma', digamma: 'mpfr_digamma' } as const;
/** A value at a point: of the gamma family as MPFR rounds it, since series beside whole numbers and halves are some units wider. */
function tight(name: string, point: Interval, f: (y: Interval) => Interval): Interval {
  if (!(name in calls)) return f(point);
  const [lo, hi] = [downward, upward].map((rounding) => {
    const end = mpfr.allocate();
    mpfr.call[calls[name as keyof typeof calls]](end, point.lo, rounding);
    return end;
  });
  return { lo: lo as number, hi: hi as number };
}

describe('A narrow interval', () => {
  it.each(rows)('through %s at %d holds the values at its points, at every width', (name, x, f) => {
    for (const exponent of [-11, -20, -34, -36, -50, -64, -100, -200]) {
      mpfr.reset(bits);
      const { whole, points } = narrow(x, exponent);
      const enclosure = f(whole);
      for (const point of points) expect(holds(enclosure, tight(name, point, f)), `width 2^${exponent}`).toBe(true);
    }
  });

  // what the bounds of ψ and ψ' leave aside is most near the root of ψ
  it.each(rows)('through %s at %d grows but little wider than it must', (name, x, f) => {
    for (const exponent of [-50, -200]) {
      mpfr.reset(bits);
      const { whole, points } = narrow(x, exponent);
      const [first, last] = [f(points[0] as Interval), f(points[4] as Interval)];
      const least =
        mpfr.compare(first.lo, last.lo) <= 0 ? { lo: first.lo, hi: last.hi } : { lo: last.lo, hi: first.hi };
      const spare = name.includes('gamma') ? (Math.abs(x - 1.46) < 0.1 ? 8 : 2) : 1;
      expect(size(f(whole)), `width 2^${exponent}`).toBeLessThanOrEqual(size(least) + spare);
    }
  });
});

describe('What is known of values', () => {
  const beside = (x: number, sign: number): Interval => {
    const near = A.add(A.literal(x), A.mul(A.literal(sign), two(-120)));
    const nearer = A.add(near, A.mul(A.literal(-sign), two(-121)));
    return sign > 0 ? { lo: nearer.lo, hi: near.lo } : { lo: near.lo, hi: nearer.lo };
  };
  it.each([
    ['tanh', 60, 1],
    ['tanh', -60, -1],
    ['erf', 11, 1],
    ['erf', -11, -1],
    ['exp', 2 ** -140, 1],
    ['exp', -(2 ** -140), 1],
    ['cosh', 2 ** -100, 1],
    ['erfc', 2 ** -140, 1],
    ['erfc', -(2 ** -140), 1],
  ] as const)('%s at %d stays on its side of %d where rounding gives just that', (name, x, edge) => {
    mpfr.reset(128);
    const least = A.literal(x);
    const y = A.mul(least, A.add(A.literal(1), two(-100)));
    const whole = x > 0 ? { lo: least.lo, hi: y.lo } : { lo: y.lo, hi: least.lo };
    const { lo, hi } = A[name](whole);
    const isAbove = (name === 'exp' && x > 0) || (name === 'erfc' && x < 0) || name === 'cosh' || edge < 0;
    expect(mpfr.compare(isAbove ? lo : A.literal(edge).lo, isAbove ? A.literal(edge).lo : hi)).toBeGreaterThanOrEqual(
      0,
    );
  });
  it.each([
    ['log', 1, 1],
    ['log', 1, -1],
    ['lgamma', 2, 1],
    ['lgamma', 2, -1],
    ['lgamma', 1, 1],
    ['lgamma', 1, -1],
  ] as const)('the sign of %s beside %d, on the side of %d, is told', (name, x, side) => {
    mpfr.reset(128);
    expect(A.containsZero(A[name](beside(x, side)))).toBe(false);
  });
  it('ends that are exact stay so: log of what ends at 1 is not above 0', () => {
    mpfr.reset(128);
    const { hi } = A.log({ lo: A.sub(A.literal(1), two(-100)).lo, hi: A.literal(1).lo });
    expect(mpfr.sign(hi)).toBe(0);
  });
});

describe('One end', () => {
  it('is all that is evaluated of a narrow interval, and both are of a wide one', () => {
    const calls: number[] = [];
    const counted = new Mpfr(
      Object.create(mpfr.call, {
        mpfr_atan: {
          value: (target: number, x: number, rounding: number): number => {
            calls.push(mpfr.call.mpfr_get_prec(target));
            return mpfr.call.mpfr_atan(target, x, rounding);
          },
        },
      }) as typeof mpfr.call,
      2,
    );
    const B = intervalArithmetic(counted);
    counted.reset(256);
    B.atan(B.sqrt(B.literal(2)));
    expect(calls).toEqual([256]);
    B.atan({ lo: B.literal(1).lo, hi: B.literal(2).lo });
    expect(calls).toEqual([256, 256, 256]);
  });
  it('is not enough beside a point at which the slope is infinite', () => {
    mpfr.reset(128);
    const [lo, hi] = [two(-120), two(-100)].map((distance) => A.add(A.literal(1), distance).lo);
    const { hi: end } = A.acosh({ lo: lo as number, hi: hi as number });
    expect(mpfr.toDouble(end, upward)).toBeLessThan(2 ** -49);
  });
  it('keeps what is refused refused', () => {
    mpfr.reset(128);
    expect(() => A.log({ lo: A.literal(-2).lo, hi: A.literal(-1).lo })).toThrow(OutsideDomain);
    expect(() => A.acosh({ lo: A.literal(0.5).lo, hi: A.literal(2).lo })).toThrow(Undecided);
  });
});
