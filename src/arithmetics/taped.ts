// Numbers on a tape: the arithmetic whose operations on active numbers are recorded, with their partials.
import { buildArithmetic, uncounted, type Arithmetic } from '../arithmetic.js';
import { binaryRules, unaryRules } from '../primitives.js';

/** A number on a tape; `node` is -1 where it doesn't depend on any input. */
export interface Taped<T> {
  readonly value: T;
  readonly node: number;
}

/** How an argument counts: not at all, or by a partial, of which the constants 1 and -1 cost no multiplication. */
export enum ArgumentForm {
  none,
  number,
  one,
  minusOne,
}
/** Forms of both arguments in one number: that of the second times this, and that of the first. */
export const formsApart = 4;
/** Records a node: how its arguments count, their nodes (-1: none) and partials. @returns its number */
type RecordNode<T> = (forms: number, first: number, firstPartial: T, second: number, secondPartial: T) => number;

/** @param decide what comparisons of the program come out as; those in the rules of derivatives are the arithmetic's */
export function tapedArithmetic<T>(
  A: Arithmetic<T>,
  record: RecordNode<T>,
  decide: Arithmetic<T>['decide'],
): Arithmetic<Taped<T>> {
  /** Stands where no partial belongs; never read. */
  const blank = A.literal(0);
  const constant = (value: T): Taped<T> => ({ value, node: -1 });
  const arithmetic: Arithmetic<Taped<T>> = buildArithmetic<Taped<T>>(
    {
      literal: (value) => constant(A.literal(value)),
      constant: (name) => constant(A.constant(name)),
      decide: (relation, x, y) => decide(relation, x.value, y.value),
      known: (x) => (x.node < 0 ? A.known(x.value) : undefined),
      detached: (x) => constant(A.detached(x.value)),
      holdsUncounted: (relation, x, y) => uncounted(A)(relation, x.value, y.value),
    },
    (name) => {
      const rule = unaryRules[name];
      const apply = A[name];
      if (rule.kind === 'choice') return (x) => (x.node < 0 ? constant(apply(x.value)) : rule.choose(arithmetic, x));
      if (rule.kind === 'step') return (x) => constant(apply(x.value));
      const [partial] = rule.partials;
      const form = formOf(partial);
      return (x) => {
        const value = apply(x.value);
        if (x.node < 0) return constant(value);
        const number = typeof partial === 'number' ? blank : partial(A, value, x.value);
        return { value, node: record(form, x.node, number, -1, blank) };
      };
    },
    (name) => {
      const rule = binaryRules[name];
      const apply = A[name];
      if (rule.kind === 'choice')
        return (x, t) => (x.node < 0 && t.node < 0 ? constant(apply(x.value, t.value)) : rule.choose(arithmetic, x, t));
      const [first, second] = rule.partials;
      const firstForm = formOf(first);
      const secondForm = formOf(second) * formsApart;
      const isHomogeneous = rule.homogeneous === true;
      return (x, t) => {
        const value = apply(x.value, t.value);
        if (x.node < 0 && t.node < 0) return constant(value);
        // the origin of a cone: no slope is that of all directions, and 0 is between them
        if (isHomogeneous && A.decide('==', value, A.literal(0))) {
          const level = A.literal(0);
          const forms = (x.node < 0 ? 0 : ArgumentForm.number) + (t.node < 0 ? 0 : ArgumentForm.number * formsApart);
          return { value, node: record(forms, x.node, level, t.node, level) };
        }
        let forms = 0;
        let firstPartial = blank;
        let secondPartial = blank;
        if (x.node >= 0) {
          forms = firstForm;
          if (typeof first === 'function') firstPartial = first(A, value, x.value, t.value);
        }
        if (t.node >= 0) {
          forms += secondForm;
          if (typeof second === 'function') secondPartial = second(A, value, x.value, t.value);
        }
        return { value, node: record(forms, x.node, firstPartial, t.node, secondPartial) };
      };
    },
  );
  return arithmetic;
}

function formOf(partial: 1 | -1 | null | object): ArgumentForm {
  return partial === null
    ? ArgumentForm.none
    : partial === 1
      ? ArgumentForm.one
      : partial === -1
        ? ArgumentForm.minusOne
        : ArgumentForm.number;
}
