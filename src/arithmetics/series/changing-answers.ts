// Comparisons of which the answer changes at points as near as one likes: the program takes both ways there, each again and again.
import type { Relation } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import type { Interval, IntervalArithmetic } from '../interval/interval.js';
import { compareNumbers } from '../float64.js';
import type { SeriesRing } from './series-ring.js';
import type { OneSidedSeries } from './one-sided-series.js';
import type { Swing } from './swing.js';
import { distinct } from './swing.js';
import { swingOf } from './swinging.js';

/** Both answers come at points as near as one likes: what each leads to must be looked at by itself. */
export class AnswerChanges extends Undecided {
  constructor() {
    super('the answer of a comparison changes at points as near as one likes');
  }
}

/**
 * The answer at the points that are looked at, of a relation to 0 that holds again and again and again doesn't.
 *
 * @returns undefined where that isn't known
 * @throws AnswerChanges where no answer was chosen yet
 */
export function changingAnswer(ring: SeriesRing, relation: Relation, x: OneSidedSeries): boolean | undefined {
  const { forced } = ring;
  const isKnown = forced?.of?.[0] === relation && forced.of[1] === x;
  if (forced !== undefined && isKnown) return forced.answer;
  // what swings is known of all points, not of those where another comparison has one answer
  if (forced?.of !== undefined || !changesAgain(ring.A, relation, x)) return undefined;
  if (forced === undefined) throw new AnswerChanges();
  forced.of = [relation, x];
  return forced.answer;
}

/** Whether both answers come at points as near as one likes. */
function changesAgain(A: IntervalArithmetic, relation: Relation, x: OneSidedSeries): boolean {
  const found = swingOf(x);
  if (found === undefined) return false;
  const answers = new Set(signsAgain(A, found.swing).map((sign) => compareNumbers(relation, sign, 0)));
  return answers.size === 2;
}

/** Signs that it is known to have at points as near as one likes. */
function signsAgain(A: IntervalArithmetic, swing: Swing): number[] {
  if (swing.poles !== undefined) return swing.poles === 'both' ? [-1, 1] : [];
  const { zero, bounds, hits = [] } = swing;
  if (zero === 'crossed') return takesZero(A, swing) ? [-1, 0, 1] : [-1, 1];
  if (zero !== 'taken') return [];
  // there are two limit points at least, of which one isn't 0
  if (bounds !== undefined && A.mpfr.sign(bounds.lo) >= 0) return [0, 1];
  if (bounds !== undefined && A.mpfr.sign(bounds.hi) <= 0) return [-1, 0];
  return [0, ...hits.flatMap((hit) => (A.containsZero(hit) ? [] : [A.mpfr.sign(hit.lo)]))];
}

/** Whether it passes 0 without a jump, or is 0 itself as one of finitely many numbers that come again and again. */
function takesZero(A: IntervalArithmetic, { isTaken, fills, hits, values }: Swing): boolean {
  if (isTaken === true && fills !== undefined)
    return fills.every((end) => !A.containsZero(end)) && distinct(A, [fills[0], zeroOf(A), fills[1]]).length === 3;
  return values !== undefined && (hits ?? []).some((hit) => A.isExactZero(hit));
}
const zeroOf = (A: IntervalArithmetic): Interval => A.literal(0);
