// What numbers were made of, so that the fractions that some of them are can be found when they are asked for.
import type { BinaryName, UnaryName } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import { areEqual, exactFractions, type Fraction } from '../fractions.js';

/** An operation and what it was given: numbers as objects, or what is itself. */
export interface Making {
  readonly name: string;
  readonly operands: readonly (object | number | string)[];
}

/** Numbers told apart as objects, each made once of others. */
export class MadeOf {
  private readonly origins = new Map<object, Making>();
  /** Null: it is no fraction, or a long one. */
  private readonly fractions = new Map<object, Fraction | null>();

  /** An object that was made before stays what it was made of first. */
  record(result: object, name: string, operands: readonly (object | number | string)[]): void {
    // what is used before it was made of anything is an input: exp(log x) gives x back, which isn't made of itself
    for (const each of operands)
      if (typeof each === 'object' && !this.origins.has(each)) this.origins.set(each, { name: '', operands: [] });
    if (!this.origins.has(result)) this.origins.set(result, { name, operands });
  }

  originOf(x: object): Making | undefined {
    return this.origins.get(x);
  }

  /** Whether both are fractions, and one number. */
  areSame(x: object, y: object): boolean {
    const [p, q] = [this.fractionOf(x), this.fractionOf(y)];
    return p !== null && q !== null && areEqual(p, q);
  }

  /** The fraction that a number is; null where it is none, or a long one. */
  fractionOf(number: object): Fraction | null {
    const waiting = [number];
    for (let x = waiting.at(-1); x !== undefined; x = waiting.at(-1)) {
      if (!this.fractions.has(x)) {
        const { name, operands } = this.origins.get(x) ?? { name: '', operands: [] };
        const missing = operands.filter(
          (each): each is object => typeof each === 'object' && !this.fractions.has(each),
        );
        if (missing.length > 0) {
          waiting.push(...missing);
          continue;
        }
        this.fractions.set(x, this.computed(name, operands));
      }
      waiting.pop();
    }
    return this.fractions.get(number) ?? null;
  }

  private computed(name: string, operands: Making['operands']): Fraction | null {
    const [x, y] = operands.map((each) => (typeof each === 'object' ? this.fractions.get(each) : null));
    try {
      if (name === 'literal') return exactFractions.literal(operands[0] as number);
      if (x == null || y === null) return null;
      return y === undefined ? exactFractions[name as UnaryName](x) : exactFractions[name as BinaryName](x, y);
    } catch (error) {
      if (error instanceof Undecided) return null;
      throw error;
    }
  }
}
