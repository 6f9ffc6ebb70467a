// Powers by halves of whole numbers: from the square root, without MPFR's power, which takes several times as long.
import { beforeAll, describe, expect, it } from 'vitest';
import { intervalArithmetic } from '../../src/arithmetics/interval/interval.js';
import { downward, Mpfr, startMpfr, upward } from '../../src/arithmetics/interval/mpfr.js';

const bits = 192;
let mpfr: Mpfr;
let powers = 0;

beforeAll(async () => {
  const { call } = await startMpfr(8);
  const counted: typeof call = Object.create(call, {
    mpfr_pow: { value: (...given: Parameters<typeof call.mpfr_pow>) => (powers++, call.mpfr_pow(...given)) },
  }) as typeof call;
  mpfr = new Mpfr(counted, 8);
});

describe.each([0.5, 1.5, 2.5, 3.5, -0.5, -1.5, -3.5, 4.5, 0.75, 1e300])('x^%d', (exponent) => {
  const isHalf = Number.isInteger(2 * exponent) && Math.abs(exponent) <= 3.5;

  it.each([1 / 3, 1, 2, 9, 1e-40, 1e40])(
    'of x about %d holds the power of each end, little wider, and asks for no power where it is one of a root',
    (center) => {
      const A = intervalArithmetic(mpfr);
      mpfr.reset(bits);
      const x = A.div(A.literal(center), A.literal(97));
      expect(A.isExact(x)).toBe(false);
      powers = 0;
      const found = A.pow(x, A.literal(exponent));
      expect(powers === 0).toBe(isHalf);
      const t = mpfr.fromDouble(exponent);
      const [low, high] = exponent > 0 ? [x.lo, x.hi] : [x.hi, x.lo];
      const [least, most] = [mpfr.allocateOf(3 * bits), mpfr.allocateOf(3 * bits)];
      mpfr.call.mpfr_pow(least, low, t, downward);
      mpfr.call.mpfr_pow(most, high, t, upward);
      expect([mpfr.compare(found.lo, least) <= 0, mpfr.compare(found.hi, most) >= 0]).toEqual([true, true]);
      const width = mpfr.allocate();
      mpfr.call.mpfr_sub(width, found.hi, found.lo, upward);
      if (isHalf) expect(mpfr.exponent(width)).toBeLessThanOrEqual(mpfr.exponent(found.hi) - bits + 5);
    },
  );
});

it.each<[x: number, t: number, power: number]>([
  [4, 0.5, 2],
  [4, 1.5, 8],
  [4, -0.5, 0.5],
  [9, 2.5, 243],
  [0.25, -1.5, 8],
])('%d^%d is exactly %d', (x, t, power) => {
  const A = intervalArithmetic(mpfr);
  mpfr.reset(bits);
  powers = 0;
  const found = A.pow(A.literal(x), A.literal(t));
  expect(A.known(found)).toBe(power);
  expect(powers === 0).toBe(t === 0.5); // of exact numbers others are sharper as MPFR rounds them
});
