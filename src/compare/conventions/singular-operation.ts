// The operation of a run that makes a singular point: measured by two one-sided runs over jets, which are looked at operation by operation.
import { buildArithmetic, type Arithmetic, type BinaryName, type Relation, type UnaryName } from '../../arithmetic.js';
import type { Interval, IntervalArithmetic } from '../../arithmetics/interval/interval.js';
import { nearest } from '../../arithmetics/interval/mpfr.js';
import { jets } from '../../arithmetics/jet.js';
import type { Singularities } from '../../arithmetics/singularities.js';
import type { Jet } from '../../arithmetics/jet-number.js';
import { EvaluationError, TimeLimit } from '../../errors.js';
import type { Problem } from '../../methods/method.js';
import type { Observer } from '../../program/observer.js';
import type { Laboratory } from '../../reference/laboratory.js';
import type { Span } from '../../span.js';

/** An operation that meets a tie, a jump, an end of its domain or an infinite slope. */
export interface SingularOperation {
  /** The primitive, or the relation of a condition. */
  readonly name: UnaryName | BinaryName | Relation;
  readonly span: Span | null;
  /** What it was given: values, and whether each depends on the input. */
  readonly operands: readonly { readonly value: number; readonly isActive: boolean }[];
}

/** What one side of it came to; null: a relation that doesn't hold, or no result. */
interface Meeting extends SingularOperation {
  readonly outcome: Jet<Interval> | boolean | null;
}

/** Enough to tell ties, which are exact. */
const bits = 256;

/**
 * The first operation whose slopes on the two sides of the point differ, or which decides otherwise there; else the first that meets a singular
 * point at all; null: none does.
 *
 * @param input the index of the input that moves
 */
export function singularOperation({ bench }: Laboratory, problem: Problem, input: number): SingularOperation | null {
  bench.mpfr.reset(bits);
  const [right, left] = ([1, -1] as const).map((side) => meetingsOf(bench, problem, input, side)) as [Meeting[], Meeting[]]; // prettier-ignore
  const differs = right.findIndex((meeting, i) => parts(bench, meeting, left[i]));
  const found = right[differs < 0 ? 0 : differs] ?? left[0];
  return found === undefined ? null : { name: found.name, span: found.span, operands: found.operands };
}

/** Whether an operation goes another way on the other side: until then both runs are the same operations. */
function parts(A: IntervalArithmetic, right: Meeting, left: Meeting | undefined): boolean {
  const [one, other] = [right.outcome, left?.outcome ?? null];
  if (one === null || other === null || typeof one === 'boolean' || typeof other === 'boolean') return one !== other;
  if (one.infinite !== 0 || other.infinite !== 0) return true;
  const zero = A.literal(0);
  const turned = A.neg(other.tangent ?? zero);
  const { mpfr } = A;
  const slope = one.tangent ?? zero;
  return mpfr.compare(slope.hi, turned.lo) < 0 || mpfr.compare(slope.lo, turned.hi) > 0;
}

/** The operations that meet something, in their order, up to where the run ends. */
function meetingsOf(
  A: IntervalArithmetic,
  { program, point, budget }: Problem,
  input: number,
  side: 1 | -1,
): Meeting[] {
  const seen: Singularities = { singular: false, broken: false, met: null };
  const meetings: Meeting[] = [];
  let span: Span | null = null;
  const number = (value: Interval): number => A.mpfr.toDouble(value.lo, nearest);
  const operandsOf = (args: readonly Jet<Interval>[]): SingularOperation['operands'] =>
    args.map(({ primal, tangent }) => ({ value: number(primal), isActive: tangent !== undefined }));
  /** An operation, which is noted where it meets something, or ends the run. */
  const watched = <R extends Jet<Interval> | boolean>(
    name: SingularOperation['name'],
    args: readonly Jet<Interval>[],
    apply: () => R,
  ): R => {
    seen.singular = false;
    let outcome: R | null = null;
    try {
      return (outcome = apply());
    } finally {
      if (seen.singular || outcome === null) meetings.push({ name, span, operands: operandsOf(args), outcome });
    }
  };
  const { strict: J } = jets({ strict: A, lenient: A }, seen);
  const arithmetic: Arithmetic<Jet<Interval>> = buildArithmetic<Jet<Interval>>(
    { ...J, decide: (relation, x, y) => watched(relation, [x, y], () => J.decide(relation, x, y)) },
    (name) => (x) => watched(name, [x], () => J[name](x)),
    (name) => (x, t) => watched(name, [x, t], () => J[name](x, t)),
  );
  const observer: Observer<Jet<Interval>> = {
    place: (place) => (span = place ?? span),
    named: (_, value) => value,
    enter: () => undefined,
    leave: () => undefined,
    condition: () => undefined,
  };
  const inputs = point.map((value, i): Jet<Interval> => ({
    primal: A.literal(value),
    tangent: i === input ? A.literal(side) : undefined,
    infinite: 0,
  }));
  try {
    program.link(arithmetic, observer)(inputs, budget);
  } catch (error) {
    // the operation that ends the run is the last of the list
    if (error instanceof TimeLimit || !(error instanceof EvaluationError)) throw error;
  }
  return meetings;
}
