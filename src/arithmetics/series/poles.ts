// What is beyond all bounds at points as near as one likes: it has no limit, and what is added or multiplied leaves it so.
import type { BinaryName, UnaryName } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import { exactFractions } from '../fractions.js';
import { functionOfPoles, type Poles } from './pole-functions.js';
import type { SeriesRing } from './series-ring.js';
import {
  isConstantSeries,
  isNothing,
  leadOrder,
  remainder,
  vanishes,
  type OneSidedSeries,
} from './one-sided-series.js';
import { atZero, compareOrders, powerOrder } from './order.js';
import { isBelow, sawSwing, type Swing } from './swing.js';
import { seriesOfSwing } from './swinging.js';

/** No power bounds it; this one keeps all else from taking it for something that has a limit. */
const boundless = powerOrder(exactFractions.literal(-(2 ** 40)));
const jumpingSteps: ReadonlySet<string> = new Set(['floor', 'ceil', 'round', 'fix']);

/** @param how poles at single points that are passed, and values within bounds between them, unless it is said */
export const withPoles = (
  poles: NonNullable<Swing['poles']>,
  { isPassing = true, isReturning = true }: Pick<Swing, 'isPassing' | 'isReturning'> = {},
): OneSidedSeries => ({ ...remainder(boundless), swings: { poles, isPassing, isReturning } });
const seriesOfPoles = (poles: Poles): OneSidedSeries => withPoles(poles.poles, poles);
const polesOf = ({ swings }: OneSidedSeries): Poles | undefined =>
  swings?.poles === undefined ? undefined : { ...swings, poles: swings.poles };
export const hasPoles = ({ swings }: OneSidedSeries): boolean => swings?.poles !== undefined;

const open = (): Undecided => new Undecided('a number has poles there, at points as near as one likes');
const turned = (poles: Poles): Poles => ({
  ...poles,
  poles: poles.poles === 'both' ? 'both' : poles.poles === 'above' ? 'below' : 'above',
});
const isBounded = (x: OneSidedSeries): boolean => {
  const order = leadOrder(x);
  return x.huge === 0 && (order === null || compareOrders(order, atZero) >= 0);
};

/** @throws Undecided where it may have a limit, DomainEndsAgain */
export function unaryOfPoles(ring: SeriesRing, name: UnaryName, x: OneSidedSeries): OneSidedSeries {
  const poles = polesOf(x);
  if (poles === undefined) throw open();
  if (name === 'neg') return seriesOfPoles(turned(poles));
  if (jumpingSteps.has(name)) {
    ring.takeLeap();
    return x;
  }
  const result = ofFunction(ring, name, poles);
  if (result === undefined) throw open();
  return result;
}

function ofFunction(ring: SeriesRing, name: UnaryName, poles: Poles): OneSidedSeries | undefined {
  const result = functionOfPoles(ring, name, poles);
  if (result?.poles === undefined) return result && seriesOfSwing(atZero, result);
  return seriesOfPoles({ ...result, poles: result.poles });
}

/** An operation of which at least one operand is beyond all bounds. @throws Undecided where it may have a limit */
export function binaryOfPoles(
  ring: SeriesRing,
  name: BinaryName,
  x: OneSidedSeries,
  t: OneSidedSeries,
): OneSidedSeries {
  if (hasPoles(x) && hasPoles(t)) throw open();
  const [y, other] = hasPoles(x) ? [x, t] : [t, x];
  const poles = polesOf(y);
  const result = poles && other.huge === 0 ? poleOperations[name]?.(ring, poles, other, y === x) : undefined;
  if (result === undefined) throw open();
  return result;
}

type PoleOperation = (
  ring: SeriesRing,
  poles: Poles,
  other: OneSidedSeries,
  isFirst: boolean,
) => OneSidedSeries | undefined;

/** Beside a pole that is passed what is added has bounds, though it may grow from pole to pole. */
const sum: PoleOperation = (_ring, poles, other) => {
  if (isBounded(other)) return seriesOfPoles(poles);
  return poles.poles === 'both' && poles.isPassing === true
    ? seriesOfPoles({ ...poles, isReturning: false })
    : undefined;
};
const choiceOfPoles =
  (kept: 'above' | 'below'): PoleOperation =>
  (_ring, poles, other) => {
    if (!isBounded(other) || !(poles.poles === 'both' || poles.poles === kept)) return undefined;
    return seriesOfPoles({ ...poles, poles: kept, isReturning: poles.isReturning === true || poles.poles === 'both' });
  };
const timesSign = (ring: SeriesRing, poles: Poles, other: OneSidedSeries): OneSidedSeries =>
  seriesOfPoles(ring.sign(other) < 0 ? turned(poles) : poles);

/** To a positive power: as the square, the cube root or the square root, by where that has values and of which sign. */
function powerOfPoles(
  ring: SeriesRing,
  poles: Poles,
  exponent: number,
  isOdd = exponent % 2 === 1,
): OneSidedSeries | undefined {
  if (!(exponent > 0)) return undefined;
  return ofFunction(ring, isOdd ? 'cbrt' : exponent % 2 === 0 ? 'square' : 'sqrt', poles);
}

const poleOperations: Partial<Record<BinaryName, PoleOperation>> = {
  add: sum,
  sub: (ring, poles, other, isFirst) => sum(ring, isFirst ? poles : turned(poles), other, isFirst),
  mul: (ring, poles, other) => {
    if (isNothing(other)) return undefined;
    const isSteady = isBounded(other) && !vanishes(other);
    // beside a pole that is passed it keeps its distance from 0, though it may vanish from pole to pole
    const isKept = isSteady || (poles.isPassing === true && (poles.poles === 'both' || isBounded(other)));
    return isKept
      ? timesSign(ring, { ...poles, isReturning: poles.isReturning === true && isBounded(other) }, other)
      : undefined;
  },
  div: (ring, poles, other, isFirst) => {
    if (!isFirst || poles.poles !== 'both' || isNothing(other)) return undefined;
    const isSteady = isBounded(other) && !vanishes(other);
    if (!isSteady && poles.isPassing !== true) return undefined;
    return timesSign(ring, { ...poles, isReturning: poles.isReturning === true && !vanishes(other) }, other);
  },
  // it runs through all whole multiples on its way to a pole
  mod: (ring, { isPassing }, other, isFirst) => {
    const runsAlong = isPassing === true && !ring.mayLeap();
    if (!isFirst || !runsAlong || !isConstantSeries(other) || isNothing(other)) return undefined;
    ring.takeLeap();
    return ring.mul(other, seriesOfSwing(atZero, sawSwing(ring.A, 0)));
  },
  pow: (ring, poles, other, isFirst) => {
    const only = isConstantSeries(other) ? other.terms[0]?.c : undefined;
    if (only === undefined) return undefined;
    if (isFirst) return powerOfPoles(ring, poles, ring.A.known(only) ?? 0);
    const { A } = ring;
    const [isAbove, isBetween] = [
      isBelow(A, A.literal(1), only),
      isBelow(A, A.literal(0), only) && isBelow(A, only, A.literal(1)),
    ];
    return isAbove || isBetween ? ofFunction(ring, 'exp', isAbove ? poles : turned(poles)) : undefined;
  },
  nthRoot: (ring, poles, other, isFirst) => {
    const degree = isConstantSeries(other) && other.terms[0] ? ring.A.known(other.terms[0].c) : undefined;
    return isFirst && degree !== undefined && degree > 0
      ? powerOfPoles(ring, poles, degree % 2 === 1 ? 1 / 3 : 1 / 2, degree % 2 === 1)
      : undefined;
  },
  min: choiceOfPoles('below'),
  max: choiceOfPoles('above'),
};
