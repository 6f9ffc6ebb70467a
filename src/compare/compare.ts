// One program, one point, all methods: values, errors against the certified truth, exact costs. Plain data.
import { flagKind, namesKind, optionsFrom, textKind, valueKind, valuesKind, type Kind, type OptionKinds } from '../argument.js'; // prettier-ignore
import { isArrayLike, nestedKind } from '../nested-argument.js';
import { occurringOperations, totalOperations } from '../arithmetics/counting.js';
import { defaultPrecision, formats } from '../arithmetics/formats.js';
import { attempt } from '../problem/attempt.js';
import { attemptTruth } from './without-value.js';
import type { Check, Comparison, Findings } from './comparison.js';
import type { Form, Reference } from './reference-data.js';
import { diagnose } from './diagnosis.js';
import { checkOutcomes, checkPlan, type CheckPlan } from './check.js';
import type { Expectation } from './expectation-reading.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { recentPrograms } from '../language/recent-programs.js';
import { besideResults, type BesideOptions } from './beside.js';
import { plain, ulpsBetween } from './measure.js';
import { countingKitOf, kitOf } from '../methods/kit.js';
import { selectMethods } from '../methods/index.js';
import { derivativesOf, layoutOf, type Method, type Problem } from '../methods/method.js';
import { nestedComparison } from './forms.js';
import { perInput } from './per-input.js';
import { givenPointOfFileKind } from '../problem/point-of.js';
import { problemOf } from '../problem/problem.js';
import { problemKinds, type ProblemOptions } from '../problem/problem-options.js';
import { givenFunction, kindsFor, readFunction, type ReadFunction } from '../problem/read-function.js';
import { defaultTimeout, inTurn, TimeBudget } from '../program/time.js';
import { methodTable } from '../methods/table.js';
import { withReasons } from './reasons.js';
import { referenceBlock } from './reference-block.js';
import { theLaboratory, type Laboratory } from '../reference/laboratory.js';
import { findTruth } from '../reference/truth.js';
import { withReason } from '../reference/verdict.js';
import { pathStudy, type PathStudy } from './path-study.js';
import { resultRow, runMethod, type Outcome, type Yardstick } from './result-row.js';
import { rankingByGradient } from './standings.js';
import { readingRemarks } from './remarks.js';
import { counterWarnings } from './counter-warning.js';
import { checkWarnings, pointWarnings } from './warnings.js';

export interface CompareOptions extends ProblemOptions, BesideOptions {
  /**
   * Ids, names as printed, and groups (`ad`, `fd`, `all`, `default`; `none`: the truth alone), a minus before those to leave out; as a list or with commas.
   * `default` unless given: all but the backward difference and the five-point stencil.
   */
  readonly methods?: string | readonly string[] | undefined;
  /**
   * What is expected of the derivative, or of each: a decimal number, which agrees with the truth to half a unit of its
   * last written digit, or an expression over the same inputs; for tensors arrays in arrays of them. Fills `check`.
   */
  readonly expect?: Expectation | undefined;
  /**
   * What an error may be at most: `4ulp`, `1e-10` (relative), `1e-12abs`: that of the methods; with `expect` that of the
   * value expected, and of the methods only if `methods` is given. Fills `check`.
   */
  readonly tolerance?: string | undefined;
  /** Whether to measure nanoseconds per gradient too, without counting; false unless given. Then results aren't repeatable. */
  readonly time?: boolean | undefined;
}

const expectedKind = nestedKind(valueKind({ wanted: 'a number or an expression' }));
const expectedByNameKind = valuesKind(expectedKind, { wanted: 'a number, an expression, or one by name' });
const expectationKind: Kind<Expectation> = (value, name) =>
  (isArrayLike(value) ? expectedKind : expectedByNameKind)(value, name);

/** Of what each option is. */
export const compareKinds: OptionKinds<CompareOptions> = {
  ...problemKinds,
  methods: namesKind('the names of methods or groups'),
  expect: expectationKind,
  tolerance: textKind("a text such as '4ulp', '1e-10' or '1e-12abs'"),
  time: flagKind,
  explain: (value, name) => (value === 'nodes' ? value : flagKind(value, name)),
  matrix: flagKind,
  conventions: flagKind,
};

/** What is asked for: of tensors, or of numbers, where arrays in arrays of a shape [] are the numbers themselves. */
type GivenForm = Exclude<Form, 'flat'>;

/**
 * Differentiates an expression at a point by every method, or a function of a file, and measures each against certified truth. With tensors, or a value
 * of several numbers, it is `compare<'tensors'>`: values by input are arrays in arrays then.
 *
 * @throws DiffcmpError for text, points and options that can't be read, for points outside the domain, and when a
 * budget is spent
 */
export async function compare<F extends GivenForm = 'numbers'>(
  expression: string | ProgramFile,
  options: CompareOptions = {},
): Promise<Comparison<F>> {
  const given = givenFunction(expression);
  return (await compareAs(
    given,
    optionsFrom(options, kindsFor(given, compareKinds, givenPointOfFileKind)),
  )) as Comparison<F>;
}

async function compareAs(expression: string | ProgramFile, options: CompareOptions): Promise<Comparison<'tensors'>> {
  const opening = theLaboratory();
  opening.catch(() => undefined); // awaited below; a mistake in the input is reported first
  const read = readFunction(expression, kitOf(formats[defaultPrecision]).of(recentPrograms));
  const problem = problemOf(read, options);
  const methods = selectMethods(options.methods);
  const plan = checkPlan(options, problem);
  const laboratory = await opening;
  const examination = examineBy(methods, plan, laboratory, read, problem, options);
  return comparisonOf(read, examination, laboratory, options);
}

/**
 * The certified truth alone: the `reference` of a comparison.
 *
 * @throws as `compare` does
 */
export async function truth<F extends GivenForm = 'numbers'>(
  expression: string | ProgramFile,
  options: ProblemOptions = {},
): Promise<Reference<F>> {
  const given = givenFunction(expression);
  const { reference } = await compareAs(given, {
    ...optionsFrom(options, kindsFor(given, problemKinds, givenPointOfFileKind)),
    methods: 'none',
  });
  return reference as Reference<F>;
}

/** All that there is to a comparison, before it is put into words. */
export interface Examination {
  readonly yardstick: Yardstick;
  /** The same with a problem whose budget ends when the time is over. */
  readonly limited: Yardstick;
  /** The value of each output in floating point. */
  readonly computed: readonly number[];
  readonly outcomes: readonly Outcome[];
  readonly check: Check | null;
  /** Of a function of a file. */
  readonly study: PathStudy | null;
}

/**
 * Examines a program that is read already, in a laboratory that is open.
 *
 * @throws as `compare` does
 */
export function examine(laboratory: Laboratory, read: ReadFunction, options: CompareOptions): Examination {
  const problem = problemOf(read, options);
  return examineBy(selectMethods(options.methods), checkPlan(options, problem), laboratory, read, problem, options);
}

function examineBy(
  methods: readonly Method[],
  plan: CheckPlan | null,
  laboratory: Laboratory,
  read: ReadFunction,
  problem: Problem,
  options: CompareOptions,
): Examination {
  const { point, format } = problem;
  const time = new TimeBudget(options.timeout ?? defaultTimeout);
  // the same budget for all, with a deadline that moves on
  const { maxSteps } = problem.budget;
  const budget = { maxSteps, deadline: time.deadlineFor(methods.length === 0 ? 1 : 1 / 2) };
  const limited: Problem = { ...problem, budget };
  const kit = countingKitOf(format);
  const names = derivativesOf(problem);
  const {
    computed,
    operations,
    truth: found,
  } = attemptTruth({ laboratory, read, problem, time }, () => {
    const { result, operations } = kit.count((counting) => counting.values(limited).all(point, budget));
    const { program, wrt, order, digits, lineAt } = limited;
    const question = { program, point, wrt, order, format, digits, budget, lineAt, operations: totalOperations(operations) }; // prettier-ignore
    return { computed: result, operations, truth: findTruth(laboratory, question) };
  });
  budget.deadline = time.deadlineFor(1 / 4);
  const study = pathStudy(limited, laboratory, found.bits);
  const truth = withReason(found, study?.difference ?? null);
  const yardstick: Yardstick = { problem, truth, names, operations };
  const limitedYardstick: Yardstick = { problem: limited, truth, names, operations };
  const jobs = methods.map((method) => ({
    turn: methodTable[method.id].turn,
    shares: 1,
    run: (deadline: number) => {
      budget.deadline = deadline;
      return runMethod(method, limitedYardstick, kit, options.time === true, study);
    },
  }));
  const outcomes = inTurn(jobs, time);
  const check = plan && attempt(read, problem, () => checkOutcomes(plan, outcomes, yardstick, laboratory));
  budget.deadline = time.deadlineFor(1);
  return { yardstick, limited: limitedYardstick, computed, outcomes, check, study };
}

/** Whether a derivative by the input is no certified number, or a method failed. */
function isOpenBy(input: string, { names, truth }: Yardstick, outcomes: readonly Outcome[]): boolean {
  const verdict = truth.gradient[names.indexOf(input)];
  return (
    outcomes.some(({ status }) => status === 'failed') || (verdict !== undefined && verdict.status !== 'certified')
  );
}

function comparisonOf(
  read: ReadFunction,
  { yardstick, limited, computed, outcomes, check, study }: Examination,
  laboratory: Laboratory,
  options: CompareOptions,
): Comparison<'tensors'> {
  const { problem, truth, names, operations } = yardstick;
  const { format } = problem;
  const layout = layoutOf(problem);
  const found: Findings = {
    layout,
    schema: 'diffcmp/compare@1',
    expression: read.text,
    read: read.read,
    point: perInput(problem.program.inputs, problem.point),
    wrt: names,
    order: problem.order,
    precision: format.name,
    value: {
      computed: computed.map(plain),
      ulps: computed.map((each, place) => {
        const known = truth.values[place] ?? null;
        return known === null || !Number.isFinite(each) ? null : plain(ulpsBetween(each, known, format));
      }),
      operations: { total: totalOperations(operations), byKind: occurringOperations(operations) },
    },
    reference: referenceBlock(truth, names),
    results: outcomes.map((outcome) => resultRow(outcome, yardstick)),
  };
  const ranking = rankingByGradient(found);
  const scene = { read, laboratory, yardstick: limited, outcomes };
  const findings = withReasons(found, ranking, scene, options.explain ?? false);
  return nestedComparison(findings, {
    diagnosis: diagnose(findings, findings === found ? ranking : undefined), // a reason may name a wrong rule
    warnings: [
      ...readingRemarks(read, problem),
      ...(study?.warnings ?? []),
      ...pointWarnings(computed, truth, names, format.name),
      ...counterWarnings(problem, (input) => isOpenBy(input, yardstick, outcomes)),
      ...(check !== null && check.expect === null ? checkWarnings(names, outcomes) : []),
    ],
    check,
    ...besideResults(options, findings, scene),
  });
}
