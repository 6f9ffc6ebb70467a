// The margins that keep enclosures sound, each at the inputs where it decides.
import { describe, expect, it } from 'vitest';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { nearest, startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { Undecided } from '../../src/errors.js';

const mpfr = await startMpfr(10);
const A = intervalArithmetic(mpfr);
const bits = 600; // far finer than the margins, which are seen at widths down to 2^-400

const two = (exponent: number): Interval => A.pow(A.literal(2), A.literal(exponent));
/** [x, x + width], with exact ends. */
const reaching = (x: number, width: Interval): Interval => ({ lo: A.literal(x).lo, hi: A.add(A.literal(x), width).hi });
const point = (p: number): Interval => ({ lo: p, hi: p });
function holds(x: Interval, inner: Interval): boolean {
  return mpfr.compare(x.lo, inner.lo) <= 0 && mpfr.compare(x.hi, inner.hi) >= 0;
}
/** Where in an interval its points are taken: at both ends, and in between. */
const parts = [0, 0.25, 0.5, 0.75, 1];

describe('sin and cos by the mean value theorem', () => {
  // Points where the slope in 64 bits is off by 0.99·2^-65 or more, half a unit in its last place, upward and downward;
  // then such where the second derivative is 1 or -1, so that the slope changes as fast as it can.
  const points = {
    sin: [71.5, 62.625, 41.375, 25.5, Math.PI / 2, (3 * Math.PI) / 2, 0],
    cos: [10, 26, 30.125, 13.375, Math.PI, 2 * Math.PI, 1.5],
  };
  it.each([...points.sin.map((x) => ['sin', x] as const), ...points.cos.map((x) => ['cos', x] as const)])(
    'hold the values of %s from %d on, over any width',
    (name, x) => {
      for (const exponent of [1, 0, -1, -3, -10, -30, -55, -60, -63, -64, -65, -66, -70, -130, -200, -400]) {
        mpfr.reset(bits);
        const width = two(exponent);
        const wide = A[name](reaching(x, width));
        for (const part of parts) {
          const inside = A.add(A.literal(x), A.mul(A.literal(part), width));
          expect(holds(wide, A[name](inside)), `width 2^${exponent}, ${part} of it`).toBe(true);
        }
      }
    },
  );

  // Directed rounding of the slope in 64 bits gives 2^-64 of it as well, so a smaller margin would do; this one is 2^-60.
  it.each([
    ['sin', 71.5, -1],
    ['cos', 10, 1],
  ] as const)('allow the slope of %s at %d, of sign %d, an error of 2^-60', (name, x, sign) => {
    mpfr.reset(bits);
    const width = two(-200);
    const at = A[name](A.literal(x));
    const wide = A[name](reaching(x, width));
    const slope = name === 'sin' ? A.cos(A.literal(x)) : A.neg(A.sin(A.literal(x)));
    const end = point(sign < 0 ? wide.lo : wide.hi); // the other one is the value at x
    const margin = A.sub(A.div(A.sub(end, at), width), slope);
    const size = sign * mpfr.toDouble(margin.lo, nearest);
    expect(size).toBeGreaterThan(2 ** -60 - 2 ** -65);
    expect(size).toBeLessThan(2 ** -60 + 2 ** -63);
  });
});

describe.each(['gamma', 'lgamma'] as const)('%s about its minimum at 1.4616321…', (name) => {
  const minimum = 1.461632144968362;
  // |Γ'| is at most 0.0072 in [1.46, 1.47], the most of it at the upper end, and at the lower end Γ falls with 0.0014; so does
  // its logarithm, but for a factor of 1.13
  it.each([
    [1.46, 2 ** -100],
    [1.47 - 2 ** -40, 2 ** -40],
    [1.46, 1.47 - 1.46],
    [1.4616, 0.0001],
    [1.46163, 0.00001],
    [1.461632, 0.000001],
    [minimum - 2 ** -30, 2 ** -29],
    // where it is taken to fall, or to rise
    [1.45, 0.01],
    [1.459, 0.0009],
    [1.47, 0.01],
    [1.4701, 0.001],
  ])('holds the values from %d over a width of %d', (x, width) => {
    mpfr.reset(bits);
    const wide = A[name](reaching(x, A.literal(width)));
    for (const part of parts) expect(holds(wide, A[name](A.add(A.literal(x), A.mul(A.literal(part), A.literal(width)))))).toBe(true); // prettier-ignore
    if (x <= minimum && minimum <= x + width) expect(holds(wide, A[name](A.literal(minimum)))).toBe(true);
  });
  it.each([
    [1.4599, 0.0002],
    [1.4699, 0.0002],
    [1.4, 0.1],
  ])('says nothing from %d over a width of %d, across the bounds of that neighbourhood', (x, width) => {
    mpfr.reset(bits);
    expect(() => A[name](reaching(x, A.literal(width)))).toThrow(Undecided);
  });
});
