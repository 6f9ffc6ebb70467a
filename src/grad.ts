// Gradients as functions: the library's shortest way to a derivative.
import {
  numberKind,
  optionsFrom,
  recordKind,
  textKind,
  withoutSurprise,
  type Kind,
  type OptionKinds,
} from './argument.js';
import { attempt } from './problem/attempt.js';
import { DiffcmpError } from './errors.js';
import { CompiledForms } from './code/compiled-forms.js';
import { namesNeeded } from './code/traced-options.js';
import { kitOf } from './methods/kit.js';
import type { ProgramFile } from './javascript/program-file.js';
import { nestedPerInput } from './compare/forms.js';
import { perInput } from './compare/per-input.js';
import { derivativesOf } from './methods/method.js';
import { isArrayLike, nestedKind } from './nested-argument.js';
import type { Nested } from './tensors/nested.js';
import { methodsById } from './methods/index.js';
import { selectIds } from './methods/selection.js';
import type { MethodId } from './methods/table.js';
import { givenPointOfFileKind, type GivenPoint } from './problem/point-of.js';
import { problemOf, withDeadline } from './problem/problem.js';
import { problemKinds, type ProblemOptions } from './problem/problem-options.js';
import { givenFunction, isOfFile, readFunction, type ReadFunction } from './problem/read-function.js';
import { defaultTimeout } from './program/time.js';
import { countOf } from './text/numeral.js';
import { clip } from './text/value-text.js';

/** Numbers in arrays in arrays, typed arrays among them; or one number. */
type Numbers = number | ArrayLike<number> | readonly Numbers[];

/**
 * The gradient at a point: a number for a number, arrays in arrays for arrays in arrays, numbers and these by name for what
 * is given by name; of several variables that are numbers, one array for one, in the order of their first appearance. Where
 * the value of the function has several numbers, the Jacobian: the shape of the value comes first.
 */
export interface Gradient {
  (at: number): number;
  (at: Readonly<Record<string, number>>): Record<string, number>;
  (at: ArrayLike<number>): Float64Array;
  (at: readonly Numbers[]): Nested<number>;
  (at: Readonly<Record<string, Numbers>>): Record<string, Nested<number>>;
}

export interface GradOptions extends Pick<
  ProblemOptions,
  'wrt' | 'reduce' | 'precision' | 'delta' | 'maxSteps' | 'timeout'
> {
  /** The method; reverse mode unless given. */
  readonly method?: MethodId | undefined;
}

/** One method, by its id or as it is printed. */
const methodKind: Kind<MethodId> = (value, name) => {
  const list = textKind('the name of a method')(value, name);
  const [method, another] = selectIds(list, []);
  if (method !== undefined && another === undefined) return method;
  throw new DiffcmpError(
    'bad-option',
    `a gradient has one method, '${clip(list)}' is ${method === undefined ? 'none' : 'several'}`,
    {
      hint: `for example '${method ?? 'reverse'}'`,
    },
  );
};

const placeWanted = { wanted: 'a number, or numbers by name', code: 'bad-point' } as const;
const coordinateKind = nestedKind(numberKind({ wanted: 'a number', code: 'bad-point' }));
type GivenPlace = Nested<number> | Readonly<Record<string, Nested<number>>>;
const placeKind: Kind<GivenPlace> = (value, name) =>
  typeof value === 'number' || isArrayLike(value)
    ? coordinateKind(value, name)
    : recordKind(coordinateKind, placeWanted)(value, name);

const { wrt, reduce, precision, delta, maxSteps, timeout } = problemKinds;
const gradKinds: OptionKinds<GradOptions> = { method: methodKind, wrt, reduce, precision, delta, maxSteps, timeout };

/**
 * The gradient of an expression as a function of the point. The text is read once; forward and reverse mode run as code from the
 * second call on, to the same bits.
 *
 * @example grad('x*cos(x)')(1.2) // -0.7560891486839978
 * @throws DiffcmpError for text and options that can't be read; so does the function it returns, for a point that lacks a
 * variable, where the method has no means for the expression (`unsupported`), and when a budget is spent
 */
export function grad(expression: string | ProgramFile, options: GradOptions = {}): Gradient {
  const { method = 'reverse', timeout = defaultTimeout, ...rest } = optionsFrom(options, gradKinds);
  const read = readFunction(givenFunction(expression));
  const { differentiate } = methodsById[method];
  const compiled = new CompiledForms(method, { timeout, maxSteps: rest.maxSteps });
  function gradient(at: number): number;
  function gradient(at: Readonly<Record<string, number>>): Record<string, number>;
  function gradient(at: ArrayLike<number>): Float64Array;
  function gradient(at: readonly Numbers[]): Nested<number>;
  function gradient(at: Readonly<Record<string, Numbers>>): Record<string, Nested<number>>;
  function gradient(given: unknown): Nested<number> | Float64Array | Record<string, Nested<number>> {
    return compiled.at(given) ?? interpreted(given);
  }
  // apart, so that V8 puts the above into its caller
  function interpreted(given: unknown): Nested<number> | Float64Array | Record<string, Nested<number>> {
    const at = withoutSurprise('the point', () => (isOfFile(read) ? givenPointOfFileKind : placeKind)(given, 'at'));
    const inOrder = numbersInOrder(read, at);
    const problem = withDeadline(problemOf(read, { ...rest, at: inOrder ?? at, timeout }), performance.now() + timeout);
    const derivatives = attempt(read, problem, () => differentiate(problem, kitOf(problem.format)).gradient);
    compiled.seen(given, problem);
    if (inOrder !== null) return Float64Array.from(derivatives);
    const byName = nestedPerInput(perInput(derivativesOf(problem), derivatives), problem.layout);
    return typeof at === 'number' || Array.isArray(at) ? (Object.values(byName)[0] ?? 0) : byName;
  }
  return gradient;
}

/** A list of numbers, one for each of several variables in their order, by name; null for any other point. */
function numbersInOrder(read: ReadFunction, at: GivenPoint): Record<string, number> | null {
  if (!Array.isArray(at)) return null;
  const numbers = at.filter((each) => typeof each === 'number');
  if (numbers.length !== at.length) return null;
  const inputs = isOfFile(read) ? namesNeeded(read) : read.hasTensors ? [] : read.variables;
  if (inputs.length < 2) return null;
  if (numbers.length !== inputs.length)
    throw new DiffcmpError('bad-point', `a list of ${countOf(numbers.length, 'number')}, and the function has ${inputs.length} inputs`, {
      hint: `one for each, in this order: ${inputs.join(', ')}`,
    }); // prettier-ignore
  return perInput(inputs, numbers);
}
