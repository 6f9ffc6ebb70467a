// The largest error of a method over all components.
import type { ErrorMeasures, PlainNumber } from '../../compare/comparison.js';
import type { Block } from '../../compare/blocks.js';

export interface Worst {
  readonly input: string;
  readonly error: ErrorMeasures;
}

/** The component of that method with the largest error in ulps; null where none is measured. */
export function worstOf(blocks: readonly Block[], index: number): Worst | null {
  let worst: Worst | null = null;
  for (const block of blocks) {
    const error = block.entries[index]?.error ?? null;
    if (error !== null && (worst === null || size(error.ulps) > size(worst.error.ulps))) {
      worst = { input: block.inputs.join(', '), error };
    }
  }
  return worst;
}

/** NaN counts as the largest of all. */
export function size(value: PlainNumber): number {
  const number = Number(value);
  return Number.isNaN(number) ? Infinity : Math.abs(number);
}
