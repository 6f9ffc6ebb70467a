// The slope of a program along a line, by values alone: differences at steps that are searched for, with how far it may be off.
import { converges } from '../../methods/convergence.js';
import { Fits, roundingScatter, type Extrapolation } from '../../methods/extrapolation.js';
import { Ladder, type StepSample, type View } from '../../methods/ladder.js';
import { bestExtrapolation } from '../../methods/step-search.js';
import type { AskedBox } from './asked-box.js';
import type { ProbeLine } from './line.js';
import { isVeryNoisy, valueNoise, type Vicinity } from './vicinity.js';

export interface Slope {
  readonly value: number;
  /** How far the value may be off, for all that can be seen; Infinity where `fault` says why there is no slope. */
  readonly uncertainty: number;
  readonly fault: string | null;
  /** Values at steps on both sides, the widest first. */
  readonly samples: readonly StepSample[];
  /** The widest of the steps that the value rests on. */
  readonly step: number;
  /** How much values scatter about a smooth function, in units of their noise. */
  readonly scatter: number;
}

/** The first step, as a part of the unit. */
const firstStep = 0.4;
/** The estimate of an extrapolation is the error in 98 of 100 cases; times this, in all but a few of a thousand; noise hides waves as high as itself. */
const caution = { usual: 2, noisy: 4 };
/** A slope known to that part of itself is not looked for at wider steps. */
const fineEnough = 1e-8;
/** By how much wider steps are tried, at most, where the function is a line beneath its noise; and how often. */
const mostWidening = 1e6;
const widenings = 4;
/** A sample that the search asks for and that isn't there yet. */
class MissingSample extends Error {
  constructor(readonly step: number) {
    super('a sample is missing');
  }
}

export interface SlopeOptions {
  /** What the slope is said to be: where nothing is seen of it, steps are tried at which it would be. */
  readonly said: number;
  /** Steps that an answer should rest on. */
  readonly wanted?: number;
  /** The widest step at first, as a part of the unit of the line. */
  readonly first?: number;
}

export async function slopeAlong(
  box: AskedBox,
  around: Vicinity,
  line: ProbeLine,
  { said, wanted = 10, first = firstStep }: SlopeOptions,
): Promise<Slope> {
  const taken = new Map<number, View>();
  let widest = first * line.unit;
  const search = (from: number): Promise<Slope> => searchFrom(from, box, around, line, taken, wanted);
  let best = await search(widest);
  for (let look = 0; look < widenings; look++) {
    const { value, uncertainty, fault, step } = best;
    const size = Math.max(Math.abs(value), uncertainty > 0.1 * Math.abs(said) ? Math.abs(said) : 0);
    const isLine = fault === null && step >= widest / 3;
    if (!isLine || uncertainty <= fineEnough * size) break;
    const before = widest;
    widest *= Math.min(mostWidening, Math.max(10, uncertainty / (fineEnough * size)));
    const slope = await search(widest);
    const agrees = Math.abs(slope.value - value) <= slope.uncertainty + uncertainty;
    if (!agrees || !(slope.uncertainty < uncertainty / 2)) break;
    if (await bendsBetween(before, widest, slope, { box, around, line })) break;
    // what is said may still be right, and be no line so far off
    if (said !== 0 && !(Math.abs(slope.value) > slope.uncertainty)) continue;
    best = slope;
    // not even a change by a million times the size of the input shows: the function doesn't depend on it
    if (said === 0 && best.value === 0) break;
  }
  return best;
}

/** Steps that are looked at between two, as a factor; and by how many times its noise a difference shows. */
const between = 8;
const shows = 6;

/** Whether the function is no line from some steps to wider ones: then the slope of these is not that at the point, for all that noise hides nearer. */
async function bendsBetween(
  narrow: number,
  wide: number,
  { value, uncertainty }: Slope,
  { box, around, line }: { readonly box: AskedBox; readonly around: Vicinity; readonly line: ProbeLine },
): Promise<boolean> {
  const steps: number[] = [];
  for (let step = wide / between; step > narrow; step /= between) steps.push(line.exact(step));
  const answers = await box.atAll(steps.flatMap((step) => [line.at(step), line.at(-step)]));
  return steps.some((step, i) => {
    const sample = sampleOf(around, step, answers[2 * i]?.value ?? NaN, answers[2 * i + 1]?.value ?? NaN);
    if (sample === null || sample === 'outside') return true;
    return Math.abs(sample.quotient - value) > uncertainty + (shows * sample.noise) / step;
  });
}

async function searchFrom(
  widest: number,
  box: AskedBox,
  around: Vicinity,
  line: ProbeLine,
  taken: Map<number, View>,
  wanted: number,
): Promise<Slope> {
  const { value } = around.center;
  const center = { size: Math.abs(value), noise: valueNoise(around, value) };
  const view = (step: number): View => {
    const exact = line.exact(step);
    if (exact === 0) return null;
    const found = taken.get(exact);
    if (found === undefined) throw new MissingSample(exact);
    return found;
  };
  for (;;) {
    // the search begins anew with each sample: it is cheap beside asking
    const ladder = new Ladder(widest, view, center, firstStep * line.unit);
    try {
      return judgedSlope(ladder, bestExtrapolation(ladder, new Fits(), wanted), around);
    } catch (missing) {
      if (!(missing instanceof MissingSample)) throw missing;
      const [ahead, behind] = await box.atAll([line.at(missing.step), line.at(-missing.step)]);
      taken.set(missing.step, sampleOf(around, missing.step, ahead?.value ?? NaN, behind?.value ?? NaN));
    }
  }
}

function sampleOf(around: Vicinity, step: number, ahead: number, behind: number): View {
  const quotient = (ahead / 2 - behind / 2) / step;
  const rise = (ahead - around.center.value) / 2 + (behind - around.center.value) / 2;
  if (!Number.isFinite(quotient) || !Number.isFinite(rise)) return 'outside';
  const noise = Math.hypot(valueNoise(around, ahead), valueNoise(around, behind)) / Math.SQRT2;
  return { step, values: [ahead, behind], quotient, divisor: step, rise, noise };
}

function judgedSlope(ladder: Ladder, answer: Extrapolation | null, around: Vicinity): Slope {
  const samples = [...ladder.taken].sort((a, b) => b.step - a.step);
  const none = { value: NaN, uncertainty: Infinity, samples, step: 0, scatter: Infinity };
  if (around.isChaotic) return { ...none, fault: 'its values are too noisy' };
  if (samples.length === 0) return { ...none, fault: 'f has no values on both sides of the point' };
  if (answer === null) return { ...none, fault: 'too few values on both sides of the point' };
  const { value, estimate, scatter } = answer;
  const step = answer.samples[0]?.step ?? 0;
  if (scatter >= roundingScatter && !converges(ladder, answer))
    return { ...none, fault: faultOf(samples, around), step };
  const steepest = Math.max(...answer.samples.map(({ quotient }) => Math.abs(quotient)));
  const largest = Math.max(Math.abs(around.center.value), ...samples.flatMap(({ values }) => values.map(Math.abs)));
  const times = isVeryNoisy(around, largest) ? caution.noisy : caution.usual;
  const uncertainty = times * estimate + 8 * Number.EPSILON * steepest;
  return { value, uncertainty, fault: null, samples, step, scatter };
}

/** What the narrowest steps show that noise doesn't hide. */
function faultOf(samples: readonly StepSample[], around: Vicinity): string {
  const sides = samples
    .filter(({ noise, rise }) => Math.abs(rise) > 20 * noise)
    .map(({ quotient, rise, step }) => ({ step, ahead: quotient + rise / step, behind: quotient - rise / step }));
  const [last, before] = [sides.at(-1), sides.at(-3) ?? sides.at(-2)];
  if (last === undefined || before === undefined) return 'its values are too noisy';
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.2 * Math.abs(last.ahead - last.behind);
  if (near(last.ahead, before.ahead) && near(last.behind, before.behind))
    return `f has a kink there: its slope is about ${rough(last.ahead)} ahead and ${rough(last.behind)} behind`;
  const grows = Math.abs(last.ahead - last.behind) > 1.2 * Math.abs(before.ahead - before.behind);
  if (grows) return 'f has a jump or an infinite slope there';
  return around.noise > 0 ? 'its values are too noisy' : 'differences of values don’t converge there';
}

const rough = (value: number): string => String(Number(value.toPrecision(3)));
