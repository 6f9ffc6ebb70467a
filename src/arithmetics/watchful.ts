// An arithmetic that tells of exact ties and jumps, so that reverse mode's partials may be trusted on both sides.
import { buildArithmetic, type Arithmetic } from '../arithmetic.js';
import { binaryRules, unaryRules } from '../primitives.js';
import { meet, type Singularities } from './singularities.js';

/**
 * A, telling of every exact tie and jump that it meets: what reverse mode, whose partials are those of one side, needs
 * to know before its adjoints may be trusted as two-sided derivatives.
 */
export function watchful<T>(A: Arithmetic<T>, seen: Singularities): Arithmetic<T> {
  const notice = (tie: boolean, what: string): void => {
    if (tie) meet(seen, what);
  };
  return buildArithmetic<T>(
    {
      literal: A.literal,
      constant: A.constant,
      decide: (relation, x, y) => {
        const isSame = typeof x === 'object' && x === y; // a number and itself are no tie
        notice(!isSame && A.decide('==', x, y), 'the two sides of a condition are equal');
        return A.decide(relation, x, y);
      },
      known: A.known,
      detached: A.detached,
    },
    (name) => {
      const rule = unaryRules[name];
      const apply = A[name];
      if (rule.kind !== 'step') return apply;
      return (x) => {
        notice(rule.jumpsAt(A, x), `${name} meets a jump`);
        return apply(x);
      };
    },
    (name) => {
      const rule = binaryRules[name];
      const apply = A[name];
      const singularAt = rule.kind === 'smooth' ? (rule.singularAt ?? rule.onCut) : undefined;
      if (singularAt === undefined) return apply;
      return (x, t) => {
        notice(singularAt(A, x, t), `${name} meets a singular point`);
        return apply(x, t);
      };
    },
  );
}
