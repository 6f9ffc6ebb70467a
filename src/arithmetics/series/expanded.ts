// Functions of series that have a limit: by their Taylor series there, or by that of their slope where this is infinite.
import { OutsideDomain, Undecided } from '../../errors.js';
import type { InfiniteSlope } from '../../rule.js';
import { exactFractions } from '../fractions.js';
import type { Interval } from '../interval/interval.js';
import { DomainEndsAgain, meet, type Singularities } from '../singularities.js';
import type { Expanded, Expansions } from './expansions.js';
import { powerOf } from './powers.js';
import type { SeriesRing } from './series-ring.js';
import { exactZero, isNothing, leadOrder, remainder, type OneSidedSeries } from './one-sided-series.js';
import { powerOfOrder } from './order.js';
import { crossesZero, nextToSwing, sideOfSwing, substituteSwing, swingOf } from './swinging.js';

interface ExpansionSetting {
  readonly ring: SeriesRing;
  readonly expansions: Expansions;
  readonly seen: Singularities;
}

/** f of what has a limit, where f is analytic there or has an infinite slope. */
export function expandedAt(
  around: ExpansionSetting,
  f: Expanded,
  x: OneSidedSeries,
  ends: readonly InfiniteSlope[],
): OneSidedSeries {
  const { ring, expansions } = around;
  const { limit, moves } = ring.split(x);
  const value = ring.A.known(limit);
  const end = isNothing(moves) ? undefined : ends.find(({ at }) => at === value);
  if (end !== undefined) {
    meet(around.seen, `${f.name} meets ${end.at}`);
    return besideEnd(around, f, end, limit, moves);
  }
  const coefficients = expansions.coefficients(f, limit, isNothing(moves) ? 1 : ring.mostTerms);
  return substituteSwing(ring, coefficients, moves) ?? ring.substitute(coefficients, moves);
}

function besideEnd(
  around: ExpansionSetting,
  f: Expanded,
  end: InfiniteSlope,
  limit: Interval,
  moves: OneSidedSeries,
): OneSidedSeries {
  const { ring } = around;
  if (end.inside !== 0 && crossesZero(moves)) throw new DomainEndsAgain(f.name);
  const { side, isStrict } = sideOfSwing(ring, moves);
  const series = seriesBeside(around, f, limit, side, isStrict);
  const step = side < 0 ? ring.neg(moves) : moves;
  const lead = leadOrder(step);
  const [first, second] = series.terms.filter(({ at }) => at.p.n !== 0n);
  if (swingOf(step) !== undefined && first !== undefined) {
    const further = second?.at.p ?? series.rest?.p;
    const next = { c: first.c, further: further === undefined ? null : exactFractions.sub(further, first.at.p) };
    const value = series.terms.find(({ at }) => at.p.n === 0n)?.c ?? ring.A.literal(0);
    return ring.add(ring.constant(value), nextToSwing(ring, step, powerOf(ring, step, first.at.p), next));
  }
  let sum: OneSidedSeries = exactZero;
  for (const { at, c } of series.terms) sum = ring.add(sum, ring.mul(ring.constant(c), powerOf(ring, step, at.p)));
  if (series.rest === null || lead === null) return sum;
  return ring.add(sum, remainder(powerOfOrder(lead, series.rest.p)));
}

/** @param isStrict whether x is never at the end itself, where f has a value though it may have none beside it */
function seriesBeside(
  { ring, expansions }: ExpansionSetting,
  f: Expanded,
  limit: Interval,
  side: 1 | -1,
  isStrict: boolean,
): OneSidedSeries {
  try {
    return expansions.beside(f, limit, side, ring.mostTerms);
  } catch (error) {
    if (isStrict || !(error instanceof OutsideDomain)) throw error;
    throw new Undecided(`${f.name} has values there at some points only`);
  }
}
