// Dual numbers: a primal and its tangent along one direction, over any arithmetic (Clifford 1873; forward mode).
import { buildArithmetic, uncounted, type Arithmetic } from '../arithmetic.js';
import { binaryRules, unaryRules } from '../primitives.js';

/** `tangent` undefined is a structural zero: the number doesn't depend on the input. */
export interface Dual<T> {
  readonly primal: T;
  readonly tangent: T | undefined;
}

/** Whether a run has met a tie, which tangents decided. */
export interface Ties {
  met: boolean;
}

/**
 * Dual numbers over A. Relations compare values and, when these are equal, tangents: so a tie is decided as it is
 * just beside the point in the direction of the seed, and one run gives a one-sided derivative. With null for `ties` it is
 * decided by the values alone, as reverse mode does.
 */
export function dual<T>(A: Arithmetic<T>, ties: Ties | null = { met: false }): Arithmetic<Dual<T>> {
  const constant = (primal: T): Dual<T> => ({ primal, tangent: undefined });
  const plus = (s: T | undefined, t: T | undefined): T | undefined =>
    s === undefined ? t : t === undefined ? s : A.add(s, t);
  const tangentOr0 = (x: Dual<T>): T => x.tangent ?? A.literal(0);

  const arithmetic: Arithmetic<Dual<T>> = buildArithmetic<Dual<T>>(
    {
      literal: (value) => constant(A.literal(value)),
      constant: (name) => constant(A.constant(name)),
      decide: (relation, x, y) => {
        const isConstant = x.tangent === undefined && y.tangent === undefined;
        if (ties === null || isConstant || !A.decide('==', x.primal, y.primal))
          return A.decide(relation, x.primal, y.primal);
        ties.met = true;
        return A.decide(relation, tangentOr0(x), tangentOr0(y));
      },
      known: (x) => (x.tangent === undefined ? A.known(x.primal) : undefined),
      detached: (x) => constant(A.detached(x.primal)),
      holdsUncounted: (relation, x, y) => uncounted(A)(relation, x.primal, y.primal),
    },
    (name) => {
      const rule = unaryRules[name];
      const apply = A[name];
      if (rule.kind === 'choice')
        return (x) => (x.tangent === undefined ? constant(apply(x.primal)) : rule.choose(arithmetic, x));
      if (rule.kind === 'step') return (x) => constant(apply(x.primal));
      const [partial] = rule.partials;
      return (x) => {
        const primal = apply(x.primal);
        const { tangent } = x;
        if (tangent === undefined) return constant(primal);
        if (partial === 1) return { primal, tangent };
        if (partial === -1) return { primal, tangent: A.neg(tangent) };
        return { primal, tangent: A.mul(partial(A, primal, x.primal), tangent) };
      };
    },
    (name) => {
      const rule = binaryRules[name];
      const apply = A[name];
      if (rule.kind === 'choice')
        return (x, t) => {
          if (x.tangent === undefined && t.tangent === undefined) return constant(apply(x.primal, t.primal));
          const chosen = rule.choose(arithmetic, x, t);
          if (chosen === x || chosen === t) return chosen;
          return { primal: apply(x.primal, t.primal), tangent: chosen.tangent }; // NaN: of a tangent alone, perhaps
        };
      const [first, second] = rule.partials;
      const isHomogeneous = rule.homogeneous === true;
      return (x, t) => {
        const primal = apply(x.primal, t.primal);
        if (isHomogeneous && (x.tangent ?? t.tangent) !== undefined && A.decide('==', primal, A.literal(0)))
          return { primal, tangent: apply(tangentOr0(x), tangentOr0(t)) };
        let tangent: T | undefined;
        if (x.tangent !== undefined && first !== null)
          tangent =
            first === 1
              ? x.tangent
              : first === -1
                ? A.neg(x.tangent)
                : A.mul(first(A, primal, x.primal, t.primal), x.tangent);
        if (t.tangent !== undefined && second !== null)
          tangent = plus(
            tangent,
            second === 1
              ? t.tangent
              : second === -1
                ? A.neg(t.tangent)
                : A.mul(second(A, primal, x.primal, t.primal), t.tangent),
          );
        return { primal, tangent };
      };
    },
  );
  return arithmetic;
}
