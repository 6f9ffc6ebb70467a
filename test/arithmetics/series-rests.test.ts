// What is left of series that are cut off early, so that it isn't hidden beneath rounding: it is within its bound, and not far within.
import { expect, it } from 'vitest';
import { algebra } from '../../src/arithmetics/interval/algebra.js';
import { besideHalves } from '../../src/arithmetics/interval/beside-halves.js';
import { ends, type Interval } from '../../src/arithmetics/interval/ends.js';
import { exponentials } from '../../src/arithmetics/interval/exponentials.js';
import { intervalArithmetic } from '../../src/arithmetics/interval/interval.js';
import { keptConstants } from '../../src/arithmetics/interval/kept-constants.js';
import { downward, startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { oneEnd } from '../../src/arithmetics/interval/one-end.js';
import { powers } from '../../src/arithmetics/interval/powers.js';
import { slopes } from '../../src/arithmetics/interval/slopes.js';
import { smallAsinh } from '../../src/arithmetics/interval/small-asinh.js';
import { stepFunctions } from '../../src/arithmetics/interval/steps.js';

const mpfr = await startMpfr(30);
const A = intervalArithmetic(mpfr);
/** The precision is so many bits finer than the series reach. */
const missing = 300;

const E = ends(mpfr);
const sums = algebra(E);
const [narrow, steep] = [oneEnd(E), slopes(E)];
const roots = powers(E, sums, stepFunctions(E, sums), narrow, steep);
const pi = (): Interval => A.acos(A.literal(-1));
const early = besideHalves(E, sums, roots, exponentials(E, sums, narrow, steep), keptConstants(mpfr), pi, -missing);
const earlyAsinh = smallAsinh(E, sums, -missing);

const holds = (x: Interval, inner: Interval): boolean =>
  mpfr.compare(x.lo, inner.lo) <= 0 && mpfr.compare(x.hi, inner.hi) >= 0;
const lost = (x: Interval): number =>
  mpfr.exponent(A.sub({ lo: x.hi, hi: x.hi }, { lo: x.lo, hi: x.lo }).hi) - mpfr.exponent(x.lo) + mpfr.precision;

/** at + count·2^exponent where so many terms are taken, of nearly the largest numbers that have so few. */
function beside(at: number, terms: number, bits: number): Interval {
  mpfr.reset(bits);
  const exponent = -Math.ceil((bits - missing) / terms) - 1;
  return A.add(A.literal(at), A.mul(A.literal(0.99), A.pow(A.literal(2), A.literal(exponent))));
}

it.each([1, 2, 0.5, 1.5, -0.5, -2.5, 0, -2].flatMap((at) => [1, 2, 3, 5].map((terms) => [at, terms] as const)))(
  'the gamma family beside %d after %d terms',
  (at, terms) => {
    const x = beside(at, terms, 700);
    const right = {
      gamma: A.gamma(x),
      lgamma: A.lgamma(x),
      ...Object.fromEntries([0, 1, 2, 4].map((order) => [order, A.polygamma(A.literal(order), x)])),
    };
    for (const [name, inner] of Object.entries(right)) {
      const order = Number(name);
      const enclosure = name === 'gamma' || name === 'lgamma' ? early[name](x) : early.polygamma(order, x);
      if (enclosure === undefined) continue;
      // beside poles, and where Γ isn't 1, what is left of its logarithm is little beside the rest
      const isSeen = name === 'lgamma' ? at === 1 || at === 2 : name !== 'gamma' && (at > 0 || at % 1 !== 0);
      if (isSeen) expect(lost(enclosure), `${name}: the series is cut off`).toBeGreaterThan(missing / 3);
      expect(holds(enclosure, inner), name).toBe(true);
    }
  },
);

it.each([1, 2, 3, 5, 8])('asinh after %d terms', (terms) => {
  for (const count of [0.99, -0.99]) {
    mpfr.reset(900);
    const exponent = -Math.ceil((900 - missing) / terms / 2);
    const x = A.mul(A.literal(count), A.pow(A.literal(2), A.literal(exponent)));
    const end = mpfr.allocate();
    mpfr.call.mpfr_asinh(end, x.lo, downward);
    const enclosure = earlyAsinh(x) as Interval;
    expect(lost(enclosure)).toBeGreaterThan(missing / 3);
    expect(holds(enclosure, { lo: end, hi: end })).toBe(true);
  }
});
