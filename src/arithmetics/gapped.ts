// Numbers of which some are missing: where an operation has no result there is a gap, and in all that is made of it.
import { buildArithmetic, type Arithmetic } from '../arithmetic.js';
import { OutsideDomain, Undecided } from '../errors.js';

/** In the place of a number that there isn't. */
export class NoNumber {
  constructor(readonly error: OutsideDomain | Undecided) {}
}
export type OrNoNumber<T> = T | NoNumber;

/**
 * A, which goes on where it would end: a list of numbers that don't depend on each other has those that there are. Constants that
 * aren't finite, which enclosures don't have, are gaps as well. What is decided by a gap ends as it would without.
 */
export function gapped<T>(A: Arithmetic<T>): Arithmetic<OrNoNumber<T>> {
  const orNone = (apply: () => T): OrNoNumber<T> => {
    try {
      return apply();
    } catch (error) {
      if (error instanceof OutsideDomain || error instanceof Undecided) return new NoNumber(error);
      throw error;
    }
  };
  const there = (x: OrNoNumber<T>): T => {
    if (x instanceof NoNumber) throw x.error;
    return x;
  };
  return buildArithmetic<OrNoNumber<T>>(
    {
      literal: (value) => (Number.isFinite(value) ? A.literal(value) : new NoNumber(new OutsideDomain('outside-domain', 'literal', `a constant of it is ${value}`))), // prettier-ignore
      constant: A.constant,
      decide: (relation, x, y) => A.decide(relation, there(x), there(y)),
      known: (x) => (x instanceof NoNumber ? undefined : A.known(x)),
      detached: (x) => (x instanceof NoNumber ? x : A.detached(x)),
    },
    (name) => (x) => (x instanceof NoNumber ? x : orNone(() => A[name](x))),
    (name) => (x, y) => (x instanceof NoNumber ? x : y instanceof NoNumber ? y : orNone(() => A[name](x, y))),
  );
}
