// A formula against the truth at a point: both certified, so that a wrong formula is told from a right one by enclosures.
import { gapOf, printedRange } from '../compare/interval-gap.js';
import { formats } from '../arithmetics/formats.js';
import { upward } from '../arithmetics/interval/mpfr.js';
import { EvaluationError, OutsideDomain, Undecided } from '../errors.js';
import type { Budget, Program } from '../program/program.js';
import { certify, type CertifiedNumber } from '../reference/certified-number.js';
import { defaultDigits } from '../reference/decimal-digits.js';
import type { Laboratory } from '../reference/laboratory.js';
import { findTruth } from '../reference/truth.js';

/** Precisions at which the value of a formula is tried, and the one at which two enclosures are compared. */
const ladder = [128, 256, 512, 1024, 2048, 4096];
const comparedAt = 256;

/** What a formula gives at a point: a number, nothing (it isn't defined there), or what no precision settled. */
export type Claimed = CertifiedNumber | 'undefined' | 'undecided';

/** The certified value of a program. */
export function certifiedValue(
  { bench }: Laboratory,
  program: Program,
  point: readonly number[],
  budget: Budget,
): Claimed {
  for (const bits of ladder) {
    bench.mpfr.reset(bits);
    try {
      const enclosure = program.link(bench)(point.map(bench.literal), budget);
      const number = certify(bench, enclosure, formats.float64);
      if (number !== undefined && (number.settled || bits === ladder.at(-1))) return number;
    } catch (error) {
      if (error instanceof OutsideDomain) return 'undefined';
      if (!(error instanceof Undecided)) throw error;
    }
  }
  return 'undecided';
}

/** The certified derivative by one input, or of second order by two; null where there is none, or it isn't settled. */
export function certifiedDerivative(
  laboratory: Laboratory,
  program: Program,
  point: readonly number[],
  by: readonly number[],
  budget: Budget,
): CertifiedNumber | null {
  const wrt = [...new Set(by)];
  const order = by.length === 2 ? 2 : 1;
  try {
    const truth = findTruth(laboratory, { program, point, wrt, order, format: formats.float64, budget });
    const place = (input: number | undefined): number => wrt.indexOf(input as number);
    const verdict = order === 1 ? truth.gradient[0] : truth.hessian?.[place(by[0])]?.[place(by[1])];
    return verdict?.status === 'certified' && Number.isFinite(verdict.number.nearest) ? verdict.number : null;
  } catch (error) {
    if (error instanceof EvaluationError && (error instanceof OutsideDomain || error instanceof Undecided)) return null;
    throw error;
  }
}

/**
 * The digits to which two certified numbers are known to agree, at most those of the truth; 'wrong' where their
 * enclosures are disjoint; null where the truth isn't told from 0 and they are not.
 */
export function agreement(
  { bench }: Laboratory,
  claimed: CertifiedNumber,
  truth: CertifiedNumber,
): number | 'wrong' | null {
  const { mpfr } = bench;
  mpfr.reset(comparedAt);
  if (isExactly0(claimed) && isExactly0(truth)) return defaultDigits;
  const [ours, theirs] = [printedRange(bench, claimed.enclosure), printedRange(bench, truth.enclosure)];
  const isApart = mpfr.compare(ours.hi, theirs.lo) < 0 || mpfr.compare(theirs.hi, ours.lo) < 0;
  if (isApart) return 'wrong';
  if (bench.containsZero(theirs)) return null;
  const { size } = gapOf(bench, ours, theirs);
  const relative = mpfr.toDouble(bench.div(size, bench.abs(theirs)).hi, upward);
  return Math.min(defaultDigits, Math.floor(-Math.log10(relative)));
}

const isExactly0 = ({ exact, nearest }: CertifiedNumber): boolean => exact && nearest === 0;
