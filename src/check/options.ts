// The options of a check, the points that they mean, and how many of them came out how.
import { flagKind, listKind, textKind, wholeKind, type Kind, type OptionKinds } from '../argument.js';
import { DiffcmpError } from '../errors.js';
import { givenPointOfFileKind, type GivenPoint } from '../problem/point-of.js';
import { problemKinds, type ProblemOptions } from '../problem/problem-options.js';
import type { CheckedPoint, GradientCheck, GradientVerdict } from './check-data.js';
import { rangesKind, rangeAsGiven, type InputRange, type Ranges } from './ranges.js';

export interface CheckGradientOptions extends Pick<
  ProblemOptions,
  'at' | 'wrt' | 'order' | 'precision' | 'digits' | 'maxSteps' | 'timeout'
> {
  /** Points to judge at, in the place of `at`; or how many are drawn from `range`, beside those that matter in any box: 20 unless given. */
  readonly points?: number | readonly GivenPoint[] | undefined;
  /** The box that points are drawn from: `x=-2:2,y=0:1`, or pairs by name. Inputs without a range have their value from `at`. */
  readonly range?: string | Ranges | undefined;
  /** Of the points that are drawn; 1 unless given. */
  readonly seed?: number | undefined;
  /** Whether the function gives several numbers, and the gradient a row for each; false unless given. */
  readonly jacobian?: boolean | undefined;
  /** What the gradient may be off in floating point: `4ulp`, `1e-10` (relative), `1e-12abs`. Without it formulas are judged, and roundings aren't. */
  readonly tolerance?: string | undefined;
}

/** Points that are drawn unless told otherwise. */
export const defaultCount = 20;
const mostPoints = 100_000;

const { wrt, order, precision, digits, maxSteps, timeout } = problemKinds;
const pointsKind: Kind<number | readonly GivenPoint[]> = (value, name) =>
  typeof value === 'number'
    ? wholeKind(1, mostPoints)(value, name)
    : listKind(givenPointOfFileKind, { wanted: 'a number of points, or a list of points', code: 'bad-point' })(value, name); // prettier-ignore

/** Of what each option is. */
export const checkGradientKinds: OptionKinds<CheckGradientOptions> = {
  at: givenPointOfFileKind,
  wrt,
  order,
  precision,
  digits,
  maxSteps,
  timeout,
  points: pointsKind,
  range: rangesKind,
  seed: wholeKind(0),
  jacobian: flagKind,
  tolerance: textKind("a text such as '4ulp', '1e-10' or '1e-12abs'"),
};

export function verdictCounts(points: readonly CheckedPoint[]): GradientCheck['counts'] {
  const count = (wanted: GradientVerdict): number => points.filter(({ verdict }) => verdict === wanted).length;
  return { PASS: count('PASS'), FAIL: count('FAIL'), INCONCLUSIVE: count('INCONCLUSIVE') };
}

/** What `make` makes of each point; what goes wrong says at which of several. */
export function ofEachPoint<P, V>(points: readonly P[], make: (point: P) => V): V[] {
  if (points.length < 2) return points.map((point) => make(point));
  return points.map((point, i) => {
    try {
      return make(point);
    } catch (error) {
      throw error instanceof DiffcmpError ? error.about(`point ${i + 1}`) : error;
    }
  });
}

/** The points as they are given; of a box its centre, for whatever else is known of the point. */
export function pointsFrom(
  points: CheckGradientOptions['points'],
  at: GivenPoint | undefined,
  ranges: readonly InputRange[] | null,
): readonly (GivenPoint | undefined)[] {
  const isList = typeof points === 'object';
  if (ranges === null) {
    if (typeof points === 'number') throw new DiffcmpError('bad-option', 'a number of points is drawn from ranges, and there are none', { hint: [{ range: 'x=-2:2' }, ', or leave out ', { points: null }] }); // prettier-ignore
    if (!isList) return [at];
    if (points.length === 0) throw new DiffcmpError('bad-point', 'the list of points is empty');
    if (at !== undefined) throw new DiffcmpError('bad-option', 'points are given twice: as a list, and as a point', { hint: ['leave out ', { points: null }, ' or ', { at: null }] }); // prettier-ignore
    return points;
  }
  if (isList) throw new DiffcmpError('bad-option', 'points are either given or drawn from ranges', { hint: ['leave out ', { range: null }] }); // prettier-ignore
  return [centreOf(ranges, at)];
}

/** What is made of the centre of ranges; what goes wrong with a value of it is about its range. */
export function aboutRanges<V>(ranges: readonly InputRange[] | null, make: () => V): V {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof DiffcmpError)) throw error;
    const range = ranges?.find((each) => centreText(centreOfRange(each)) === error.source?.text);
    throw range === undefined ? error : error.inOption('range', rangeAsGiven(range));
  }
}

const centreOfRange = ({ name, low, high }: InputRange) => ({ name, value: low / 2 + high / 2 });
const centreText = ({ name, value }: ReturnType<typeof centreOfRange>): string => `${name}=${value}`;

/** The point with a value for each range that it says nothing of. */
function centreOf(ranges: readonly InputRange[], at: GivenPoint | undefined): GivenPoint {
  const rootOf = (name: string): string => name.replace(/[.[].*$/, '');
  const centres = ranges.map(centreOfRange);
  if (typeof at === 'object' && !Array.isArray(at)) {
    const known = new Set(Object.keys(at).map(rootOf));
    const more = centres.filter(({ name }) => !known.has(rootOf(name)));
    return { ...at, ...Object.fromEntries(more.map(({ name, value }) => [name, value])) };
  }
  const texts = typeof at === 'string' ? [at] : ((at ?? []) as readonly string[]);
  if (typeof at === 'number' || texts.some((text) => typeof text !== 'string' || !text.includes('=')))
    throw new DiffcmpError('bad-point', 'beside ranges, a value needs the name of its input', {
      hint: ['what has a range needs no value; another input: ', { at: 'y=…' }],
    });
  const known = new Set(texts.flatMap((text) => [...text.matchAll(/([\p{L}_$][\p{L}\p{N}_$]*)[^=,]*=/gu)].map(([, name]) => name))); // prettier-ignore
  const more = centres.filter(({ name }) => !known.has(rootOf(name)));
  return [...texts, ...more.map(centreText)];
}
