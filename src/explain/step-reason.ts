// Reasons of the step: held against what the same method does with other steps.
import type { Problem } from '../methods/method.js';
import { stencils } from '../methods/stencils.js';
import { isStencil, methodTable, type MethodId } from '../methods/table.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { AskedDerivative } from './booked-evaluations.js';
import { bookedRun } from './booked-runs.js';
import { isDifference, type Inquiry, type Reason } from './reason.js';
import { isInterval } from './replay.js';
import { replayOf } from './run-replay.js';

/** What is to be explained: a derivative by a method, the number that it gave, and the certified one. */
export interface Suspect extends AskedDerivative {
  readonly method: MethodId;
  readonly given: number;
  readonly truth: number;
}

/** Bits that another step keeps, if one was too narrow or too wide: the complex step misses as its square. */
const leastGain = 5;
/** Bits of round-off that make a difference between steps of which one is 32 times as wide, whatever is left to chance. */
const leastLessening = 2;
/** By how much all steps of a difference are widened where it is made anew. */
const narrow = [10, 20, 40, 80, 160, 320, 640, 960].map((bits) => 2 ** -bits);
const wide = [5, 10, 20, 40, 80].map((bits) => 2 ** bits);
/** As a power of 2, how much narrower the step is that truncation at a seam is held against. */
const narrower = 3;
/** Those of the complex step, which is narrow by itself. */
const complexNarrow = [2 ** -3, 2 ** -60, 2 ** -500];
/** Two of each, since one alone may be right by chance. */
const bothOf = (widening: number): number[] => [widening, 0.75 * widening];

/** The reason, if it is that of the step: where another step doesn't tell the same, there is another, or none. */
export function ofStep(
  reason: Reason,
  suspect: Suspect,
  { run, format }: Inquiry,
  problem: Problem,
  laboratory: Laboratory,
): Reason | null {
  const { method, delta } = suspect;
  const steps = new OtherSteps(suspect, run.result.value, problem, laboratory);
  if (isDifference(methodTable[method].kind) && reason.cause === 'step-too-narrow') return narrowReason(reason, steps);
  if (isStencil(method) && reason.isParting === true) {
    const order = suspect.second === undefined ? 1 : 2;
    return steps.isTruncation(stencils[method][order].accuracy) ? tooWide(reason) : reason;
  }
  if (method === 'complex-step' && delta !== null) return complexReason(reason, steps, format.complexStep / delta);
  return reason;
}

const tooWide = ({ lostBits }: Reason): Reason => ({ cause: 'step-too-wide', line: null, decision: null, lostBits });

/** Beside a step that is wide for the point, the point itself is lost: round-off then grows with the step. */
function narrowReason(reason: Reason, steps: OtherSteps): Reason | null {
  if (narrow.some((widening) => bothOf(widening).every((each) => steps.isBetter(each)))) return tooWide(reason);
  return steps.isRoundOffLessened() ? reason : null;
}

/** @param toUsual by how much the step that the method takes unless told otherwise is wider */
function complexReason(reason: Reason, steps: OtherSteps, toUsual: number): Reason | null {
  if (reason.cause === 'step-too-wide') {
    if (steps.isComplexTooWide()) return reason;
    return reason.line === null ? null : { ...reason, cause: 'zero-over-zero' };
  }
  // at a seam where both sides have the same slope, the side that is taken isn't what makes the error
  if (reason.isParting === true) return steps.isComplexTooWide() ? tooWide(reason) : reason;
  return toUsual > 1 && steps.isBetter(toUsual) ? { ...tooWide(reason), cause: 'step-too-narrow' } : reason;
}

/** What the method does with steps that are wider than its own, or narrower: by 1/2, say. */
class OtherSteps {
  constructor(
    private readonly suspect: Suspect,
    private readonly value: number,
    private readonly problem: Problem,
    private readonly laboratory: Laboratory,
  ) {}

  isBetter(widening: number): boolean {
    const { truth } = this.suspect;
    const { result } = this.runOf(widening);
    return Math.abs(result.value - truth) < Math.abs(this.value - truth) / 2 ** leastGain;
  }

  /** Whether round-off is less where the steps are wider, or more where they are narrower. */
  isRoundOffLessened(): boolean {
    const roundOff = (widening: number): number => {
      const run = this.runOf(widening);
      return replayOf(run, this.problem, this.laboratory).error(run.result.line);
    };
    const own = roundOff(1);
    if (bothOf(2 ** -leastGain).every((each) => roundOff(each) >= own + leastLessening)) return true;
    return wide.some((widening) => bothOf(widening).every((each) => roundOff(each) <= own - leastLessening));
  }

  /** Whether a narrower step gains what truncation of that accuracy does; one that no longer reaches a seam gains more. */
  isTruncation(accuracy: number): boolean {
    const gained = this.missed(1) - this.missed(2 ** -narrower);
    return Math.abs(gained - accuracy * narrower) <= 1.5;
  }

  isComplexTooWide(): boolean {
    const own = this.missed(1);
    return complexNarrow.some((widening) => this.missed(widening) <= own - leastGain);
  }

  private runOf(widening: number): ReturnType<typeof bookedRun> {
    return bookedRun(this.suspect.method, this.problem, { ...this.suspect, widening });
  }

  /** The size of what the formula misses, in exact arithmetic, as a logarithm; Infinity where it has no value. */
  private missed(widening: number): number {
    const run = this.runOf(widening);
    const replay = replayOf(run, this.problem, this.laboratory);
    const exact = replay.at(run.result.line);
    const { A } = replay;
    return isInterval(exact) ? replay.sizeOf(A.sub(exact, A.literal(this.suspect.truth))) : Infinity;
  }
}
