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
  return {
    bits: rightBits(relative, significandBits),
    digits: placesOf(relative, Math.log10, digitsIn(significandBits)),
  };
}

/** The bits alone. @param most those of the format */
export const rightBits = (relative: number, most: number): number => placesOf(relative, Math.log2, most);

function placesOf(relative: number, logarithm: (x: number) => number, most: number): number {
  if (relative === 0) return most;
  return Number.isNaN(relative) ? 0 : Math.max(0, Math.min(most, Math.floor(-logarithm(relative))));
}

/** The decimal digits that so many bits are worth. */
const digitsIn = (bits: number): number => Math.floor(bits * Math.log10(2));
