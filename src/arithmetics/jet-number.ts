// One-sided jets as numbers: how they compare where their values tie, and on which side they go.
import type { Arithmetic, Relation } from '../arithmetic.js';
import { Undecided } from '../errors.js';
import { meet, type Singularities } from './singularities.js';

/** A value, and its tangent in the direction of the seed; `infinite` is the sign of a slope that is ±∞, else 0. */
export interface Jet<T> {
  readonly primal: T;
  readonly tangent: T | undefined;
  readonly infinite: -1 | 0 | 1;
}

export const constantJet = <T>(primal: T): Jet<T> => ({ primal, tangent: undefined, infinite: 0 });
export const isActiveJet = (x: Jet<unknown>): boolean => x.tangent !== undefined || x.infinite !== 0;

export function decideJets<T>(
  A: Arithmetic<T>,
  seen: Singularities,
  relation: Relation,
  x: Jet<T>,
  y: Jet<T>,
  strict: boolean,
): boolean {
  if (x === y) return relation === '<=' || relation === '>=' || relation === '=='; // the same step of the program
  if (!(isActiveJet(x) || isActiveJet(y)) || !A.decide('==', x.primal, y.primal))
    return A.decide(relation, x.primal, y.primal);
  meet(seen, 'the two sides of a condition are equal');
  if (strict) seen.broken = true;
  if (x.infinite !== y.infinite) return A.decide(relation, A.literal(x.infinite), A.literal(y.infinite));
  if (x.infinite !== 0) throw new Undecided('the two sides of a condition are equal and both slopes infinite there');
  const s = x.tangent ?? A.literal(0);
  const t = y.tangent ?? A.literal(0);
  if (strict && A.decide('==', s, t))
    throw new Undecided('the two sides of a condition are equal there, and so are their slopes');
  return A.decide(relation, s, t);
}

/** The direction in which an active number moves. @param open why nothing is known where it rests */
export function directionOfJet<T>(A: Arithmetic<T>, x: Jet<T>, open: () => string): 1 | -1 {
  if (x.infinite !== 0) return x.infinite;
  const zero = A.literal(0);
  const tangent = x.tangent ?? zero;
  if (A.decide('>', tangent, zero)) return 1;
  if (A.decide('<', tangent, zero)) return -1;
  throw new Undecided(open());
}
