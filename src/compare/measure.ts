// How far a computed number is from the truth: absolute, relative, in ulps, in correct bits.
import { rightBits } from './accuracy.js';
import type { Format } from '../arithmetics/formats.js';
import type { ErrorMeasures } from './comparison.js';
import type { PlainNumber } from './reference-data.js';
import type { CertifiedNumber } from '../reference/certified-number.js';

/** A number as JSON can hold it. */
export function plain(value: number): PlainNumber {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

/** Units in the last place of the truth between it and the computed number; exact to about 1e-16 of itself. */
export function ulpsBetween(computed: number, truth: CertifiedNumber, format: Format): number {
  return distanceIn(format.ulp(truth.nearest), computed, truth);
}

function distanceIn(unit: number, computed: number, truth: CertifiedNumber): number {
  return Math.abs((computed - truth.nearest) / unit - truth.residual);
}

export function measureError(computed: number, truth: CertifiedNumber, format: Format): ErrorMeasures {
  if (!Number.isFinite(computed)) {
    const error = Number.isNaN(computed) ? 'NaN' : 'Infinity';
    return { absolute: error, relative: error, ulps: error, bits: 0 };
  }
  const unit = format.ulp(truth.nearest);
  const ulps = distanceIn(unit, computed, truth);
  const absolute = Math.abs(computed - truth.nearest - truth.residual * unit);
  const truthInUlps = Math.abs(truth.nearest / unit + truth.residual);
  // the nearest number to one that rounds to 0 has no relative error to speak of
  const isNearest = truth.nearest === 0 && computed === 0;
  const relative = isNearest ? 0 : ulps / truthInUlps;
  return {
    absolute: plain(absolute),
    relative: plain(relative),
    ulps: plain(ulps),
    bits: rightBits(relative, format.significandBits),
  };
}

/** How many bits of a computed number are right, for what measures without rows. */
export const correctBitsIn =
  (format: Format) =>
  (computed: number, truth: CertifiedNumber): number =>
    measureError(computed, truth, format).bits;
