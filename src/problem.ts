// From text and options to a problem: a program at a point, with what its runs may use up.
import {
  choiceKind,
  listKind,
  namesKind,
  oneOrListKind,
  positiveKind,
  textKind,
  valuesKind,
  wholeKind,
  type Kind,
  type OptionKinds,
} from './argument.js';
import { closest } from './text/did-you-mean.js';
import { defaultPrecision, formats, precisions, type Precision } from './arithmetics/formats.js';
import { DiffcmpError } from './errors.js';
import { readExpression, type ReadProgram } from './language/expression.js';
import { isFreeName, namesIn, readPoint } from './language/point.js';
import type { Problem } from './methods/method.js';
import { defaultMaxSteps, withRoundedLiterals, withUnusedInputs, type Program } from './program/program.js';
import { mostDigits } from './reference/decimal-digits.js';
import { defaultTimeout } from './program/time.js';
import { clip } from './text/value-text.js';

/** A point: one number for one variable, numbers (or constants such as `pi/4`) by name, or a text such as `x=1.2,y=pi/4`. */
export type Point = number | string | Readonly<Record<string, number | string>>;

export interface ProblemOptions {
  /** The point; or texts that make it up together. No default: every variable needs a value. */
  readonly at?: Point | readonly string[] | undefined;
  /**
   * The inputs to differentiate by, as a list or as `x,y`; all, in the order of the expression, unless given. One that
   * the expression doesn't use has the derivative 0, if the point gives it a value.
   */
  readonly wrt?: string | readonly string[] | undefined;
  /**
   * The step δ of every finite difference and of the complex step, in units of the input, and the first of Richardson's.
   * Each method's own unless given: for differences ε^(1/(accuracy + order))·max(|x|, 1), for the complex step 1e-20.
   */
  readonly delta?: number | undefined;
  /** 1, the default: first derivatives; 2: second ones too, as a Hessian. */
  readonly order?: 1 | 2 | undefined;
  /** The floating-point format of point, literals and methods, and of the truth's ulps; `float64` unless given. */
  readonly precision?: Precision | undefined;
  /** How many digits of the truth are wanted, each certified; 1 to 1,000, 30 unless given. */
  readonly digits?: number | undefined;
  /** Steps that one run of the program may take, see `Budget`; 10,000,000 unless given. Beyond: `step-limit`. */
  readonly maxSteps?: number | undefined;
  /**
   * Milliseconds for this function and point, from the start of its computation; 10,000 unless given, `Infinity` for no
   * limit. Half of them at most are the truth's, which is undecided beyond. What is left is shared out among the methods;
   * one that needs more fails with `timeout`.
   */
  readonly timeout?: number | undefined;
}

const pointWanted = {
  wanted: "a number, a text such as 'x=1.2,y=pi/4', or values by name",
  code: 'bad-point',
} as const;
const coordinateWanted = { wanted: "a number, or a constant such as 'pi/4'", code: 'bad-point' } as const;
export const pointKind: Kind<Point> = valuesKind(coordinateWanted, pointWanted);

/** Of what each option of a problem is. */
export const problemKinds: OptionKinds<ProblemOptions> = {
  at: oneOrListKind<Point, readonly string[]>(pointKind, listKind(textKind(pointWanted), pointWanted)),
  wrt: namesKind('the names of variables'),
  delta: positiveKind([{ delta: '1e-6' }]),
  order: choiceKind([1, 2]),
  precision: choiceKind(precisions),
  digits: wholeKind(1, mostDigits),
  maxSteps: wholeKind(1),
  timeout: positiveKind([{ timeout: defaultTimeout }], Infinity),
};

/** The problem with a moment by which its runs are to end. */
export function withDeadline(problem: Problem, deadline: number): Problem {
  return { ...problem, budget: { ...problem.budget, deadline } };
}

/**
 * A problem for methods, from an expression's text and options. It has no time limit: that begins with a computation.
 *
 * @throws DiffcmpError for a point, input or option that can't be read
 */
export function readProblem(expression: string, options: ProblemOptions = {}): { read: ReadProgram; problem: Problem } {
  const read = readExpression(expression);
  return { read, problem: problemOf(read, options) };
}

export function problemOf(read: ReadProgram, options: ProblemOptions): Problem {
  const { precision = defaultPrecision, order = 1, delta, digits } = options;
  if (options.wrt !== undefined && options.wrt.length === 0)
    throw new DiffcmpError('bad-option', 'no variable is named to differentiate by', {
      hint: read.variables.length === 0 ? ['leave out ', { wrt: null }] : [{ wrt: read.variables.join(',') }],
    });
  const format = formats[precision];
  const wrt = typeof options.wrt === 'string' ? options.wrt.split(',') : options.wrt;
  const names = wrt?.map((name) => name.trim()) ?? read.variables;
  checkMisread(read, options.at);
  const program = programFor(read, names, options.at);
  return {
    program: precision === defaultPrecision ? program : withRoundedLiterals(program, format.round),
    point: pointOf(options.at, read, program.inputs).map(format.round),
    wrt: names.map((name) => variableIndex(name, program.inputs)),
    order,
    format,
    delta,
    digits,
    budget: { maxSteps: options.maxSteps ?? defaultMaxSteps },
  };
}

/** The index of a variable by name. */
export function variableIndex(name: string, variables: readonly string[]): number {
  const index = variables.indexOf(name);
  if (index >= 0) return index;
  const suggestion = closest(name, variables);
  throw new DiffcmpError('unknown-variable', `the expression has no variable '${clip(name)}'`, {
    hint: suggestion === null ? `its variables: ${variables.join(', ') || 'none'}` : `did you mean '${suggestion}'?`,
  });
}

/** @throws DiffcmpError for a name such as `sinx`, unless the point has a value for it by that name */
function checkMisread(read: ReadProgram, at: ProblemOptions['at']): void {
  const given = typeof at === 'object' && !isTexts(at) ? new Set(Object.keys(at)) : namesIn(textsOf(at));
  const found = read.misread((name) => given.has(name));
  if (found === null) return;
  const { variable, hint } = found;
  const isWord = /^(d[a-z]?|.*\$.*)$/.test(variable);
  throw new DiffcmpError('unbound-variable', `'${variable}' reads as the name of a variable`, {
    hint: isWord ? hint : [`${hint}; if it is a variable: `, { at: `${variable}=…` }],
    source: read.text,
    span: read.firstUse(variable),
  });
}

/** With the inputs that are named in `wrt` and have a value, though the text doesn't use them. */
function programFor({ program, variables }: ReadProgram, wrt: readonly string[], at: ProblemOptions['at']): Program {
  const foreign = [...new Set(wrt)].filter((name) => !variables.includes(name) && isFreeName(name));
  if (foreign.length === 0) return program;
  const given = namesIn(textsOf(at));
  // where a variable lacks its value, the foreign name is more likely a slip for it
  const isComplete = given.has(null) || variables.every((name) => given.has(name));
  const unused = isComplete ? foreign.filter((name) => given.has(name)) : [];
  return unused.length === 0 ? program : withUnusedInputs(program, unused);
}

function pointOf(
  at: ProblemOptions['at'],
  { text, firstUse }: ReadProgram,
  variables: readonly string[],
): readonly number[] {
  const numbers = numbersFor(at, variables);
  if (numbers !== null) return numbers;
  const values = readPoint(textsOf(at), variables, (name) => {
    const span = firstUse(name);
    return span === null ? null : { source: text, span };
  });
  return variables.map((name) => values.get(name) as number);
}

/** The values of numbers that belong to the variables one by one; null where there is more to it, or a mistake. */
function numbersFor(at: ProblemOptions['at'], variables: readonly string[]): number[] | null {
  if (typeof at === 'number') return variables.length === 1 && Number.isFinite(at) ? [at] : null;
  if (typeof at !== 'object' || isTexts(at) || Object.keys(at).length !== variables.length) return null;
  const values: number[] = [];
  for (const name of variables) {
    const value = Object.hasOwn(at, name) ? at[name] : null;
    if (typeof value !== 'number' || !Number.isFinite(value)) return null;
    values.push(value);
  }
  return values;
}

/** The point as texts, as for `--at`. */
function textsOf(at: ProblemOptions['at']): readonly string[] {
  if (at === undefined) return [];
  if (typeof at !== 'object') return [String(at)];
  return isTexts(at) ? at : numbersByName(at);
}

function isTexts(at: object): at is readonly string[] {
  return Array.isArray(at);
}

function numbersByName(at: Readonly<Record<string, number | string>>): string[] {
  return Object.entries(at).map(([name, value]) => `${name}=${value}`);
}
