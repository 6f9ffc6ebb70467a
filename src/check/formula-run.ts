// Both sides of a check over any arithmetic: all derivatives of a function, and what is given for them.
import type { Arithmetic } from '../arithmetic.js';
import { dual } from '../arithmetics/dual.js';
import { Tape } from '../arithmetics/tape.js';
import type { Problem } from '../methods/method.js';
import { linkOutputs } from '../program/outputs.js';
import type { FormulaPair } from './formula-pair.js';

/**
 * All derivatives of first order, output by output, or the rows of the Hessian: reverse mode, of second order forward over
 * reverse (Griewank & Walther 2008, sections 3.2 and 5.1).
 *
 * @param inputs numbers of the arithmetic, one for each input
 * @param decide what the comparisons of the program come out as, and so its branches
 * @throws EvaluationError as the run does
 */
export function derivativesOver<T>(
  A: Arithmetic<T>,
  problem: Problem,
  inputs: readonly T[],
  decide: Arithmetic<T>['decide'] = A.decide,
): T[] {
  return problem.order === 1 ? firstOrder(A, problem, inputs, decide) : secondOrder(A, problem, inputs, decide);
}

/** What is given for them, in the same order. */
export function givenOver<T>(A: Arithmetic<T>, { given, problem }: FormulaPair, inputs: readonly T[]): readonly T[] {
  return given.link(A)(inputs, problem.budget);
}

/** The point in an arithmetic: no literal of a program, and so exact, wherever literals are moved. */
export const pointOver = <T>(A: Arithmetic<T>, { point }: Problem): T[] => point.map(A.literal);

function firstOrder<T>(
  A: Arithmetic<T>,
  { program, wrt, budget }: Problem,
  inputs: readonly T[],
  decide: Arithmetic<T>['decide'],
): T[] {
  const tape = new Tape(A, undefined, decide);
  const active = new Set(wrt);
  const taped = inputs.map((value, i) => (active.has(i) ? tape.input(value) : { value, node: -1 }));
  const zero = A.literal(0);
  return linkOutputs(program, tape.arithmetic)(taped, budget).flatMap((output) => {
    const adjoints = tape.adjoints(output);
    return wrt.map((input) => adjoints[taped[input]?.node ?? -1] ?? zero);
  });
}

function secondOrder<T>(
  A: Arithmetic<T>,
  { program, wrt, budget }: Problem,
  inputs: readonly T[],
  decide: Arithmetic<T>['decide'],
): T[] {
  const tape = new Tape(dual(A), undefined, (relation, x, y) => decide(relation, x.primal, y.primal));
  const run = program.link(tape.arithmetic);
  const active = new Set(wrt);
  const [zero, one] = [A.literal(0), A.literal(1)];
  return wrt.flatMap((direction) => {
    tape.clear();
    const taped = inputs.map((primal, i) => {
      const value = { primal, tangent: i === direction ? one : undefined };
      return active.has(i) ? tape.input(value) : { value, node: -1 };
    });
    const adjoints = tape.adjoints(run(taped, budget));
    return wrt.map((input) => adjoints[taped[input]?.node ?? -1]?.tangent ?? zero);
  });
}
