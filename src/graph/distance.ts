// How far a number of a graph is off what is certified, in ulps.
import type { Format } from '../arithmetics/formats.js';
import type { PlainNumber } from '../compare/reference-data.js';
import { measureError } from '../compare/measure.js';
import type { CertifiedNumber } from '../reference/certified-number.js';

/** Infinity for one that overflowed, wherever the exact one is; null for NaN, which is nowhere. */
export function ulpsOff(computed: number, truth: CertifiedNumber, format: Format): PlainNumber | null {
  return Number.isNaN(computed) ? null : measureError(computed, truth, format).ulps;
}
