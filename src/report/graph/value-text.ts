// Values of nodes as text: numbers whole or to six digits, tensors by a few of their numbers.
import type { Precision } from '../../arithmetics/formats.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import type { GraphValue } from '../../graph/graph-data.js';
import { leavesIn, nestedShape } from '../../tensors/nested.js';
import { numberText } from '../text/number-text.js';
import { inBrackets } from '../text/tensor-text.js';

/** Numbers of a tensor that are shown. */
const mostShown = 6;
/** Significant digits where the size of a number is what matters. */
const fewDigits = 6;

/** Every digit: a number can be pasted back. Of a large tensor the first numbers, its last, and its shape. */
export function wholeValue(value: GraphValue, precision: Precision): string {
  return textOfValue(value, (number) => numberText(number, precision));
}

/** To six significant digits, for pictures. */
export function roundedValue(value: GraphValue, precision: Precision): string {
  return textOfValue(value, (number) => roundedNumber(number, precision));
}

export function roundedNumber(number: PlainNumber, precision: Precision): string {
  const whole = numberText(number, precision);
  if (typeof number === 'string') return whole;
  const rounded = numberText(Number(number.toPrecision(fewDigits)));
  return rounded.length < whole.length ? rounded : whole;
}

function textOfValue(value: GraphValue, text: (number: PlainNumber) => string): string {
  if (!Array.isArray(value)) return text(value as PlainNumber);
  const shape = nestedShape(value);
  const numbers = leavesIn<PlainNumber>(value);
  if (numbers.length <= mostShown) return inBrackets(shape, numbers.map(text));
  const head = numbers.slice(0, 2).map(text).join(', ');
  return `[${head}, …, ${text(numbers.at(-1) as PlainNumber)}] ${shape.join('×')}`;
}
