// Primitives where they have no Taylor series: at ends of domains, poles and cuts, and of what grows without end.
import type { UnaryName } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import { DomainEnds } from '../singularities.js';
import { besideQuarterTurn, eitherQuarterTurn, quarterTurn, signed } from './angles.js';
import { erfcOfGrowing, lgammaOfGrowing, polygammaOfGrowing } from './asymptotic.js';
import { lgammaOnTheLeft, periodic, poles, wave } from './periodic-rules.js';
import { evenRoot, expOfGrowing, oneHalf, logOf, oddRoot, oneThird } from './powers.js';
import { isNothing, type OneSidedSeries } from './one-sided-series.js';
import type { SeriesSetting } from './series-setting.js';
import { crossesZero } from './swinging.js';

/** The most poles that gamma is followed over, to the left. */
const mostPoles = 64;

type SeriesRule = (s: SeriesSetting, x: OneSidedSeries) => OneSidedSeries | undefined;

const one = ({ S }: SeriesSetting): OneSidedSeries => S.literal(1);
const inverse = (s: SeriesSetting, x: OneSidedSeries): OneSidedSeries => s.S.div(one(s), x);
const grows = ({ ring }: SeriesSetting, x: OneSidedSeries): boolean => ring.growth(x) !== 0;
/** Whether x tends to that number, exactly. */
function tendsTo({ ring }: SeriesSetting, x: OneSidedSeries, value: number): boolean {
  const { limit } = ring.split(x);
  return ring.A.known(limit) === value;
}
/** f(1/x) where x grows, or where x tends to 0 as well. */
const byInverse =
  (name: UnaryName, atZeroToo = false): SeriesRule =>
  (s, x) =>
    grows(s, x) || (atZeroToo && tendsTo(s, x, 0)) ? s.S[name](inverse(s, x)) : undefined;
const quotient =
  (above: UnaryName | null, below: UnaryName): SeriesRule =>
  (s, x) =>
    tendsTo(s, x, 0) ? s.S.div(above === null ? one(s) : s.S[above](x), s.S[below](x)) : undefined;
/** Where the domain is bounded, no number that grows is in it. */
const bounded =
  (name: UnaryName, rule: SeriesRule = () => undefined): SeriesRule =>
  (s, x) => {
    if (grows(s, x)) throw new DomainEnds(name);
    return rule(s, x);
  };
const halfLog = (s: SeriesSetting, above: OneSidedSeries, below: OneSidedSeries): OneSidedSeries =>
  s.S.mul(s.S.literal(0.5), s.S.sub(s.S.log(above), s.S.log(below)));
const exponentialsOfSeries =
  (sign: 1 | -1): SeriesRule =>
  (s, x) => {
    if (!grows(s, x)) return undefined;
    const [up, down] = [s.S.exp(x), s.S.exp(s.S.neg(x))];
    return s.S.mul(s.S.literal(0.5), sign > 0 ? s.S.add(up, down) : s.S.sub(up, down));
  };

/** Where x tends to 0, -1, … -m: how many steps to the right lead past the poles; else undefined. */
function stepsPastPole({ ring }: SeriesSetting, x: OneSidedSeries): number | undefined {
  const value = ring.A.known(ring.split(x).limit);
  if (value === undefined || !Number.isInteger(value) || value > 0) return undefined;
  if (value < -mostPoles) throw new Undecided('a pole of gamma too far to the left');
  return 1 - value;
}

export const specialRules: Partial<Record<UnaryName, SeriesRule>> = {
  neg: ({ ring }, x) => ring.neg(x),
  square: ({ ring }, x) => ring.mul(x, x),
  fround: (_s, x) => x,
  sqrt: ({ ring }, x) => evenRoot(ring, x, oneHalf),
  cbrt: ({ ring }, x) => oddRoot(ring, x, oneThird),
  exp: (s, x) => (grows(s, x) ? expOfGrowing(s.ring, x, s.S.exp) : undefined),
  expm1: (s, x) => (grows(s, x) ? s.S.sub(s.S.exp(x), one(s)) : undefined),
  log: ({ ring }, x) => logOf(ring, x),
  log2: (s, x) => s.S.div(s.S.log(x), s.S.constant('ln2')),
  log10: (s, x) => s.S.div(s.S.log(x), s.S.constant('ln10')),
  log1p: (s, x) => (grows(s, x) || tendsTo(s, x, -1) ? s.S.log(s.S.add(one(s), x)) : undefined),
  sin: wave,
  cos: wave,
  // at the quarter turn that angles of what grows tend to
  tan: (s, x) => {
    if (grows(s, x)) return periodic(s, x);
    const beside = besideQuarterTurn(s, x);
    return beside && s.S.neg(s.S.cot(beside.moves));
  },
  sec: (s, x) => {
    if (grows(s, x)) return periodic(s, x);
    const beside = besideQuarterTurn(s, x);
    return beside && signed(s, -beside.sign, s.S.csc(beside.moves));
  },
  cot: (s, x) => periodic(s, x) ?? quotient('cos', 'sin')(s, x),
  csc: (s, x) => periodic(s, x) ?? quotient(null, 'sin')(s, x),
  coth: (s, x) => (grows(s, x) ? s.S.div(one(s), s.S.tanh(x)) : quotient('cosh', 'sinh')(s, x)),
  csch: (s, x) => (grows(s, x) ? s.S.div(one(s), s.S.sinh(x)) : quotient(null, 'sinh')(s, x)),
  sech: (s, x) => (grows(s, x) ? s.S.div(one(s), s.S.cosh(x)) : undefined),
  sinh: exponentialsOfSeries(-1),
  cosh: exponentialsOfSeries(1),
  tanh: (s, x) => {
    if (!grows(s, x)) return undefined;
    const doubled = s.S.exp(s.S.mul(s.S.literal(2), x));
    return s.S.sub(one(s), s.S.div(s.S.literal(2), s.S.add(one(s), doubled)));
  },
  sigmoid: (s, x) => (grows(s, x) ? s.S.div(one(s), s.S.add(one(s), s.S.exp(s.S.neg(x)))) : undefined),
  softplus: (s, x) => {
    const growth = s.ring.growth(x);
    if (growth === 0) return undefined;
    const small = s.S.log1p(s.S.exp(growth > 0 ? s.S.neg(x) : x));
    return growth > 0 ? s.S.add(x, small) : small;
  },
  gaussian: (s, x) => (grows(s, x) ? s.S.exp(s.S.neg(s.S.square(x))) : undefined),
  erf: (s, x) => {
    const growth = s.ring.growth(x);
    return growth === 0 ? undefined : signed(s, growth, s.S.sub(one(s), erfcOfGrowing(s, signed(s, growth, x))));
  },
  erfc: (s, x) => {
    const growth = s.ring.growth(x);
    if (growth === 0) return undefined;
    return growth > 0 ? erfcOfGrowing(s, x) : s.S.sub(s.S.literal(2), erfcOfGrowing(s, s.ring.neg(x)));
  },
  atan: (s, x) => {
    const growth = s.ring.growth(x);
    return growth === 0 ? undefined : s.S.sub(signed(s, growth, quarterTurn(s)), s.S.atan(inverse(s, x)));
  },
  acot: (s, x) => {
    if (grows(s, x)) return s.S.atan(inverse(s, x));
    if (!tendsTo(s, x, 0) || isNothing(x)) return undefined;
    if (crossesZero(x)) return s.S.sub(eitherQuarterTurn(s, x), s.S.atan(x));
    return s.S.sub(signed(s, s.ring.sign(x), quarterTurn(s)), s.S.atan(x));
  },
  asin: bounded('asin'),
  acos: bounded('acos'),
  asec: byInverse('acos'),
  acsc: byInverse('asin'),
  acsch: byInverse('asinh', true),
  asech: bounded('asech', (s, x) => (tendsTo(s, x, 0) ? s.S.acosh(inverse(s, x)) : undefined)),
  asinh: (s, x) => {
    const growth = s.ring.growth(x);
    if (growth === 0) return undefined;
    const size = signed(s, growth, x);
    const root = s.S.sqrt(s.S.add(s.S.square(size), one(s)));
    return signed(s, growth, s.S.log(s.S.add(size, root)));
  },
  acosh: (s, x) => {
    const growth = s.ring.growth(x);
    if (growth < 0) throw new DomainEnds('acosh');
    return growth > 0 ? s.S.log(s.S.add(x, s.S.sqrt(s.S.sub(s.S.square(x), one(s))))) : undefined;
  },
  atanh: bounded('atanh', (s, x) =>
    tendsTo(s, x, 1) || tendsTo(s, x, -1) ? halfLog(s, s.S.add(one(s), x), s.S.sub(one(s), x)) : undefined,
  ),
  acoth: (s, x) => {
    if (grows(s, x)) return s.S.atanh(inverse(s, x));
    if (!tendsTo(s, x, 1) && !tendsTo(s, x, -1)) return undefined;
    // |x| > 1, where both are of the sign of x
    const size = signed(s, s.ring.sign(x), x);
    return signed(s, s.ring.sign(x), halfLog(s, s.S.add(size, one(s)), s.S.sub(size, one(s))));
  },
  // Γ(x) = Γ(x + m)/(x(x + 1)…(x + m - 1)), DLMF 5.5.1
  gamma: (s, x) => {
    // Γ(x) > exp x where x is large
    const growth = s.ring.growth(x);
    if (growth < 0) return poles(s, x);
    if (growth > 0) return x.huge !== 0 ? x : s.S.exp(lgammaOfGrowing(s, x));
    const steps = stepsPastPole(s, x);
    if (steps === undefined) return undefined;
    let result = s.S.gamma(s.S.add(x, s.S.literal(steps)));
    for (let j = 0; j < steps; j++) result = s.S.div(result, s.S.add(x, s.S.literal(j)));
    return result;
  },
  lgamma: (s, x) => {
    const growth = s.ring.growth(x);
    if (growth !== 0) return growth > 0 ? lgammaOfGrowing(s, x) : lgammaOnTheLeft(s, x);
    return stepsPastPole(s, x) === undefined ? undefined : s.S.log(s.S.abs(s.S.gamma(x)));
  },
};

/** Where x grows, or at a pole: ψₙ(x) = ψₙ(x + 1) - (-1)ⁿ·n!/xⁿ⁺¹ there, DLMF 5.15.5. */
export function specialPolygamma(
  s: SeriesSetting,
  order: OneSidedSeries,
  n: number,
  x: OneSidedSeries,
): OneSidedSeries | undefined {
  if (s.ring.growth(x) > 0) return polygammaOfGrowing(s, n, x);
  const steps = stepsPastPole(s, x);
  if (steps === undefined) return undefined;
  let factorial = n % 2 === 0 ? 1 : -1;
  for (let j = 2; j <= n; j++) factorial *= j;
  if (Math.abs(factorial) > 2 ** 53) throw new Undecided('a polygamma of too high an order');
  let result = s.S.polygamma(order, s.S.add(x, s.S.literal(steps)));
  for (let j = 0; j < steps; j++) {
    const power = s.S.pow(s.S.add(x, s.S.literal(j)), s.S.literal(n + 1));
    result = s.S.sub(result, s.S.div(s.S.literal(factorial), power));
  }
  return result;
}
