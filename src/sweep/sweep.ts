// One program, one or more points, many steps: how far each method with a step is from the truth, and why. Plain data.
import {
  choiceKind,
  listKind,
  numberKind,
  oneOrListKind,
  optionsFrom,
  type Kind,
  type OptionKinds,
} from '../argument.js';
import { attemptTruth } from '../compare/without-value.js';
import type { Precision } from '../arithmetics/formats.js';
import { compareKinds } from '../compare/compare.js';
import { DiffcmpError } from '../errors.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { givenPaths } from '../javascript/arguments/argument-text.js';
import { isFreeName, readPoint } from '../language/point.js';
import { shapeText } from '../tensors/shape.js';
import { commaParts } from '../text/comma-list.js';
import { selectMethods } from '../methods/index.js';
import { pathWarnings } from '../compare/path-study.js';
import { counterWarnings } from '../compare/counter-warning.js';
import { readingRemarks } from '../compare/remarks.js';
import type { Problem } from '../methods/method.js';
import { nestedPoint } from '../compare/forms.js';
import { pointKind, pointOfFileKind, type Point } from '../problem/point-of.js';
import { problemKinds, problemOf, type ProblemOptions } from '../problem/problem.js';
import { givenFunction, isOfFile, kindsFor, readFunction, type ReadFunction } from '../problem/read-function.js';
import { defaultTimeout, TimeBudget } from '../program/time.js';
import { theLaboratory } from '../reference/laboratory.js';
import { sweepPanel, type PanelAnswer } from './panel.js';
import { defaultRange, stepSizes, type StepRange } from './step-sizes.js';
import { sweptMethods, type SweptMethod } from '../methods/table.js';
import type { ErrorUnit, Place, Sweep } from './sweep-data.js';

export interface SweepOptions extends Omit<ProblemOptions, 'at' | 'delta' | 'precision'>, Partial<StepRange> {
  /**
   * A point as for `compare()`, or a list of points; texts that are no points each alone make up one together. Each point
   * and each input that it moves has a panel. No default: each variable needs a value.
   */
  readonly at?: Point | readonly Point[] | undefined;
  /** The floating-point format that methods compute in, or several to set side by side. Default: float64. */
  readonly precision?: Precision | readonly Precision[] | undefined;
  /**
   * Ids, printed names or groups, as for `compare()`. Those with a step δ become series, the others lines. Default:
   * the differences but for the backward one, complex step, forward and reverse mode, symbolic.
   */
  readonly methods?: string | readonly string[] | undefined;
  /** What errors are measured in: the derivative's own unit, parts of the truth, or ulps of it. Default: `absolute`. */
  readonly error?: ErrorUnit | undefined;
}

/** What is swept and drawn unless told otherwise. */
export const defaultSweepMethods = 'forward-difference,central-difference,five-point,complex-step,ad,symbolic';

/** Points and inputs that have a panel each. */
const mostPanels = 8;
/** Errors that one sweep may measure. */
const mostErrors = 500_000;

const { wrt, reduce, order, precision, digits, maxSteps, timeout, engine } = problemKinds;
const pointsKind = (point: Kind<Point>): Kind<Point | readonly Point[]> =>
  oneOrListKind<Point, readonly Point[]>(point, listKind(point, 'a list of points'));

/** Of what each option is; `stepSizes` says which ranges are offered. */
const sweepKinds: OptionKinds<SweepOptions> = {
  at: pointsKind(pointKind),
  precision: oneOrListKind<Precision, readonly Precision[]>(precision, listKind(precision, 'precisions')),
  methods: compareKinds.methods,
  error: choiceKind(['absolute', 'relative', 'ulps']),
  from: numberKind(),
  to: numberKind(),
  perDecade: numberKind(),
  wrt,
  reduce,
  order,
  digits,
  maxSteps,
  timeout,
  engine,
};

/**
 * Measures the error of each method over a range of steps δ, and takes it apart: truncation, by running the same stencil
 * in high precision; round-off, as what is left.
 *
 * @throws DiffcmpError for text, points, ranges and options that can't be read, for points outside the domain or without
 * a finite derivative, and when a budget is spent
 */
export async function sweep(expression: string | ProgramFile, options: SweepOptions = {}): Promise<Sweep> {
  const given = givenFunction(expression);
  return sweepAs(given, optionsFrom(options, kindsFor(given, sweepKinds, pointsKind(pointOfFileKind))));
}

async function sweepAs(expression: string | ProgramFile, options: SweepOptions): Promise<Sweep> {
  const { from = defaultRange.from, to = defaultRange.to, perDecade = defaultRange.perDecade, order = 1 } = options;
  const deltas = stepSizes({ from, to, perDecade });
  const unit = options.error ?? 'absolute';
  const methods = selectMethods(options.methods ?? defaultSweepMethods);
  const opening = theLaboratory();
  opening.catch(() => undefined); // awaited below; a mistake in the input is reported first
  const read = readFunction(expression);
  const points = panelsAt(read, options);
  const swept = sweptMethods.filter((id) => methods.some((method) => method.id === id));
  const lines = methods.filter(({ id }) => !swept.includes(id as SweptMethod));
  checkSize(deltas.length * Math.max(1, swept.length) * points.flat().length);
  const laboratory = await opening;

  const answers = points.flatMap((panels): PanelAnswer[] => {
    const time = new TimeBudget(options.timeout ?? defaultTimeout); // for a point with all its inputs
    return panels.map(({ place, problem }, index) => {
      const share = time.share(panels.length - index);
      return attemptTruth({ laboratory, read, problem, time: share }, () =>
        sweepPanel(laboratory, { place, problem, swept, lines, deltas, unit, time: share }),
      );
    });
  });
  const unsupported = new Map(answers.flatMap((answer) => answer.unsupported).map((each) => [each.method, each]));
  return {
    schema: 'diffcmp/sweep@1',
    expression: read.text,
    read: read.read,
    order,
    yUnit: unit,
    deltas,
    references: answers.map(({ reference }) => reference),
    series: answers.flatMap(({ series }) => series),
    exact: answers.flatMap(({ exact }) => exact),
    unsupported: [...unsupported.values()],
    warnings: points
      .flat()
      .slice(0, 1)
      .flatMap(({ problem }) => [
        ...readingRemarks(read, problem),
        ...pathWarnings(problem, laboratory),
        ...counterWarnings(problem, (input) => answers.some(({ reference: { wrt, side } }) => wrt === input && side !== null)), // prettier-ignore
      ]),
  };
}

/** Of each point a place per input and precision, and the problem there. */
function panelsAt(read: ReadFunction, options: SweepOptions): { place: Place; problem: Problem }[][] {
  const points = pointsOf(options.at, isWholeFor(read, options));
  const precisions = [...new Set([options.precision ?? []].flat())];
  const problems = points.map((at) =>
    (precisions.length > 0 ? precisions : [undefined]).map((precision) =>
      problemOf(read, { ...options, at, delta: undefined, precision }),
    ),
  );
  const [first] = problems[0] ?? [];
  if (first?.program.outputs !== undefined)
    throw new DiffcmpError('bad-option', `a sweep is of one number, and the value has shape ${shapeText(first.program.outputs.shape)}`, {
      hint: [{ reduce: 'sum' }, ', or take one number of it by an index'],
    }); // prettier-ignore
  const inputs = first?.wrt ?? [];
  if (inputs.length === 0)
    throw new DiffcmpError('bad-option', 'the expression has no variable to move by δ', {
      hint: [{ study: 'sweep', expression: 'x*cos(x)', at: '1.2' }],
    });
  if (points.length * inputs.length > mostPanels) {
    const panels = `${points.length} × ${inputs.length} panels, one per point and input`;
    throw new DiffcmpError('bad-option', `that would be ${panels}; ${mostPanels} are the most`, {
      hint: [{ wrt: problems[0]?.[0]?.program.inputs[inputs[0] as number] as string }],
    });
  }
  return problems.map((sameAt, pointIndex) =>
    inputs.flatMap((input, inputIndex) =>
      sameAt.map((problem) => ({
        place: {
          panel: pointIndex * inputs.length + inputIndex,
          point: nestedPoint(problem),
          wrt: problem.program.inputs[input] as string,
          precision: problem.format.name,
        },
        problem: { ...problem, wrt: [input] },
      })),
    ),
  );
}

const inputNames = (wrt: SweepOptions['wrt'] = []): readonly string[] =>
  (typeof wrt === 'string' ? commaParts(wrt) : wrt).map((name) => name.trim());

/** Whether a text alone is a point: it gives every variable a value, or of a function of a file as many as the first text. */
function isWholeFor(read: ReadFunction, { wrt }: SweepOptions): (text: string, first: string) => boolean {
  if (isOfFile(read)) return (text, first) => givenPaths(text) === givenPaths(first);
  const variables = [...new Set([...read.variables, ...inputNames(wrt).filter(isFreeName)])];
  return (text) => isWhole(text, variables);
}

/** Texts are several points where each alone is one, else parts of one point, as for `compare`. */
function pointsOf(
  at: SweepOptions['at'],
  isOne: (text: string, first: string) => boolean,
): readonly ProblemOptions['at'][] {
  if (!isList(at)) return [at];
  if (!at.every((item) => typeof item === 'string')) return at;
  const [first] = at;
  return first !== undefined && at.every((text) => isOne(text, first)) ? at : [at];
}

const isList = (at: SweepOptions['at']): at is readonly Point[] => Array.isArray(at);

function isWhole(text: string, variables: readonly string[]): boolean {
  try {
    readPoint([text], variables);
    return true;
  } catch (error) {
    if (error instanceof DiffcmpError && error.code === 'unbound-variable') return false;
    throw error;
  }
}

function checkSize(errors: number): void {
  if (errors <= mostErrors) return;
  const most = mostErrors.toLocaleString('en');
  throw new DiffcmpError(
    'bad-range',
    `that is ${errors.toLocaleString('en')} errors to measure; ${most} are the most`,
    {
      hint: ['fewer methods, points or steps: ', { perDecade: 2 }],
    },
  );
}
