// What numbers were made of, so that the exact forms that they have can be found when they are asked for.
import type { BinaryName, ConstantName, UnaryName } from '../../arithmetic.js';
import { EvaluationError } from '../../errors.js';
import { FormFunctions } from '../exact/form-functions.js';
import { areSameForm, fractionForm, fractionOfForm, textOfForm, type ExactForm } from '../exact/forms.js';
import { fractionOfDouble, type Fraction } from '../fractions.js';

/** An operation and what it was given: numbers as objects, or what is itself. */
export interface Making {
  readonly name: string;
  readonly operands: readonly (object | number | string)[];
}

/** Numbers told apart as objects, each made once of others. */
export class MadeOf {
  private readonly origins = new Map<object, Making>();
  private readonly forms = new Map<object, ExactForm>();
  /** By the texts of their forms, those that were found first, which others are made of. */
  private readonly firsts = new Map<string, object>();
  private readonly functions = new FormFunctions();

  /** @param signOf the sign that the enclosure of a number tells */
  constructor(private readonly signOf: (number: object) => -1 | 1 | undefined) {}

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

  /** Whether both have one form, and so are one number. */
  areSame(x: object, y: object): boolean {
    return areSameForm(this.formOf(x), this.formOf(y));
  }

  /** The fraction that a number is; null where none is known. */
  fractionOf(x: object): Fraction | null {
    return fractionOfForm(this.formOf(x));
  }

  /** The first number that was found to have that form. */
  firstOf(number: object): object {
    return this.firsts.get(textOfForm(this.formOf(number))) ?? number;
  }

  formOf(number: object): ExactForm {
    const waiting = [number];
    for (let x = waiting.at(-1); x !== undefined; x = waiting.at(-1)) {
      if (!this.forms.has(x)) {
        const { name, operands } = this.origins.get(x) ?? { name: '', operands: [] };
        const missing = operands.filter((each): each is object => typeof each === 'object' && !this.forms.has(each));
        if (missing.length > 0) {
          waiting.push(...missing);
          continue;
        }
        const form = this.computed(x, name, operands);
        this.forms.set(x, form);
        const text = textOfForm(form);
        if (!this.firsts.has(text)) this.firsts.set(text, x);
      }
      waiting.pop();
    }
    return this.forms.get(number) as ExactForm;
  }

  private computed(number: object, name: string, operands: Making['operands']): ExactForm {
    const [x, y] = operands.map((each) => (typeof each === 'object' ? this.forms.get(each) : undefined));
    try {
      if (name === 'literal') return fractionForm(fractionOfDouble(operands[0] as number));
      if (name === 'constant') return this.functions.constant(operands[0] as ConstantName);
      if (x !== undefined)
        return y === undefined
          ? this.functions.unary(name as UnaryName, x)
          : this.functions.binary(name as BinaryName, x, y);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error; // too long: a number of which nothing is known
    }
    return this.functions.opaque(String(this.forms.size), this.signOf(number));
  }
}
