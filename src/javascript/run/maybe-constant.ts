// Numbers that lines chose, perhaps constants: what a constant is treated otherwise for is settled first, by deciding which it is.
import { Lifted, type Numeric } from './values.js';

/** Constants that a number may be; more are settled. */
const mostConstants = 8;

/** A number that may be a constant, which computes as one where that makes no difference. */
export class MaybeConstant<T> extends Lifted<T> {
  private one: Numeric<T> | undefined;
  constructor(
    value: T,
    readonly constants: readonly number[],
    private readonly settling: () => Numeric<T>,
  ) {
    super(value);
  }

  /** The one that it is. */
  settled(): Numeric<T> {
    return (this.one ??= this.settling());
  }
}

/** A constant or a number of the arithmetic, for certain. */
export const firm = <T>(x: Numeric<T>): Numeric<T> => (x instanceof MaybeConstant ? (x.settled() as Numeric<T>) : x);

/** Whether every format has it: numbers of the arithmetic are then what constants are. */
const isPlain = (x: number): boolean => Number.isFinite(x) && Object.is(Math.fround(x), x);

/** The constants that a number may be; null: others than lines compute with. */
export function possibleConstants<T>(x: Numeric<T>): readonly number[] | null {
  if (typeof x === 'number') return isPlain(x) ? [x] : null;
  return x instanceof MaybeConstant ? x.constants : [];
}

/**
 * The constants that two numbers may come to; null where they have to be settled.
 *
 * @param apply undefined: what two constants come to is none
 */
export function possibleOfBoth<T>(
  x: Numeric<T>,
  y: Numeric<T>,
  apply: (x: number, y: number) => number | undefined,
): readonly number[] | null {
  const [first, second] = [possibleConstants(x), possibleConstants(y)];
  if (first === null || second === null) return null;
  return among(first.flatMap((a) => second.map((b) => apply(a, b))).filter((each) => each !== undefined));
}

/** Of the constants of some numbers those that one of them may be; null: too many, or others than lines compute with. */
export function among(constants: readonly number[]): readonly number[] | null {
  const all = [...constants.filter((each, i) => constants.findIndex((other) => Object.is(other, each)) === i)];
  return all.length <= mostConstants && all.every(isPlain) ? all : null;
}
