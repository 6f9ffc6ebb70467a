// Powers and roots of series whose exponent or degree may vary.
import { DomainEnds, DomainEndsAgain } from '../singularities.js';
import { OutsideDomain, Undecided } from '../../errors.js';
import { fractionOfDouble } from '../fractions.js';
import { evenRoot, oddRoot } from './powers.js';
import { isConstantSeries, isNothing, vanishes, type OneSidedSeries } from './one-sided-series.js';
import { crossesZero, sideOfSwing } from './swinging.js';
import type { SeriesSetting } from './series-setting.js';

/** x^t. @throws DomainEnds, OutsideDomain, Undecided */
export function powerOfSeries(setting: SeriesSetting, x: OneSidedSeries, t: OneSidedSeries): OneSidedSeries {
  const { ring, S, breaks } = setting;
  const exponent = S.known(t);
  if (exponent === 0) return S.literal(1);
  if (exponent !== undefined) {
    if (exponent < 0 && isNothing(x)) throw new OutsideDomain('outside-domain', 'pow', '0 to a negative power');
    if (exponent < 0 && vanishes(x)) breaks('a negative power meets 0');
    return evenRoot(ring, x, fractionOfDouble(exponent));
  }
  if (isNothing(x)) {
    if (ring.sign(t) <= 0) throw new DomainEnds('pow');
    if (vanishes(t)) breaks('0 is raised to a varying power');
    return x;
  }
  if (vanishes(x)) breaks('0 is raised to a varying power');
  if (crossesZero(x) && !isConstantSeries(t)) throw new DomainEndsAgain('pow');
  if (ring.sign(x) < 0) {
    if (isConstantSeries(t)) {
      askedOfMinusOne(setting, 'pow', t);
      throw new Undecided('a negative base with an exponent that is not known exactly');
    }
    throw new DomainEnds('pow', 'a negative base with a varying exponent');
  }
  return exponential(setting, x, t);
}
/** That of a negative number is outside the domain where no whole number is near the exponent, or the degree. */
function askedOfMinusOne({ ring: { A } }: SeriesSetting, name: 'pow' | 'nthRoot', { terms }: OneSidedSeries): void {
  for (const { c } of terms) A[name](A.literal(-1), c);
}

/** x^t for x > 0: by the power of both limits where they have some, which is made alike on both sides and at the point. */
function exponential({ ring, S }: SeriesSetting, x: OneSidedSeries, t: OneSidedSeries): OneSidedSeries {
  const logarithm = S.mul(t, S.log(x));
  if (vanishes(x) || ring.growth(x) !== 0 || ring.growth(t) !== 0) return S.exp(logarithm);
  const { limit } = ring.split(x);
  if (ring.A.known(limit) === 1) return S.exp(logarithm); // its logarithm is exactly 0
  const value = ring.A.pow(limit, ring.split(t).limit);
  return ring.mul(ring.constant(value), S.exp(ring.split(logarithm).moves));
}

/** A root of which the degree varies, or isn't known exactly. */
function varyingRoot(setting: SeriesSetting, x: OneSidedSeries, t: OneSidedSeries): OneSidedSeries {
  const { ring, S, breaks } = setting;
  if (isNothing(x)) {
    if (ring.sign(t) <= 0) throw new DomainEnds('nthRoot');
    return x;
  }
  if (vanishes(x) || vanishes(t)) breaks('a root of varying degree is taken of 0, or meets the degree 0');
  if (ring.sign(x) > 0) return S.exp(S.div(S.log(x), t));
  if (isConstantSeries(t)) {
    askedOfMinusOne(setting, 'nthRoot', t);
    throw new Undecided('a root of a degree that is not known exactly');
  }
  // a degree that moves away from its limit is no whole number beside the point
  ring.sign(ring.split(t).moves);
  throw new DomainEnds('nthRoot', 'a root of a negative number whose degree varies');
}

/** The t-th root of x. @throws DomainEnds, OutsideDomain, Undecided */
export function rootOfSeries(setting: SeriesSetting, x: OneSidedSeries, t: OneSidedSeries): OneSidedSeries {
  const { ring, S, breaks } = setting;
  const degree = S.known(t);
  if (degree === undefined) return varyingRoot(setting, x, t);
  const { n, d } = fractionOfDouble(degree);
  if (n === 0n) throw new OutsideDomain('outside-domain', 'nthRoot', 'a root of degree 0');
  const e = n < 0n ? { n: -d, d: -n } : { n: d, d: n };
  if (n < 0n && isNothing(x)) throw new OutsideDomain('division-by-zero', 'nthRoot', 'division by zero');
  if (n < 0n && vanishes(x)) breaks('a negative power meets 0');
  if (d === 1n && n % 2n !== 0n) return oddRoot(ring, x, e);
  // that of a half is a square, but of no negative number
  if (crossesZero(x)) throw new DomainEndsAgain('nthRoot');
  const { side, isStrict } = isNothing(x) ? { side: 1, isStrict: false } : sideOfSwing(ring, x);
  if (side < 0) throw isStrict ? new DomainEnds('nthRoot') : new DomainEndsAgain('nthRoot');
  return evenRoot(ring, x, e);
}
