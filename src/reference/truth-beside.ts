// The truth about a point at which the function has no value: what there is beside it, by series, confirmed by values there.
import { DiffcmpError, EvaluationError, Undecided } from '../errors.js';
import { component, outputCount } from '../program/outputs.js';
import { Experiment } from './experiment.js';
import type { Laboratory } from './laboratory.js';
import { judge } from './one-sided.js';
import { SeriesSides } from './series-sides.js';
import type { Question, Truth, Verdict } from './verdict.js';

/** Precisions tried in turn: limits settle early, but digits that cancel beside the point, as in (1 - cos(x))/x^2, take as many. */
const besideBits = [128, 512, 2048, 4096] as const;

/** Where nothing is known of the sides. */
const nothing: Verdict = {
  status: 'undefined',
  left: null,
  right: null,
  message: 'the function has no value there',
  kind: null,
  limit: null,
};

/**
 * The verdicts by each input of a function without a value at the point: the slopes of what it continues to on each side, the kind
 * of the point, the limit where there is one; of several outputs those of each. Never throws for what a program may do, nor where
 * values contradict the series: then nothing is known, and nothing more is said than that there is no value.
 */
export function findTruthBeside(laboratory: Laboratory, question: Question): Truth {
  const { program } = question;
  const outputs = Array.from({ length: outputCount(program) }, (_, place) => component(program, place));
  const bits = besideBits[0];
  const gradient = outputs.flatMap((each) => verdictsBeside(laboratory, { ...question, program: each, order: 1 }));
  return { values: outputs.map(() => null), bits, outOfTime: false, gradient, hessian: null };
}

function verdictsBeside(laboratory: Laboratory, question: Question): Verdict[] {
  const { wrt, budget } = question;
  const { mpfr } = laboratory.bench;
  const experiment = new Experiment(laboratory, question, false);
  const verdicts = wrt.map((): Verdict | undefined => undefined);
  const settle = (bits: number): void => {
    experiment.bits = bits;
    mpfr.reset(bits);
    const sides = new SeriesSides(experiment);
    for (const index of wrt.keys()) verdicts[index] ??= verdictBeside(experiment, sides, index);
  };
  try {
    for (const bits of besideBits) {
      mpfr.watch.until(budget.deadline ?? Infinity, () => settle(bits));
      if (!verdicts.includes(undefined)) break;
    }
  } catch (error) {
    if (!(error instanceof EvaluationError || error instanceof DiffcmpError)) throw error;
  }
  return verdicts.map((verdict) => verdict ?? nothing);
}

/** Undefined where this precision doesn't tell. */
function verdictBeside(experiment: Experiment, sides: SeriesSides, index: number): Verdict | undefined {
  try {
    const [left, right] = sides.both(index);
    return judge(experiment, index, left, right, true);
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}
