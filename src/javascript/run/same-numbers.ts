// Whether two numbers are one and the same, also where an arithmetic chooses by lines: what it chose is a number of its own
// then, where to the program it is one of two.
import type { Arithmetic } from '../../arithmetic.js';
import { Lifted, type Numeric } from './values.js';

interface ChosenNumber<T> {
  /** All numbers that it may be. */
  readonly among: ReadonlySet<T>;
  /** The one that it is, which is decided. */
  readonly settled: () => T;
}

export class SameNumbers<T> {
  private readonly chosen = new WeakMap<object, ChosenNumber<T>>();

  constructor(private readonly A: Arithmetic<T>) {}

  /** What was chosen of two. @param settled decides which one it is */
  add(value: T, from: readonly T[], settled: () => T): T {
    if (typeof value !== 'object' || value === null || from.includes(value)) return value;
    const among = new Set(from.flatMap((each) => [each, ...(this.of(each)?.among ?? [])]));
    this.chosen.set(value, { among, settled });
    return value;
  }

  /** Of two numbers the larger or smaller one, as `rule.choose` of the primitives has it. */
  extreme(name: 'min' | 'max', x: T, y: T): T {
    const { A } = this;
    const value = A[name](x, y);
    const [first, second] = name === 'min' ? (['<=', '>'] as const) : (['>=', '<'] as const);
    if (A.isChoice?.(value) !== true) return value;
    return this.add(value, [x, y], () => (A.decide(first, x, y) ? x : A.decide(second, x, y) ? y : value));
  }

  abs(x: T): T {
    const { A } = this;
    const value = A.abs(x);
    if (A.isChoice?.(value) !== true) return value;
    return this.add(value, [x], () => (A.decide('>', x, A.literal(0)) ? x : value));
  }

  /** No decision is needed, unless both may be the same by a choice. */
  are(x: Numeric<T>, y: Numeric<T>): boolean {
    if (!(x instanceof Lifted && y instanceof Lifted)) return x === y;
    if (x === y) return true;
    if (typeof x.value !== 'object') return false;
    if (x.value === y.value) return true;
    const [ofX, ofY] = [this.of(x.value), this.of(y.value)];
    if (ofX === undefined && ofY === undefined) return false;
    const others = ofY?.among ?? new Set([y.value]);
    if (![x.value, ...(ofX?.among ?? [])].some((each) => each === y.value || others.has(each))) return false;
    return this.settled(x.value) === this.settled(y.value);
  }

  private settled(value: T): T {
    let known = this.of(value);
    while (known !== undefined) {
      const next = known.settled();
      if (next === value) return value;
      value = next;
      known = this.of(value);
    }
    return value;
  }

  private of(value: T): ChosenNumber<T> | undefined {
    return typeof value === 'object' && value !== null ? this.chosen.get(value) : undefined;
  }
}
