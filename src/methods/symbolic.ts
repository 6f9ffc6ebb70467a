// Symbolic differentiation: the program as one expression, differentiated by mathjs, evaluated like any program.
import type { Kit } from './kit.js';
import { Unsupported } from '../errors.js';
import type { Program } from '../program/program.js';
import { derivations } from './derivation.js';
import type { Derivatives, Method, Problem } from './method.js';
import { isOfNumbers } from '../tensors/layout.js';

/** Derivatives by mathjs (rules: mathjs `derivative`, unsimplified). Only their evaluation counts as operations. */
export const symbolic: Method = {
  id: 'symbolic',
  summary: "mathjs's derivative of the program inlined into one expression",
  differentiate(problem, kit) {
    try {
      return differentiate(problem, kit);
    } catch (error) {
      if (error instanceof RangeError)
        throw new Unsupported('symbolic: the expression nests deeper than mathjs can follow');
      throw error;
    }
  },
};

function differentiate(problem: Problem, kit: Kit): Derivatives {
  if (problem.layout !== undefined && !isOfNumbers(problem.layout))
    throw new Unsupported('symbolic: tensors are not expressions of one number');
  const { point, order, format, budget, engine } = problem;
  const { first, second, texts, tree, graph } = kit.of(derivations).get(problem);
  const inputs = point.map((x) => format.round(x));
  const evaluate = (program: Program): number => kit.values({ program, engine, budget }).first(inputs, budget);
  const gradient = first.map(evaluate);
  return {
    gradient,
    evaluations: 1,
    passes: 1,
    symbolic: { texts, tree, graph },
    ...(order === 2 ? { hessian: mirror(second.map((row) => row.map(evaluate))) } : {}),
  };
}

/** The symmetric matrix of a lower triangle. */
function mirror(triangle: readonly (readonly number[])[]): number[][] {
  return triangle.map((row, i) => [...row, ...triangle.slice(i + 1).flatMap((below) => below[i] ?? [])]);
}
