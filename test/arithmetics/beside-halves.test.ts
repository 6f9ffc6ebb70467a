// The gamma family beside whole numbers and halves, and far out, where its series take MPFR's place: against MPFR itself, of more bits.
import { describe, expect, it } from 'vitest';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { keptConstants } from '../../src/arithmetics/interval/kept-constants.js';
import { downward, startMpfr, upward } from '../../src/arithmetics/interval/mpfr.js';
import { OutsideDomain, Undecided } from '../../src/errors.js';

const mpfr = await startMpfr(30);
const A = intervalArithmetic(mpfr);

type Name = 'gamma' | 'lgamma' | 'digamma';
const names: readonly Name[] = ['gamma', 'lgamma', 'digamma'];
const polygamma = (order: number, x: Interval): Interval => A.polygamma(A.literal(order), x);
const of = (name: Name, x: Interval): Interval => (name === 'digamma' ? polygamma(0, x) : A[name](x));

const two = (exponent: number): Interval => A.pow(A.literal(2), A.literal(exponent));
/** at + count·2^exponent, exactly. */
const beside = (at: number, count: number, exponent: number): Interval =>
  A.add(A.literal(at), A.mul(A.literal(count), two(exponent)));

/** Both roundings of MPFR, of so many more bits that its enclosure is a number, as good as. */
function rightly(name: Name, x: Interval): Interval {
  const room = mpfr.call.malloc(8);
  const [lo, hi] = [downward, upward].map((rounding) => {
    const end = mpfr.allocateOf(mpfr.precision + 128);
    if (name === 'lgamma') mpfr.call.mpfr_lgamma(end, room, x.lo, rounding);
    else mpfr.call[name === 'gamma' ? 'mpfr_gamma' : 'mpfr_digamma'](end, x.lo, rounding);
    return end;
  });
  mpfr.call.free(room);
  return { lo: lo as number, hi: hi as number };
}
const holds = (x: Interval, inner: Interval): boolean =>
  mpfr.compare(x.lo, inner.lo) <= 0 && mpfr.compare(x.hi, inner.hi) >= 0;
/** log₂ of the width, as a part of the number. */
function relativeWidth(x: Interval): number {
  const width = A.sub({ lo: x.hi, hi: x.hi }, { lo: x.lo, hi: x.lo });
  return mpfr.exponent(width.hi) - Math.max(mpfr.exponent(x.lo), mpfr.exponent(x.hi));
}

const centres = [1, 2, 3, 5, 24, 0.5, 1.5, 2.5, 7.5, 0, -1, -2, -6, -0.5, -1.5, -4.5];
/** On both sides of where the series begins, and of where it has more terms. */
const exponents = [-16, -17, -18, -27, -90, -141];

describe.each(names)('%s beside', (name) => {
  it.each(centres)('%d holds what MPFR gives, and is hardly wider', (at) => {
    for (const exponent of exponents) {
      for (const count of [1, -0.6875]) {
        mpfr.reset(Math.max(260, 64 - exponent));
        const x = beside(at, count, exponent);
        const enclosure = of(name, x);
        const place = `${count}·2^${exponent}`;
        expect(holds(enclosure, rightly(name, x)), place).toBe(true);
        // digamma is 0.036 at 3/2 and at -1/2
        expect(relativeWidth(enclosure), place).toBeLessThan(12 - mpfr.precision);
      }
    }
  });
  it('each of them holds it where the last term that is taken only just matters', () => {
    for (const [at, toPole] of [[1, 0], [2, 0], [0.5, 1], [-1.5, 1], [0, 0]] as const) {
      for (const terms of [1, 2, 3, 4, 5, 6, 7]) {
        for (const exponent of [-63, -64, -71]) {
          for (const count of [1, -1, 0.99951171875, -0.99951171875]) {
            const e = Math.abs(count) === 1 ? exponent + 1 : exponent;
            mpfr.reset(Math.max(128, -terms * (e + toPole) - 2));
            const x = beside(at, count, exponent);
            expect(holds(of(name, x), rightly(name, x)), `${terms} terms of ${count}·2^${exponent} at ${at}`).toBe(true);
          }
        }
      }
    }
  }); // prettier-ignore
  it.each(centres)('%d is sharp of an interval, and keeps its values', (at) => {
    for (const exponent of [-18, -60, -200]) {
      mpfr.reset(400);
      const [from, to] = [beside(at, 1, exponent), beside(at, 1.0009765625, exponent)];
      const enclosure = of(name, { lo: from.lo, hi: to.lo });
      const [first, last] = [rightly(name, from), rightly(name, to)];
      expect(holds(enclosure, first) && holds(enclosure, last)).toBe(true);
      const change = A.symmetric(A.sub(first, last));
      const width = A.sub({ lo: enclosure.hi, hi: enclosure.hi }, { lo: enclosure.lo, hi: enclosure.lo });
      expect(mpfr.exponent(width.hi)).toBeLessThanOrEqual(mpfr.exponent(change.hi) + 2);
    }
  });
});

describe('Derivatives of digamma', () => {
  it.each([1, 2, 3, 5, 8].flatMap((order) => [1, 2, 0.5, 1.5, 3, -0.5, 0, -2].map((at) => [order, at] as const)))(
    'of order %d beside %d are quotients of differences',
    (order, at) => {
      for (const exponent of [-17, -40, -120]) {
        mpfr.reset(700);
        // (f(x+h) - f(x-h))/2h, whose error is about h²·f'''/6
        const x = beside(at, 0.75, exponent);
        const h = two(exponent - 150);
        const difference = A.sub(polygamma(order - 1, A.add(x, h)), polygamma(order - 1, A.sub(x, h)));
        const slope = A.div(difference, A.mul(A.literal(2), h));
        mpfr.precision = 400;
        const error = A.div(A.sub(polygamma(order, x), slope), slope);
        expect(mpfr.exponent(A.symmetric(error).hi), `2^${exponent}`).toBeLessThan(-200);
      }
    },
  );
  it('at 1 are n!·ζ(n + 1)', () => {
    mpfr.reset(256);
    const right = A.div(A.square(A.acos(A.literal(-1))), A.literal(6)); // ζ(2) = π²/6
    mpfr.precision = 128;
    expect(holds(polygamma(1, A.literal(1)), right)).toBe(true);
  });
});

describe('Far out', () => {
  it.each(['lgamma', 'digamma'] as const)(
    '%s holds what MPFR gives, both where its series ends and where it does not',
    (name) => {
      for (const bits of [128, 256, 700, 2000]) {
        for (const size of [4, 5, 6, 8, 11, 14, 24, 34, 60, 300]) {
          mpfr.reset(bits);
          const x = A.mul(A.literal(1.7421875), two(size));
          const enclosure = of(name, x);
          expect(holds(enclosure, rightly(name, x)), `${bits} bits, 2^${size}`).toBe(true);
          expect(relativeWidth(enclosure)).toBeLessThan(8 - bits);
        }
      }
    },
  );
  it.each(['lgamma', 'digamma'] as const)('%s below 0 too, by reflection', (name) => {
    for (const size of [4, 8, 14, 20]) {
      mpfr.reset(256);
      const x = A.mul(A.literal(-1.7424829304218292), two(size));
      const enclosure = of(name, x);
      expect(holds(enclosure, rightly(name, x)), `2^${size}`).toBe(true);
      expect(relativeWidth(enclosure)).toBeLessThan(12 - 256 + size);
    }
  });
});

describe('At thousands of bits', () => {
  it.each([
    ['gamma', 1, -4000], ['lgamma', 1, -4000], ['lgamma', 2, -4000], ['gamma', 0, -4000], ['lgamma', 0, -4000],
    ['digamma', 0, -4000], ['gamma', -3, -4000], ['digamma', 1, -3000],
  ] as const)('%s beside %d has an enclosure', (name, at, exponent) => {
    mpfr.reset(8192);
    expect(relativeWidth(of(name, beside(at, 1, exponent)))).toBeLessThan(16 - 8192);
    mpfr.reset(8192);
    expect(() => of(name, A.literal(0.3))).toThrow(`${name} is not evaluated beyond 4200 bits`);
  }); // prettier-ignore
  it('lgamma of what is huge, on both sides', () => {
    mpfr.reset(8192);
    const huge = A.mul(A.literal(1.3), two(4000));
    expect(relativeWidth(A.lgamma(huge))).toBeLessThan(16 - 8192);
    expect(relativeWidth(A.lgamma(A.add(A.neg(two(2000)), A.literal(0.25))))).toBeLessThan(16 - 8192);
  });
});

describe('A constant that is kept', () => {
  it.each([[256, 320], [320, 256], [256, 1000], [1000, 256], [256, 250], [256, 64]])(
    'is enclosed at %d and then at %d bits', (...asked) => {
      const kept = keptConstants(mpfr);
      for (const bits of asked) {
        mpfr.reset(1200);
        const [euler, zeta] = [kept.euler(bits), kept.zeta(2, bits)];
        const right = A.div(A.square(A.acos(A.literal(-1))), A.literal(6));
        expect(holds(zeta, right)).toBe(true);
        expect(holds(euler, A.neg(polygamma(0, A.literal(1))))).toBe(true);
        expect(relativeWidth(zeta)).toBeLessThan(2 - bits);
        // as if nothing had been asked before
        const alone = keptConstants(mpfr).zeta(2, bits);
        expect([mpfr.compare(alone.lo, zeta.lo), mpfr.compare(alone.hi, zeta.hi)]).toEqual([0, 0]);
      }
    },
  ); // prettier-ignore
});

describe('What is exact or refused', () => {
  it('stays so', () => {
    mpfr.reset(256);
    for (const [n, factorial] of [[1, 1], [2, 1], [5, 24], [19, 6402373705728000]] as const) {
      expect(A.known(A.gamma(A.literal(n)))).toBe(factorial);
    } // prettier-ignore
    expect(A.isExactZero(A.lgamma(A.literal(1)))).toBe(true);
    expect(A.isExactZero(A.lgamma(A.literal(2)))).toBe(true);
    for (const name of names) {
      expect(() => of(name, A.literal(-3))).toThrow(OutsideDomain);
      const aroundPole = { lo: beside(-3, -1, -60).lo, hi: beside(-3, 1, -60).lo };
      expect(() => of(name, aroundPole)).toThrow(Undecided);
    }
  });
  it('the sign of lgamma beside 1 and 2 is told on each side', () => {
    for (const [at, count, sign] of [[1, 1, -1], [1, -1, 1], [2, 1, 1], [2, -1, -1]] as const) {
      mpfr.reset(256);
      const x = beside(at, count, -100);
      expect(mpfr.sign(A.lgamma(x).lo)).toBe(sign);
    } // prettier-ignore
  });
});
