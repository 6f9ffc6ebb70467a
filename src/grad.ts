// Gradients as functions: the library's shortest way to a derivative.
import {
  givenText,
  numberKind,
  optionsFrom,
  recordKind,
  textKind,
  withoutSurprise,
  type Kind,
  type OptionKinds,
} from './argument.js';
import { attempt } from './attempt.js';
import { DiffcmpError } from './errors.js';
import { kitOf } from './methods/kit.js';
import { readExpression } from './language/expression.js';
import { methodsById } from './methods/index.js';
import { selectIds } from './methods/selection.js';
import type { MethodId } from './methods/table.js';
import { problemKinds, problemOf, withDeadline, type ProblemOptions } from './problem.js';
import { defaultTimeout } from './program/time.js';
import { clip } from './text/value-text.js';

/** The gradient at a point: a number for a number, numbers by name for numbers by name. */
export interface Gradient {
  (at: number): number;
  (at: Readonly<Record<string, number>>): Record<string, number>;
}

export interface GradOptions extends Pick<ProblemOptions, 'wrt' | 'precision' | 'delta' | 'maxSteps' | 'timeout'> {
  /** The method; reverse mode unless given. */
  readonly method?: MethodId | undefined;
}

/** One method, by its id or as it is printed. */
const methodKind: Kind<MethodId> = (value, name) => {
  const list = textKind('the name of a method')(value, name);
  const [method, another] = selectIds(list);
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
const placeKind: Kind<number | Readonly<Record<string, number>>> = (value, name) =>
  typeof value === 'number'
    ? value
    : recordKind(numberKind({ wanted: 'a number', code: 'bad-point' }), placeWanted)(value, name);

const { wrt, precision, delta, maxSteps, timeout } = problemKinds;
const gradKinds: OptionKinds<GradOptions> = { method: methodKind, wrt, precision, delta, maxSteps, timeout };

/**
 * The gradient of an expression as a function of the point. The text is read once.
 *
 * @example grad('x*cos(x)')(1.2) // -0.7560891486839978
 * @throws DiffcmpError for text and options that can't be read; so does the function it returns, for a point that lacks a
 * variable, where the method has no means for the expression (`unsupported`), and when a budget is spent
 */
export function grad(expression: string, options: GradOptions = {}): Gradient {
  const { method = 'reverse', timeout = defaultTimeout, ...rest } = optionsFrom(options, gradKinds);
  const read = readExpression(givenText(expression));
  const { differentiate } = methodsById[method];
  function gradient(at: number): number;
  function gradient(at: Readonly<Record<string, number>>): Record<string, number>;
  function gradient(given: number | Readonly<Record<string, number>>): number | Record<string, number> {
    const at = withoutSurprise('the point', () => placeKind(given, 'at'));
    const problem = withDeadline(problemOf(read, { ...rest, at }), performance.now() + timeout);
    const derivatives = attempt(read, problem, () => differentiate(problem, kitOf(problem.format)).gradient);
    if (typeof at === 'number') return derivatives[0] ?? 0;
    return Object.fromEntries(
      problem.wrt.map((input, index) => [problem.program.inputs[input] as string, derivatives[index] as number]),
    );
  }
  return gradient;
}
