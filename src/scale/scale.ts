// What differentiation costs as a function grows: exact counts of every method's whole gradient over sizes. Plain data.
import { setImmediate } from 'node:timers/promises';
import { flagKind, givenText, namesKind, optionsFrom, type OptionKinds } from '../argument.js';
import { defaultPrecision, formats, type Precision } from '../arithmetics/formats.js';
import { DiffcmpError } from '../errors.js';
import { countingKitOf } from '../methods/kit.js';
import { selectMethods } from '../methods/index.js';
import type { Problem } from '../methods/method.js';
import type { MethodId } from '../methods/table.js';
import { givenNames, type GivenPoint } from '../problem/point-of.js';
import { problemKinds } from '../problem/problem.js';
import { defaultMaxSteps } from '../program/program.js';
import { defaultTimeout } from '../program/time.js';
import { commaParts } from '../text/comma-list.js';
import { crossingOf } from './crossing.js';
import { functionCosts } from './function-cost.js';
import { fitGrowth } from './growth.js';
import { MethodSeries } from './method-series.js';
import type { CostSeries, Crossing, FunctionCost, Scale } from './scale-data.js';
import { sizesKind, sizesOf, type GivenSizes } from './sizes.js';
import { subjectAt, scaleSubject, templateSubject, type Sized, type ScaleSubject } from './subject.js';
import { theoryOf } from './theory.js';

export interface ScaleOptions {
  /** The sizes, whole numbers from 1 on, as a list or as `1,2,4,…,64`. Those of the family unless given, 1, 2, 4, … 64 for a template. */
  readonly sizes?: GivenSizes | undefined;
  /**
   * The point: a number by the name of an input, which all of its elements have, or an array of as many as the largest size
   * needs. Inputs that are left out have their default: generic numbers, which neither tie nor leave a domain.
   */
  readonly at?: GivenPoint | undefined;
  /** What to differentiate by, such as `x`, `x[1]` or `c`; all inputs unless given. */
  readonly wrt?: string | readonly string[] | undefined;
  /** Ids, names as printed, and groups, as for `compare()`. */
  readonly methods?: string | readonly string[] | undefined;
  readonly precision?: Precision | undefined;
  /** Steps that one run of the function may take; 10,000,000 unless given. */
  readonly maxSteps?: number | undefined;
  /** Milliseconds for each method at each size; 10,000 unless given. One that needs more is not tried at larger sizes. */
  readonly timeout?: number | undefined;
  /** Whether to measure nanoseconds per gradient too; false unless given. Then results aren't repeatable. */
  readonly time?: boolean | undefined;
}

const scaleKinds: OptionKinds<ScaleOptions> = {
  sizes: sizesKind,
  at: problemKinds.at,
  wrt: problemKinds.wrt,
  methods: namesKind('the names of methods or groups'),
  precision: problemKinds.precision,
  maxSteps: problemKinds.maxSteps,
  timeout: problemKinds.timeout,
  time: flagKind,
};

/**
 * Counts what the function, and the whole gradient by each method, costs at each size; up to the first size at which the
 * function itself can't be run, `stopped`.
 *
 * @param subject the name of a family, such as `rosenbrock`, or a template over n, such as `sum(i, 1, n, x[i]^2)`
 * @throws DiffcmpError for names, templates, sizes and options that can't be read, and where the function can't be run
 * even at the smallest size
 */
export async function scale(subject: string, options: ScaleOptions = {}): Promise<Scale> {
  const given = optionsFrom(options, scaleKinds);
  return scaleOf(scaleSubject(givenText(subject)), given);
}

/** The same of what is known to be a template, even if it is no more than a name. */
export async function scaleTemplate(text: string, options: ScaleOptions): Promise<Scale> {
  return scaleOf(templateSubject(text), optionsFrom(options, scaleKinds));
}

async function scaleOf(subject: ScaleSubject, options: ScaleOptions): Promise<Scale> {
  const { precision = defaultPrecision, at, timeout = defaultTimeout, maxSteps = defaultMaxSteps, time = false } = options; // prettier-ignore
  const methods = selectMethods(options.methods);
  const wanted = sizesOf(options.sizes ?? subject.sizes);
  const format = formats[precision];
  const wrt = typeof options.wrt === 'string' ? commaParts(options.wrt) : options.wrt;
  const counting = countingKitOf(format);
  const sizedAt = (size: number): Sized => subjectAt(subject, size, { at, wrt, format });
  const problemAt = ({ program, point, wrt }: Sized): Problem => ({
    program, point, wrt, format, order: 1, budget: { maxSteps, deadline: performance.now() + timeout },
  });

  const { cost, stopped, warnings } = functionCosts(wanted, sizedAt, problemAt, counting);
  const sizes = cost.map(({ size }) => size);
  const running = methods.map((method) => new MethodSeries(method, counting, time));
  for (const [place, size] of sizes.entries()) {
    if (running.every(({ isStopped }) => isStopped)) break;
    const sized = sizedAt(size);
    await setImmediate(); // whoever else has work in this process goes on between sizes
    for (const each of running) each.measure(problemAt(sized), size, cost[place] as FunctionCost);
  }
  const series = running.map((each) => each.series(sizes));
  const operationsAt = (size: number, id: MethodId): number | null => {
    const [method] = selectMethods(id);
    if (method === undefined) return null;
    const one = new MethodSeries(method, counting, false);
    one.measure(problemAt(sizedAt(size)), size, null);
    return one.operationsAt(size);
  };
  /** Null where a template has no meaning at that size, or a method no answer. */
  const below = (size: number): boolean | null => {
    try {
      const [reverse, forward] = [operationsAt(size, 'reverse'), operationsAt(size, 'forward')];
      return reverse === null || forward === null ? null : reverse < forward;
    } catch (error) {
      if (error instanceof DiffcmpError) return null;
      throw error;
    }
  };
  const crossing = crossingBy(sizes, series, ({ operations }) => operations, 'operations', below);
  return {
    schema: 'diffcmp/scale@1',
    family: subject.family,
    template: subject.shown,
    read: subject.read,
    meaning: subject.meaning,
    source: subject.source,
    precision,
    wrt: wrt ?? null,
    point: pointRemark(at, subject.template(sizes[0] as number).inputs.map(({ name }) => name)),
    sizes,
    stopped,
    function: cost,
    functionFit: fitGrowth(sizes, cost.map(({ operations }) => operations)),
    series,
    crossover: crossing.size,
    crossing,
    timedCrossing: time ? crossingBy(sizes, series, ({ times }) => times ?? [], 'ns') : null,
    theory: theoryOf(series, cost, subject.family),
    warnings,
  };
} // prettier-ignore

/** Of reverse against forward. */
function crossingBy(
  sizes: readonly number[],
  series: readonly CostSeries[],
  valuesOf: (series: CostSeries) => readonly (number | null)[],
  unit: string,
  below?: (size: number) => boolean | null,
): Crossing {
  const [reverse, forward] = (['reverse', 'forward'] as const).map((id) => series.find(({ method }) => method === id));
  if (reverse === undefined || forward === undefined)
    return { size: null, refined: false, reason: 'forward and reverse were not both asked for' };
  return crossingOf(sizes, valuesOf(reverse), valuesOf(forward), unit, below);
}

/** In words: where it is given, and that the rest, if there is one, has its default. */
function pointRemark(at: GivenPoint | undefined, inputs: readonly string[]): string {
  const given = givenNames(at);
  if (at === undefined || given.size === 0) return 'generic numbers';
  const names = inputs.filter((name) => given.has(name) || given.has(null));
  return `as given for ${names.join(', ')}${names.length === inputs.length ? '' : '; generic numbers for the rest'}`;
}
