// One-sided derivatives in words.
import type { PlainNumber } from '../../compare/comparison.js';
import type { Block } from '../../compare/blocks.js';

/** `-1 from the left`, `1 from the right`; or `0 on both sides`; empty where neither is known. */
export function sidePhrases({ left, right }: Block, text: (value: PlainNumber) => string): string[] {
  if (left === null && right === null) return [];
  const sign = (value: PlainNumber): string =>
    value === 'Infinity' ? '+∞' : value === '-Infinity' ? '-∞' : text(value);
  if (left === right && left !== null) return [`${sign(left)} on both sides`];
  const sides = [['left', left] as const, ['right', right] as const];
  const known = sides.flatMap(([side, value]) => (value === null ? [] : [`${sign(value)} from the ${side}`]));
  const missing = sides.flatMap(([side, value]) =>
    value === null ? [`none from the ${side} (outside the domain)`] : [],
  );
  return [...known, ...missing];
}
