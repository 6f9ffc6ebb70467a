// Whether what a user expects of a derivative agrees with its truth, in certified arithmetic.
import type { Arithmetic } from '../arithmetic.js';
import { dual } from '../arithmetics/dual.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { EvaluationError, Undecided } from '../errors.js';
import type { Problem } from '../methods/method.js';
import type { CertifiedNumber } from '../reference/certified-number.js';
import type { Tolerance } from './claims.js';
import type { ExpectedValue } from './expected-value.js';
import { decimalInterval, gapOf, isWithin, lastUnit, printedRange } from './interval-gap.js';
import { literalSlack } from './literal-slack.js';

/** A certified derivative by one input, or by two, of a problem. */
export interface Derivative {
  readonly problem: Problem;
  /** Indices of inputs of the program. */
  readonly along: readonly number[];
  readonly truth: CertifiedNumber;
}

export interface Judgement {
  /** Null: not told apart by any precision. */
  readonly agrees: boolean | null;
  /** Whether the opposite agrees. */
  readonly isReversed: boolean;
  /** The enclosures of what was expected and of the truth, in the precision of the bench. */
  readonly given: Interval;
  readonly truth: Interval;
}

/** Precisions tried in turn, in bits. */
const ladder = [256, 512, 1024, 2048];
const bitsPerDigit = Math.log2(10);

export type ExpectedNumber = Exclude<ExpectedValue, { readonly kind: 'infinity' | 'verdict' }>;

/**
 * A decimal number agrees to half a unit of its last written digit, an expression if it differs by no more than its
 * literals and those of the function may stand for other numbers; with a tolerance, either within that.
 *
 * @throws EvaluationError where an expression has no value at the point
 */
export function judgementOf(
  A: IntervalArithmetic,
  expected: ExpectedNumber,
  derivative: Derivative,
  tolerance: Tolerance | null,
): Judgement {
  const least = expected.kind === 'decimal' ? Math.ceil(expected.text.length * bitsPerDigit) + 64 : 0;
  let last: Judgement | null = null;
  let open: Undecided | null = null;
  for (const bits of ladder.map((each) => each + least)) {
    A.mpfr.reset(bits);
    try {
      last = judgementAt(A, expected, derivative, tolerance);
      if (last.agrees !== null) return last;
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      open = error;
    }
  }
  if (last === null) throw open ?? new Undecided('the expected value stays undecided');
  return last;
}

function judgementAt(
  A: IntervalArithmetic,
  expected: ExpectedNumber,
  derivative: Derivative,
  tolerance: Tolerance | null,
): Judgement {
  const given = valueOf(A, expected, derivative.problem);
  const own = ownEnclosure(A, derivative);
  const truth = own ?? printedRange(A, derivative.truth.enclosure);
  const agrees = (value: Interval, bound: () => Interval): boolean | null => {
    const gap = gapOf(A, value, truth);
    return isWithin(A, gap, A.literal(0)) === true || isWithin(A, gap, bound());
  };
  const slack = (): Interval => {
    if (tolerance !== null) return toleranceSlack(A, tolerance, truth, derivative);
    if (expected.kind === 'decimal') return lastUnit(A, expected.text, derivative.problem.format);
    const expectedOver = (B: Arithmetic<Interval>): Interval => valueOver(B, expected, derivative.problem);
    // literals of a function that dual numbers don't follow are what they are
    return literalSlack(A, own === null ? expectedOver : (B) => B.sub(derivativeOver(B, derivative), expectedOver(B)), derivative.problem.format);
  }; // prettier-ignore
  const verdict = agrees(given, slack);
  const isReversed = verdict === false && !A.containsZero(truth) && agrees(A.neg(given), () => A.literal(0)) === true;
  return { agrees: verdict, isReversed, given, truth };
}

function toleranceSlack(
  A: IntervalArithmetic,
  { limit, measure }: Tolerance,
  truth: Interval,
  { truth: { nearest }, problem: { format } }: Derivative,
): Interval {
  if (measure === 'absolute') return A.literal(limit);
  if (measure === 'relative') return A.mul(A.literal(limit), A.abs(truth));
  // beyond the range of the format, units go on as if there were none
  const unit = Number.isFinite(nearest) ? A.literal(format.ulp(nearest)) : A.mul(A.literal(format.epsilon), A.abs(truth)); // prettier-ignore
  return A.mul(A.literal(limit), unit);
}

function valueOf(A: IntervalArithmetic, expected: ExpectedNumber, problem: Problem): Interval {
  return expected.kind === 'decimal' ? decimalInterval(A, expected.text) : valueOver(A, expected, problem);
}

function valueOver(
  A: Arithmetic<Interval>,
  { program }: Extract<ExpectedNumber, { kind: 'expression' }>,
  { point, budget }: Problem,
): Interval {
  return program.link(A)(point.map(A.literal), budget);
}

/** By dual numbers, which know less of singular points than the truth does: null where they have no answer, or another. */
function ownEnclosure(A: IntervalArithmetic, derivative: Derivative): Interval | null {
  try {
    const enclosure = derivativeOver(A, derivative);
    const known = printedRange(A, derivative.truth.enclosure);
    return A.containsZero(A.sub(enclosure, known)) ? enclosure : null;
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

function derivativeOver(A: Arithmetic<Interval>, { problem, along }: Derivative): Interval {
  const { program, point, budget } = problem;
  const [i, j] = along;
  const zero = A.literal(0);
  const first = dual(A);
  if (j === undefined) {
    const inputs = point.map((value, k) => ({ primal: A.literal(value), tangent: k === i ? A.literal(1) : undefined }));
    return program.link(first)(inputs, budget).tangent ?? zero;
  }
  const inputs = point.map((value, k) => ({
    primal: { primal: A.literal(value), tangent: k === j ? A.literal(1) : undefined },
    tangent: k === i ? first.literal(1) : undefined,
  }));
  return program.link(dual(first))(inputs, budget).tangent?.tangent ?? zero;
}
