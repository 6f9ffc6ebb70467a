// The symbolic method: the program inlined into one expression, differentiated by mathjs, evaluated like any program.
import { inputExpression, nodeOf, type Expression } from './expression-arithmetic.js';
import { Unsupported } from '../errors.js';
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
      if (error instanceof RangeError)
        throw new Unsupported('symbolic: the expression nests deeper than mathjs can follow');
      throw error;
    }
  },
};

function differentiate(problem: Problem): Derivatives {
  const { program, point, wrt, order, ground, budget } = problem;
  const { instruments } = ground;
  const traced = run(program, instruments.expression, program.inputs.map(inputExpression), budget);
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
  if (nodes > largestDerivative) throw tooLarge(nodes);

  const inputs = point.map((x) => ground.round(x));
  const evaluate = (node: MathNode): number => run(lowerNode(node, program.inputs), instruments.real, inputs, budget);
  const gradient = first.map(evaluate);
  return {
    gradient,
    ...(order === 2 ? { hessian: mirror(second.map((row) => row.map(evaluate))) } : {}),
    evaluations: 1,
    passes: 1,
    operations: instruments.operations(),
    symbolic: { texts: first.map(printNode), tree, graph },
  };
}

/** The symmetric matrix of a lower triangle. */
function mirror(triangle: readonly (readonly number[])[]): number[][] {
  return triangle.map((_, i) => triangle.map((__, j) => triangle[Math.max(i, j)]?.[Math.min(i, j)] as number));
}

function differentiateNode(node: MathNode, input: string, traced: Expression): MathNode {
  if (traced.kind === 'closed') return nodeOf({ kind: 'closed', value: 0 });
  return tidy(byMathjs(node, input));
}

function tooLarge(nodes: number): Unsupported {
  const count = nodes.toLocaleString('en');
  return new Unsupported(
    `symbolic: the derivative has ${count} nodes, more than ${largestDerivative.toLocaleString('en')}`,
  );
}

/** @throws Unsupported with what mathjs says */
function byMathjs(node: MathNode, input: string): MathNode {
  try {
    return derivative(node, new SymbolNode(input), { simplify: false });
  } catch (error) {
    if (error instanceof RangeError || !(error instanceof Error)) throw error;
    throw new Unsupported(`symbolic: mathjs: ${error.message}`);
  }
}
