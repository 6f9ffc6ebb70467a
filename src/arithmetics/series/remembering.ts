// The same operation on the same numbers gives the same object: so that numbers made alike are known to be equal.
import { buildArithmetic, type BinaryName, type Relation, type UnaryName } from '../../arithmetic.js';
import type { IntervalArithmetic, Interval } from '../interval/interval.js';
import { MadeOf } from './made-of.js';

const commutative: ReadonlySet<string> = new Set(['add', 'mul', 'hypot', 'min', 'max']);

/** Results by operation and operands, which are told apart as objects. */
export class KeptResults<T extends object> {
  private readonly ids = new Map<object, number>();
  private readonly results = new Map<string, T>();

  constructor(private readonly madeOf?: MadeOf) {}

  /** @param operands objects, or numbers and texts that are what they are */
  recall(name: string, operands: readonly (object | number | string)[], compute: () => T): T {
    const ids = operands.map((each) => (typeof each === 'object' ? this.id(each) : `=${each}`));
    const key = `${name} ${(commutative.has(name) ? ids.sort() : ids).join(' ')}`;
    let result = this.results.get(key);
    if (result === undefined) {
      this.results.set(key, (result = compute()));
      this.madeOf?.record(result, name, operands);
    }
    return result;
  }
  private id(object: object): string {
    let id = this.ids.get(object);
    if (id === undefined) this.ids.set(object, (id = this.ids.size));
    return String(id);
  }
}

export interface RememberingArithmetic extends IntervalArithmetic {
  /** One object for all numbers that are the same fraction. */
  theOne(x: Interval): Interval;
}

/**
 * Intervals of which one object is one number, at one precision. Neutral operands give the other one back, and what
 * is taken from itself, or from the same fraction, is 0, though it isn't known exactly.
 */
export function remembering(A: IntervalArithmetic): RememberingArithmetic {
  const madeOf = new MadeOf();
  const memory = new KeptResults<Interval>(madeOf);
  const byFraction = new Map<string, Interval>();
  const zero = A.literal(0);
  const one = A.literal(1);
  const isOne = (x: Interval): boolean => A.known(x) === 1;
  // an enclosure that two numbers share is two objects here
  const own = (x: Interval): Interval => ({ lo: x.lo, hi: x.hi });
  const opposites = new Map<Interval, Interval>();
  const negative = (x: Interval): Interval => {
    let result = opposites.get(x);
    if (result === undefined) {
      result = A.isExactZero(x) ? zero : own(A.neg(x));
      madeOf.record(result, 'neg', [x]);
      opposites.set(x, result).set(result, x);
      negated.add(result);
    }
    return result;
  };
  /** Those made as the negative of another: the sign is taken out of products, so that they are found again. */
  const negated = new Set<Interval>();
  const neutral = (name: string, x: Interval, y: Interval): Interval | undefined => {
    switch (name) {
      case 'add':
        if (opposites.get(x) === y) return zero;
        return A.isExactZero(x) ? y : A.isExactZero(y) ? x : undefined;
      case 'sub':
        return x === y ? zero : A.isExactZero(y) ? x : A.isExactZero(x) ? negative(y) : undefined;
      case 'mul':
        if (A.isExactZero(x) || A.isExactZero(y)) return zero;
        if (isOne(x) || isOne(y)) return isOne(x) ? y : x;
        if (A.known(x) === -1 || A.known(y) === -1) return negative(A.known(x) === -1 ? y : x);
        return signTakenOut('mul', x, y);
      case 'div':
        return isOne(y) ? x : x === y && !A.containsZero(x) ? one : signTakenOut('div', x, y);
      default:
        return undefined;
    }
  };
  const signTakenOut = (name: 'mul' | 'div', x: Interval, y: Interval): Interval | undefined => {
    const p = negated.has(x) ? (opposites.get(x) ?? x) : x;
    const q = negated.has(y) ? (opposites.get(y) ?? y) : y;
    if (p === x && q === y) return undefined;
    const size = binary(name)(p, q);
    return (p === x) === (q === y) ? size : negative(size);
  };
  const unary = (name: UnaryName) => (x: Interval) =>
    name === 'neg' ? negative(x) : memory.recall(name, [x], () => own(A[name](x)));
  const binary =
    (name: BinaryName) =>
    (x: Interval, y: Interval): Interval =>
      neutral(name, x, y) ??
      cancelled(
        memory.recall(name, [x, y], () => own(A[name](x, y))),
        name,
      );
  /** A sum that may be 0 is 0 if it is that fraction. */
  const cancelled = (result: Interval, name: BinaryName): Interval => {
    if ((name !== 'add' && name !== 'sub') || A.isExact(result) || !A.containsZero(result)) return result;
    return madeOf.fractionOf(result)?.n === 0n ? zero : result;
  };
  const foundation = {
    ...A,
    literal: (value: number) => memory.recall('literal', [value], () => own(A.literal(value))),
    constant: (name: Parameters<IntervalArithmetic['constant']>[0]) =>
      memory.recall('constant', [name], () => own(A.constant(name))),
    decide: (relation: Relation, x: Interval, y: Interval) =>
      x === y || (!A.isExact(A.sub(x, y)) && A.containsZero(A.sub(x, y)) && madeOf.areSame(x, y))
        ? relation === '<=' || relation === '>=' || relation === '=='
        : A.decide(relation, x, y),
  };
  const theOne = (x: Interval): Interval => {
    const fraction = madeOf.fractionOf(x);
    if (fraction === null) return x;
    const text = `${fraction.n}/${fraction.d}`;
    const one = byFraction.get(text) ?? x;
    byFraction.set(text, one);
    return one;
  };
  return { ...A, ...buildArithmetic<Interval>(foundation, unary, binary), theOne };
}
