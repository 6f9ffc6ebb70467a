// Arrays in arrays that the functions of the library are given: copied, with every leaf looked at.
import type { Kind } from './argument.js';
import { DiffcmpError } from './errors.js';
import type { Nested } from './tensors/nested.js';

/** Leaves that they may have together, and how deep they may be. */
const mostLeaves = 1_000_000;
const deepest = 32;

/** A list, or an array of numbers of one type, such as a Float64Array. */
type AnyList = ArrayLike<unknown> & object;

/** A list that is being copied. */
interface OpenList<V> {
  readonly name: string;
  readonly source: AnyList;
  readonly length: number;
  readonly copy: Nested<V>[];
}

export function isArrayLike(value: unknown): value is AnyList {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** A leaf, or arrays in arrays of them. */
export function nestedKind<V>(leaf: Kind<V>): Kind<Nested<V>> {
  return (value, name) => (isArrayLike(value) ? copied(value, leaf, name) : leaf(value, name));
}

function copied<V>(list: AnyList, leaf: Kind<V>, name: string): readonly Nested<V>[] {
  let leaves = 0;
  const opened = (source: AnyList, called: string): OpenList<V> => {
    const { length } = source;
    leaves += length;
    if (leaves > mostLeaves) throw tooLarge(name, `more than ${mostLeaves.toLocaleString('en')} numbers`);
    return { name: called, source, length, copy: [] };
  };
  const whole = opened(list, name);
  const open = [whole];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const { source, length, copy } = top;
    if (copy.length === length) {
      open.pop();
      continue;
    }
    const item = source[copy.length];
    const called = `${top.name}[${copy.length}]`;
    if (!isArrayLike(item)) {
      copy.push(leaf(item, called));
      continue;
    }
    if (open.length === deepest) throw tooLarge(name, `lists in lists, more than ${deepest} deep`);
    const inner = opened(item, called);
    copy.push(inner.copy);
    open.push(inner);
  }
  return whole.copy;
}

function tooLarge(name: string, what: string): DiffcmpError {
  return new DiffcmpError('bad-point', `'${name}' holds ${what}`, { hint: 'work with parts of it' });
}
