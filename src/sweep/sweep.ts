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
import type { Warning } from '../compare/comparison.js';
import { compareKinds } from '../compare/compare.js';
import { DiffcmpError } from '../errors.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { selectMethods } from '../methods/index.js';
import { pathWarnings } from '../compare/path-study.js';
import { counterWarnings } from '../compare/counter-warning.js';
import { readingRemarks } from '../compare/remarks.js';
import { pointKind, pointOfFileKind, type Point } from '../problem/point-of.js';
import { problemKinds, type ProblemOptions } from '../problem/problem-options.js';
import { givenFunction, kindsFor, readFunction, type ReadFunction } from '../problem/read-function.js';
import { furtherFunctionsKind } from '../problem/several-functions.js';
import { defaultTimeout, TimeBudget } from '../program/time.js';
import { theLaboratory, type Laboratory } from '../reference/laboratory.js';
import { sweepPanel, type PanelAnswer } from './panel.js';
import { defaultRange, stepSizes, type StepRange } from './step-sizes.js';
import { sweptMethods, type SweptMethod } from '../methods/table.js';
import { sweptFunctions, type SweptFunction } from './swept-functions.js';
import type { ErrorUnit, Sweep } from './sweep-data.js';

export interface SweepOptions extends Omit<ProblemOptions, 'at' | 'delta' | 'precision'>, Partial<StepRange> {
  /**
   * A point as for `compare()`, or a list of points; texts that are no points each alone make up one together. Each point
   * and each input that it moves has a panel. No default: each variable needs a value.
   */
  readonly at?: Point | readonly Point[] | undefined;
  /** Further functions, each at the same points: of these each takes what it has. None unless given. */
  readonly and?: readonly (string | ProgramFile)[] | undefined;
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

/** Errors that one sweep may measure. */
const mostErrors = 500_000;

const { wrt, reduce, order, precision, digits, maxSteps, timeout, engine } = problemKinds;
const pointsKind = (point: Kind<Point>): Kind<Point | readonly Point[]> =>
  oneOrListKind<Point, readonly Point[]>(point, listKind(point, 'a list of points'));

/** Of what each option is; `stepSizes` says which ranges are offered. */
const sweepKinds: OptionKinds<SweepOptions> = {
  at: pointsKind(pointKind),
  and: furtherFunctionsKind,
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
  const read = optionsFrom(options, kindsFor(given, sweepKinds, pointsKind(pointOfFileKind)));
  return sweepAs([given, ...(read.and ?? [])], read);
}

async function sweepAs(given: readonly (string | ProgramFile)[], options: SweepOptions): Promise<Sweep> {
  const { from = defaultRange.from, to = defaultRange.to, perDecade = defaultRange.perDecade, order = 1 } = options;
  const deltas = stepSizes({ from, to, perDecade });
  const unit = options.error ?? 'absolute';
  const methods = selectMethods(options.methods ?? defaultSweepMethods);
  const opening = theLaboratory();
  opening.catch(() => undefined); // awaited below; a mistake in the input is reported first
  const reads = given.map((each) => readFunction(each));
  const subjects = sweptFunctions(reads, options);
  const questions = subjects.flatMap(({ panels }) => panels);
  const swept = sweptMethods.filter((id) => methods.some((method) => method.id === id));
  const lines = methods.filter(({ id }) => !swept.includes(id as SweptMethod));
  checkSize(deltas.length * Math.max(1, swept.length) * questions.flat().length);
  const laboratory = await opening;

  const answers = subjects.map(({ read, panels: ofPoints }) =>
    ofPoints.flatMap((panels): PanelAnswer[] => {
      const time = new TimeBudget(options.timeout ?? defaultTimeout); // for a function and point with all its inputs
      return panels.map(({ place, problem }, index) => {
        const share = time.share(panels.length - index);
        return attemptTruth({ laboratory, read, problem, time: share }, () =>
          sweepPanel(laboratory, { place, read: read.read, problem, swept, lines, deltas, unit, time: share }),
        );
      });
    }),
  );
  const all = answers.flat();
  const gaps = new Map(all.flatMap((answer) => answer.unsupported).map((each) => [`${each.method} ${each.expression}`, each]));
  const warnings = subjects.flatMap((subject, i) => warningsOf(subject, answers[i] ?? [], laboratory));
  const [{ text, read }] = reads as [ReadFunction, ...ReadFunction[]];
  return {
    schema: 'diffcmp/sweep@1',
    expression: text,
    read,
    order,
    yUnit: unit,
    deltas,
    references: all.map(({ reference }) => reference),
    series: all.flatMap(({ series }) => series),
    exact: all.flatMap(({ exact }) => exact),
    unsupported: [...gaps.values()],
    warnings: [...new Map(warnings.map((each) => [each.message, each])).values()],
  };
} // prettier-ignore

function warningsOf({ read, panels }: SweptFunction, answers: readonly PanelAnswer[], laboratory: Laboratory): Warning[] {
  return panels
    .flat()
    .slice(0, 1)
    .flatMap(({ problem }) => [
      ...readingRemarks(read, problem),
      ...pathWarnings(problem, laboratory),
      ...counterWarnings(problem, (input) => answers.some(({ reference: { wrt, side } }) => wrt === input && side !== null)),
    ]);
} // prettier-ignore

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
