// What has poles at points as near as one likes: it has neither a limit nor bounds, and what is added or multiplied leaves them there.
import type { BinaryName, UnaryName } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import { exactFractions } from '../fractions.js';
import {
  atZero,
  compareOrders,
  isConstantSeries,
  isNothing,
  leadOrder,
  powerOrder,
  remainder,
  type OneSidedSeries,
  type SeriesRing,
} from './series.js';
import { sawSwing, type Swing } from './swing.js';
import { seriesOfSwing } from './swinging.js';

/** No power bounds it; this one keeps all else from taking it for something that has a limit. */
const boundless = powerOrder(exactFractions.literal(-(2 ** 40)));
/** Functions without bounds, which rise all along. */
const keeping: ReadonlySet<string> = new Set(['floor', 'ceil', 'round', 'fix', 'cbrt', 'sinh', 'asinh']);

export const withPoles = (poles: NonNullable<Swing['poles']>): OneSidedSeries => ({
  ...remainder(boundless),
  swings: { poles },
});
export const hasPoles = ({ swings }: OneSidedSeries): boolean => swings?.poles !== undefined;

const open = (): Undecided => new Undecided('a number has poles there, at points as near as one likes');
const turned = (poles: NonNullable<Swing['poles']>): NonNullable<Swing['poles']> =>
  poles === 'both' ? poles : poles === 'above' ? 'below' : 'above';
const isBounded = (x: OneSidedSeries): boolean => {
  const order = leadOrder(x);
  return x.huge === 0 && (order === null || compareOrders(order, atZero) >= 0);
};

/** @throws Undecided where the poles may be lost */
export function unaryOfPoles(name: UnaryName, x: OneSidedSeries): OneSidedSeries {
  const poles = x.swings?.poles;
  if (poles !== undefined && name === 'neg') return withPoles(turned(poles));
  if (keeping.has(name)) return x;
  throw open();
}

/** An operation of which at least one operand has poles. @throws Undecided where they may be lost */
export function binaryOfPoles(
  ring: SeriesRing,
  name: BinaryName,
  x: OneSidedSeries,
  t: OneSidedSeries,
): OneSidedSeries {
  if (hasPoles(x) && hasPoles(t)) throw open();
  const [y, other] = hasPoles(x) ? [x, t] : [t, x];
  const poles = y.swings?.poles ?? 'both';
  // beside each pole what is added has bounds, and what is multiplied keeps its distance from 0
  if (other.huge !== 0) throw open();
  const isTame = poles === 'both' || isBounded(other);
  switch (name) {
    case 'add':
      if (isTame) return y;
      break;
    case 'sub':
      if (isTame) return y === x ? y : withPoles(turned(poles));
      break;
    case 'mul':
      if (isTame && !isNothing(other)) return withPoles(ring.sign(other) < 0 ? turned(poles) : poles);
      break;
    case 'div':
      if (y === x && poles === 'both' && !isNothing(other) && ring.sign(other) !== 0) return y;
      break;
    case 'mod':
      // it runs through all whole multiples on its way to a pole
      if (y === x && isConstantSeries(other) && !isNothing(other))
        return ring.mul(other, seriesOfSwing(atZero, sawSwing(ring.A, 0)));
      break;
    case 'min':
    case 'max': {
      const kept = name === 'min' ? 'below' : 'above';
      if (isBounded(other) && (poles === 'both' || poles === kept)) return withPoles(kept);
      break;
    }
    default:
      break;
  }
  throw open();
}
