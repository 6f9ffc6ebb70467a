// Parts of a function as formulas, written as one writes an expression, with parentheses only where they are needed.
import type { BinaryName, UnaryName } from '../../arithmetic.js';
import { numeral } from '../../text/numeral.js';

/** A formula and how strongly it holds together: sums least, names and calls most. */
export interface PartText {
  /** Empty where it would be too long to be read. */
  readonly text: string;
  readonly level: number;
}

const [sum, product, power, whole] = [1, 2, 3, 4] as const;
const mostLetters = 60;

const clipped = (text: string, level: number): PartText => ({ text: text.length > mostLetters ? '' : text, level });

export const symbolText = (name: string): PartText => ({ text: name, level: whole });
export const valueWording = (value: number): PartText => ({ text: numeral(value), level: value < 0 ? sum : whole });

/** The text where something of that level is wanted; empty if a part of it is. */
const within = ({ text, level }: PartText, least: number): string => (level < least ? `(${text})` : text);

export function callText(name: UnaryName, x: PartText): PartText {
  if (x.text === '') return clipped('', whole);
  if (name === 'neg') return clipped(`-${within(x, product)}`, sum);
  if (name === 'square') return clipped(`${within(x, whole)}^2`, power);
  if (name === 'gaussian') return clipped(`exp(-${within(x, whole)}^2)`, whole);
  return clipped(`${name}(${x.text})`, whole);
}

const infix = { add: [' + ', sum, sum], sub: [' - ', sum, product], mul: ['*', product, product], div: ['/', product, power], pow: ['^', whole, power] } as const; // prettier-ignore
const levels = { add: sum, sub: sum, mul: product, div: product, pow: power } as const;

export function infixText(name: BinaryName, x: PartText, t: PartText): PartText {
  if (x.text === '' || t.text === '') return clipped('', whole);
  if (!Object.hasOwn(infix, name)) return clipped(`${name}(${x.text}, ${t.text})`, whole);
  const operator = name as keyof typeof infix;
  const [sign, left, right] = infix[operator];
  return clipped(`${within(x, left)}${sign}${within(t, right)}`, levels[operator]);
}
