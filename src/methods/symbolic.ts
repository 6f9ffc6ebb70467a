// Symbolic differentiation: the program as one expression, differentiated by mathjs, evaluated like any program.
import { Unsupported } from '../errors.js';
import { run } from '../program/machine.js';
import type { Program } from '../program/program.js';
import { derive } from './derivation.js';
import type { Derivatives, Method, Problem } from './method.js';

/** Derivatives by mathjs (rules: mathjs `derivative`, unsimplified). Only their evaluation counts as operations. */
export const symbolic: Method = {
  id: 'symbolic',
  title: 'symbolic (mathjs)',
  summary: "mathjs's derivative of the program inlined into one expression",
  differentiate(problem) {
    problem.ground.instruments.begin();
    try {
      return differentiate(problem);
    } catch (error) {
      if (error instanceof RangeError)
        throw new Unsupported('symbolic: the expression nests deeper than mathjs can follow');
      throw error;
    }
  },
};

function differentiate(problem: Problem): Derivatives {
  const { point, order, ground, budget } = problem;
  const { instruments } = ground;
  const { first, second, texts, tree, graph } = instruments.derivation(problem, derive);
  const inputs = point.map((x) => ground.round(x));
  const evaluate = (program: Program): number => run(program, instruments.real, inputs, budget);
  const gradient = first.map(evaluate);
  return {
    gradient,
    ...(order === 2 ? { hessian: mirror(second.map((row) => row.map(evaluate))) } : {}),
    evaluations: 1,
    passes: 1,
    operations: instruments.operations(),
    symbolic: { texts, tree, graph },
  };
}

/** The symmetric matrix of a lower triangle. */
function mirror(triangle: readonly (readonly number[])[]): number[][] {
  return triangle.map((_, i) => triangle.map((__, j) => triangle[Math.max(i, j)]?.[Math.min(i, j)] as number));
}
