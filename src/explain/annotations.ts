// A method's run with the bits that each operation keeps, beside the exact numbers.
import { nearest } from '../arithmetics/interval/mpfr.js';
import { EvaluationError } from '../errors.js';
import type { Problem } from '../methods/method.js';
import type { Laboratory } from '../reference/laboratory.js';
import { bookedRun, neededLines, type BookedRun } from './booked-runs.js';
import { replayOf } from './run-replay.js';
import type { Suspect } from './step-reason.js';
import { relativeError } from './losses.js';
import { isInterval, type Replay } from './replay.js';

/** An operation of a run: its place there, the number that it gave, the exact one, and how many bits of that are right. */
export interface Annotation {
  readonly line: number;
  readonly value: number;
  /** In decimal digits; null: there is none. */
  readonly exact: string | null;
  readonly bits: number | null;
}

/** Operations that are told of one run, the first ones. */
export const mostAnnotations = 500;
const digits = 20;

/** The operations that a result is computed from, in their order; null where they can't be run again. */
export function annotate(
  suspect: Suspect,
  problem: Problem,
  laboratory: Laboratory,
): { readonly run: BookedRun; readonly annotations: readonly Annotation[] } | null {
  const { mpfr } = laboratory.bench;
  try {
    return mpfr.watch.until(problem.budget.deadline ?? Infinity, () => {
      const run = bookedRun(suspect.method, problem, suspect);
      const replay = replayOf(run, problem, laboratory);
      return { run, annotations: annotationsOf(run, replay, problem.format.significandBits) };
    });
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

function annotationsOf(run: BookedRun, replay: Replay, significandBits: number): Annotation[] {
  const needed = neededLines(run);
  const annotations: Annotation[] = [];
  for (const [line, { value, source }] of run.ledger.lines.entries()) {
    if (needed[line] !== 1 || source.kind !== 'operation') continue;
    if (annotations.length === mostAnnotations) break;
    const right = Math.floor(-relativeError(replay, line));
    const isKnown = isInterval(replay.at(line));
    const bits = isKnown ? Math.max(0, Math.min(significandBits, right)) : null;
    annotations.push({ line, value, exact: exactText(replay, line), bits });
  }
  return annotations;
}

/** The digits of what is known, which is far narrower than these; 0 where it isn't told from 0. */
function exactText(replay: Replay, line: number): string | null {
  const number = replay.at(line);
  if (!isInterval(number)) return null;
  const { A } = replay;
  const { mpfr } = A;
  if (A.containsZero(number)) return '0';
  const { negative, digits: all, exponent } = mpfr.decimal(number.lo, digits, nearest);
  const shown = all.replace(/0+$/, '');
  const fraction = shown.length > 1 ? `.${shown.slice(1)}` : '';
  return `${negative ? '-' : ''}${shown[0] ?? '0'}${fraction}${exponent === 1 ? '' : `e${exponent - 1}`}`;
}
