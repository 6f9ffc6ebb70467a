// The truncation errors of stencils by the Taylor series of the function, where steps are small beside the distance to what bounds it:
// no value of the function is needed for them. Certified, as the values are: what is left out of the series is bounded over a box.
import { inputSeries, taylor, type TaylorSeries } from '../arithmetics/taylor.js';
import type { Arithmetic } from '../arithmetic.js';
import { LongPolynomial } from '../arithmetics/long-polynomial.js';
import { longProduct } from '../arithmetics/long-product.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { awayFromZero, nearest } from '../arithmetics/interval/mpfr.js';
import { DiffcmpError, OutsideDomain, ProgramFailure, Undecided, Unsupported } from '../errors.js';
import type { HighPrecision } from './high-precision.js';
import type { Moments, SeriesOfFamily } from './moments.js';

/** Coefficients that are known; that of the next power is bounded. */
const degree = 16;
const seriesBits = 256;
const boxBits = 64;
/** Boxes to try, each an eighth as wide as the one before. */
const tries = 4;
/** A truncation error counts as known to so many bits: it is printed as a double. */
const settledBits = 60;
/** From so many on, a series takes less time than values at each step, whatever the program: as long as some hundred of these. */
const fewestSteps = 100;
/** Bytes that the numbers of a small program take. */
const smallProgram = 2 ** 17;
/** Truncation errors below this power of two count as 0, as those of values do. */
const negligible = -997;
/** Of smaller ones the powers that scale a product would be none. */
const leastStep = 2 ** -1000;

/** The truncation error of a method as a polynomial in the step. */
export class TruncationSeries {
  /** After `at`: the error as the sum of two doubles. */
  high = 0;
  low = 0;
  /** How far that may be off. */
  error = 0;

  /**
   * @param power of the step that the polynomial is multiplied by
   * @param widest step
   */
  constructor(
    private readonly polynomial: LongPolynomial,
    private readonly power: number,
    private readonly widest: number,
  ) {}

  /** Whether the error is known there: then it is in `high` and `low`, both 0 where it is below 2^-997 for certain. */
  at(delta: number): boolean {
    const { polynomial, power } = this;
    if (!(delta <= this.widest) || delta < leastStep) return false;
    this.high = this.low = this.error = 0;
    if (polynomial.isZero) return true;
    polynomial.evaluate(delta);
    const { high, low, error } = polynomial;
    const exponent = Math.floor(Math.log2(delta));
    const scaled = delta * 2 ** -exponent;
    const isNegligible = Math.log2(Math.abs(high) + error) + power * Math.log2(delta) < negligible - 1;
    if (isNegligible) return true;
    if (!(error <= 2 ** -settledBits * Math.abs(high))) return false;
    multiplied.set(high, low);
    for (let i = 0; i < power; i++) multiplied.by(scaled);
    const half = 2 ** Math.floor((power * exponent) / 2);
    const otherHalf = 2 ** (power * exponent - Math.floor((power * exponent) / 2));
    this.high = multiplied.high * half * otherHalf;
    this.low = multiplied.low * half * otherHalf;
    this.error = 1.001 * (error / Math.abs(high)) * Math.abs(this.high);
    return true;
  }
}

/**
 * The series of each method's truncation error, where the function has a Taylor series about the point that is bounded; null where not.
 *
 * @throws DiffcmpError `internal` where its slope is another than the certified one
 */
export function truncationSeries(high: HighPrecision, family: SeriesOfFamily, steps: number): TruncationSeries[] | null {
  high.begin(seriesBits);
  const { truth } = high;
  try {
    if (!pays(high, family, steps)) return null;
    const { distance, agrees, terms } = high.onBench(seriesBits, (A) => {
      const coefficients = coefficientsOf(high, A);
      return {
        distance: distanceOf(A, coefficients),
        agrees: isSlope(high, A, coefficients, truth),
        terms: family.moments.map((moments) => truncationTerms(A, moments, coefficients)),
      };
    });
    for (let i = 0, reach = 2 ** Math.floor(Math.log2(distance) - 3); i < tries; i++, reach /= 8) {
      const rest = restWithin(high, reach, family);
      if (rest === Infinity) continue;
      if (!agrees) throw disagreement();
      return terms.map((each, place) => truncationOf(each, family.moments[place] as Moments, rest, reach));
    }
    return null;
  } catch (error) {
    if (hasNoSeries(error)) return null;
    throw error;
  }
} // prettier-ignore

/** Whether values at all steps would take longer; of a program of few operations neither takes long. */
function pays(high: HighPrecision, { imaginary }: SeriesOfFamily, steps: number): boolean {
  if (steps >= (imaginary === null ? fewestSteps : 3 * fewestSteps)) return true;
  return high.onBench(boxBits, (A) => {
    const { problem } = high;
    problem.program.link(A)(problem.point.map((x) => A.literal(x)), problem.budget); // prettier-ignore
    return A.mpfr.used < smallProgram;
  });
}

/** The series is a third root of the derivative, which the other two must not contradict. */
function isSlope({ problem }: HighPrecision, A: IntervalArithmetic, coefficients: Coefficients, truth: Interval): boolean {
  const coefficient = coefficients[problem.order] ?? A.literal(0);
  const derivative = problem.order === 1 ? coefficient : A.mul(A.literal(2), coefficient);
  return A.isExactZero(truth) || A.containsZero(A.sub(derivative, truth)); // a truth that rounds to 0 counts as 0
} // prettier-ignore

const disagreement = (): DiffcmpError =>
  new DiffcmpError('internal', 'the series of the sweep and the certified truth disagree about the derivative', {
    hint: 'please report this expression and point',
  });

/** The terms of a truncation error: from the lowest power that a method doesn't cancel, as sums of two doubles, with what these may be off. */
interface Terms {
  readonly first: number;
  readonly highs: Float64Array;
  readonly lows: Float64Array;
  readonly radii: Float64Array;
}

function truncationTerms(
  A: IntervalArithmetic,
  { order, of: momentOf, divisor }: Moments,
  coefficients: Coefficients,
): Terms {
  let first = order + 1;
  while (first < degree - 1 && momentOf(first) === 0) first++;
  const count = degree - first;
  const [highs, lows, radii] = [new Float64Array(count), new Float64Array(count), new Float64Array(count + 1)];
  for (let place = 0; place < count; place++) {
    const coefficient = coefficients[first + place];
    const moment = momentOf(first + place);
    if (coefficient === undefined || moment === 0) continue;
    const term = A.div(A.mul(coefficient, A.literal(moment)), A.literal(divisor));
    [highs[place], lows[place], radii[place]] = partsOf(A, term);
  }
  return { first, highs, lows, radii };
}

function truncationOf({ first, highs, lows, radii }: Terms, moments: Moments, rest: number, reach: number): TruncationSeries {
  const { order, sizeOf: sizeOfMoment, divisor, furthest } = moments;
  radii[degree - first] = ((rest * sizeOfMoment(degree)) / divisor) * (1 + 2 ** -50);
  return new TruncationSeries(new LongPolynomial(highs, lows, radii), first - order, Math.min(reach / furthest, 1));
} // prettier-ignore

/** A number as the sum of two doubles, and how far that may be off. */
function partsOf({ mpfr }: IntervalArithmetic, x: Interval): [high: number, low: number, radius: number] {
  const high = mpfr.toDouble(x.lo, nearest);
  const rest = mpfr.allocate();
  mpfr.call.mpfr_sub_d(rest, x.lo, high, nearest);
  const low = mpfr.toDouble(rest, nearest);
  const off = [x.lo, x.hi].map((end) => {
    mpfr.call.mpfr_sub_d(rest, end, high, awayFromZero);
    mpfr.call.mpfr_sub_d(rest, rest, low, awayFromZero);
    return Math.abs(mpfr.toDouble(rest, awayFromZero));
  });
  return [high, low, Math.max(...off)];
}

type Coefficients = readonly (Interval | undefined)[];

const hasNoSeries = (error: unknown): boolean =>
  error instanceof Undecided || error instanceof OutsideDomain || error instanceof ProgramFailure || error instanceof Unsupported; // prettier-ignore

/** A bound of the coefficient of h^degree at all points that are no further away; Infinity where there is none. */
function restWithin(high: HighPrecision, reach: number, { imaginary }: SeriesOfFamily): number {
  try {
    return high.onBench(boxBits, (A) => {
      const x = A.literal(high.problem.point[high.input] as number);
      const step = A.symmetric(A.literal(reach));
      // ties and jumps at the point show beside it, which imaginary steps don't reach
      const rest = boundOf(A, seriesOver(high, A, A.add(x, step)).at(degree));
      if (imaginary === null || rest === Infinity) return rest;
      const coefficient = seriesOver(high, imaginary(A), { re: x, im: step }).at(degree);
      return boundOf(A, coefficient?.re) + boundOf(A, coefficient?.im);
    });
  } catch (error) {
    if (hasNoSeries(error)) return Infinity;
    throw error;
  }
} // prettier-ignore

function boundOf({ mpfr }: IntervalArithmetic, x: Interval | undefined): number {
  if (x === undefined) return 0;
  const size = Math.max(...[x.lo, x.hi].map((end) => Math.abs(mpfr.toDouble(end, awayFromZero))));
  return Number.isNaN(size) ? Infinity : size;
}

/** The coefficients at the point. */
function coefficientsOf(high: HighPrecision, A: IntervalArithmetic): Coefficients {
  const output = seriesOver(high, A, A.literal(high.problem.point[high.input] as number));
  return Array.from({ length: degree + 1 }, (_, k) => output.at(k));
}

/** The series of the function where the input is that number, or in that box. */
function seriesOver<T>({ problem, input }: HighPrecision, A: Arithmetic<T>, at: T): TaylorSeries<T> {
  const S = taylor(A, degree);
  const inputs = problem.point.map((x) => S.literal(x));
  inputs[input] = inputSeries(A, at);
  return problem.program.link(S)(inputs, problem.budget);
}

/** How far away no known term is larger than the first: about as far as the series converges. */
function distanceOf({ mpfr }: IntervalArithmetic, coefficients: Coefficients): number {
  const sizes = coefficients.map((each) => each === undefined ? -Infinity : Math.max(mpfr.exponent(each.lo), mpfr.exponent(each.hi))); // prettier-ignore
  const first = sizes.findIndex((size, k) => k > 0 && size > -Infinity);
  const distances = sizes.map((size, k) => (k > first ? ((sizes[first] as number) - size) / (k - first) : Infinity));
  const least = first < 0 ? Infinity : Math.min(...distances);
  return least === Infinity ? 1 : 2 ** least;
}

/** A product of a sum of two doubles, kept as such. */
const multiplied = {
  high: 0,
  low: 0,
  set(high: number, low: number): void {
    this.high = high;
    this.low = low;
  },
  by(factor: number): void {
    const { high, low } = longProduct(this, factor);
    this.high = high + low;
    this.low = low - (this.high - high);
  },
};
