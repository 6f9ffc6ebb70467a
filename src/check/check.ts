// Is this gradient right? One function for formulas, which are judged in certified arithmetic, and for programs, of which only values are known.
import { flagKind, listKind, optionsFrom, textKind, wholeKind, type Kind, type OptionKinds } from '../argument.js';
import { defaultPrecision, formats } from '../arithmetics/formats.js';
import { readTolerance } from '../compare/claims.js';
import { DiffcmpError } from '../errors.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { givenPointOfFileKind, type GivenPoint } from '../problem/point-of.js';
import { problemKinds, type ProblemOptions } from '../problem/problem.js';
import { givenFunction } from '../problem/read-function.js';
import { defaultTimeout } from '../program/time.js';
import { theLaboratory, type Laboratory } from '../reference/laboratory.js';
import type { BlackBox } from './black-box.js';
import type { CheckedPoint, GradientCheck, GradientVerdict } from './check-data.js';
import { checkFormulas } from './formula-check.js';
import { rangesKind, readRanges, type InputRange, type Ranges } from './ranges.js';
import { readSubject } from './subject.js';
import type { AnyFunction, CallForm, CallPoint } from './values/call-form.js';
import { functionBox } from './values/function-box.js';
import { callPointOf } from './values/call-point.js';
import { checkValues } from './values/values-check.js';
import { gravest } from './verdict.js';

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

/** Whatever can be checked: a formula, or a JavaScript function, of which only values are known. */
export type CheckedFunction = CheckedFormula | AnyFunction;

/**
 * Judges whether a gradient is that of a function: PASS, FAIL or INCONCLUSIVE for each component at each point. Formulas are judged in
 * certified arithmetic; JavaScript functions, which may be asynchronous, are called, and judged by their values.
 *
 * @param gradient null, or left out, for a function that gives its gradient with its value
 * @throws DiffcmpError for texts, points and options that can't be read, and for what goes wrong when they are run
 */
export async function checkGradient(
  f: CheckedFunction,
  gradient: CheckedFunction | null = null,
  options: CheckGradientOptions = {},
): Promise<GradientCheck> {
  if (typeof f === 'function' || typeof gradient === 'function') return checkFunctions(f, gradient, options);
  const opening = theLaboratory();
  opening.catch(() => undefined); // awaited below; a mistake in the input is reported first
  const judge = judgeOfFormulas(f, gradient, options);
  return judge(await opening);
}

/** What `checkGradient` says of formulas, once the laboratory is there: it reads all it is given first. */
export function judgeOfFormulas(
  f: CheckedFormula,
  gradient: CheckedFormula | null,
  options: CheckGradientOptions,
): (laboratory: Laboratory) => GradientCheck {
  const [givenF, givenG] = [givenFunction(f), gradient === null ? null : givenFunction(gradient)];
  const read = optionsFrom(options, checkGradientKinds);
  const { points, range, seed = 1, tolerance, timeout: time = defaultTimeout, jacobian = false, ...problem } = read;
  const ranges = range === undefined ? null : readRanges(range);
  const subject = readSubject(givenF, givenG, { ...problem, jacobian, timeout: time });
  return (laboratory) => {
    const found = checkFormulas(laboratory, subject, {
      points: pointsFrom(points, problem.at, ranges),
      ranges,
      count: typeof points === 'number' ? points : defaultCount,
      seed,
      tolerance: tolerance === undefined ? null : readTolerance(tolerance),
      timeout: time,
    });
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
      counts: countsOf(found.points),
      drawn: found.drawn,
      counterexample: found.counterexample,
      mistake: found.mistake,
      remarks: found.remarks,
      evaluations: null,
    };
  };
}

/** Both must be functions then: what is only called can't be set beside a formula. */
async function checkFunctions(
  f: CheckedFunction,
  gradient: CheckedFunction | null,
  options: CheckGradientOptions,
): Promise<GradientCheck> {
  if (typeof f !== 'function' || (gradient !== null && typeof gradient !== 'function'))
    throw new DiffcmpError('bad-option', 'a JavaScript function is checked beside a JavaScript function', {
      hint: 'as a formula it can be read from its file: readProgram(path)',
    });
  return checkBlackBox(options, (point) => functionBox(f, gradient, point));
}

/** A program that is asked for its value and gradient, and the form in which it takes its point. */
export interface AskedProgram extends BlackBox {
  readonly gradientText: string | null;
  readonly form: CallForm;
}

/** Judges a program by its values. @param programAt the program, for points of the form of that one */
export async function checkBlackBox(
  options: CheckGradientOptions,
  programAt: (point: CallPoint) => AskedProgram,
): Promise<GradientCheck> {
  const read = optionsFrom(options, checkGradientKinds);
  for (const name of ['wrt', 'jacobian', 'digits', 'tolerance'] as const)
    if (read[name] !== undefined && read[name] !== false) throw new DiffcmpError('bad-option', `programs that are judged by their values take no ${name}`, { hint: ['leave out ', { [name]: null }] }); // prettier-ignore
  if (read.order === 2) throw new DiffcmpError('bad-option', 'of programs that are judged by their values the gradient alone is checked', { hint: ['leave out ', { order: null }] }); // prettier-ignore
  const { points, range, seed = 1, at, precision = defaultPrecision } = read;
  const ranges = range === undefined ? null : readRanges(range);
  const given = pointsFrom(points, at, ranges).map(callPointOf);
  const [first] = given;
  if (first === undefined) throw new DiffcmpError('bad-point', 'a point is missing');
  const program = programAt(first);
  const found = await checkValues(program, program.form, {
    points: given,
    ranges,
    count: typeof points === 'number' ? points : defaultCount,
    seed,
    format: formats[precision],
  });
  return {
    schema: 'diffcmp/check@1',
    verdict: gravest(found.points.map(({ verdict }) => verdict)),
    f: program.text,
    gradient: program.gradientText,
    judgedBy: 'values',
    kind: 'gradient',
    precision,
    tolerance: null,
    points: found.points,
    counts: countsOf(found.points),
    drawn: found.drawn,
    counterexample: found.points.find(({ verdict }) => verdict === 'FAIL') ?? null,
    mistake: found.mistake,
    remarks: found.remarks,
    evaluations: found.evaluations,
  };
}

function countsOf(points: readonly CheckedPoint[]): GradientCheck['counts'] {
  const count = (wanted: GradientVerdict): number => points.filter(({ verdict }) => verdict === wanted).length;
  return { PASS: count('PASS'), FAIL: count('FAIL'), INCONCLUSIVE: count('INCONCLUSIVE') };
}

/** The points as they are given; of a box its centre, for whatever else is known of the point. */
function pointsFrom(
  points: CheckGradientOptions['points'],
  at: GivenPoint | undefined,
  ranges: readonly InputRange[] | null,
): readonly (GivenPoint | undefined)[] {
  const isList = typeof points === 'object';
  if (ranges === null) {
    if (typeof points === 'number') throw new DiffcmpError('bad-option', 'a number of points is drawn from ranges, and there are none', { hint: [{ range: 'x=-2:2' }, ', or leave out ', { points: null }] }); // prettier-ignore
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
  const centres = ranges.map(({ name, low, high }) => ({ name, value: low / 2 + high / 2 }));
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
