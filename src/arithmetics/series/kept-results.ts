// The same operation on the same objects gives the same object.
import type { MadeOf } from './made-of.js';

const commutative: ReadonlySet<string> = new Set(['add', 'mul', 'hypot', 'min', 'max']);

/** Results by operation and operands, which are told apart as objects. */
export class KeptResults<T extends object> {
  private readonly ids = new Map<object, number>();
  private readonly results = new Map<string, T>();

  constructor(private readonly madeOf?: MadeOf) {}

  /** @param operands objects, or numbers and texts that are what they are */
  recall(name: string, operands: readonly (object | number | string)[], compute: () => T): T {
    const ids = operands.map((each) => (typeof each === 'object' ? String(this.id(each)) : `=${each}`));
    const key = `${name} ${(commutative.has(name) ? ids.sort() : ids).join(' ')}`;
    let result = this.results.get(key);
    if (result === undefined) {
      this.results.set(key, (result = compute()));
      this.madeOf?.record(result, name, operands);
    }
    return result;
  }
  /** Its number in the order of their first use. */
  id(object: object): number {
    let id = this.ids.get(object);
    if (id === undefined) this.ids.set(object, (id = this.ids.size));
    return id;
  }
}
