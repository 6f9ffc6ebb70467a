// The same operation on the same objects gives the same object.
import type { MadeOf } from './made-of.js';

const commutative: ReadonlySet<string> = new Set(['add', 'mul', 'hypot', 'min', 'max']);

/** Pairs of numbers below are one number each, which V8 keeps without a box. */
const mostPaired = 2 ** 15;

/** Results by operation and operands, which are told apart as objects. */
export class KeptResults<T extends object> {
  private readonly ids = new Map<object, number>();
  private readonly results = new Map<string, Map<string | number, T>>();

  constructor(private readonly madeOf?: MadeOf) {}

  /** @param operands objects, or numbers and texts that are what they are */
  recall(name: string, operands: readonly (object | number | string)[], compute: () => T): T {
    const key = this.keyOf(name, operands);
    let results = this.results.get(name);
    if (results === undefined) this.results.set(name, (results = new Map<string | number, T>()));
    let result = results.get(key);
    if (result === undefined) {
      results.set(key, (result = compute()));
      this.madeOf?.record(result, name, operands);
    }
    return result;
  }
  /** One object, or two of a family of usual size, are told by a number, one by a negative one: texts take as long as the search itself. */
  private keyOf(name: string, operands: readonly (object | number | string)[]): string | number {
    const [x, y] = operands;
    if (typeof x === 'object' && operands.length === 1) return -1 - this.id(x);
    if (typeof x === 'object' && typeof y === 'object' && operands.length === 2) {
      const [p, q] = [this.id(x), this.id(y)];
      const [first, second] = p > q && commutative.has(name) ? [q, p] : [p, q];
      return first < mostPaired && second < mostPaired ? first * mostPaired + second : `${first} ${second}`;
    }
    const ids = operands.map((each) => (typeof each === 'object' ? String(this.id(each)) : `=${each}`));
    return (commutative.has(name) ? ids.sort() : ids).join(' ');
  }
  /** Its number in the order of their first use. */
  id(object: object): number {
    let id = this.ids.get(object);
    if (id === undefined) this.ids.set(object, (id = this.ids.size));
    return id;
  }
}
