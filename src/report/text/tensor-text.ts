// Tensors as text: small ones whole, large ones by their shape and their size.
import type { Precision } from '../../arithmetics/formats.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import { shapeText, type Shape } from '../../tensors/shape.js';
import { numberText } from './number-text.js';

/** Numbers that are shown one by one. */
const mostShown = 12;
/** What a call may be given at once. */
const mostArguments = 10_000;

/** What stands behind a name: `= 1.2`, `= [[0.25], [0.15]]`, or `of shape [784, 32], norm 12.3`. */
export function behindName(shape: Shape, items: readonly PlainNumber[], precision: Precision): string {
  if (items.length > mostShown) return `of shape ${shapeText(shape)}, norm ${numberText(normOf(items), precision)}`;
  const texts = items.map((item) => numberText(item, precision));
  return `= ${inBrackets(shape, texts)}`;
}

/** Texts in row-major order in the brackets of a shape. */
export function inBrackets(shape: Shape, texts: readonly string[], comma = ', '): string {
  let level = texts;
  for (const length of shape.toReversed()) {
    const parts = level;
    level = Array.from({ length: length === 0 ? 1 : parts.length / length }, (_, i) => {
      return `[${parts.slice(i * length, (i + 1) * length).join(comma)}]`;
    });
  }
  return level[0] ?? '';
}

/** The Euclidean norm; NaN where a number is unknown. */
export function normOf(items: readonly (PlainNumber | null)[]): number {
  const numbers = items.map((item) => Number(item ?? NaN));
  if (numbers.length <= mostArguments) return Math.hypot(...numbers);
  const parts = Array.from({ length: Math.ceil(numbers.length / mostArguments) }, (_, i) =>
    Math.hypot(...numbers.slice(i * mostArguments, (i + 1) * mostArguments)),
  );
  return Math.hypot(...parts);
}
