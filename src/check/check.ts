// Is this gradient right? One function for formulas, which are judged in certified arithmetic, and for programs, of which only values are known.
import { flagKind, listKind, optionsFrom, textKind, wholeKind, type Kind, type OptionKinds } from '../argument.js';
import { readTolerance } from '../compare/claims.js';
import { DiffcmpError } from '../errors.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { givenPointOfFileKind, type GivenPoint } from '../problem/point-of.js';
import { problemKinds, type ProblemOptions } from '../problem/problem.js';
import { givenFunction } from '../problem/read-function.js';
import { defaultTimeout } from '../program/time.js';
import { theLaboratory } from '../reference/laboratory.js';
import type { GradientCheck, GradientVerdict } from './check-data.js';
import { checkFormulas } from './formula-check.js';
import { rangesKind, readRanges, type InputRange, type Ranges } from './ranges.js';
import { readSubject } from './subject.js';

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

const defaultCount = 20;
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

/** A formula that can be checked: an expression, or a function of a file. */
export type CheckedFormula = string | ProgramFile;

/**
 * Judges whether a gradient is that of a function: PASS, FAIL or INCONCLUSIVE for each component at each point.
 *
 * @param gradient null for a function that gives its gradient with its value
 * @throws DiffcmpError for texts, points and options that can't be read, and for what goes wrong when they are run
 */
export async function checkGradient(
  f: CheckedFormula,
  gradient: CheckedFormula | null,
  options: CheckGradientOptions = {},
): Promise<GradientCheck> {
  const opening = theLaboratory();
  opening.catch(() => undefined); // awaited below; a mistake in the input is reported first
  const [givenF, givenG] = [givenFunction(f), gradient === null ? null : givenFunction(gradient)];
  const read = optionsFrom(options, checkGradientKinds);
  const { points, range, seed = 1, tolerance, timeout: time = defaultTimeout, jacobian = false, ...problem } = read;
  const ranges = range === undefined ? null : readRanges(range);
  const subject = readSubject(givenF, givenG, { ...problem, jacobian });
  const found = checkFormulas(await opening, subject, {
    points: pointsFrom(points, problem.at, ranges),
    ranges,
    count: typeof points === 'number' ? points : defaultCount,
    seed,
    tolerance: tolerance === undefined ? null : readTolerance(tolerance),
    timeout: time,
  });
  const verdicts = found.points.map(({ verdict }) => verdict);
  const count = (wanted: GradientVerdict): number => verdicts.filter((verdict) => verdict === wanted).length;
  return {
    schema: 'diffcmp/check@1',
    verdict: found.verdict,
    f: subject.f.text,
    gradient: subject.g?.text ?? null,
    judgedBy: 'certified formulas',
    kind: found.pair.problem.order === 2 ? 'Hessian' : jacobian ? 'Jacobian' : 'gradient',
    precision: found.pair.problem.format.name,
    tolerance: tolerance ?? null,
    points: found.points,
    counts: { PASS: count('PASS'), FAIL: count('FAIL'), INCONCLUSIVE: count('INCONCLUSIVE') },
    drawn: found.drawn,
    counterexample: found.counterexample,
    mistake: found.mistake,
    remarks: [...found.pair.remarks, ...found.remarks],
    evaluations: null,
  };
}

/** The points as they are given; of a box its centre, for whatever else is known of the point. */
function pointsFrom(
  points: CheckGradientOptions['points'],
  at: GivenPoint | undefined,
  ranges: readonly InputRange[] | null,
): readonly (GivenPoint | undefined)[] {
  const isList = typeof points === 'object';
  if (ranges === null) {
    if (!isList) return [at];
    if (points.length === 0) throw new DiffcmpError('bad-point', 'the list of points is empty');
    return points;
  }
  if (isList) throw new DiffcmpError('bad-option', 'points are either given or drawn from ranges', { hint: ['leave out ', { range: null }] }); // prettier-ignore
  return [centreOf(ranges, at)];
}

/** The point with a value for each range that it says nothing of. */
function centreOf(ranges: readonly InputRange[], at: GivenPoint | undefined): GivenPoint {
  const rootOf = (name: string): string => name.replace(/[.[].*$/, '');
  const centres = ranges.map(({ name, low, high }) => ({ name, value: low + (high - low) / 2 }));
  if (typeof at === 'object' && !Array.isArray(at)) {
    const known = new Set(Object.keys(at).map(rootOf));
    const more = centres.filter(({ name }) => !known.has(rootOf(name)));
    return { ...at, ...Object.fromEntries(more.map(({ name, value }) => [name, value])) };
  }
  if (typeof at === 'number') return at;
  const texts = typeof at === 'string' ? [at] : ((at ?? []) as readonly string[]);
  if (texts.some((text) => typeof text !== 'string')) return at as GivenPoint;
  const known = new Set(texts.flatMap((text) => [...text.matchAll(/([\p{L}_$][\p{L}\p{N}_$]*)[^=,]*=/gu)].map(([, name]) => name))); // prettier-ignore
  const more = centres.filter(({ name }) => !known.has(rootOf(name)));
  return [...texts, ...more.map(({ name, value }) => `${name}=${value}`)];
}
