// Why a method loses digits of one derivative: its own run beside the same run in high precision.
import { EvaluationError } from '../errors.js';
import type { Problem } from '../methods/method.js';
import { stencils } from '../methods/stencils.js';
import { isStencil, methodTable, type MethodId } from '../methods/table.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { Span } from '../span.js';
import type { AskedDerivative } from './booked-evaluations.js';
import { bookedRun, bookedValue, type BookedRun } from './booked-runs.js';
import type { LossReason } from './causes.js';
import { conditionAt } from './condition.js';
import type { BookedDecision } from './ledger.js';
import { isDifference, isRounding, reasonFor, type Inquiry, type Reason } from './reason.js';
import { isInterval, Replay, type Nudge } from './replay.js';
import { hasTurns, seamsOf, type Seams } from './routes.js';
import { wrongRuleLine } from './wrong-rules.js';

/** What is to be explained: a derivative by a method, the number that it gave, and the certified one. */
export interface Suspect extends AskedDerivative {
  readonly method: MethodId;
  readonly given: number;
  readonly truth: number;
}

/** A reason with its place in the program. */
export interface Explanation {
  readonly cause: LossReason;
  readonly lostBits: number;
  /** By how much the operation magnifies relative errors of what it is given; null where it is the formula as a whole, or has no value. */
  readonly condition: number | null;
  /** The operation, in the run that it belongs to; null: the formula of the method as a whole. */
  readonly line: number | null;
  readonly span: Span | null;
  readonly decision: BookedDecision | null;
  /** Whether spans of the run are places in what the user wrote. */
  readonly isOwnText: boolean;
  /** The run, and the same in high precision, as long as the laboratory isn't used otherwise. */
  readonly run: BookedRun;
  readonly replay: Replay;
}

/** Bits of the first replay, and the most: what a cancellation takes is known from twice as many on. */
const firstBits = 320;
const mostReplayBits = 5120;
/** Inputs that are nudged one by one; of more, all of them together. */
const mostAlone = 4;

/**
 * Null: the method loses nothing beyond rounding, or nothing that is measured says why.
 *
 * @throws TimeLimit at the deadline of the problem's budget
 */
export function explain(suspect: Suspect, problem: Problem, laboratory: Laboratory): Explanation | null {
  const { given, truth } = suspect;
  if (!Number.isFinite(truth) || isRounding(given, truth, problem.format)) return null;
  try {
    const { mpfr } = laboratory.bench;
    return mpfr.watch.until(problem.budget.deadline ?? Infinity, () => explanationOf(suspect, problem, laboratory));
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

function explanationOf(suspect: Suspect, problem: Problem, laboratory: Laboratory): Explanation | null {
  const { method, truth } = suspect;
  const { format } = problem;
  const { kind, group } = methodTable[method];
  const run = bookedRun(method, problem, suspect);
  // what is explained is what the method gave, to the bit
  if (run.isOfValue !== true && !Object.is(run.result.value, suspect.given)) return null;
  const atPoint = bookedValue(problem, suspect.output);
  const isSymbolic = group === 'symbolic';
  const seams = isDifference(kind) && hasTurns(atPoint) ? seamsAt(atPoint, problem, laboratory) : noSeams;
  // the formula of a difference, or a wrong one, may move otherwise than the derivative
  const isItself = !isDifference(kind) && !isSymbolic;
  const ofOther = isItself ? null : swayOf(bookedRun('forward', problem, suspect), problem, laboratory);
  const replay = replayOf(run, problem, laboratory); // the laboratory holds one replay at a time
  const inquiry: Inquiry = {
    run,
    replay,
    atPoint,
    seams,
    sway: ofOther ?? swayIn(replay, run),
    truth,
    format,
    kind,
    isSymbolic,
    isOfFile: problem.lineAt !== undefined,
  };
  const reason = reasonFor(inquiry);
  if (reason === null) return null;
  if (isSymbolic && reason.cause === 'wrong-rule') return ruleExplanation(reason, problem, inquiry, laboratory);
  const found = explanationFor(reason, inquiry); // before the laboratory is used again
  const asStep = ofStep(reason, suspect, inquiry, { problem, laboratory });
  if (asStep === reason) return found;
  return asStep && { ...found, ...asStep, span: null, condition: null };
}

const swayIn = (replay: Replay, { result }: BookedRun): number => replay.conditioning(result.line) - 1;

const swayOf = (run: BookedRun, problem: Problem, laboratory: Laboratory): number =>
  swayIn(replayOf(run, problem, laboratory), run);

const noSeams: Seams = new Set();

const seamsAt = (atPoint: BookedRun, problem: Problem, laboratory: Laboratory): Seams =>
  seamsOf(atPoint, replayOf(atPoint, problem, laboratory));

/** How much narrower the step is that a truncation error is held against, as a power of 2; of the complex step some, since it is narrow. */
const narrower = 3;
const muchNarrower = [2 ** -3, 2 ** -60, 2 ** -500];
/** By how much all steps of a difference are widened where it is made anew. */
const farNarrower = [10, 20, 40, 80, 160, 320, 640, 960].map((bits) => 2 ** -bits);
const wider = [5, 10, 20, 40, 80].map((bits) => 2 ** bits);
/** Each of them twice, since one alone may be right by chance. */
const bothOf = (widening: number): number[] => [widening, 0.75 * widening];

interface Rerun {
  readonly problem: Problem;
  readonly laboratory: Laboratory;
}

/** The reason, if it is that of the step: where another step doesn't tell the same, there is another, or none. */
function ofStep(reason: Reason, suspect: Suspect, { run, format }: Inquiry, rerun: Rerun): Reason | null {
  const { method, delta, truth } = suspect;
  const { lostBits } = reason;
  const ofFormula = { line: null, decision: null, lostBits };
  const isBetterWith = (widening: number): boolean => {
    const { result } = bookedRun(method, rerun.problem, { ...suspect, widening });
    return Math.abs(result.value - truth) < Math.abs(run.result.value - truth) / 2 ** leastGain;
  };
  // beside a step that is wide for the point, the point itself is lost: round-off then grows with the step
  if (isDifference(methodTable[method].kind) && reason.cause === 'step-too-narrow') {
    if (farNarrower.some((widening) => bothOf(widening).every(isBetterWith)))
      return { ...ofFormula, cause: 'step-too-wide' };
    return isOfNarrowness(suspect, rerun) ? reason : null;
  }
  if (delta === null) return reason;
  const missed = (step: number): number => formulaError({ ...suspect, delta: step }, rerun);
  if (isStencil(method) && reason.isParting === true) {
    const gained = missed(delta) - missed(delta / 2 ** narrower);
    // a step that no longer reaches the seam gains more than truncation does
    const { accuracy } = stencils[method][suspect.second === undefined ? 1 : 2];
    const isTruncation = Math.abs(gained - accuracy * narrower) <= 1.5;
    return isTruncation ? { ...ofFormula, cause: 'step-too-wide' } : reason;
  }
  if (method !== 'complex-step') return reason;
  const isTooWide = (): boolean => {
    const wide = missed(delta);
    return muchNarrower.some((factor) => missed(delta * factor) <= wide - leastGain);
  };
  if (reason.cause === 'step-too-wide') {
    if (isTooWide()) return reason;
    return reason.line === null ? null : { ...reason, cause: 'zero-over-zero' };
  }
  // at a seam where both sides have the same slope, the side that is taken isn't what makes the error
  if (reason.isParting === true) return isTooWide() ? { ...ofFormula, cause: 'step-too-wide' } : reason;
  if (delta >= format.complexStep) return reason;
  return isBetterWith(format.complexStep / delta) ? { ...ofFormula, cause: 'step-too-narrow' } : reason;
}

/** Bits that another step keeps, if one was too narrow or too wide: the complex step misses as its square. */
const leastGain = 5;
/** Bits of round-off that make a difference between steps of which one is 32 times as wide, whatever is left to chance. */
const leastChange = 2;

/** Whether the round-off of a difference is less where its steps are wider, or more where they are narrower. */
function isOfNarrowness(suspect: Suspect, { problem, laboratory }: Rerun): boolean {
  const roundOff = (widening: number): number => {
    const run = bookedRun(suspect.method, problem, { ...suspect, widening });
    return replayOf(run, problem, laboratory).error(run.result.line);
  };
  const own = roundOff(1);
  if (bothOf(2 ** -leastGain).every((widening) => roundOff(widening) >= own + leastChange)) return true;
  return wider.some((widening) => bothOf(widening).every((each) => roundOff(each) <= own - leastChange));
}

/** The size of what the formula misses with a step, in exact arithmetic, as a logarithm; Infinity where it has no value. */
function formulaError(suspect: Suspect, { problem, laboratory }: Rerun): number {
  const run = bookedRun(suspect.method, problem, suspect);
  const replay = replayOf(run, problem, laboratory);
  const exact = replay.at(run.result.line);
  const { A } = replay;
  return isInterval(exact) ? replay.sizeOf(A.sub(exact, A.literal(suspect.truth))) : Infinity;
}

function explanationFor(reason: Reason, { run, replay, isSymbolic }: Inquiry): Explanation {
  const { cause, line, decision, lostBits } = reason;
  const span = decision?.span ?? (line === null ? null : (run.ledger.lines[line]?.span ?? null));
  const condition = line === null ? null : conditionAt(replay, line);
  return { cause, lostBits, condition, line, span, decision, isOwnText: !isSymbolic, run, replay };
}

/** A wrong rule is one of an operation of the function: that is where it is told. */
function ruleExplanation(reason: Reason, problem: Problem, inquiry: Inquiry, { bench }: Laboratory): Explanation {
  const run = inquiry.atPoint;
  bench.mpfr.reset(firstBits);
  const replay = new Replay(run.ledger, bench, problem.format.epsilon, []);
  const line = wrongRuleLine(run, replay, problem);
  return explanationFor({ ...reason, line }, { ...inquiry, run, replay, isSymbolic: false });
}

/** At a precision that tells the errors of the result, as far as there is one. */
export function replayOf({ ledger, result }: BookedRun, { format, wrt }: Problem, { bench }: Laboratory): Replay {
  for (let bits = firstBits; ; bits *= 2) {
    bench.mpfr.reset(bits);
    const replay = new Replay(ledger, bench, format.epsilon, nudgesOf(wrt));
    if (bits >= mostReplayBits || replay.resolves(result.line, replay.error(result.line))) return replay;
  }
}

/** Each input alone; of many, all of them, and each second one the other way. */
function nudgesOf(wrt: readonly number[]): Nudge[] {
  if (wrt.length <= mostAlone) return wrt.map((moved) => (input) => (input === moved ? 1 : 0));
  return [() => 1, (input) => (input % 2 === 0 ? 1 : -1)];
}
