// Which way evaluations of a function take: where one decides, or chooses a side, otherwise than another.
import type { PrimitiveName } from '../arithmetic.js';
import { rules } from '../primitives.js';
import type { BookedEvaluation } from './booked-evaluations.js';
import type { BookedRun } from './booked-runs.js';
import type { BookedDecision, LedgerLine } from './ledger.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { isInterval, type Replay } from './replay.js';

/** Where two evaluations part. */
export interface RouteParting {
  /** The line of the operation that chooses otherwise, in the first of the two; null: a decision does. */
  readonly line: number | null;
  readonly decision: BookedDecision | null;
}

interface Turn {
  readonly key: string;
  readonly line: number;
  readonly decision: BookedDecision | null;
}

/**
 * The first decision or choice in which the evaluation differs from the one at the point; null: they take the same way, or
 * part where the point lies on the seam itself. A function that has a derivative there has the same one on both sides.
 */
export function routePartingOf(
  run: BookedRun,
  evaluation: BookedEvaluation,
  atPoint: BookedRun,
  seams: Seams,
): RouteParting | null {
  const others = pointTurns(atPoint);
  for (const [i, { key, line, decision }] of turnsOf(run, evaluation).entries()) {
    if (key === others[i]?.key) continue;
    if (!seams.has(i)) return { line: decision === null ? line : null, decision };
    if (decision !== null) return null; // what follows is another way, turn by turn
  }
  return null;
}

/** The places of the turns at which the point lies on the seam, exactly. */
export type Seams = ReadonlySet<number>;

export function seamsOf(atPoint: BookedRun, replay: Replay): Seams {
  const seams = new Set<number>();
  pointTurns(atPoint).forEach(({ line, decision }, i) => {
    if (decision === null ? choosesAtTie(replay, line) : replay.isTie(decision)) seams.add(i);
  });
  return seams;
}

/** Whether the function at the point has any turn. */
export const hasTurns = (atPoint: BookedRun): boolean => pointTurns(atPoint).length > 0;

const pointTurns = (atPoint: BookedRun): Turn[] => turnsOf(atPoint, atPoint.evaluations[0] as BookedEvaluation);

/** How far beside its argument a step function is asked whether it steps there. */
const beside = 2 ** -200;

function choosesAtTie(replay: Replay, line: number): boolean {
  const { source } = replay.ledger.lines[line] as LedgerLine;
  if (source.kind !== 'operation') return false;
  const { A } = replay;
  const [x, y] = source.args.map((arg) => replay.at(arg));
  if (x === undefined || !isInterval(x) || (y !== undefined && !isInterval(y))) return false;
  if (isRemainderRule(source.name)) return y !== undefined && !A.containsZero(y) && isKnownWhole(A, A.div(x, y));
  const apart = y === undefined ? x : A.sub(x, y);
  if (!A.isExact(apart)) return false;
  if (rules[source.name].kind === 'choice') return A.containsZero(apart);
  const values = [-beside, 0, beside].map((by) => replay.apply(line, [A.add(x, A.literal(by))]));
  return values.every(isInterval) && values.some((value) => !A.containsZero(A.sub(value, values[1] as Interval)));
}

/** A remainder jumps where the whole part of the quotient does. */
const isRemainderRule = (name: PrimitiveName): boolean => 'viaSteps' in rules[name];
const isKnownWhole = (A: IntervalArithmetic, x: Interval): boolean =>
  A.isExact(x) && A.isExactZero(A.sub(x, A.floor(x)));

function turnsOf({ ledger: { lines, decisions } }: BookedRun, evaluation: BookedEvaluation): Turn[] {
  const decided = decisions.slice(...evaluation.decisions).map((decision): Turn => {
    const { relation, holds, after, span } = decision;
    return { key: `${relation} ${String(holds)} ${span?.start ?? ''}`, line: after, decision };
  });
  const [from, to] = evaluation.lines;
  const chosen = lines.slice(from, to).flatMap((line, i): Turn[] => {
    const side = sideOf(line, lines);
    return side === null ? [] : [{ key: `${side} ${line.span?.start ?? ''}`, line: from + i, decision: null }];
  });
  return [...decided, ...chosen].sort((a, b) => a.line - b.line);
}

/** Which side a choice takes, or which step of a step function it stands on; null for what chooses nothing. */
function sideOf({ source, value }: LedgerLine, lines: readonly LedgerLine[]): string | null {
  if (source.kind !== 'operation') return null;
  const { name, args } = source;
  const rule = rules[name];
  if (rule.kind === 'step') return `${name} ${value}`;
  const [x, y] = args.map((arg) => (lines[arg] as LedgerLine).value);
  if (isRemainderRule(name)) return `${name} ${Math.round(((x ?? NaN) - value) / (y ?? NaN))}`;
  if (rule.kind !== 'choice') return null;
  return `${name} ${Math.sign((x ?? NaN) - (y ?? 0))}`;
}

/** Whether a choice or a step is taken otherwise in exact arithmetic. */
export function choosesOtherwise(replay: Replay, line: number): boolean {
  const { lines } = replay.ledger;
  const { source, value } = lines[line] as LedgerLine;
  if (source.kind !== 'operation') return false;
  const rule = rules[source.name];
  const exact = replay.at(line);
  if (rule.kind === 'step') return isInterval(exact) && replay.error(line) >= -1 && Number.isFinite(value);
  if (rule.kind !== 'choice') return false;
  const [x, y] = source.args.map((arg) => replay.at(arg));
  const [a = NaN, b = 0] = source.args.map((arg) => (lines[arg] as LedgerLine).value);
  if (x === undefined || !isInterval(x) || (y !== undefined && !isInterval(y))) return false;
  const { A } = replay;
  const apart = y === undefined ? x : A.sub(x, y);
  if (A.containsZero(apart)) return false;
  return Math.sign(a - b) !== A.mpfr.sign(apart.lo);
}
