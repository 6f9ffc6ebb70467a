// Whether two numbers are one and the same, also where an arithmetic gives a choice as a number of its own: lines choose without
// deciding, and of constants a choice is computed. To the program it is one of its arguments, whatever is differentiated by.
import { uncounted, type Arithmetic } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import { Lifted, type Numeric } from './values.js';

/** Decides which number a choice is; what isn't one of those that it is made of is itself. */
type Settling<T> = () => T;

class ChosenNumber<T> {
  /** All numbers that it may be, once that was asked for. */
  among: ReadonlySet<T> | null = null;
  /** The one that it is, once that was decided: decided again, it would be one guard more, and counted again. */
  one: T | undefined;
  constructor(
    readonly from: readonly T[],
    readonly settling: Settling<T>,
  ) {}
}

export class SameNumbers<T> {
  private readonly chosen = new WeakMap<object, ChosenNumber<T>>();

  constructor(private readonly A: Arithmetic<T>) {}

  /** What was chosen of some numbers. */
  add(value: T, from: readonly T[], settling: Settling<T>): T {
    if (typeof value !== 'object' || value === null || from.includes(value)) return value;
    this.chosen.set(value, new ChosenNumber(from, settling));
    return value;
  }

  /** Of two numbers the larger or smaller one, as `rule.choose` of the primitives has it. */
  extreme(name: 'min' | 'max', x: T, y: T): T {
    const { A } = this;
    const value = A[name](x, y);
    const holds = uncounted(A);
    const [first, second] = name === 'min' ? (['<=', '>'] as const) : (['>=', '<'] as const);
    return this.add(value, [x, y], () => (holds(first, x, y) ? x : holds(second, x, y) ? y : value));
  }

  abs(x: T): T {
    const { A } = this;
    const value = A.abs(x);
    return this.add(value, [x], () => (uncounted(A)('>', x, A.literal(0)) ? x : value));
  }

  /** No decision is needed, unless both may be the same by a choice. */
  are(x: Numeric<T>, y: Numeric<T>): boolean {
    if (!(x instanceof Lifted && y instanceof Lifted)) return x === y;
    if (x === y) return true;
    if (typeof x.value !== 'object') return false;
    if (x.value === y.value) return true;
    if (this.of(x.value) === undefined && this.of(y.value) === undefined) return false;
    const [ofX, ofY] = [this.among(x.value), this.among(y.value)];
    for (const each of ofX) if (ofY.has(each)) return this.settled(x.value) === this.settled(y.value);
    return false;
  }

  /** The number itself, and all that it may be. */
  private among(value: T): ReadonlySet<T> {
    const known = this.of(value);
    if (known === undefined) return new Set([value]);
    if (known.among !== null) return known.among;
    const all = new Set([value]);
    for (const each of all) for (const other of this.of(each)?.from ?? []) all.add(other); // a set is walked with what is added
    return (known.among = all);
  }

  private settled(value: T): T {
    const passed: ChosenNumber<T>[] = [];
    for (let known = this.of(value); known !== undefined; known = this.of(value)) {
      const next = known.one ?? this.decided(known, value);
      passed.push(known);
      if (next === value) break;
      value = next;
    }
    for (const each of passed) each.one = value;
    return value;
  }

  /** What enclosures can't decide is a number of its own. */
  private decided({ settling }: ChosenNumber<T>, value: T): T {
    try {
      return settling();
    } catch (error) {
      if (error instanceof Undecided) return value;
      throw error;
    }
  }

  private of(value: T): ChosenNumber<T> | undefined {
    return typeof value === 'object' && value !== null ? this.chosen.get(value) : undefined;
  }
}
