// `derive`: the derivatives of a text as formulas, which rules made them, and how each compares to the truth. Plain data.
import { flagKind, optionsFrom, wholeKind, type OptionKinds } from '../argument.js';
import { DiffcmpError, EvaluationError } from '../errors.js';
import { readAsked } from '../language/asked.js';
import { readExpression, type ReadProgram } from '../language/expression.js';
import { fault } from '../language/fault.js';
import { isFreeName } from '../language/point.js';
import { explained } from '../problem/attempt.js';
import { givenFunction } from '../problem/read-function.js';
import { problemKinds } from '../problem/problem-options.js';
import { defaultMaxSteps, withUnusedInputs } from '../program/program.js';
import { defaultTimeout } from '../program/time.js';
import { theLaboratory } from '../reference/laboratory.js';
import { commaParts } from '../text/comma-list.js';
import { DerivationRun } from './derivation-run.js';
import type { Derived } from './derive-data.js';
import { RuleBook, type RuleSources } from './rule-book.js';

export interface DeriveOptions {
  /** The inputs to differentiate by, as a list or as `x,y`; all variables of the expression unless given. */
  readonly wrt?: string | readonly string[] | undefined;
  /** 1, the default: first derivatives; 2: second ones too, one for each pair of inputs. */
  readonly order?: 1 | 2 | undefined;
  /** Whether to tell which rule was used at which place, each checked; false unless given. */
  readonly steps?: boolean | undefined;
  /** Chooses the points of the checks: a whole number from 0 on, 1 unless given. */
  readonly seed?: number | undefined;
  /** Steps that a run of the program may take; 10,000,000 unless given. */
  readonly maxSteps?: number | undefined;
  /** Milliseconds for all of it; 10,000 unless given, `Infinity` for no limit. */
  readonly timeout?: number | undefined;
}

const { wrt, order, maxSteps, timeout } = problemKinds;
const deriveKinds: OptionKinds<DeriveOptions> = {
  wrt,
  order,
  steps: flagKind,
  seed: wholeKind(0),
  maxSteps,
  timeout,
};

/**
 * The derivatives of an expression as formulas: by mathjs's rules where these agree with the truth, else by diffcmp's. It
 * needs no point. Each derivative, and with `steps` each step, is held against the certified truth at a random point of
 * the domain (rules: Griewank & Walther 2008, table 2.1 and chapter 3).
 *
 * @throws DiffcmpError for text and options that can't be read, for what can't be written out as one formula, and when a
 * budget is spent
 */
export async function derive(expression: string, options: DeriveOptions = {}): Promise<Derived> {
  const given = givenFunction(expression);
  if (typeof given !== 'string') throw noFormulaOfFile(given.text);
  return deriveWith(given, optionsFrom(options, deriveKinds));
}

/** A function of a file has its arguments at a point alone. */
export function noFormulaOfFile(name: string): DiffcmpError {
  return new DiffcmpError('no-formula', `${name} is a function of a file, and no formula`, {
    hint: 'compare with the method symbolic derives it at a point, where it has no branches',
  });
}

/** The same with rules from elsewhere. */
export async function deriveWith(text: string, given: DeriveOptions, sources?: RuleSources): Promise<Derived> {
  const opening = theLaboratory();
  opening.catch(() => undefined); // awaited below; a mistake in the input is reported first
  const wanted = wantedNames(given.wrt);
  const read = withConstantInputs(readExpression(text), wanted);
  const names = namesToDeriveBy(read, wanted);
  const laboratory = await opening;
  const budget = {
    maxSteps: given.maxSteps ?? defaultMaxSteps,
    deadline: performance.now() + (given.timeout ?? defaultTimeout),
  };
  try {
    const { order = 1, steps = false, seed = 1 } = given;
    const book = new RuleBook(laboratory, budget, sources);
    return new DerivationRun(read, { names, order, steps, seed }, laboratory, book, budget).told();
  } catch (error) {
    if (error instanceof EvaluationError) throw explained(error, read, { program: read.program, point: [] });
    if (error instanceof RangeError)
      throw fault(text, 'expr-too-deep', 'the formula nests too deep to be differentiated', null, 'write sums and products of fewer terms'); // prettier-ignore
    throw error;
  }
}

function wantedNames(asked: DeriveOptions['wrt']): readonly string[] | undefined {
  return (typeof asked === 'string' ? commaParts(asked) : asked)?.map((name) => name.trim());
}

/** A text without variables is a constant function of whatever is asked for; in any other a name that it lacks is a slip. */
function withConstantInputs(read: ReadProgram, wanted: readonly string[] = []): ReadProgram {
  const names = [...new Set(wanted)];
  if (read.variables.length > 0 || names.length === 0 || !names.every(isFreeName)) return read;
  return { ...read, variables: names, program: withUnusedInputs(read.program, names) };
}

/** @throws DiffcmpError for names that the text lacks, and for names that are none of it but words of another notation */
function namesToDeriveBy(read: ReadProgram, wanted: readonly string[] | undefined): readonly string[] {
  const misread = read.misread((name) => wanted?.includes(name) === true);
  if (misread !== null)
    throw fault(read.text, 'unbound-variable', `'${misread.variable}' reads as the name of a variable`, read.firstUse(misread.variable), misread.hint); // prettier-ignore
  const variables = read.variables.map((name) => ({ name, shape: [] }));
  const names = wanted === undefined ? read.variables : readAsked(wanted, variables).map(({ name }) => name);
  if (names.length === 0)
    throw new DiffcmpError('bad-option', 'there is no variable to differentiate by', {
      hint: read.variables.length === 0 ? ['the derivative of a constant is 0; say by what: ', { wrt: 'x' }] : `its variables: ${read.variables.join(', ')}`, // prettier-ignore
    });
  return names;
}
