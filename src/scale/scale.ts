// What differentiation costs as a function grows: exact counts of every method's whole gradient over sizes. Plain data.
import { setImmediate } from 'node:timers/promises';
import { flagKind, namesKind, optionsFrom, type OptionKinds } from '../argument.js';
import { defaultPrecision, formats, type Precision } from '../arithmetics/formats.js';
import { DiffcmpError } from '../errors.js';
import type { GivenConstants } from '../javascript/arguments/argument-data.js';
import { constantsKind } from '../problem/point-of.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { countingKitOf } from '../methods/kit.js';
import { selectMethods } from '../methods/index.js';
import type { Problem } from '../methods/method.js';
import type { MethodId } from '../methods/table.js';
import { givenPointOfFileKind, type GivenPoint } from '../problem/point-of.js';
import { problemKinds } from '../problem/problem-options.js';
import { givenFunction, kindsFor } from '../problem/read-function.js';
import { defaultMaxSteps } from '../program/program.js';
import { defaultTimeout } from '../program/time.js';
import { commaParts } from '../text/comma-list.js';
import { crossingOf } from './crossing.js';
import { functionCosts } from './function-cost.js';
import { fitGrowth } from './growth.js';
import { MethodSeries } from './method-series.js';
import type { CostSeries, Crossing, FunctionCost, Scale } from './scale-data.js';
import { sizesKind, sizesOf, type GivenSizes } from './sizes.js';
import { familyNamed } from './families.js';
import { fileSubject } from './file-subject.js';
import type { ScaleSubject, Sized } from './subject.js';
import { familySubject, templateSubject } from './template-subject.js';
import { theoryOf } from './theory.js';

export interface ScaleOptions {
  /** The sizes, whole numbers from 1 on, as a list or as `1,2,4,…,64`. Those of the family unless given, 1, 2, 4, … 64 for a template. */
  readonly sizes?: GivenSizes | undefined;
  /**
   * The point: a number by the name of an input, which all of its elements have, or an array of as many as the largest size
   * needs. Inputs that are left out have their default: generic numbers, which neither tie nor leave a domain.
   *
   * Of a function of a file, a point as for `compare()`; texts may use the size as `n`: `x=(1:n)/n`. Parameters that are left out
   * have their default; without one, one called `n` is the size, and others have generic numbers, arrays n of them.
   */
  readonly at?: GivenPoint | undefined;
  /** Of a function of a file, constants as for `readProgram`; a text with the size in it, such as `n` or `2*n`, is a number. */
  readonly set?: GivenConstants | undefined;
  /** What to differentiate by, such as `x`, `x[1]` or `c`; all inputs unless given. */
  readonly wrt?: string | readonly string[] | undefined;
  /** Of an output of several numbers, which a function of a file may have: their sum. */
  readonly reduce?: 'sum' | undefined;
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
  set: constantsKind,
  wrt: problemKinds.wrt,
  reduce: problemKinds.reduce,
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
 * @param subject the name of a family, such as `rosenbrock`, a template over n, such as `sum(i, 1, n, x[i]^2)`, or a function of
 * a file whose point or constants depend on n
 * @throws DiffcmpError for names, templates, sizes and options that can't be read, and where the function can't be run
 * even at the smallest size
 */
export async function scale(subject: string | ProgramFile, options: ScaleOptions = {}): Promise<Scale> {
  const given = givenFunction(subject);
  const read = optionsFrom(options, kindsFor(given, scaleKinds, givenPointOfFileKind));
  if (typeof given !== 'string') return scaleOf(fileSubject(given), read);
  if (read.set !== undefined) throw new DiffcmpError('bad-option', [{ set: null }, ' is for functions of files'], { hint: ['inputs of a template have their numbers in ', { at: null }] }); // prettier-ignore
  return scaleOf(isFamilyName(given) ? familySubject(familyNamed(given)) : templateSubject(given), read);
}

/** Whatever is more than a name is a template. */
const isFamilyName = (text: string): boolean => /^\s*[A-Za-z][\w-]*\s*$/.test(text) && text.trim() !== 'n';

/** The same of what is known to be a template, even if it is no more than a name. */
export async function scaleTemplate(text: string, options: ScaleOptions): Promise<Scale> {
  return scaleOf(templateSubject(text), optionsFrom(options, scaleKinds));
}

async function scaleOf(subject: ScaleSubject, options: ScaleOptions): Promise<Scale> {
  const { precision = defaultPrecision, at, set, reduce, timeout = defaultTimeout, maxSteps = defaultMaxSteps, time = false } = options; // prettier-ignore
  const methods = selectMethods(options.methods);
  const wanted = sizesOf(options.sizes ?? subject.sizes);
  const format = formats[precision];
  const wrt = typeof options.wrt === 'string' ? commaParts(options.wrt) : options.wrt;
  const counting = countingKitOf(format);
  const sizedAt = (size: number): Sized => subject.at(size, { at, set, wrt, reduce, format, maxSteps, deadline: performance.now() + timeout });
  const problemAt = ({ program, point, wrt, lineAt }: Sized): Problem => ({
    program, point, wrt, lineAt, format, order: 1, budget: { maxSteps, deadline: performance.now() + timeout },
  });

  const { cost, stopped, warnings, place } = functionCosts(wanted, sizedAt, problemAt, counting);
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
    point: place,
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
