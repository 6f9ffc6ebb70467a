// The check of `--tolerance`: which methods miss the truth.
import type { Check } from './comparison.js';
import type { Format } from '../arithmetics/formats.js';
import { DiffcmpError } from '../errors.js';
import { measureError } from './measure.js';
import type { MethodId } from '../methods/table.js';
import type { CertifiedNumber } from '../reference/certified-number.js';
import { clip } from '../text/value-text.js';

/** What an error may be at most, in one measure. */
export interface Tolerance {
  readonly text: string;
  readonly limit: number;
  readonly measure: 'ulps' | 'relative' | 'absolute';
}

/** Reads `4ulp`, `1e-10` (relative) or `1e-12abs`. */
export function readTolerance(text: string): Tolerance {
  const match = /^\s*([0-9.eE+-]+)\s*(ulps?|abs|rel)?\s*$/.exec(text);
  const limit = Number(match?.[1]);
  if (match === null || !Number.isFinite(limit) || limit < 0 || match[1]?.trim() === '')
    throw new DiffcmpError('bad-option', `'${clip(text)}' is not a tolerance`, {
      hint: 'write 4ulp, 1e-10 (relative) or 1e-12abs',
    });
  const unit = match[2] ?? 'rel';
  return { text: text.trim(), limit, measure: unit === 'abs' ? 'absolute' : unit === 'rel' ? 'relative' : 'ulps' };
}

/** One number that a method computed (null: it computed none) beside the truth (null: it is not certified). */
export interface Claim {
  readonly method: MethodId;
  readonly input: string;
  readonly computed: number | null;
  readonly truth: CertifiedNumber | null;
}

/** What misses the tolerance, and how. */
export function checkClaims(claims: readonly Claim[], tolerance: Tolerance, format: Format): Check['failures'] {
  return claims.flatMap(({ method, input, computed, truth }) => {
    if (truth === null) return [{ method, input, message: 'the truth is not certified there' }];
    if (computed === null) return [{ method, input, message: 'no derivative' }];
    const error = measureError(computed, truth, format)[tolerance.measure];
    if (typeof error === 'number' && error <= tolerance.limit) return [];
    const size = typeof error === 'number' ? sizeText(error) : error;
    const amount = tolerance.measure === 'ulps' ? `${size} ulp from the truth` : `${tolerance.measure} error ${size}`;
    return [{ method, input, message: `${amount}, tolerance ${tolerance.text}` }];
  });
}

/** Three digits: `0.0213`, `31300`, `1.07e9`. */
export function sizeText(error: number): string {
  const rounded = Number(error.toPrecision(3));
  const isPlain = rounded >= 1e-4 && rounded < 1e6;
  return isPlain ? String(rounded) : rounded.toExponential().replace('e+', 'e');
}
