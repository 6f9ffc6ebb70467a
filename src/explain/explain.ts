// Why a method loses digits of one derivative: its own run beside the same run in high precision.
import { EvaluationError } from '../errors.js';
import type { Problem } from '../methods/method.js';
import { methodTable } from '../methods/table.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { Span } from '../span.js';
import { bookedRun, bookedValue, type BookedRun } from './booked-runs.js';
import type { LossReason } from './causes.js';
import { conditionAt } from './condition.js';
import type { BookedDecision } from './ledger.js';
import { isDifference, isRounding, reasonFor, type Inquiry, type Reason } from './reason.js';
import { Replay } from './replay.js';
import { hasTurns, seamsOf, type Seams } from './routes.js';
import { firstBits, replayOf } from './run-replay.js';
import { ofStep, type Suspect } from './step-reason.js';
import { wrongRuleLine } from './wrong-rules.js';

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
  const asStep = ofStep(reason, suspect, inquiry, problem, laboratory);
  if (asStep === reason) return found;
  return asStep && { ...found, ...asStep, span: null, condition: null };
}

const swayIn = (replay: Replay, { result }: BookedRun): number => replay.conditioning(result.line) - 1;

const swayOf = (run: BookedRun, problem: Problem, laboratory: Laboratory): number =>
  swayIn(replayOf(run, problem, laboratory), run);

const noSeams: Seams = new Set();

const seamsAt = (atPoint: BookedRun, problem: Problem, laboratory: Laboratory): Seams =>
  seamsOf(atPoint, replayOf(atPoint, problem, laboratory));

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
