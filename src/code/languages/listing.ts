// `diffcmp code`: the value and gradient of a function as code in another language. Plain data.
import { choiceKind, flagKind, optionsFrom, type OptionKinds } from '../../argument.js';
import { DiffcmpError } from '../../errors.js';
import type { ProgramFile } from '../../javascript/program-file.js';
import type { Problem } from '../../methods/method.js';
import { attempt } from '../../problem/attempt.js';
import { givenPointOfFileKind } from '../../problem/point-of.js';
import { problemOf, withDeadline } from '../../problem/problem.js';
import { givenFunction, isOfFile, kindsFor, readFunction, type ReadFunction } from '../../problem/read-function.js';
import { outputCount } from '../../program/outputs.js';
import { defaultTimeout } from '../../program/time.js';
import { numeral } from '../../text/numeral.js';
import type { Mode } from '../engine.js';
import type { StraightCode } from '../trace.js';
import { modeFor, namesNeeded, severalNumbers, tracedKinds, type TracedOptions } from '../traced-options.js';
import { gradientCode, valueCode } from '../tracing.js';
import { genericPoints, isGeneric } from './generic-points.js';
import { languageNames, type LanguageName } from './language.js';
import type { CodeListing } from './listing-data.js';
import { writtenListing } from './written-listing.js';

export interface CodeOptions extends TracedOptions {
  /** `js`, unless given. */
  readonly language?: LanguageName | undefined;
  /** The value alone; false unless given. */
  readonly valueOnly?: boolean | undefined;
}

const codeKinds: OptionKinds<CodeOptions> = {
  ...tracedKinds,
  language: choiceKind(languageNames),
  valueOnly: flagKind,
};

/**
 * The value and gradient of an expression, or of a function of a file, as a function in another language: the operations of
 * the path that is taken at a point, each written once. Where no path depends on the inputs it needs no point.
 *
 * @throws DiffcmpError for text and options that can't be read, `unbound-variable` where a point is needed and none is given,
 * `non-finite` where there is no finite value and gradient at the point, `unsupported` for primitives without a text
 */
export function codeListing(expression: string | ProgramFile, options: CodeOptions = {}): CodeListing {
  const given = givenFunction(expression);
  const asked = optionsFrom(options, kindsFor(given, codeKinds, givenPointOfFileKind));
  const read = readFunction(given);
  const { language = 'js' } = asked;
  const deadline = performance.now() + (asked.timeout ?? defaultTimeout);
  const traced = asked.at === undefined ? tracedSomewhere(read, asked, deadline) : tracedAt(read, asked, deadline);
  if (!isFiniteCode(traced.code)) throw noNumbers(traced);
  return writtenListing({ expression: read.text, read: read.read, ...traced }, language);
}

/** The code of a problem, and how its gradient came to be; null: it has none. */
interface TracedProblem {
  readonly problem: Problem;
  readonly code: StraightCode;
  readonly mode: Mode | null;
}

/** @throws DiffcmpError whatever is wrong with the question or the function there */
function tracedAt(read: ReadFunction, asked: CodeOptions, deadline: number): TracedProblem {
  const { language: _language, mode, valueOnly = false, ...options } = asked;
  const problem = withDeadline(problemOf(read, options), deadline);
  if (outputCount(problem.program) !== 1) throw severalNumbers('a function to paste');
  const { program, point, format, budget, wrt } = problem;
  const run = { program, point, format, budget, isOneWay: true };
  if (valueOnly || wrt.length === 0) return { problem, mode: null, code: attempt(read, problem, () => valueCode(run)) };
  const by = modeFor(mode, wrt.length);
  return { problem, mode: by, code: attempt(read, problem, () => gradientCode(run, wrt, by)) };
}

/** At a point of no meaning, where the function has one path only. */
function tracedSomewhere(read: ReadFunction, asked: CodeOptions, deadline: number): TracedProblem {
  const names = inputNames(read);
  let failure: DiffcmpError | null = null;
  for (const point of genericPoints(names.length)) {
    const at = Object.fromEntries(names.map((name, place) => [name, point[place] as number]));
    try {
      const traced = tracedAt(read, { ...asked, at }, deadline);
      if (!isFiniteCode(traced.code)) continue;
      const { guards, holds } = traced.code;
      if (guards.every((line, place) => isGeneric(traced.code, line, holds[place] === 1))) return traced;
      throw needsPoint('the function has branches, and its code is that of one of them: it needs a point', 'on the branch that you want', names, point); // prettier-ignore
    } catch (error) {
      if (!(error instanceof DiffcmpError) || !isOfPoint(error)) throw error;
      failure ??= error;
    }
  }
  if (failure !== null) throw failure;
  throw needsPoint(
    'no point of the domain was found, and a test of the code needs one',
    'where the function has a value',
    names,
    [],
  );
}

/** What must be given, as numbers. @throws DiffcmpError for names that are words of another notation */
function inputNames(read: ReadFunction): readonly string[] {
  if (isOfFile(read)) return namesNeeded(read);
  if (read.misread(() => false) !== null) problemOf(read, {});
  return read.variables;
}

/** Whether another point may do. */
const isOfPoint = ({ code }: DiffcmpError): boolean => code === 'outside-domain' || code === 'program-failed' || code === 'non-finite'; // prettier-ignore

function needsPoint(why: string, where: string, names: readonly string[], point: readonly number[]): DiffcmpError {
  const values = names.map((name, place) => `${name}=${point[place] === undefined ? '…' : numeral(point[place])}`);
  return new DiffcmpError('unbound-variable', why, {
    hint: [`give one ${where}, such as `, { at: values.slice(0, 8).join(',') }],
  });
}

const isFiniteCode = ({ outputs, values }: StraightCode): boolean =>
  outputs.every((line) => Number.isFinite(values[line]));

function noNumbers({ code: { outputs, values }, problem }: TracedProblem): DiffcmpError {
  const what = Number.isFinite(values[outputs[0] as number]) ? 'gradient' : 'value';
  const point = problem.point.slice(0, 8).map((value, place) => `${problem.program.inputs[place] as string} = ${numeral(value)}`); // prettier-ignore
  return new DiffcmpError('non-finite', `the ${what} is not finite at ${point.join(', ')}, so there is no test for the code`, {
    hint: 'take another point: one inside the domain',
  }); // prettier-ignore
}
