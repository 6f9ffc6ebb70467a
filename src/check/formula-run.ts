// Both sides of a check over any arithmetic: all derivatives of a function, and what is given for them.
import type { Arithmetic } from '../arithmetic.js';
import { dual } from '../arithmetics/dual.js';
import { Tape } from '../arithmetics/tape.js';
import type { Problem } from '../methods/method.js';
import { linkOutputs } from '../program/outputs.js';
import type { FormulaPair } from './formula-pair.js';

/**
 * All derivatives of first order, output by output, or the rows of the Hessian: reverse mode, of second order forward over
 * reverse (Griewank & Walther 2008, sections 3.2 and 5.1). Literals of the program are those of the arithmetic `L`, the point is exact.
 *
 * @throws EvaluationError as the run does
 */
export function derivativesOver<T>(A: Arithmetic<T>, problem: Problem, L: Arithmetic<T> = A): T[] {
  return problem.order === 1 ? firstOrder(A, problem, L) : secondOrder(A, problem, L);
}

/** What is given for them, in the same order. */
export function givenOver<T>(A: Arithmetic<T>, { given, problem }: FormulaPair, L: Arithmetic<T> = A): readonly T[] {
  return given.link(L)(problem.point.map(A.literal), problem.budget);
}

function firstOrder<T>(A: Arithmetic<T>, { program, point, wrt, budget }: Problem, L: Arithmetic<T>): T[] {
  const tape = new Tape(L);
  const active = new Set(wrt);
  const inputs = point.map((value, i) =>
    active.has(i) ? tape.input(A.literal(value)) : { value: A.literal(value), node: -1 },
  );
  const zero = A.literal(0);
  return linkOutputs(program, tape.arithmetic)(inputs, budget).flatMap((output) => {
    const adjoints = tape.adjoints(output);
    return wrt.map((input) => adjoints[inputs[input]?.node ?? -1] ?? zero);
  });
}

function secondOrder<T>(A: Arithmetic<T>, { program, point, wrt, budget }: Problem, L: Arithmetic<T>): T[] {
  const tape = new Tape(dual(L));
  const run = program.link(tape.arithmetic);
  const active = new Set(wrt);
  const zero = A.literal(0);
  return wrt.flatMap((direction) => {
    tape.clear();
    const inputs = point.map((value, i) => {
      const number = { primal: A.literal(value), tangent: i === direction ? A.literal(1) : undefined };
      return active.has(i) ? tape.input(number) : { value: number, node: -1 };
    });
    const adjoints = tape.adjoints(run(inputs, budget));
    return wrt.map((input) => adjoints[inputs[input]?.node ?? -1]?.tangent ?? zero);
  });
}
