// From enclosures to numbers: which double or single, how far from it, which digits, and when nothing may be said.
import { describe, expect, it } from 'vitest';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { formats } from '../../src/arithmetics/formats.js';
import { certify } from '../../src/reference/certified-number.js';

const mpfr = await startMpfr(10);
const A = intervalArithmetic(mpfr);
const bits = 1400; // of every number here, so that sums of powers of two from 2^1024 to 2^-300 are exact

/** 2^k, exactly, for any k. */
const power = (k: number): Interval => A.pow(A.literal(2), A.literal(k));
/** Exact sums. */
const sum = (...terms: (number | Interval)[]): Interval =>
  terms.map((term) => (typeof term === 'number' ? A.literal(term) : term)).reduce((x, y) => A.add(x, y));
const between = (x: Interval, y: Interval): Interval => ({ lo: x.lo, hi: y.hi });
const minus = (x: Interval): Interval => A.neg(x);

const tiny = -300;
type Make = () => Interval;
const exactly =
  (...terms: (number | (() => Interval))[]): Make =>
  () =>
    sum(...terms.map((term) => (typeof term === 'number' ? term : term())));
const p = (k: number) => (): Interval => power(k);
const m = (k: number) => (): Interval => minus(power(k));
/** Ends a little below and a little above, or on one side of, an exact number. */
const around =
  (x: Make): Make =>
  () =>
    between(sum(x(), minus(power(tiny))), sum(x(), power(tiny)));
const upTo =
  (x: Make): Make =>
  () =>
    between(sum(x(), minus(power(tiny))), x());
const downTo =
  (x: Make): Make =>
  () =>
    between(x(), sum(x(), power(tiny)));

const [e64, max64, min64] = [2 ** -52, Number.MAX_VALUE, 2 ** -1074];
const [e32, max32, min32] = [2 ** -23, 2 ** 128 - 2 ** 104, 2 ** -149];
/** Nothing may be said: neither a number nor a residual. */
const open = undefined;

/* prettier-ignore */
const rows: readonly (readonly [what: string, format: 'float64' | 'float32', x: Make, nearest: number | undefined, residual: number | undefined])[] = [
  ['a double',                            'float64', exactly(0.1),                            0.1, 0],
  ['a negative double',                   'float64', exactly(-0.1),                           -0.1, 0],
  ['zero',                                'float64', exactly(0),                              0, 0],
  ['a quarter of an ulp above 1',         'float64', exactly(1, p(-54)),                      1, 0.25],
  ['a quarter of an ulp below 2',         'float64', exactly(2, m(-54)),                      2, -0.125],       // the ulp of 2 is twice that below
  ['half an ulp above 1, a tie',          'float64', exactly(1, p(-53)),                      1, 0.5],          // to even
  ['the tie above that',                  'float64', exactly(1, p(-52), p(-53)),              1 + 2 * e64, -0.5],
  ['half an ulp below -1, a tie',         'float64', exactly(-1, m(-53)),                     -1, -0.5],
  ['a hair above a tie',                  'float64', exactly(1, p(-53), p(tiny)),             1 + e64, -0.5],
  ['a hair below a tie',                  'float64', exactly(1, p(-53), m(tiny)),             1, 0.5],
  ['ends that straddle a tie',            'float64', around(exactly(1, p(-53))),              open, open],
  ['ends that reach up to a tie',         'float64', upTo(exactly(1, p(-53))),                1, 0.5],          // and the tie rounds down as well
  ['ends that reach down to a tie',       'float64', downTo(exactly(1, p(-53))),              open, open],            // all but the tie round up
  ['ends that reach up to a tie, odd',    'float64', upTo(exactly(1, p(-52), p(-53))),        open, open],
  ['ends that reach down to a tie, odd',  'float64', downTo(exactly(1, p(-52), p(-53))),      1 + 2 * e64, -0.5],
  ['ends that straddle a double',         'float64', around(exactly(1)),                      1, 0],            // not told from 0
  ['ends that straddle zero',             'float64', around(exactly(0)),                      open, open],            // 2^-300 is a double of its own

  ['the smallest double',                 'float64', exactly(min64),                          min64, 0],
  ['a quarter above the smallest',        'float64', exactly(p(-1074), p(-1076)),             min64, 0.25],
  ['half of the smallest, a tie',         'float64', exactly(p(-1075)),                       0, 0.5],
  ['minus half of the smallest, a tie',   'float64', exactly(m(-1075)),                       0, -0.5],         // never -0
  ['half and a bit of the smallest',      'float64', exactly(p(-1075), p(-1200)),             min64, -0.5],
  ['1.5 of the smallest, a tie',          'float64', exactly(p(-1074), p(-1075)),             2 * min64, -0.5],
  ['a fraction of the smallest',          'float64', exactly(p(-1078)),                       0, 2 ** -4],
  ['an ulp of the least normal double',   'float64', exactly(p(-1022), m(-1074), p(-1076)),   2 ** -1022 - min64, 0.25],
  ['less than 2^-16 of the smallest, of either sign', 'float64', () => between(minus(power(-1092)), power(-1092)), 0, 0],
  ['more than 2^-16 of the smallest, of either sign', 'float64', () => between(minus(power(-1091)), power(-1091)), open, open],

  ['the largest double',                  'float64', exactly(max64),                          max64, 0],
  ['almost half an ulp beyond it',        'float64', exactly(max64, p(970), m(tiny)),         max64, 0.5],
  ['half an ulp beyond it',               'float64', exactly(max64, p(970)),                  Infinity, 0],
  ['far beyond it, downward',             'float64', exactly(m(1300)),                        -Infinity, 0],
  ['ends far from each other beyond it',  'float64', () => between(power(1300), power(1350)), open, open],
  ['ends that straddle the largest',      'float64', () => between(A.literal(max64), power(1300)), open, open],
  ['an end at infinity',                  'float64', () => ({ lo: power(1300).lo, hi: A.exp(A.exp(A.literal(60))).hi }), open, open],
  ['an end at minus infinity',            'float64', () => ({ lo: minus(A.exp(A.exp(A.literal(60)))).lo, hi: minus(power(1300)).hi }), open, open],

  ['a single',                            'float32', exactly(Math.fround(0.1)),               Math.fround(0.1), 0],
  ['a double that is no single',          'float32', exactly(1, p(-26)),                      1, 0.125],
  ['half an ulp above 1, a tie',          'float32', exactly(1, p(-24)),                      1, 0.5],
  ['the tie above that',                  'float32', exactly(1, p(-23), p(-24)),              1 + 2 * e32, -0.5],
  // a double of these is a tie of singles; rounded twice, it would go to the wrong side
  ['a hair above a tie',                  'float32', exactly(1, p(-24), p(-60)),              1 + e32, -0.5 + 2 ** -37],
  ['a hair above a tie, negative',        'float32', exactly(-1, m(-24), m(-60)),             -1 - e32, 0.5 - 2 ** -37],
  ['ends that straddle a tie',            'float32', around(exactly(1, p(-24))),              open, open],
  ['a hair below a tie',                  'float32', exactly(1, p(-24), m(-60)),              1, 0.5 - 2 ** -37],
  ['a hair below the tie above that',     'float32', exactly(1, p(-23), p(-24), m(-60)),      1 + e32, 0.5 - 2 ** -37],
  ['a double above a tie',                'float32', exactly(1, p(-24), p(-52)),              1 + e32, -0.5 + 2 ** -29],
  ['the smallest single',                 'float32', exactly(min32),                          min32, 0],
  ['half of the smallest, a tie',         'float32', exactly(p(-150)),                        0, 0.5],
  ['half and a bit of the smallest',      'float32', exactly(p(-150), p(-170)),               min32, -0.5 + 2 ** -21],
  ['half and far less of the smallest',   'float32', exactly(p(-150), p(-1300)),              min32, -0.5],
  ['far less than the smallest double',   'float32', exactly(p(-1200)),                       0, 2 ** -1051],
  ['half an ulp beyond the largest',      'float32', exactly(max32, p(103)),                  Infinity, 0],
  ['almost half an ulp beyond it',        'float32', exactly(max32, p(102)),                  max32, 0.25],
];

describe('The number of an enclosure', () => {
  it.each(rows)('%s, in %s', (_what, format, make, nearest, residual) => {
    mpfr.reset(bits);
    const x = make();
    const number = certify(A, x, formats[format]);
    expect(number?.nearest).toBe(nearest);
    if (number === undefined) return;
    expect(number.residual).toBe(residual);
    expect(number.exact).toBe(A.isExact(x));
  });

  // wider ends could round alike and still leave the error of a method open by 2^-16 of its unit
  it.each([
    ['float64', 1, -52],
    ['float64', 2, -51],
    ['float64', 1e-310, -1074],
    ['float32', 1, -23],
    ['float32', -3, -22],
  ] as const)('in %s at %d is told from ends less than 2^-16 ulp apart, and not from 2^-16', (format, at, exponent) => {
    mpfr.reset(bits);
    const enough = between(A.literal(at), sum(at, power(exponent - 16), minus(power(exponent - 300))));
    expect(certify(A, enough, formats[format])).toMatchObject({ nearest: formats[format].round(at), exact: false });
    expect(certify(A, between(A.literal(at), sum(at, power(exponent - 16))), formats[format])).toBeUndefined();
  });
});

describe('What is asked of a number', () => {
  const close = (at: number | Interval, exponent: number): Interval => between(sum(at, minus(power(exponent))), sum(at, power(exponent))); // prettier-ignore
  /** Up to its precision nothing is said of the residual of a number that near to a double, and of its digits. */
  const certifyAt = (precision: number, make: () => Interval, digits?: number): ReturnType<typeof certify> => {
    mpfr.reset(precision);
    return certify(A, make(), formats.float64, digits);
  };
  /* prettier-ignore */
  it.each<[what: string, precision: number, make: () => Interval, digits: number, settled: boolean, residual: number]>([
    ['digits and residual are known',              128, () => close(sum(1, power(-55)), -120),   30, true,  0.125],
    ['an exact number',                            128, () => A.literal(1),                      30, true,  0],
    ['a residual that may be 0',                   512, () => close(1, -500),                    1,  false, 0],
    ['a residual that may be 0, at 1,024 bits',    1024, () => close(1, -1000),                  1,  false, 0],          // its digits are open
    ['a residual 2^9 times its width',             512, () => between(sum(1, power(-60)), sum(1, power(-60), power(-69))), 1, true, 2 ** -8],
    ['a residual 2^8 times its width',             512, () => between(sum(1, power(-61)), sum(1, power(-61), power(-69))), 1, false, 0],
    ['the same at 1,024 bits counts as 0',         1024, () => between(sum(1, power(-61)), sum(1, power(-61), power(-69))), 1, true, 0],
    ['fewer digits than wanted',                   512, () => close(sum(1, power(-55)), -90),    30, false, 0.125],
    ['as many digits as wanted',                   512, () => close(sum(1, power(-55)), -90),    20, true,  0.125],
    ['ends on both sides of a decimal',            2048, () => close(1, -2000),                  30, false, 0],
    ['the same 3,000 bits beyond its digits',      4096, () => close(1, -4000),                  30, true,  0],
    ['0 not ruled out, at 1,024 bits',             1024, () => close(0, -1100),                 30, true,  0],
    ['the same, more digits wanted',               4096, () => close(1, -4000),                  400, false, 0],
  ])('%s', (_what, precision, make, digits, settled, residual) => {
    const number = certifyAt(precision, make, digits);
    expect(number?.settled).toBe(settled);
    expect(number?.residual).toBeCloseTo(residual, 10);
  });
  it('is a width also beyond the range of doubles, in units of its own size', () => {
    mpfr.reset(bits);
    expect(certify(A, between(power(1300), sum(power(1300), power(1300 - 69))), formats.float64)?.nearest).toBe(
      Infinity,
    );
    expect(certify(A, between(power(1300), sum(power(1300), power(1300 - 68))), formats.float64)).toBeUndefined();
  });
  it('are digits of its own of a number that rounds to 0', () => {
    mpfr.reset(bits);
    expect(certify(A, power(-1100), formats.float64)).toMatchObject({ nearest: 0, digits: '7.36215182902286267543686617714…e-332', exact: true }); // prettier-ignore
    expect(certify(A, A.literal(0), formats.float64)).toMatchObject({ nearest: 0, digits: '0', exact: true });
  });
});

describe('The unit in the last place', () => {
  it('is 2^(e-52) for a double from 2^e on, and 2^-1074 at least', () => {
    for (let e = -1022; e <= 1023; e++) {
      const unit = Math.max(2 ** (e - 52), min64);
      const below = 2 ** e - Math.max(2 ** (e - 53), min64); // the double before 2^e
      for (const sign of [1, -1]) {
        expect(formats.float64.ulp(sign * 2 ** e)).toBe(unit);
        expect(formats.float64.ulp(sign * (2 ** e + unit))).toBe(unit);
        expect(formats.float64.ulp(sign * below)).toBe(Math.max(unit / 2, min64));
      }
    }
  });
  it('is 2^(e-23) for a single, and 2^-149 at least', () => {
    for (let e = -149; e <= 127; e++) {
      const unit = Math.max(2 ** (e - 23), min32);
      expect(formats.float32.ulp(2 ** e)).toBe(unit);
      expect(formats.float32.ulp(-(2 ** e - Math.max(2 ** (e - 24), min32)))).toBe(Math.max(unit / 2, min32));
    }
  });
  it.each([
    ['zero', 0, min64, min32],
    ['the largest double', max64, 2 ** 971, 2 ** 1000],
    ['infinity', Infinity, NaN, NaN],
    ['no number', NaN, NaN, NaN],
  ] as const)('of %s', (_what, value, ulp, single) => {
    expect([formats.float64.ulp(value), formats.float32.ulp(value)]).toEqual([ulp, single]);
  });
});
