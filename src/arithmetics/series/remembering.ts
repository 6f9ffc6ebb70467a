// The same operation on the same numbers gives the same object: so that numbers made alike are known to be equal.
import { binaryNames, buildArithmetic, unaryNames } from '../../arithmetic.js';
import type { IntervalArithmetic, Interval } from '../interval/interval.js';

const commutative: ReadonlySet<string> = new Set(['add', 'mul', 'hypot', 'min', 'max']);

/** Results by operation and operands, which are told apart as objects. */
export class Memory<T extends object> {
  private readonly ids = new Map<object, number>();
  private readonly results = new Map<string, T>();

  /** @param operands objects, or numbers and texts that are what they are */
  recall(name: string, operands: readonly (object | number | string)[], compute: () => T): T {
    const ids = operands.map((each) => (typeof each === 'object' ? this.id(each) : `=${each}`));
    const key = `${name} ${(commutative.has(name) ? ids.sort() : ids).join(' ')}`;
    let result = this.results.get(key);
    if (result === undefined) this.results.set(key, (result = compute()));
    return result;
  }
  private id(object: object): string {
    let id = this.ids.get(object);
    if (id === undefined) this.ids.set(object, (id = this.ids.size));
    return String(id);
  }
}

/**
 * Intervals of which one object is one number, at one precision. Neutral operands give the other one back, and what
 * is taken from itself is 0, though it isn't known exactly.
 */
export function remembering(A: IntervalArithmetic): IntervalArithmetic {
  const memory = new Memory<Interval>();
  const zero = A.literal(0);
  const one = A.literal(1);
  const isOne = (x: Interval): boolean => A.known(x) === 1;
  // an enclosure that two numbers share is two objects here
  const own = (x: Interval): Interval => ({ lo: x.lo, hi: x.hi });
  const neutral = (name: string, x: Interval, y: Interval): Interval | undefined => {
    switch (name) {
      case 'add':
        return A.isExactZero(x) ? y : A.isExactZero(y) ? x : undefined;
      case 'sub':
        return x === y ? zero : A.isExactZero(y) ? x : undefined;
      case 'mul':
        return A.isExactZero(x) || A.isExactZero(y) ? zero : isOne(x) ? y : isOne(y) ? x : undefined;
      case 'div':
        return isOne(y) ? x : x === y && !A.containsZero(x) ? one : undefined;
      default:
        return undefined;
    }
  };
  const unary = (name: (typeof unaryNames)[number]) => (x: Interval) => memory.recall(name, [x], () => own(A[name](x)));
  const binary = (name: (typeof binaryNames)[number]) => (x: Interval, y: Interval) =>
    neutral(name, x, y) ?? memory.recall(name, [x, y], () => own(A[name](x, y)));
  const foundation = {
    ...A,
    literal: (value: number) => memory.recall('literal', [value], () => own(A.literal(value))),
    constant: (name: Parameters<IntervalArithmetic['constant']>[0]) =>
      memory.recall('constant', [name], () => own(A.constant(name))),
    decide: (relation: Parameters<IntervalArithmetic['decide']>[0], x: Interval, y: Interval) =>
      x === y ? relation === '<=' || relation === '>=' || relation === '==' : A.decide(relation, x, y),
  };
  return { ...A, ...buildArithmetic<Interval>(foundation, unary, binary) };
}
