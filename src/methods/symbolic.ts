// The symbolic method: the program inlined into one expression, differentiated by mathjs, evaluated like any program.
import { inputExpression, nodeOf, type Expression } from '../arithmetics/expression.js';
import { EvaluationError, Unsupported } from '../errors.js';
import { lowerNode } from '../language/expression.js';
import { derivative, SymbolNode, type MathNode } from '../language/mathjs.js';
import { printNode } from '../language/print.js';
import { run } from '../program/machine.js';
import type { Derivatives, Method, Problem } from './method.js';
import { measure, tidy } from './tidy.js';

/** The nodes that the derivatives may have together, counted as trees. */
const largestDerivative = 20_000;

/** Derivatives by mathjs (rules: mathjs `derivative`, unsimplified). Only their evaluation counts as operations. */
export const symbolic: Method = {
  id: 'symbolic',
  title: 'symbolic (mathjs)',
  group: 'symbolic',
  summary: "mathjs's derivative of the program inlined into one expression",
  differentiate(problem) {
    problem.ground.instruments.begin();
    try {
      return differentiate(problem);
    } catch (error) {
      throw reasonFor(error);
    }
  },
};

function differentiate(problem: Problem): Derivatives {
  const { program, point, wrt, order, ground, maxSteps } = problem;
  const { instruments } = ground;
  const traced = run(program, instruments.expression, program.inputs.map(inputExpression), maxSteps);
  const first = wrt.map((input) => differentiateNode(nodeOf(traced), program.inputs[input] as string, traced));
  const second =
    order === 1
      ? []
      : wrt.map((_, i) =>
          wrt
            .slice(0, i + 1)
            .map((input) => differentiateNode(first[i] as MathNode, program.inputs[input] as string, traced)),
        );
  const { nodes, tree, graph } = measure([...first, ...second.flat()]);
  if (nodes > largestDerivative) throw tooLarge('derivative', nodes);

  const inputs = point.map((x) => ground.round(x));
  const evaluate = (node: MathNode): number => run(lowerNode(node, program.inputs), instruments.real, inputs, maxSteps);
  const gradient = first.map(evaluate);
  const triangle = second.map((row) => row.map(evaluate));
  const hessian = wrt.map((_, i) =>
    wrt.map((__, j) => (triangle[Math.max(i, j)] as number[])[Math.min(i, j)] as number),
  );
  return {
    gradient,
    ...(order === 2 ? { hessian } : {}),
    evaluations: 1,
    passes: 1,
    operations: instruments.operations(),
    symbolic: { texts: first.map(printNode), tree, graph },
  };
}

function differentiateNode(node: MathNode, input: string, traced: Expression): MathNode {
  if (traced.kind === 'closed') return nodeOf({ kind: 'closed', value: 0 });
  const result = derivative(node, new SymbolNode(input), { simplify: false });
  const { nodes } = measure([result]);
  if (nodes > largestDerivative) throw tooLarge('derivative', nodes);
  return tidy(result);
}

function tooLarge(what: string, nodes: number): Unsupported {
  const count = nodes.toLocaleString('en');
  return new Unsupported(
    `symbolic: the ${what} has ${count} nodes, more than ${largestDerivative.toLocaleString('en')}`,
  );
}

/** Errors of mathjs as reasons why the method can't do this input. */
function reasonFor(error: unknown): unknown {
  if (error instanceof EvaluationError || !(error instanceof Error)) return error;
  if (error instanceof RangeError)
    return new Unsupported('symbolic: the expression nests deeper than mathjs can follow');
  return new Unsupported(`symbolic: mathjs: ${error.message}`);
}
