// One line is measured and judged: a slope that contradicts the gradient is measured again, as other views of its noise have it.
import type { RandomNumbers } from '../../random-numbers.js';
import { numeral } from '../../text/numeral.js';
import type { GradientVerdict } from '../check-data.js';
import type { AskedBox } from './asked-box.js';
import { isRoundedLevel } from './level.js';
import type { ProbeLine } from './line.js';
import { noiseOfValues } from './noise.js';
import { slopeAlong, type Slope } from './slope.js';
import { gradientSlack, seriesAt, type Vicinity } from './vicinity.js';
import { toldOf } from './told.js';

export interface MeasuredLine {
  readonly line: ProbeLine;
  readonly slope: Slope;
  /** What the gradient comes to along the line, and how far that may be off by rounding. */
  readonly given: number;
  readonly slack: number;
  readonly verdict: GradientVerdict;
  /** Why it isn't a PASS. */
  readonly message: string | null;
}

export interface Lookout {
  readonly box: AskedBox;
  readonly around: Vicinity;
  readonly random: RandomNumbers;
  /** Steps that an answer should rest on. */
  readonly wanted: number;
}

/** Where a second look begins, beside the first. */
const otherFirst = 0.29;
const muchWorse = 10;
/** Distances, as a part of the sizes, at which noise that is not seen from near may be. */
const fartherOff = [2 ** -12, 2 ** -5];

/** What scatters more than its noise, as that was seen from near, has a structure that steps so wide step over. */
const structured = 10;
const narrowing = 16;
const narrowings = 4;

export async function measureLine(lookout: Lookout, line: ProbeLine, first?: number): Promise<MeasuredLine> {
  const { box, wanted } = lookout;
  const given = alongLine(line, lookout.around.center.gradient);
  const options = { said: given, wanted, ...(first !== undefined && { first }) };
  let slope = await slopeAlong(box, lookout.around, line, options);
  const around = await fromNearer(lookout, line, slope);
  if (around.noise < lookout.around.noise / 3) slope = await slopeAlong(box, around, line, options);
  const slack = gradientSlack(around, line.direction);
  let verdict = toldOf(slope, given, slack, line.unit, around);
  if (verdict !== 'PASS' && slope.fault === null && slope.scatter >= structured) {
    slope = await withoutStructure({ ...lookout, around }, line, slope, given);
    verdict = toldOf(slope, given, slack, line.unit, around);
  }
  const measured = { line, slope, given, slack };
  if (verdict === 'PASS') return { ...measured, verdict, message: null };
  if (verdict === 'INCONCLUSIVE') return { ...measured, verdict, message: whyUntold(slope) };
  if (await isRoundedLevel(box, around, line, slope, given))
    return { ...measured, verdict: 'INCONCLUSIVE', message: 'the values are all the same there, as rounding may make them' }; // prettier-ignore
  const stairs = await stairsView(box, around, line, slope);
  for (const view of [...(await otherViews({ ...lookout, around }, line, slope)), ...stairs]) {
    const other = await slopeAlong(box, view, line, { said: given, first: otherFirst });
    if (other.fault !== null || toldOf(other, given, slack, line.unit, view) === 'FAIL') continue;
    const apart = Math.abs(slope.value - other.value);
    // it tells less, and can't tell the two
    const tellsLess = other.uncertainty > muchWorse * slope.uncertainty && Math.abs(given - slope.value) <= other.uncertainty; // prettier-ignore
    if (tellsLess && !stairs.includes(view)) continue;
    const doubt = Math.max(slope.uncertainty, other.uncertainty, apart);
    const doubtful = { ...slope, uncertainty: doubt };
    const isSame = other.uncertainty >= slope.uncertainty / 3 && doubt <= 3 * slope.uncertainty + slack;
    const again = isSame ? toldOf(doubtful, given, slack, line.unit, around) : 'INCONCLUSIVE';
    return { ...measured, slope: doubtful, verdict: again, message: again === 'PASS' ? null : whyUntold(doubtful) };
  }
  const message = `it is ${numeral(given)}, and the values have the slope ${numeral(slope.value)} ± ${rough(slope.uncertainty)}`;
  return { ...measured, verdict, message };
}

/** The dot product with the direction, summed as if in twice the precision (Neumaier 1974). */
export function alongLine({ direction }: Pick<ProbeLine, 'direction'>, gradient: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const [input, part] of direction) {
    const term = part * (gradient[input] as number);
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}

const rough = (value: number): string => numeral(Number(value.toPrecision(2)));

function whyUntold({ value, uncertainty, fault }: Slope): string {
  if (fault !== null) return fault;
  return `the values tell the slope no better than ${rough(value)} ± ${rough(uncertainty)}`;
}

/** Steps narrow enough for the function to be smooth but for its noise; where there are none, the first slope. */
async function withoutStructure(
  { box, around, wanted }: Lookout,
  line: ProbeLine,
  first: Slope,
  said: number,
): Promise<Slope> {
  for (let k = 1; k <= narrowings; k++) {
    const slope = await slopeAlong(box, around, line, { said, wanted, first: first.step / line.unit / narrowing ** k });
    if (slope.fault === null && slope.scatter < structured) return slope;
  }
  return first;
}

/** Where the function turns out to vary over lengths that its noise was looked at over, that is looked at again. */
async function fromNearer({ box, around }: Lookout, line: ProbeLine, { step, fault }: Slope): Promise<Vicinity> {
  const length = step / line.unit;
  if (fault !== null || length > 16 * around.series.distance) return around;
  const distance = length * 2 ** -12;
  const answers = await seriesAt(box, around.point, fullDirection(line, around), around.center, 9, distance);
  const values = answers.map(({ value }) => value);
  if (!values.every(Number.isFinite)) return around;
  return { ...around, series: { answers, distance }, noise: Math.min(around.noise, noiseOfValues(values).noise) };
}

/** By how much each input moves where the line goes by its unit. */
function fullDirection({ unit, direction }: ProbeLine, { point }: Vicinity): number[] {
  return point.map((_, input) => unit * (direction.get(input) ?? 0));
}

/** Where the slope is 0 since the point is on one step of a stair that rounding makes, the height of the steps is noise. */
async function stairsView(
  box: AskedBox,
  around: Vicinity,
  line: ProbeLine,
  { value, samples }: Slope,
): Promise<Vicinity[]> {
  const level = samples.find(({ values }) => values.every((each) => each === around.center.value));
  if (value !== 0 || level === undefined) return [];
  for (const part of partsOfLevel) {
    const distance = (level.step / line.unit) * part;
    const answers = await seriesAt(box, around.point, fullDirection(line, around), around.center, levelsSeen, distance);
    const rises = answers.slice(1).map((each, i) => Math.abs(each.value - (answers[i]?.value ?? NaN)));
    const jumps = rises.filter((rise) => rise !== 0);
    const isStair = jumps.length >= 2 && rises.every((rise, i) => rise === 0 || (rises[i + 1] ?? 0) === 0);
    if (isStair && jumps.every(Number.isFinite)) return [{ ...around, noise: Math.max(...jumps) }];
  }
  return [];
}

/** How far apart values are looked at, as parts of the widest step at which both sides are level with the point; and how many. */
const partsOfLevel = [0.4, 1.6, 6.4, 25.6];
const levelsSeen = 25;

/** The same vicinity with the noise that is seen from farther off, with none but rounding, and as they are. */
async function otherViews(lookout: Lookout, line: ProbeLine, { step }: Slope): Promise<Vicinity[]> {
  const { box, around } = lookout;
  const direction = fullDirection(line, around);
  const views = [around];
  if (around.noise > 0) views.push({ ...around, noise: 0 });
  for (const distance of fartherOff) {
    // values as far off scatter no more than the noise
    if (step > 4 * distance * line.unit) continue;
    const answers = await seriesAt(box, around.point, direction, around.center, 9, distance);
    const values = answers.map(({ value }) => value);
    if (!values.every(Number.isFinite)) continue;
    const { noise, status } = noiseOfValues(values);
    if (status === 'found' && noise > 5 * around.noise && noise < Math.max(...values.map(Math.abs)) / 10)
      views.push({ ...around, noise });
  }
  return views;
}
