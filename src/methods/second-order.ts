// What forward mode, reverse mode and the complex step have in common for second derivatives: duals on top of their own
// numbers, and the gradient of first order where ties make theirs another.
import type { Arithmetic } from '../arithmetic.js';
import { dual, type Dual, type Ties } from '../arithmetics/dual.js';
import type { Derivatives } from './method.js';

/** Duals over the numbers of a method, and whether their tangents have decided a tie. */
export interface SecondOrder<T> {
  readonly numbers: Arithmetic<Dual<T>>;
  readonly ties: Ties;
}

export function secondOrderOver<T>(A: Arithmetic<T>): SecondOrder<T> {
  const ties: Ties = { met: false };
  return { numbers: dual(A, ties), ties };
}

/**
 * Second derivatives with the gradient that is given without them. The two are one and the same run, unless that met a
 * tie: it took the side of its direction, first order takes the one of its own convention.
 */
export function withGradient(second: Derivatives, ties: Ties, firstOrder: () => Derivatives): Derivatives {
  if (!ties.met) return second;
  const { gradient, evaluations, passes } = firstOrder();
  return {
    ...second,
    gradient,
    evaluations: second.evaluations + evaluations,
    passes: second.passes + passes,
  };
}
