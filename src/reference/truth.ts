// The truth about a program at a point: enclosures with rising precision, agreed to by differences of values alone.
import { EvaluationError, TimeLimit } from '../errors.js';
import { component, outputCount } from '../program/outputs.js';
import { TimeBudget } from '../program/time.js';
import { withExactDigits } from './exact-fractions.js';
import { Experiment } from './experiment.js';
import { GradientTruth, reverseFrom } from './gradient-truth.js';
import { HessianTruth } from './hessian-truth.js';
import { exactPathEnds } from './exact-path.js';
import type { Laboratory } from './laboratory.js';
import { groupDigits } from '../text/numeral.js';
import { type Question, type Truth, type Verdict } from './verdict.js';

export { kindOfVerdict } from './verdict.js';
export type { Question, Side, SingularVerdict, Truth, Verdict } from './verdict.js';

/** Precisions tried in turn, in bits. */
const ladder = [128, 256, 512, 1024, 2048, 4096, 8192, 16384];
/** Bytes of enclosures that one truth may use up before the next precision is not tried. */
const maxBytes = 2 ** 28;
/**
 * Bytes of enclosures per operation of the function, measured at 128 bits: 37 for its value, 106 for value and all
 * derivatives by reverse mode; the check by differences keeps four values.
 */
const bytesPerOperation = 106 + 4 * 37;

/**
 * The certified truth: of several outputs each by itself, with an equal share of the time.
 *
 * @throws OutsideDomain where the function has no real value at the point
 * @throws StepLimit where the program runs too long; a function of a file may do so on its exact path alone, and is undecided then
 * @throws DiffcmpError `internal` where the two roots of the truth contradict each other
 */
export function findTruth(laboratory: Laboratory, question: Question): Truth {
  const { program, budget } = question;
  if (program.outputs === undefined) return truthOfNumber(laboratory, question);
  const outputs = outputCount(program);
  const time = new TimeBudget((budget.deadline ?? Infinity) - performance.now());
  const truths = Array.from({ length: outputs }, (_, place) => {
    const deadline = time.deadlineFor(1 / (outputs - place));
    const part = { ...question, program: component(program, place), budget: { ...budget, deadline } };
    return truthOfNumber(laboratory, part);
  });
  return {
    values: truths.flatMap(({ values }) => values),
    bits: truths.reduce((most, { bits }) => Math.max(most, bits), 0),
    outOfTime: truths.some(({ outOfTime }) => outOfTime),
    gradient: truths.flatMap(({ gradient }) => gradient),
    hessian: null,
  };
}

function truthOfNumber(laboratory: Laboratory, question: Question): Truth {
  const message = tooLarge(question);
  if (message !== null) return undecidedTruth(question, message);
  const experiment = new Experiment(laboratory, question);
  const gradient = new GradientTruth(experiment);
  const hessian = question.order === 1 ? null : new HessianTruth(experiment, gradient);
  const { mpfr } = laboratory.bench;
  let bytes = 0;
  let outOfTime = false;
  let isDoubted = false;
  for (const bits of ladder) {
    experiment.bits = bits;
    const end = endOf(() =>
      mpfr.watch.until(question.budget.deadline ?? Infinity, () => {
        mpfr.reset(bits);
        isDoubted = !experiment.witnessValue();
        if (isDoubted) return;
        gradient.settle(bits === ladder.at(-1));
        settleValue(experiment);
        hessian?.settle(gradient.smooth, bits === ladder.at(-1));
      }),
    );
    if (end !== null) {
      outOfTime = end instanceof TimeLimit;
      gradient.forgetSeams();
      experiment.openFor = whyEnded(end, question);
      break;
    }
    if (isDoubted) {
      experiment.openFor = 'an operation in double precision is far from its enclosure, so neither is trusted';
      break;
    }
    bytes += mpfr.used;
    const isOver = gradient.openInputs().length === 0 && (hessian === null || hessian.openPairs().length === 0);
    if (isOver && experiment.settledValue?.settled === true) break;
    if (bytes > maxBytes) {
      experiment.openFor = 'the budget for the truth is spent';
      gradient.forgetSeams();
      break;
    }
  }
  const open = (index: number, lastWord = gradient.lastWords.get(index)): Verdict => ({
    status: 'undecided',
    message: gradient.seams.get(index) ?? lastWord ?? experiment.openFor,
    enclosure: experiment.enclosures.get(index) ?? null,
    kind: gradient.seams.has(index) ? 'seam' : null,
  });
  const exact = (verdict: Verdict, by: readonly number[]): Verdict => {
    if (verdict.status !== 'certified') return verdict;
    const number = withExactDigits(question, verdict.number, by);
    return number === verdict.number ? verdict : { status: 'certified', number };
  };
  return {
    values: [experiment.settledValue && withExactDigits(question, experiment.settledValue, [])],
    bits: experiment.bits,
    outOfTime,
    gradient: gradient.verdicts.map((verdict, index) => exact(verdict ?? open(index), [index])),
    hessian:
      hessian === null
        ? null
        : hessian
            .whole((lastWord) => open(-1, lastWord))
            .map((row, i) => row.map((verdict, j) => exact(verdict, [i, j]))),
  };
}

/** Why a program is too large for enclosures of all its derivatives; null where it isn't. */
function tooLarge({ wrt, operations = 0 }: Question): string | null {
  const bytes = operations * bytesPerOperation;
  if (wrt.length < reverseFrom || bytes <= maxBytes) return null;
  const [needed, most] = [bytes, maxBytes].map((each) => `${groupDigits(Math.round(each / 1e6))} MB`);
  return `certifying ${groupDigits(operations)} operations would take about ${needed} of enclosures, and ${most} are the most`;
}

function undecidedTruth({ wrt, order }: Question, message: string): Truth {
  const open: Verdict = { status: 'undecided', message, enclosure: null };
  const gradient = wrt.map(() => open);
  const hessian = order === 1 ? null : wrt.map(() => gradient);
  return { values: [null], bits: 0, outOfTime: false, gradient, hessian };
}

/** What ended a run before its time, null where nothing did; what was settled before that stands. */
function endOf(action: () => void): EvaluationError | null {
  try {
    action();
    return null;
  } catch (error) {
    if (error instanceof EvaluationError) return error;
    throw error;
  }
}

/** @throws the error itself, unless it leaves the truth undecided */
function whyEnded(error: EvaluationError, { lineAt }: Question): string {
  const reason = lineAt === undefined ? null : exactPathEnds(error, lineAt);
  if (reason !== null) return reason;
  if (error instanceof TimeLimit) return 'the time for the truth is spent';
  throw error;
}

/** Where no run for a derivative has brought the value along: without inputs, and at singular points. */
function settleValue(experiment: Experiment): void {
  if (experiment.settledValue?.settled === true) return;
  const { openFor } = experiment;
  experiment.attempt(() => experiment.settleValue(experiment.value(experiment.lab.bench)));
  experiment.openFor = openFor; // a derivative is open for a reason of its own
}
