// How much of a number is right: whole bits and whole decimal digits, from its relative error. The columns, the ranks and
// the sentences all ask here, so that none of them speaks of digits that another denies.
import type { Format } from '../arithmetics/formats.js';

/** Correct bits and digits, rounded down; four bits are at least a digit. */
export interface Accuracy {
  readonly bits: number;
  readonly digits: number;
}

/** @param relative the size of the relative error; NaN counts as nothing right */
export function accuracyOf(relative: number, { significandBits }: Format): Accuracy {
  if (relative === 0) return { bits: significandBits, digits: digitsIn(significandBits) };
  if (Number.isNaN(relative)) return { bits: 0, digits: 0 };
  const within = (most: number, count: number): number => Math.max(0, Math.min(most, Math.floor(count)));
  return {
    bits: within(significandBits, -Math.log2(relative)),
    digits: within(digitsIn(significandBits), -Math.log10(relative)),
  };
}

/** The decimal digits that so many bits are worth. */
const digitsIn = (bits: number): number => Math.floor(bits * Math.log10(2));
