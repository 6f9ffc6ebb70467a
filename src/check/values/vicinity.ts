// What is known of a program around a point before anything is judged: its answer, its precision, its noise, the sizes of steps.
import { formats, type Format } from '../../arithmetics/formats.js';
import type { RandomNumbers } from '../../random-numbers.js';
import type { BlackBoxAnswer } from '../black-box.js';
import type { AskedBox } from './asked-box.js';
import { noiseOfValues } from './noise.js';

/** A rounded value deviates by 0.29 units in its last place. */
const roundingDeviation = 0.3;
/** How many units in the last place a well-computed component may be off. */
const gradientUlps = 8;
/** Deviations that a noisy component may be off. */
const gradientDeviations = 6;

export interface Vicinity {
  readonly point: readonly number[];
  readonly center: BlackBoxAnswer;
  /** What the program seems to compute its values in, by their bits. */
  readonly format: Format;
  /** The same of its gradient. */
  readonly gradientFormat: Format;
  /** The length over which each input is moved at first: |x|; of an input that is 0, that of the others. */
  readonly sizes: readonly number[];
  /** The deviation of values near the point beyond their rounding. */
  readonly noise: number;
  /** From as near as can be, values have nothing to do with their neighbours: no difference of them is a slope. */
  readonly isChaotic: boolean;
  /** Answers at equal distances along a line through the point, from which the noise was estimated. */
  readonly series: Series;
}

/** Answers on both sides of the point, and how far each is from the next, as a part of the sizes. */
export interface Series {
  readonly answers: readonly BlackBoxAnswer[];
  readonly distance: number;
}

interface NoisySeries extends Series {
  readonly noise: number;
  readonly isChaotic?: boolean;
}

/** The deviation of a value of the program. */
export function valueNoise({ noise, format }: Vicinity, value: number): number {
  return Math.hypot(noise, roundingDeviation * Math.max(format.ulp(value), 1e-290));
}

/** Noise that hides much of what functions do. @param size of the values */
export const isVeryNoisy = ({ noise }: Vicinity, size: number): boolean => noise > muchNoise * size;
const muchNoise = 1e-6;

/** Signs and sizes of a random step: no two components alike, so that no two mistakes cancel, and none is left out. */
export function randomStep(random: RandomNumbers): number {
  const size = 0.5 + random.uniform();
  return random.uniform() < 0.5 ? -size : size;
}

/** Distances of the first differences, as a part of the sizes; not a power of two, so that a float64 shows all its bits. */
const firstDistance = 0.83 * 2 ** -20;
const narrower = 2 ** -10;
const wider = 2 ** 8;
const mostLooks = 4;
/** Noise beyond that part of the values is looked at from nearer. */
const likelyNoise = 1e-3;

/** @param center the answer at the point, with a finite value @param count how many answers to estimate noise from */
export async function vicinityOf(
  box: AskedBox,
  point: readonly number[],
  center: BlackBoxAnswer,
  random: RandomNumbers,
  count: 7 | 9,
): Promise<Vicinity> {
  const sizes = inputSizes(point);
  const direction = sizes.map((size) => size * randomStep(random));
  const { noise, isChaotic = false, ...series } = await noisySeries(box, point, direction, center, count);
  const answers = [center, ...series.answers];
  const values = answers.map(({ value }) => value);
  const components = answers.flatMap(({ gradient }) => gradient);
  // few digits say nothing alone
  const isSingle = areFloat32(values) && (values.some(hasManyDigits) || areFloat32(components));
  const format = formats[isSingle ? 'float32' : 'float64'];
  const givesSingle = isSingle || (areFloat32(components) && components.some(hasManyDigits));
  const gradientFormat = formats[givesSingle ? 'float32' : 'float64'];
  return { point: point.map(format.round), center, format, gradientFormat, sizes, noise, isChaotic, series };
}

/** How far what the gradient comes to along a direction may be off, by its own rounding and noise. */
export function gradientSlack(
  { center, gradientFormat, series }: Vicinity,
  direction: ReadonlyMap<number, number>,
): number {
  const sumOf = ({ gradient }: BlackBoxAnswer): number =>
    [...direction].reduce((sum, [input, part]) => sum + part * (gradient[input] as number), 0);
  const size = Math.hypot(...[...direction].map(([input, part]) => part * (center.gradient[input] as number)));
  const deviation = series.answers.length < 7 ? 0 : noiseOfValues(series.answers.map(sumOf)).noise;
  return gradientDeviations * deviation + gradientUlps * (gradientFormat.epsilon / 2) * size;
}

function inputSizes(point: readonly number[]): number[] {
  const sizes = point.map(Math.abs).filter((size) => size > 0);
  sizes.sort((a, b) => a - b);
  const typical = sizes[sizes.length >> 1] ?? 1;
  return point.map((x) => (x === 0 ? typical : Math.abs(x)));
}

const areFloat32 = (values: readonly number[]): boolean =>
  values.every((each) => Number.isNaN(each) || Math.fround(each) === each);

/** Not 2 or 0.5, which are numbers of any format. */
const hasManyDigits = (value: number): boolean => Number.isFinite(value) && Number(value.toPrecision(5)) !== value;

/**
 * Answers so close together that a smooth function is nearly a line, and so far apart that they differ. What looks like noise of
 * the size of the values is rather the function itself, seen from too far: then it is looked at from nearer.
 */
async function noisySeries(
  box: AskedBox,
  point: readonly number[],
  direction: readonly number[],
  center: BlackBoxAnswer,
  count: number,
): Promise<NoisySeries> {
  let series: NoisySeries = { answers: [center], distance: 0, noise: 0 };
  let distance = firstDistance;
  let isWidened = false;
  let farther: number | null = null;
  for (let look = 1; look <= mostLooks; look++) {
    const found = await seriesAt(box, point, direction, center, count, distance);
    const values = found.map(({ value }) => value);
    const { noise, status } = values.every(Number.isFinite) ? noiseOfValues(values) : nothingFound;
    const size = Math.max(...values.map(Math.abs));
    if (status !== 'none') series = { answers: found, distance, noise: 0 };
    if (status === 'narrow') {
      // one jump is none of noise
      if (isJump(values)) return series;
      series = { answers: found, distance, noise };
      if (look > 1 && !isWidened) return series;
      isWidened = true;
      distance *= wider;
      continue;
    }
    // nor is a kink
    if (status !== 'none' && isKink(values)) return series;
    const isLikely = status === 'found' && noise <= likelyNoise * size;
    if (isLikely || (status === 'wide' && noise <= 3 * formats.float64.ulp(size)))
      return { answers: found, distance, noise };
    if (isWidened) return series;
    // what is as large from nearer is noise, however large it is
    if (status === 'found' && farther !== null && noise > farther / 2) return { answers: found, distance, noise, isChaotic: true }; // prettier-ignore
    farther = status === 'found' ? noise : null;
    distance *= narrower;
  }
  return series;
}

const nothingFound = { noise: 0, status: 'none' } as const;

function isJump(values: readonly number[]): boolean {
  return values.filter((value, i) => i > 0 && value !== values[i - 1]).length === 1;
}

/** Whether values bend at the point alone. */
function isKink(values: readonly number[]): boolean {
  const bends = values.slice(2).map((value, i) => Math.abs(value - (values[i + 1] as number) - ((values[i + 1] as number) - (values[i] as number)))); // prettier-ignore
  const middle = bends.length >> 1;
  return bends.every((bend, i) => i === middle || bend <= mostBend * (bends[middle] as number));
}
/** Of the bends beside a kink, as parts of that at it. */
const mostBend = 0.1;

/** The answer at the point in the midst of others, a distance from one to the next. */
export async function seriesAt(
  box: AskedBox,
  point: readonly number[],
  direction: readonly number[],
  center: BlackBoxAnswer,
  count: number,
  distance: number,
): Promise<BlackBoxAnswer[]> {
  const places = Array.from({ length: count }, (_, i) => i - (count >> 1));
  const moved = (by: number): number[] => point.map((x, i) => x + by * (direction[i] as number));
  return Promise.all(places.map(async (place) => (place === 0 ? center : box.at(moved(place * distance)))));
}
