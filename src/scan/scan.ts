// One or several functions over a range of one input: the verdict and the bits of every method at each point. Plain data.
import { setImmediate } from 'node:timers/promises';
import { flagKind, numberKind, optionsFrom, wholeKind, type OptionKinds } from '../argument.js';
import { compareKinds } from '../compare/compare.js';
import { readingRemarks } from '../compare/remarks.js';
import { DiffcmpError } from '../errors.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { selectMethods } from '../methods/index.js';
import type { Method, Problem } from '../methods/method.js';
import { explained } from '../problem/attempt.js';
import { givenPointOfFileKind } from '../problem/point-of.js';
import { problemKinds, type ProblemOptions } from '../problem/problem-options.js';
import { givenFunction, isOfFile, kindsFor, readFunction } from '../problem/read-function.js';
import { checkPanels, furtherFunctionsKind } from '../problem/several-functions.js';
import { defaultTimeout, TimeBudget } from '../program/time.js';
import { theLaboratory, type Laboratory } from '../reference/laboratory.js';
import { countOf, numeral } from '../text/numeral.js';
import { bitsAt, type PointOutcome } from './point-bits.js';
import type { Scan, ScanPanel, ScanPlace, ScanSeries, ScanStretch } from './scan-data.js';
import { checkApart, defaultPoints, mostScanPoints, scanPoints } from './scan-points.js';
import { movingPoint } from './scan-range.js';
import { pointBeside, subjectsOf, type ScannedFunction } from './scanned-functions.js';
import { stretchesOf } from './stretches.js';
import { withStretchReasons, type StretchScene } from './stretch-reasons.js';

export interface ScanOptions extends Omit<ProblemOptions, 'digits'> {
  /**
   * The point as for `compare()`, where one input has a range in the place of its value, as a text: `x=-1:1,y=2`, or
   * `{ x: '-1:1', y: 2 }`. No default.
   */
  readonly at?: ProblemOptions['at'];
  /** Further functions, each over the same range at the same point. None unless given. */
  readonly and?: readonly (string | ProgramFile)[] | undefined;
  /** How many points, both ends included: from 2 to 100,000, 201 unless given. */
  readonly points?: number | undefined;
  /** Whether points are spaced evenly in the logarithm of their magnitude; false unless given. */
  readonly log?: boolean | undefined;
  /** Bits below which a method counts as failing: a quarter of those of the precision unless given, 13 of 53, 6 of 24. */
  readonly below?: number | undefined;
  /** Ids, printed names or groups, as for `compare()`. */
  readonly methods?: string | readonly string[] | undefined;
}

/** Milliseconds of work between moments at which others have their turn. */
const breath = 50;

const scanKinds: OptionKinds<ScanOptions> = {
  at: problemKinds.at,
  wrt: problemKinds.wrt,
  reduce: problemKinds.reduce,
  delta: problemKinds.delta,
  order: problemKinds.order,
  precision: problemKinds.precision,
  maxSteps: problemKinds.maxSteps,
  timeout: problemKinds.timeout,
  engine: problemKinds.engine,
  and: furtherFunctionsKind,
  points: wholeKind(2, mostScanPoints),
  log: flagKind,
  below: numberKind('a number of bits'),
  methods: compareKinds.methods,
};

/** Who watches a scan: points done, and points in all. */
export type ScanWatcher = (done: number, all: number) => void;

/**
 * Measures how many bits of the derivative each method keeps at points over a range of one input, and says what the truth
 * is at each: outside the domain and at kinks the scan goes on.
 *
 * @throws DiffcmpError for text, ranges and options that can't be read, and where no point is in the domain of any function
 */
export async function scan(expression: string | ProgramFile, options: ScanOptions = {}): Promise<Scan> {
  return watchedScan(expression, options, () => undefined);
}

/** The same, with someone who watches. */
export async function watchedScan(
  expression: string | ProgramFile,
  options: ScanOptions,
  watcher: ScanWatcher,
): Promise<Scan> {
  const given = givenFunction(expression);
  const read = optionsFrom(options, kindsFor(given, scanKinds, givenPointOfFileKind));
  return scanOf([given, ...(read.and ?? [])], read, watcher);
}

async function scanOf(
  given: readonly (string | ProgramFile)[],
  options: ScanOptions,
  watcher: ScanWatcher,
): Promise<Scan> {
  const { points = defaultPoints, log = false } = options;
  const opening = theLaboratory();
  opening.catch(() => undefined); // awaited below; a mistake in the input is reported first
  const methods = selectMethods(options.methods);
  const reads = given.map((each) => readFunction(each));
  const [variable] = reads.flatMap((read) => (isOfFile(read) ? [] : read.variables));
  const moving = movingPoint(options.at, log ? 'logarithmic' : 'linear', variable);
  const subjects = subjectsOf(reads, moving, options);
  const [first] = subjects as [ScannedFunction, ...ScannedFunction[]];
  const { format, order, program } = first.problem;
  const { significandBits } = format;
  const { below = Math.floor(significandBits / 4) } = options;
  checkBelow(below, significandBits);
  checkPanels(
    subjects.reduce((sum, { problem }) => sum + problem.wrt.length, 0),
    'one per function and derivative',
    program.inputs[first.problem.wrt[0] as number] as string,
  );
  const xs = scanPoints(moving.low, moving.high, points, moving.axis).map(format.round);
  checkApart(xs, format.name);
  const laboratory = await opening;
  const all = subjects.length * xs.length;
  const parts: PanelData[] = [];
  const nowhere: (Error | null)[] = [];
  for (const [place, subject] of subjects.entries()) {
    const outcomes = await outcomesOf(laboratory, subject, xs, methods, options, (done) => watcher(place * xs.length + done, all)); // prettier-ignore
    nowhere.push(whyNowhere(subject, xs, outcomes));
    const scene = { ...subject, xs, outcomes, laboratory, time: new TimeBudget(options.timeout ?? defaultTimeout) };
    parts.push(...partsOf(scene, methods, below, parts.length));
  }
  // one without a value anywhere says so in its panel, beside others that have some
  const [failure] = nowhere;
  if (failure && nowhere.every((each) => each !== null)) throw failure;
  const panels = parts.map(({ panel }) => panel);
  const [{ expression, read, wrt, verdicts }] = panels as [ScanPanel, ...ScanPanel[]];
  const input = program.inputs[first.moves] as string;
  const remarks = new Map(subjects.flatMap(({ read, problem }) => readingRemarks(read, problem)).map((each) => [each.message, each])); // prettier-ignore
  return {
    schema: 'diffcmp/scan@1',
    expression,
    read,
    input,
    from: xs[0] as number,
    to: xs.at(-1) as number,
    axis: moving.axis,
    point: pointBeside(first),
    wrt,
    order,
    precision: format.name,
    below,
    xs,
    verdicts,
    panels,
    series: parts.flatMap((part) => part.series),
    stretches: parts.flatMap((part) => part.stretches),
    unsupported: parts.flatMap((part) => part.unsupported),
    warnings: [...remarks.values()],
  };
}

function checkBelow(below: number, most: number): void {
  if (Number.isInteger(below) && below >= 1 && below <= most) return;
  throw new DiffcmpError('bad-option', [{ below: null }, ` must be a whole number from 1 to ${most}, the bits of a number`], {
    hint: ['for example ', { below: Math.floor(most / 4) }],
  }); // prettier-ignore
}

async function outcomesOf(
  laboratory: Laboratory,
  { problem, moves }: ScannedFunction,
  xs: readonly number[],
  methods: readonly Method[],
  { timeout = defaultTimeout }: ScanOptions,
  watcher: (done: number) => void,
): Promise<PointOutcome[]> {
  const problemAt = (x: number): Problem => ({ ...problem, point: problem.point.with(moves, x) });
  const outcomes: PointOutcome[] = [];
  let since = performance.now();
  for (const x of xs) {
    outcomes.push(bitsAt(laboratory, problemAt(x), methods, new TimeBudget(timeout)));
    if (performance.now() - since < breath) continue;
    await setImmediate(); // signals are heard, and whoever else has work in this process goes on
    watcher(outcomes.length);
    since = performance.now();
  }
  return outcomes;
}

/** The error of the first point, where no point has a value; null: one has. */
function whyNowhere({ read, problem, moves }: ScannedFunction, xs: readonly number[], outcomes: readonly PointOutcome[]): Error | null {
  const [first] = outcomes;
  if (first === undefined || first.error === null || outcomes.some(({ error }) => error === null)) return null;
  const point = problem.point.with(moves, xs[0] as number);
  return explained(first.error, read, { ...problem, point, among: rangeOfPoints(xs, problem.program.inputs[moves]) });
} // prettier-ignore

const rangeOfPoints = (xs: readonly number[], name = ''): string =>
  `of the ${countOf(xs.length, 'point')} from ${name} = ${numeral(xs[0] ?? NaN)} to ${numeral(xs.at(-1) ?? NaN)}`;

/** What one panel adds to the data. */
interface PanelData {
  readonly panel: ScanPanel;
  readonly series: readonly ScanSeries[];
  readonly stretches: readonly ScanStretch[];
  readonly unsupported: Scan['unsupported'];
}

/** @param before how many panels there are already */
function partsOf(scene: StretchScene, methods: readonly Method[], below: number, before: number): PanelData[] {
  const { read, problem, xs, outcomes } = scene;
  return problem.wrt.map((input, i) => {
    const verdicts = outcomes.map((outcome) => outcome.verdicts[i]?.status ?? 'undecided');
    const place = { panel: before + i, expression: read.text, wrt: problem.program.inputs[input] as string };
    const ofMethods = methods.map((method, j) => ({
      place: { ...place, method: method.id } satisfies ScanPlace,
      at: { place: j, slot: i },
      bits: outcomes.map((outcome) => outcome.methods[j]?.bits[i] ?? null),
      message: outcomes.find((outcome) => outcome.methods[j]?.message != null)?.methods[j]?.message ?? null,
    }));
    const hasNone = ({ bits, message }: (typeof ofMethods)[number]): boolean => message !== null && bits.every((kept) => kept === null); // prettier-ignore
    const measured = ofMethods.filter((each) => !hasNone(each));
    return {
      panel: {
        ...place,
        read: read.read,
        verdicts,
        kinds: outcomes.map((outcome) => outcome.verdicts[i]?.kind ?? null),
        messages: outcomes.map((outcome) => outcome.verdicts[i]?.message ?? null),
      },
      series: measured.map(({ place, bits }) => ({ ...place, bits })),
      stretches: measured.flatMap(({ place, bits, at }) => withStretchReasons(stretchesOf({ ...place, bits }, xs, verdicts, below), at, scene)),
      unsupported: ofMethods.filter(hasNone).map(({ place, message }) => ({ ...place, message: message ?? '' })),
    };
  });
} // prettier-ignore
