// The search for the steps at which a function looks like a polynomial, down the ladder and up again, by few samples.
import { extrapolate, roundingScatter, type Extrapolation, type Fits } from './extrapolation.js';
import type { Ladder, StepSample, Samples } from './ladder.js';

/** Samples that an answer rests on: beyond ten, the gain isn't worth the evaluations. */
const enough = 10;
/** Samples at which to stop where values scatter and each narrower step is a little better. */
const most = 18;
/** The scatter of a function that is a polynomial but for its own rounding. */
const smoothScatter = 5;
/** Rungs to jump where nothing says how far the scale of the function is: a factor of 840. */
const leap = 20;
/** Places of the ladder to look at. */
const looks = 9;

/** How the sizes of successive terms compare at three steps, 1 where the widest suits ten samples: too wide beyond 6. */
const tooWide = 6;
const farTooWide = 15;

/**
 * The best extrapolation, at the steps where the samples look most like a polynomial; null where they do nowhere.
 * @param wanted samples to rest an answer on, where they suffice; six at least
 */
export function bestExtrapolation(ladder: Ladder, fits: Fits, wanted = enough): Extrapolation | null {
  return new StepSearch(ladder, fits, wanted).run();
}

class StepSearch {
  private best: Extrapolation | null = null;
  /** The lowest rung that is too wide, the highest that isn't, and the highest whose step vanishes beside the point. */
  private wide = -1;
  private narrow: number | null = null;
  private bottom = Infinity;
  /** The highest rung where the function is nearly linear, for want of a better place. */
  private linear: number | null = null;

  constructor(
    private readonly ladder: Ladder,
    private readonly fits: Fits,
    private readonly wanted: number,
  ) {}

  run(): Extrapolation | null {
    let top: number | null = 0;
    for (let look = 0; look < looks && top !== null; look++) top = this.next(top);
    if (top !== null && this.narrow !== null) this.settle(this.narrow);
    if (this.best === null) this.extrapolateFrom(this.linear ?? 0);
    return this.best;
  }

  /** Looks at three samples from a rung down. The rung to look at next; null when the search is over. */
  private next(top: number): number | null {
    const samples = this.ladder.first(3, top);
    if (samples.length < 3 && this.ladder.at(top + samples.length) === null) {
      this.bottom = Math.min(this.bottom, top);
      return this.narrow === null ? this.between(this.wide, this.bottom) : this.settle(this.narrow);
    }
    const { growth, isLinear } = samples.length < 3 ? edge : growthOf(samples);
    if (isLinear) this.linear = Math.min(this.linear ?? top, top);
    if (growth > tooWide) return this.below(top, samples, growth);
    this.narrow = top;
    const wider = Math.max(this.wide + 1, top - this.ladder.rungsOf(1 / Math.sqrt(growth)));
    return wider < top - 2 ? wider : this.settle(top);
  }

  /** Where to go from steps that are too wide. */
  private below(top: number, samples: Samples, growth: number): number | null {
    this.wide = Math.max(this.wide, top);
    if (this.narrow !== null)
      return this.narrow - this.wide > 4 ? this.between(this.wide, this.narrow) : this.settle(this.narrow);
    if (growth < farTooWide) return this.above(top + 4);
    const likely = this.ladder.rungBelow(this.ladder.likely);
    if (likely > top + 2 && likely < Infinity) return this.above(likely);
    const [widest] = samples;
    if (samples.length < 3 || widest === undefined) return this.above(top + leap);
    // f'/f'', were these its differences: beside a pole, its distance
    const scale = Math.abs((widest.quotient * widest.divisor) / widest.rise / 2) * widest.step;
    const rung = this.ladder.rungBelow(0.7 * scale);
    return this.above(rung >= top + 4 ? Math.min(rung, top + 3 * leap) : top + leap);
  }

  private above(rung: number): number | null {
    return rung < this.bottom ? rung : this.between(this.wide, this.bottom);
  }

  private between(wide: number, narrow: number): number | null {
    const middle = Math.floor((wide + narrow) / 2);
    return middle > wide && middle < narrow ? middle : null;
  }

  /** Extrapolates from there; again from further down only where that isn't good. */
  private settle(top: number): number | null {
    const calmer = calmerStep(this.ladder.first(3, top), this.ladder.center.size);
    if (calmer !== null) {
      const { answer } = this.extrapolateFrom(this.ladder.rungBelow(calmer));
      if (answer !== null && answer.scatter < roundingScatter) return null;
    }
    const { answer, improves } = this.extrapolateFrom(top);
    if (answer === null || answer.scatter < roundingScatter) return null;
    if (!improves && answer.estimate < 1e-3 * Math.abs(answer.value)) return null;
    this.wide = top;
    this.narrow = null;
    return this.above(top + leap);
  }

  /** Takes samples from there down as long as it is worth it. */
  private extrapolateFrom(top: number): { answer: Extrapolation | null; improves: boolean } {
    const samples: StepSample[] = [];
    let answer: Extrapolation | null = null;
    let unimproved = 0;
    const update = (): void => {
      const latest = extrapolate(this.fits, samples, this.ladder.center.noise, 'value');
      const before = answer?.estimate ?? Infinity;
      if (latest !== null && latest.estimate < before) answer = latest;
      unimproved = answer !== null && answer.estimate > 0.8 * before ? unimproved + 1 : 0;
    };
    const next = this.ladder.downFrom(top);
    for (let sample = next(); sample !== null; sample = next()) {
      samples.push(sample);
      if (samples.length < this.wanted) continue;
      update();
      if (this.isSettled(answer) || samples.length >= most || unimproved >= 2) break;
    }
    if (samples.length < this.wanted) update();
    const improves = samples.length >= most && unimproved === 0;
    const best = improves ? withDoubt(answer) : answer;
    if (best !== null && !(best.estimate >= (this.best?.estimate ?? Infinity))) this.best = best;
    return { answer: best, improves };
  }

  private isSettled(answer: Extrapolation | null): boolean {
    return answer !== null && answer.samples.length >= this.wanted && answer.scatter < smoothScatter;
  }
}

/** A function that is no polynomial at any step is further from the answer than one that is, but for its scatter. */
function withDoubt(answer: Extrapolation | null): Extrapolation | null {
  return answer === null || answer.scatter < roundingScatter ? answer : { ...answer, estimate: 4 * answer.estimate };
}

interface Growth {
  readonly growth: number;
  readonly isLinear: boolean;
}
const edge: Growth = { growth: Infinity, isLinear: false };

/**
 * By what factor the terms of order step⁵ and step⁶ are larger, beside those of step³ and step⁴, than ten samples from these
 * steps down can do with. Terms that rounding hides don't tell; then the terms before them do, or nothing does.
 */
function growthOf(samples: Samples): Growth {
  const [first, second, third] = samples as readonly [StepSample, StepSample, StepSample];
  const noise = Math.max(first.noise, second.noise, third.noise);
  const { divisor } = first;
  const at = [1, (second.step / first.step) ** 2, (third.step / first.step) ** 2, 0];
  const odd = newtonTerms(at, [first.quotient * divisor, second.quotient * divisor, third.quotient * divisor]);
  const even = newtonTerms(at, [first.rise, second.rise, third.rise, 0]);
  const low = Math.max(odd[0] as number, even[1] as number);
  const middle = Math.max(odd[1] as number, even[2] as number);
  const high = Math.max(odd[2] as number, even[3] as number);
  // what noise makes of the divided differences at these places
  const [hidesLow, hidesMiddle, hidesHigh] = [3 * noise, 12 * noise, 80 * noise];
  const isLinear = middle < low / 100;
  // terms that are small beside the first and yet grow as those of noise do are more noise than rounding makes
  if (isLinear && high > 4.5 * middle)
    return { growth: Math.min(1, (3 * Math.max(middle, hidesMiddle)) / low), isLinear };
  if (high > hidesHigh) return { growth: (10 * high) / Math.max(middle, hidesMiddle), isLinear };
  if (middle > hidesMiddle) return { growth: Math.min(1, (10 * hidesHigh) / middle), isLinear };
  return { growth: low > hidesLow ? Math.min(1, (3 * hidesMiddle) / low) : 1e-3, isLinear };
}

/** The sizes of the terms of the polynomial through values, at the place 1, by Newton's divided differences, for which their list is used. */
function newtonTerms(at: readonly number[], differences: number[]): number[] {
  const terms: number[] = [];
  for (let order = 0; order < differences.length; order++) {
    terms.push(Math.abs(differences[0] as number));
    for (let i = 0; i + order + 1 < differences.length; i++)
      differences[i] =
        ((differences[i] as number) - (differences[i + 1] as number)) /
        ((at[i] as number) - (at[i + order + 1] as number));
  }
  return terms;
}

/**
 * Where values shrink faster than the step and are large beside that at the point, nearer is better: there they are rounded
 * finer. The step at which they are of its size, by the power they shrink with; null where that is no gain.
 */
function calmerStep(samples: Samples, center: number): number | null {
  const [widest, , narrowest] = samples;
  if (widest === undefined || narrowest === undefined || center === 0) return null;
  const sizeOf = ({ quotient, divisor, rise }: StepSample): number => Math.hypot(quotient * divisor, rise);
  const power = Math.log(sizeOf(widest) / sizeOf(narrowest)) / Math.log(widest.step / narrowest.step);
  const step = 2 * narrowest.step * (center / sizeOf(narrowest)) ** (1 / power);
  return power > 1.5 && step < narrowest.step / 10 ? step : null;
}
