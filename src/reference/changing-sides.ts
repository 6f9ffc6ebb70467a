// A side of a point on which a comparison has one answer again and again, and the other one again and again.
import type { IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { leastOrder } from '../arithmetics/series/order.js';
import { Undecided } from '../errors.js';
import { areDisjoint, isOneNumber, type OneSided } from './point-kind.js';

const tooNear = (): Undecided => new Undecided('what both answers of a comparison lead to is too near to tell apart');

/**
 * What is known of a side, of what holds at the points where a comparison has one answer and at those where it has the other:
 * both sets have points as near as one likes, and no others are left.
 *
 * @throws Undecided where that doesn't tell
 */
export function sideOfBoth(A: IntervalArithmetic, x: OneSided, y: OneSided): OneSided {
  if (x.kind === 'outside' || y.kind === 'outside')
    return x.kind === y.kind ? { kind: 'outside' } : { kind: 'outside', again: true };
  if (x.kind === 'pole' || y.kind === 'pole')
    return x.kind === 'pole' && y.kind === 'pole' && x.sign === y.sign ? x : { kind: 'oscillates', value: null };
  if (x.kind === 'oscillates' || y.kind === 'oscillates') throw tooNear();
  if (areDisjoint(A, x.value, y.value)) return { kind: 'oscillates', value: null };
  if (!isOneNumber(A, x.value, y.value)) throw tooNear();
  const { value } = x;
  if (x.kind === 'infinite' || y.kind === 'infinite') {
    if (x.kind === 'infinite' && y.kind === 'infinite' && x.sign === y.sign) throw tooNear();
    return { kind: 'oscillates', value };
  }
  if (areDisjoint(A, x.derivative, y.derivative)) return { kind: 'oscillates', value };
  if (!isOneNumber(A, x.derivative, y.derivative) || x.beside === undefined || y.beside === undefined) throw tooNear();
  // what is left is no larger than either
  return { ...x, beside: { lead: x.beside.lead, rest: leastOrder(x.beside.rest, y.beside.rest) } };
}
