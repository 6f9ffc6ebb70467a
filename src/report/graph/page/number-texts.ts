// Numbers as the page writes them: whole, so that they can be compared with the JSON, or cut to a few digits where room is short.
import type { Precision } from '../../../arithmetics/formats.js';
import { numeral, shortestNumeral } from '../../../text/numeral.js';
import { elementCount, shapeText, type Shape } from '../../../tensors/shape.js';
import { inBrackets } from '../../text/tensor-text.js';

/** How many significant digits are shown; `all`: the shortest text that reads back as the same number. */
export type ShownDigits = number | 'all';

/** Numbers of a tensor that are shown one by one. */
const mostShown = 12;

export function digitsText(value: number, precision: Precision, digits: ShownDigits): string {
  const whole = precision === 'float32' ? shortestNumeral(value, Math.fround) : numeral(value);
  if (digits === 'all' || !Number.isFinite(value)) return whole;
  const [, sign = '', mantissa = '', exponent = ''] = /^(-?)([\d.]+)(e.*)?$/.exec(whole) ?? [];
  const zeros = /^0\.0*/.exec(mantissa)?.[0] ?? '';
  return `${sign}${zeros}${cutTo(mantissa.slice(zeros.length), digits, zeros !== '')}${exponent}`;
}

/** The first digits, `…` where others follow; what stands before the point is kept whole. */
function cutTo(mantissa: string, digits: number, isFraction: boolean): string {
  const point = mantissa.indexOf('.');
  const whole = isFraction ? 0 : point < 0 ? mantissa.length : point;
  const length = Math.max(whole, digits + (point < 0 ? 0 : 1));
  return mantissa.length <= length ? mantissa : `${mantissa.slice(0, length).replace(/\.$/, '')}…`;
}

/** A number, a small tensor in brackets, or the beginning of a large one with its shape. */
export function valueDigits(
  shape: Shape,
  numbers: readonly number[],
  precision: Precision,
  digits: ShownDigits,
): string {
  const [first] = numbers;
  if (shape.length === 0 && first !== undefined) return digitsText(first, precision, digits);
  const texts = (shown: readonly number[]) => shown.map((number) => digitsText(number, precision, digits));
  if (elementCount(shape) <= mostShown) return inBrackets(shape, texts(numbers));
  return `${texts(numbers.slice(0, 3)).join(', ')}, … (${shapeText(shape)})`;
}
