// One-sided derivatives in words.
import type { PlainNumber } from '../../compare/reference-data.js';
import type { Block } from '../../compare/blocks.js';

/** `-1 from the left`, `1 from the right`; or `0 on both sides`; empty where neither is known. */
export function sidePhrases(
  { left, right, leftDigits, rightDigits }: Block,
  text: (value: PlainNumber) => string,
): string[] {
  const isAlike = left === right && leftDigits !== rightDigits; // only their digits tell them apart
  const of = (value: PlainNumber | null, digits: string | null): string | null =>
    sideText(isAlike ? null : value, digits, text);
  const [onLeft, onRight] = [of(left, leftDigits), of(right, rightDigits)];
  if (onLeft === null && onRight === null) return [];
  if (onLeft === onRight) return [`${onLeft} on both sides`];
  const sides = [['left', onLeft] as const, ['right', onRight] as const];
  const known = sides.flatMap(([side, value]) => (value === null ? [] : [`${value} from the ${side}`]));
  const missing = sides.flatMap(([side, value]) =>
    value === null ? [`none from the ${side} (outside the domain)`] : [],
  );
  return [...known, ...missing];
}

/** One beyond the range of the precision has digits only. */
function sideText(
  value: PlainNumber | null,
  digits: string | null,
  text: (value: PlainNumber) => string,
): string | null {
  if (value === null) return digits;
  return value === 'Infinity' ? '+∞' : value === '-Infinity' ? '-∞' : text(value);
}
