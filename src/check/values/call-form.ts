// How JavaScript functions are called at a point, and how what they return is read as a gradient.
import { DiffcmpError } from '../../errors.js';
import { isArrayLike } from '../../nested-argument.js';
import { nested, nestedShape, type Nested } from '../../tensors/nested.js';
import { elementCount, elementNames, type Shape } from '../../tensors/shape.js';
import { clip, valueText } from '../../text/value-text.js';
import { visible } from '../../text/visible.js';
import { countOf } from '../../text/numeral.js';

/** A number, arrays in arrays (each row as long as the others), or such values by name. */
export type CallPoint = Nested<number> | Readonly<Record<string, Nested<number>>>;

interface FormPart {
  readonly name: string;
  readonly shape: Shape;
}

/** Any function of JavaScript. */
export type AnyFunction = (...args: never[]) => unknown;

/** The form of a point: a number, an array, or values by name; its numbers are in a list, row by row, in the order of the names. */
export class CallForm {
  /** Of the numbers: `x`; of an array `x[1]`, `x[2,3]`. */
  readonly names: readonly string[];
  private readonly isRecord: boolean;
  private readonly parts: readonly FormPart[];

  constructor(point: CallPoint) {
    this.isRecord = typeof point === 'object' && !Array.isArray(point);
    const values: Readonly<Record<string, Nested<number>>> = this.isRecord ? (point as Record<string, Nested<number>>) : { x: point as Nested<number> }; // prettier-ignore
    this.parts = Object.entries(values).map(([name, value]) => ({ name, shape: nestedShape(value) }));
    this.names = this.parts.flatMap(({ name, shape }) => elementNames(name, shape));
  }

  /** The numbers of a point of this form. */
  numbersOf(point: CallPoint): number[] {
    return leavesOfAny(this.isRecord ? Object.values(point) : [point]) as number[];
  }

  /** @param numbers those of a point @returns the point, in the form that it was given in */
  pointOf(numbers: readonly number[]): CallPoint {
    const values = this.valuesOf(numbers);
    return this.isRecord
      ? Object.fromEntries(this.parts.map(({ name }, i) => [name, values[i] as Nested<number>]))
      : (values[0] as Nested<number>);
  }

  /** The same by name; a number or an array alone is called `x`. */
  recordOf(numbers: readonly number[]): Readonly<Record<string, Nested<number>>> {
    const values = this.valuesOf(numbers);
    return Object.fromEntries(this.parts.map(({ name }, i) => [name, values[i] as Nested<number>]));
  }

  /**
   * Calls a function: a number or an array is its argument; of values by name each is one, in their order, if the function declares
   * as many parameters, and else it gets the record. A function that declares one parameter more is given an array to fill, with
   * a place for each number; where it gets a record, it may as well set fields of that name.
   */
  async call(f: AnyFunction, numbers: readonly number[]): Promise<unknown> {
    const values = this.valuesOf(numbers);
    const count = this.parts.length;
    const isSpread = !this.isRecord || f.length === count || f.length === count + 1;
    const args: unknown[] = isSpread ? values : [this.pointOf(numbers)];
    if (f.length !== args.length + 1) return (f as (...args: unknown[]) => unknown)(...args);
    const out = this.placeToFill();
    const result: unknown = await (f as (...args: unknown[]) => unknown)(...args, out);
    const isFilled = Object.keys(out).length > out.length || leavesOfAny([out]).some((each) => !Number.isNaN(each));
    return isFilled || result === undefined ? new FilledResult(result, out) : result;
  }

  /** An array to fill: in the form of the point if that is one array, else flat, which may be given names too. */
  private placeToFill(): unknown[] {
    const blank = this.names.map(() => NaN);
    const [only] = this.parts.length === 1 ? this.valuesOf(blank) : [];
    return Array.isArray(only) ? (only as unknown[]) : blank;
  }

  /** Whether a list has a number for each of the point. */
  isWhole(list: ArrayLike<unknown>): boolean {
    return leavesOfAny([list]).length === this.names.length;
  }

  /** @throws DiffcmpError for what is no gradient at such a point */
  gradientOf(result: unknown, name: string): number[] {
    const numbers = this.flatGradient(result, name);
    if (numbers.length === this.names.length) return numbers.map((each, i) => numberIn(each, `${name}: ${this.names[i] ?? ''}`)); // prettier-ignore
    throw new DiffcmpError('shape-mismatch', `${visible(name)} gives ${countOf(numbers.length, 'number')}, and the point has ${this.names.length}`, { hint: 'give a number for each input: a number, an array in their order, or values by name' }); // prettier-ignore
  }

  private flatGradient(result: unknown, name: string): unknown[] {
    if (result instanceof FilledResult) return this.flatGradient(Object.keys(result.out).length > result.out.length ? { ...result.out } : result.out, name); // prettier-ignore
    if (typeof result !== 'object' || result === null || isArrayLike(result)) return leavesOfAny([result]);
    return this.parts.flatMap((part) => {
      const value: unknown = (result as Record<string, unknown>)[part.name];
      if (value !== undefined) return leavesOfAny([value]);
      const given = Object.keys(result).map((key) => `'${clip(key)}'`).join(', '); // prettier-ignore
      throw new DiffcmpError('shape-mismatch', visible(`${name} gives no '${part.name}', only ${given || 'an empty record'}`)); // prettier-ignore
    });
  }

  private valuesOf(numbers: readonly number[]): Nested<number>[] {
    let start = 0;
    return this.parts.map(({ shape }) => {
      const end = start + elementCount(shape);
      const value = nested(shape, numbers.slice(start, end));
      start = end;
      return value;
    });
  }
}

/** What a function returned that filled an array. */
export class FilledResult {
  constructor(
    readonly returned: unknown,
    readonly out: readonly unknown[],
  ) {}
}

/** @throws DiffcmpError for what is no number */
export function numberIn(value: unknown, name: string): number {
  if (typeof value === 'number') return value;
  throw new DiffcmpError('program-failed', visible(`${name} is no number, but ${valueText(value)}`));
}

/** The leaves, row by row, whatever they are. Goes down by a stack: what is given may nest without end. */
function leavesOfAny(lists: readonly unknown[]): unknown[] {
  const leaves: unknown[] = [];
  const stack: unknown[] = [...lists].reverse();
  while (stack.length > 0) {
    const value = stack.pop();
    if (!isArrayLike(value)) leaves.push(value);
    else for (let i = value.length - 1; i >= 0; i--) stack.push(value[i]);
    if (leaves.length + stack.length > mostNumbers)
      throw new DiffcmpError('shape-mismatch', `more than ${mostNumbers.toLocaleString('en')} numbers, or arrays without end`); // prettier-ignore
  }
  return leaves;
}

const mostNumbers = 1_000_000;
