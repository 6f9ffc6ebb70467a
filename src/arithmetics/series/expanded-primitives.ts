// Primitives as functions with a Taylor series: their value at a number, and their slope by the table of rules.
import type { Arithmetic, UnaryName } from '../../arithmetic.js';
import { OutsideDomain, Undecided } from '../../errors.js';
import { binaryRules, unaryRules } from '../../primitives.js';
import type { BinaryRule } from '../../rule.js';
import type { Interval, IntervalArithmetic } from '../interval/interval.js';
import { DomainEnds } from '../singularities.js';
import type { Expanded } from './expansions.js';
import type { OneSidedSeries } from './one-sided-series.js';
import { isOutside } from './swinging.js';

/** @param isFixed whether what it is taken of is the same for all t: without a value there, it has none beside the point */
export function primitiveAt(A: IntervalArithmetic, name: UnaryName, isFixed = false): Expanded {
  const rule = unaryRules[name];
  return {
    name,
    value: (c) => {
      try {
        return A[name](c);
      } catch (error) {
        if (!(error instanceof OutsideDomain)) throw error;
        if (isFixed || isOutsideAround(A, name, c)) throw new DomainEnds(name);
        throw new Undecided(`${name} has no value at the point`);
      }
    },
    slope: (S, y, x) => {
      if (rule.kind !== 'smooth') throw new Undecided(`${name} has no slope`);
      const [partial] = rule.partials;
      return typeof partial === 'number' ? S.literal(partial) : partial(S, y, x);
    },
  };
}

/** Whether a primitive has no value next to a number either. */
function isOutsideAround(A: IntervalArithmetic, name: UnaryName, c: Interval): boolean {
  const around = A.literal(2 ** -60);
  return isOutside(A, name, { lo: A.sub(c, around).lo, hi: A.add(c, around).hi });
}

/** The n-th of a family of functions. */
export function familyAt(A: IntervalArithmetic, name: 'polygamma' | 'sincDerivative', n: number): Expanded {
  const rule: BinaryRule = binaryRules[name];
  return {
    name: `${name} ${n}`,
    value: (c) => A[name](A.literal(n), c),
    slope: (S: Arithmetic<OneSidedSeries>, y, x) => {
      if (rule.kind !== 'smooth' || typeof rule.partials[1] === 'number') throw new Undecided(`${name} has no slope`);
      return rule.partials[1](S, y, S.literal(n), x);
    },
  };
}
