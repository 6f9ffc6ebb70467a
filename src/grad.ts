// Gradients as functions: the library's shortest way to a derivative.
import { kitOf } from './methods/kit.js';
import { readExpression } from './language/expression.js';
import { selectMethods } from './methods/index.js';
import type { MethodId } from './methods/table.js';
import { problemOf, timeoutOf, withDeadline, type ProblemOptions } from './problem.js';

/** The gradient at a point: a number for a number, numbers by name for numbers by name. */
export interface Gradient {
  (at: number): number;
  (at: Readonly<Record<string, number>>): Record<string, number>;
}

export interface GradOptions extends Pick<ProblemOptions, 'wrt' | 'precision' | 'delta' | 'maxSteps' | 'timeout'> {
  /** The method; reverse mode unless given. */
  readonly method?: MethodId | undefined;
}

/**
 * The gradient of an expression as a function of the point. The text is read once.
 *
 * @example grad('x*cos(x)')(1.2) // -0.7560891486839978
 * @throws DiffcmpError for text that can't be read; the function it returns, for a point that lacks a variable
 * @throws Unsupported (from the function it returns) where the method has no means for the expression
 */
export function grad(expression: string, { method = 'reverse', ...options }: GradOptions = {}): Gradient {
  const read = readExpression(expression);
  const [chosen] = selectMethods(method);
  const timeout = timeoutOf(options.timeout);
  function gradient(at: number): number;
  function gradient(at: Readonly<Record<string, number>>): Record<string, number>;
  function gradient(at: number | Readonly<Record<string, number>>): number | Record<string, number> {
    const problem = withDeadline(problemOf(read, { ...options, at }), performance.now() + timeout);
    const derivatives = (chosen as NonNullable<typeof chosen>).differentiate(problem, kitOf(problem.format)).gradient;
    if (typeof at === 'number') return derivatives[0] ?? 0;
    return Object.fromEntries(
      problem.wrt.map((input, index) => [problem.program.inputs[input] as string, derivatives[index] as number]),
    );
  }
  return gradient;
}
