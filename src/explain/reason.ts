// From a method's own run and the same in high precision to a reason: the first line that loses bits, and why.
import type { Format } from '../arithmetics/formats.js';
import type { MethodKind } from '../methods/table.js';
import { rules } from '../primitives.js';
import { neededLines, type BookedRun } from './booked-runs.js';
import type { LossReason } from './causes.js';
import type { BookedDecision, LedgerLine } from './ledger.js';
import { excuseOf, lossesBefore, relativeError, type LossStep } from './losses.js';
import { isInterval, type Replay, type WithoutValue } from './replay.js';
import { isSaturated } from './saturation.js';
import { choosesOtherwise, routePartingOf, type Seams } from './routes.js';

/** What a run is held against. */
export interface Inquiry {
  readonly run: BookedRun;
  readonly replay: Replay;
  /** The function at the point, over plain numbers. */
  readonly atPoint: BookedRun;
  /** The turns there at which the point lies on the seam. */
  readonly seams: Seams;
  /** How far half a unit in the last place of the inputs moves the derivative, as a logarithm. */
  readonly sway: number;
  /** The certified derivative. */
  readonly truth: number;
  readonly format: Format;
  readonly kind: MethodKind;
  /** Whether it differentiates a formula of its own. */
  readonly isSymbolic: boolean;
  /** Whether the program is a function of a file, whose control flow is a path. */
  readonly isOfFile: boolean;
}

/** A reason with the place in the ledger that it is about. */
export interface Reason {
  readonly cause: LossReason;
  /** The line that is to blame; null: the whole formula. */
  readonly line: number | null;
  /** The relation that is decided otherwise, where one is. */
  readonly decision: BookedDecision | null;
  readonly lostBits: number;
  /** Whether evaluations of a difference part there, or the point is on a seam, which may not be what makes its error. */
  readonly isParting?: true;
}

/** Losses below count as rounding. */
const leastLoss = 3;
/** The first loss of all that is to be named is this part of the largest, at least. */
const leastShare = 0.25;

/** Whether a number is off by rounding alone: by no more than the least loss, of the half unit that rounding itself makes. */
export function isRounding(given: number, truth: number, { significandBits, ulp }: Format): boolean {
  const rounding = Math.max(Math.abs(truth) / 2 ** significandBits, ulp(truth) / 2);
  return Math.abs(given - truth) <= rounding * 2 ** leastLoss;
}

/**
 * Null: nothing is lost but by rounding, or what is measured shows no reason. What counts is what the method gave: where
 * errors within it cancel, so that it is as near the truth as its inputs let it be, these are all there is to name.
 */
export function reasonFor(inquiry: Inquiry): Reason | null {
  const { run, replay, truth, format } = inquiry;
  const { line } = run.result;
  const exact = replay.at(line);
  if (!isInterval(exact)) return undefinedReason(inquiry);
  if (run.isOfValue === true) return roundingReason(inquiry);
  if (isExcused(inquiry)) {
    const otherwise = otherwiseReason(inquiry);
    // a difference does no better there; what a formula loses by cancellation, it loses at the point that is given
    if (otherwise !== null || isDifference(inquiry.kind)) return otherwise;
  }
  const { A } = replay;
  const ofFormula = replay.sizeOf(A.sub(exact, A.literal(truth)));
  const isFormulaRight = ofFormula <= Math.log2(Math.abs(truth)) - format.significandBits + 2;
  return !isFormulaRight && ofFormula > replay.error(line) ? formulaReason(inquiry) : roundingReason(inquiry);
}

/** Whether half a unit in the last place of the inputs would move the derivative about as far as the method is off. */
function isExcused({ run, replay, truth, sway }: Inquiry): boolean {
  const { value } = run.result;
  const { A } = replay;
  return Number.isFinite(value) && replay.sizeOf(A.sub(A.literal(value), A.literal(truth))) < sway + leastLoss;
}

/** The formula itself gives another number than the truth, in exact arithmetic. */
function formulaReason(inquiry: Inquiry): Reason | null {
  const { run, replay, kind, isSymbolic } = inquiry;
  const lostBits = bitsLost(inquiry);
  const active = activeLines(run);
  const { decisions } = run.ledger;
  const isActive = ({ x, y }: BookedDecision): boolean => active[x] === 1 || active[y] === 1;
  const otherwise = otherwiseReason(inquiry);
  if (otherwise !== null) return otherwise;
  if (isDifference(kind))
    return partingReason(inquiry, lostBits) ?? { cause: 'step-too-wide', line: null, decision: null, lostBits };
  if (isSymbolic) return { cause: 'wrong-rule', line: null, decision: null, lostBits };
  const tie = decisions.find((each) => isActive(each) && replay.isTie(each));
  if (tie !== undefined) return { ...branchReason(inquiry, tie, lostBits), isParting: true };
  return kind === 'complex-step' ? { cause: 'step-too-wide', line: null, decision: null, lostBits } : null;
}

/** A relation is decided, or a side chosen, otherwise than in exact arithmetic: the first one. */
function otherwiseReason(inquiry: Inquiry): Reason | null {
  const { run, replay } = inquiry;
  const lostBits = bitsLost(inquiry);
  const decided = run.ledger.decisions.find((each) => replay.decide(each) === !each.holds);
  const chosen = run.ledger.lines.findIndex((_, line) => choosesOtherwise(replay, line));
  if (chosen >= 0 && chosen < (decided?.after ?? Infinity))
    return { cause: 'branch', line: chosen, decision: null, lostBits };
  return decided === undefined ? null : branchReason(inquiry, decided, lostBits);
}

function branchReason({ isOfFile }: Inquiry, decision: BookedDecision, lostBits: number): Reason {
  const cause = isOfFile && decision.site !== null ? 'path' : 'branch';
  return { cause, line: null, decision, lostBits };
}

/** An evaluation of a difference takes another way than the function at the point. */
function partingReason(inquiry: Inquiry, lostBits: number): Reason | null {
  const { run, atPoint, seams, isOfFile } = inquiry;
  for (const evaluation of run.evaluations) {
    const parting = routePartingOf(run, evaluation, atPoint, seams);
    if (parting === null) continue;
    const cause = isOfFile && parting.decision?.site != null ? 'path' : 'branch';
    return { cause, ...parting, lostBits, isParting: true };
  }
  return null;
}

/** The formula has no value in exact arithmetic, though there is a derivative. */
function undefinedReason(inquiry: Inquiry): Reason | null {
  const { run, replay, kind, isSymbolic, atPoint } = inquiry;
  const { lines } = run.ledger;
  if (replay.at(run.result.line) === 'open' || Number.isFinite(run.result.value)) return null;
  const needed = neededLines(run);
  const born = lines.findIndex(({ value }, line) => needed[line] === 1 && Number.isNaN(value));
  const failed = lines.findIndex((_, line) => needed[line] === 1 && isFailure(replay.at(line)));
  if (failed < 0) return null;
  const lostBits = inquiry.format.significandBits;
  const line = born < 0 ? failed : born;
  const executed = new Set(atPoint.ledger.lines.map(({ span }) => span?.start));
  const { span } = lines[failed] as LedgerLine;
  if (span !== null && !isSymbolic && !executed.has(span.start))
    return { cause: 'untaken-undefined', line: failed, decision: null, lostBits };
  if (isDifference(kind) || kind === 'complex-step')
    return { cause: 'step-too-wide', line: failed, decision: null, lostBits };
  if (isSymbolic && replay.at(failed) === 'outside')
    return { cause: 'wrong-rule', line: failed, decision: null, lostBits };
  return { cause: 'zero-over-zero', line, decision: null, lostBits };
}

const isFailure = (number: ReturnType<Replay['at']>): number is WithoutValue =>
  number === 'pole' || number === 'outside';

/** The formula is right, and floating point isn't. */
function roundingReason(inquiry: Inquiry): Reason | null {
  const { run, replay, format, kind } = inquiry;
  const { line } = run.result;
  const steps = lossesBefore(replay, format, line);
  const beyond = firstLoss(steps, ({ lost }) => lost);
  if (beyond !== null) return reasonAt(inquiry, steps, beyond);
  const own = relativeError(replay, line);
  const { significandBits } = format;
  const inAll = firstLoss(steps, ({ lostInAll }) => lostInAll);
  const lostByIt = inAll === null ? null : reasonAt(inquiry, steps, inAll);
  // the inputs' last places would do as much to the result; where digits cancel, they are lost at the point that is given all the same
  if (own - Math.max(-significandBits, excuseOf(replay, line)) < leastLoss) {
    if (isDifference(kind)) return chosenOnTheWay(inquiry, steps);
    return lostByIt !== null && isSumOrDifference(run.ledger.lines[lostByIt.line ?? -1]) ? lostByIt : null;
  }
  // no operation loses more than the inputs' last places would do there, and yet these do nothing to the result
  const noNumber = steps.find((step) => Number.isNaN(run.ledger.lines[step.line]?.value));
  if (noNumber !== undefined)
    return { cause: 'zero-over-zero', line: noNumber.line, decision: null, lostBits: significandBits };
  if (isDifference(kind))
    return { cause: 'step-too-narrow', line, decision: null, lostBits: Math.round(own + significandBits) };
  return lostByIt;
}

/** The error comes by a step or a choice that is taken otherwise in exact arithmetic. */
function chosenOnTheWay(inquiry: Inquiry, steps: readonly LossStep[]): Reason | null {
  const step = steps.find(({ line }) => choosesOtherwise(inquiry.replay, line));
  return step === undefined ? null : { cause: 'branch', line: step.line, decision: null, lostBits: bitsLost(inquiry) };
}

const isSumOrDifference = (line: LedgerLine | undefined): boolean =>
  line?.source.kind === 'operation' && (line.source.name === 'add' || line.source.name === 'sub');

export const isDifference = (kind: MethodKind): boolean => kind === 'stencil' || kind === 'adaptive';

/** The place of the first loss that is worth a name. */
function firstLoss(steps: readonly LossStep[], lostBy: (step: LossStep) => number): number | null {
  const most = steps.reduce((sofar, step) => Math.max(sofar, lostBy(step)), 0);
  const first = steps.findIndex((step) => lostBy(step) >= Math.max(leastLoss, leastShare * most));
  return first < 0 ? null : first;
}

function reasonAt(inquiry: Inquiry, steps: readonly LossStep[], place: number): Reason | null {
  const step = steps[place] as LossStep;
  const cause = causeOf(inquiry, step, steps.slice(0, place));
  const lostBits = Math.round(step.lost >= leastLoss ? step.lost : step.lostInAll);
  return cause === null ? null : { cause, line: step.line, decision: null, lostBits };
}

function causeOf(inquiry: Inquiry, { line, origin }: LossStep, before: readonly LossStep[]): LossReason | null {
  const { run, replay, format, kind } = inquiry;
  const { source, value, inProgram } = run.ledger.lines[line] as LedgerLine;
  const leastNormal = Math.log2(format.ulp(0)) + format.significandBits - 1;
  if (origin === 'no-number') return 'zero-over-zero';
  if (origin === 'rounding') {
    if (!Number.isFinite(value)) return 'overflow';
    return replay.size(line) < leastNormal ? 'underflow' : null;
  }
  if (source.kind !== 'operation') return null;
  if (rules[source.name].kind === 'step') return 'branch';
  if (!inProgram && isDifference(kind)) return 'step-too-narrow';
  const start = before[0]?.line;
  return start !== undefined && isSaturated(run.ledger.lines, start, format) ? 'saturation' : 'cancellation';
}

/** How many bits of the result are wrong. */
function bitsLost({ run, truth, format: { significandBits } }: Inquiry): number {
  const relative = Math.abs(run.result.value - truth) / Math.abs(truth);
  const right = Math.floor(-Math.log2(relative));
  return significandBits - Math.max(0, Math.min(significandBits, Number.isNaN(right) ? 0 : right));
}

/** Lines that an input moves. */
function activeLines({ ledger: { lines } }: BookedRun): Uint8Array {
  const active = new Uint8Array(lines.length);
  lines.forEach(({ source }, line) => {
    if (source.kind === 'input') active[line] = 1;
    else if (source.kind === 'operation') active[line] = source.args.some((arg) => active[arg] === 1) ? 1 : 0;
  });
  return active;
}
