// Differences along one input, or across two, at the steps that suit the function; their arithmetic is the method's.
import { bends, converges } from './convergence.js';
import { exactStep, vanishingStep, type Neighbourhood } from './differences.js';
import {
  extrapolate,
  Fits,
  weightedTerms,
  weightsOf,
  type Extrapolation,
  type DerivativePart,
} from './extrapolation.js';
import type { Kit } from './kit.js';
import { Ladder, type StepSample, type View } from './ladder.js';
import type { Format } from '../arithmetics/formats.js';
import type { Problem } from './method.js';
import { bestExtrapolation } from './step-search.js';

/** A rounded value deviates by 0.29 units in its last place; what a good library computes, by little more. */
const roundingDeviation = 0.3;
/** The widest step, as a part of max(|x|, 2.5): it stays away from 0, where many a function ends or has a pole. */
const firstStep = 0.4;

/** The first step of the ladder of an input. @throws EvaluationError where it vanishes beside x */
export function widestStep(problem: Problem, input: number): number {
  const { format, delta, point } = problem;
  const x = format.round(point[input] as number);
  const widest = delta ?? firstStep * Math.max(Math.abs(x), 2.5);
  if (exactStep(format, x, widest) === 0) throw vanishingStep(problem, input, widest);
  return widest;
}

/** The unit in the last place; not so small that squares of it vanish. */
const unitOf = (value: number, format: Format): number => Math.max(format.ulp(value), 1e-290);

const makeFits = (): Fits => new Fits();

/** A step, and by how much the differences over it count. */
interface WeightedStep {
  readonly step: number;
  readonly weight: number;
}

/** The same of two inputs, each with its own step. */
interface WeightedCorners {
  readonly steps: readonly [number, number];
  readonly weight: number;
}

/** Extrapolations along inputs, through one point. What chooses and judges them isn't counted as operations. */
export class Directions {
  private readonly center;
  private readonly A;
  private readonly fits;

  constructor(
    private readonly problem: Problem,
    kit: Kit,
    private readonly near: Neighbourhood,
  ) {
    this.A = kit.real;
    this.fits = kit.of(makeFits);
    const value = near.atPoint();
    this.center = { size: Math.abs(value), noise: roundingDeviation * unitOf(value, problem.format) };
  }

  /** The first derivative by an input; why there is none, where differences don't converge. */
  along(input: number): Extrapolation | string {
    const { format } = this.problem;
    const x = this.near.x[input] as number;
    const widest = widestStep(this.problem, input);
    const ladder = new Ladder(widest, (step) => this.pair(input, exactStep(format, x, step)), this.center, firstStep * Math.abs(x)); // prettier-ignore
    const answer = bestExtrapolation(ladder, this.fits);
    if (ladder.taken.length === 0) return this.failure(input, 'f has no values on both sides of the point');
    if (answer === null || !converges(ladder, answer))
      return this.failure(input, 'f has a kink or a jump there, an infinite slope, or noise');
    const { samples, degree, scatter } = answer;
    const { value, estimate } = this.sum(answer, 'value');
    return { samples, degree, value, estimate, scatter };
  }

  /** The steps of the first derivative by an input, with the weights of their differences; null where these don't converge. */
  planOf(input: number): readonly WeightedStep[] | null {
    const answer = this.along(input);
    return typeof answer === 'string' ? null : this.weighted(answer, 'value');
  }

  /** The second derivative by an input, from the samples of the first. */
  second(input: number, first: Extrapolation): number | string {
    const answer = this.bent(first);
    return answer === null
      ? this.failure(input, 'its slope has a kink or a jump there')
      : this.sum(answer, 'slope').value;
  }

  /** As `planOf`, of the second derivative by an input. */
  secondPlanOf(input: number): readonly WeightedStep[] | null {
    const first = this.along(input);
    const answer = typeof first === 'string' ? null : this.bent(first);
    return answer && this.weighted(answer, 'slope');
  }

  private weighted(answer: Extrapolation, part: DerivativePart): WeightedStep[] {
    const weights = weightsOf(this.fits, answer, this.center.noise, part);
    return answer.samples.map(({ step }, i) => ({ step, weight: weights[i] as number }));
  }

  /** The extrapolation of the slope's slope; null where it doesn't converge. */
  private bent({ samples }: Extrapolation): Extrapolation | null {
    const answer = extrapolate(this.fits, samples, this.center.noise, 'slope');
    return answer !== null && bends(answer) ? answer : null;
  }

  /** The mixed derivative by two inputs, with steps as wide as suit each of them at first. */
  across(row: number, first: Extrapolation, column: number, second: Extrapolation): number | string {
    const found = this.cornersFrom(row, first, column, second);
    return found === null ? this.failure(row, 'those across have no limit') : this.sum(found.answer, 'value').value;
  }

  /** As `planOf`, of the mixed derivative by two inputs. */
  acrossPlanOf(row: number, column: number): readonly WeightedCorners[] | null {
    const [first, second] = [this.along(row), this.along(column)];
    if (typeof first === 'string' || typeof second === 'string') return null;
    const found = this.cornersFrom(row, first, column, second);
    if (found === null) return null;
    const weights = weightsOf(this.fits, found.answer, this.center.noise, 'value');
    return found.answer.samples.map((sample, i) => ({
      steps: found.stepsOf.get(sample) ?? [NaN, NaN],
      weight: weights[i] as number,
    }));
  }

  /** The extrapolation of differences of differences; null where they don't converge. */
  private cornersFrom(
    row: number,
    first: Extrapolation,
    column: number,
    second: Extrapolation,
  ): { readonly answer: Extrapolation; readonly stepsOf: ReadonlyMap<View, readonly [number, number]> } | null {
    const { format } = this.problem;
    const [x, y] = [this.near.x[row] as number, this.near.x[column] as number];
    const [widestRow, widestColumn] = [(first.samples[0] as StepSample).step, (second.samples[0] as StepSample).step];
    const stepsOf = new Map<View, readonly [number, number]>();
    const viewOf = (part: number): View => {
      const [h, k] = [exactStep(format, x, part * widestRow), exactStep(format, y, part * widestColumn)];
      const view = this.corners(row, h, column, k, widestRow * widestColumn);
      stepsOf.set(view, [h, k]);
      return view;
    };
    const ladder = new Ladder(1, viewOf, this.center, 0);
    const answer = bestExtrapolation(ladder, this.fits);
    return answer !== null && converges(ladder, answer) ? { answer, stepsOf } : null;
  }

  /** The values on both sides; towards 0 first, where the domain is likelier to end. */
  private pair(input: number, step: number): View {
    if (step === 0) return null;
    const { A, near } = this;
    const x = near.x[input] as number;
    if (x > 0) {
      const minus = near.along(input, A.sub(x, step));
      return Number.isFinite(minus) ? this.sample(step, step, [near.along(input, A.add(x, step)), minus]) : 'outside';
    }
    const plus = near.along(input, A.add(x, step));
    return Number.isFinite(plus) ? this.sample(step, step, [plus, near.along(input, A.sub(x, step))]) : 'outside';
  }

  private corners(row: number, h: number, column: number, k: number, unit: number): View {
    if (h === 0 || k === 0) return null;
    const { A, near } = this;
    const [x, y] = [near.x[row] as number, near.x[column] as number];
    const ys = [A.add(y, k), A.sub(y, k)];
    const values = [A.add(x, h), A.sub(x, h)].flatMap((left) =>
      ys.map((right) => near.across(row, left, column, right)),
    );
    return this.sample(Math.sqrt((h * k) / unit), h * k, values);
  }

  private sample(step: number, divisor: number, values: readonly number[]): View {
    const center = this.near.atPoint();
    const count = values.length;
    const difference = (values[0] as number) - (values[1] as number);
    const across = count === 2 ? 0 : (values[2] as number) - (values[3] as number);
    const quotient = (difference - across) / count / divisor;
    let rises = 0;
    for (let k = 0; k < count; k++) rises += (values[k] as number) - center;
    const rise = rises / count;
    if (!Number.isFinite(quotient) || !Number.isFinite(rise)) return 'outside';
    return { step, values, quotient, divisor, rise, noise: this.noiseOf(values) };
  }

  private failure(input: number, reason: string): string {
    return `the differences by ${this.problem.program.inputs[input] as string} don't converge: ${reason}`;
  }

  /** The deviation of the mean of rounded values; on both sides of a symmetry they are rounded alike. */
  private noiseOf(values: readonly number[]): number {
    const { format } = this.problem;
    // most are pairs: for them without a list
    const size =
      values.length === 2
        ? Math.hypot(unitOf(values[0] as number, format), unitOf(values[1] as number, format))
        : Math.hypot(...values.map((value) => unitOf(value, format)));
    return roundingDeviation * (size / Math.sqrt(values.length));
  }

  /** The extrapolation in the arithmetic of the method, with the rounding of that in its estimate. */
  private sum(answer: Extrapolation, part: DerivativePart): { value: number; estimate: number } {
    const { A } = this;
    const center = this.near.atPoint();
    const weights = weightsOf(this.fits, answer, this.center.noise, part);
    const dividends = answer.samples.map(({ values }) => {
      const [a, b] = [values[0] as number, values[1] as number];
      if (part === 'slope') return A.add(A.sub(a, center), A.sub(b, center));
      const difference = A.sub(a, b);
      return values.length === 2 ? difference : A.sub(difference, A.sub(values[2] as number, values[3] as number));
    });
    const terms = weightedTerms(A, weights, dividends, answer.samples[0]?.values.length ?? 1);
    const value = terms.reduce((sum, term) => A.add(sum, term));
    return { value, estimate: answer.estimate + (this.problem.format.epsilon / 2) * Math.hypot(...terms) };
  }
}
