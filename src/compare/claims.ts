// The check of `--expect` and `--tolerance`: which methods miss what was expected, or the truth.
import type { Check, PerInput } from './comparison.js';
import type { Format } from '../arithmetics/formats.js';
import { DiffcmpError } from '../errors.js';
import { measureError } from './measure.js';
import type { CertifiedNumber } from '../reference/certified-number.js';

/** What an error may be at most, in one measure. */
export interface Tolerance {
  readonly text: string;
  readonly limit: number;
  readonly measure: 'ulps' | 'relative' | 'absolute';
}

/** What `--expect` without `--tolerance` allows. */
export const defaultTolerance = '1e-6';

/** Reads `4ulp`, `1e-10` (relative) or `1e-12abs`. */
export function readTolerance(text: string): Tolerance {
  const match = /^\s*([0-9.eE+-]+)\s*(ulps?|abs|rel)?\s*$/.exec(text);
  const limit = Number(match?.[1]);
  if (match === null || !Number.isFinite(limit) || limit < 0 || match[1]?.trim() === '')
    throw new DiffcmpError('bad-option', `'${text}' is not a tolerance`, {
      hint: 'write 4ulp, 1e-10 (relative) or 1e-12abs',
    });
  const unit = match[2] ?? 'rel';
  return { text: text.trim(), limit, measure: unit === 'abs' ? 'absolute' : unit === 'rel' ? 'relative' : 'ulps' };
}

/** One number that a method computed (null: it computed none, or the truth is not certified) beside what it should be. */
export interface Claim {
  readonly method: string;
  readonly input: string;
  readonly computed: number | null;
  readonly expected: CertifiedNumber | null;
}

export function checkClaims(
  claims: readonly Claim[],
  tolerance: Tolerance,
  expect: PerInput<string> | null,
  format: Format,
): Check {
  // What is wrong with the expectation itself comes before what follows from it.
  const isOfTruth = ({ method }: Claim): boolean => method === 'reference';
  const ordered = [...claims.filter(isOfTruth), ...claims.filter((claim) => !isOfTruth(claim))];
  const failures = ordered.flatMap((claim) => {
    const { method, input, computed, expected } = claim;
    if (expected === null) return [{ method, input, message: 'the truth is not certified there; give --expect' }];
    if (computed === null) return [{ method, input, message: 'no derivative' }];
    const error = measureError(computed, expected, format)[tolerance.measure];
    if (typeof error === 'number' && error <= tolerance.limit) return [];
    const size = typeof error === 'number' ? sizeText(error) : error;
    const isUlps = tolerance.measure === 'ulps';
    const amount = isUlps ? `${size} ulp` : `${tolerance.measure} error ${size}`;
    const limit = `tolerance ${tolerance.text}`;
    if (isOfTruth(claim))
      return [{ method, input, message: `the expected value differs from the certified truth (${amount}, ${limit})` }];
    const against = expect !== null ? ' from what was expected' : isUlps ? ' from the truth' : '';
    return [{ method, input, message: `${amount}${against}, ${limit}` }];
  });
  return { expect, tolerance: tolerance.text, passed: failures.length === 0, failures };
}

/** Three digits: `0.0213`, `31300`, `1.07e9`. */
function sizeText(error: number): string {
  const rounded = Number(error.toPrecision(3));
  const isPlain = rounded >= 1e-4 && rounded < 1e6;
  return isPlain ? String(rounded) : rounded.toExponential().replace('e+', 'e');
}
