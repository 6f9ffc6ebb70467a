// Formulas over any arithmetic: each node once, however often it is used, and of a choice the side taken only.
import { binaryNames, unaryNames, type Arithmetic, type BinaryName, type UnaryName } from '../arithmetic.js';
import { namedConstants } from '../language/builtins.js';
import { lowerNode } from '../language/expression.js';
import { isRelation, relationSigns } from '../language/mathjs-operators.js';
import { SymbolNode, type MathNode, type RelationName } from '../language/mathjs.js';
import { functionNode } from '../methods/expression-arithmetic.js';
import type { Budget, Program } from '../program/program.js';
import { checkTime } from '../program/time.js';
import { exactPi } from './own-signs.js';

const operatorPrimitives: Readonly<Record<string, BinaryName>> = {
  add: 'add', subtract: 'sub', multiply: 'mul', divide: 'div', pow: 'pow',
}; // prettier-ignore
const isUnary = (name: string): name is UnaryName => unaryNames.some((each) => each === name);
const isBinary = (name: string): name is BinaryName => binaryNames.some((each) => each === name);

/** A formula as a program of those inputs. It recurses over the formula, whose size is bounded where it is made. */
export function nodeProgram(node: MathNode, inputs: readonly string[]): Program {
  return {
    inputs,
    link: (A) => (values, budget) => evaluator(A, new Map(inputs.map((name, i) => [name, values[i] as never])), budget)(node),
  }; // prettier-ignore
}

/** The values of formulas at one point; what they share is computed once. @throws what the arithmetic throws */
export function evaluator<T>(A: Arithmetic<T>, inputs: ReadonlyMap<string, T>, budget: Budget): (node: MathNode) => T {
  const known = new Map<MathNode, T>();
  const value = (node: MathNode): T => {
    let result = known.get(node);
    if (result === undefined) {
      result = compute(node);
      known.set(node, result);
    }
    return result;
  };
  const compute = (node: MathNode): T => {
    checkTime(budget);
    switch (node.type) {
      case 'ConstantNode':
        return A.literal(Number(node.value));
      case 'SymbolNode':
        return symbol(node.name);
      case 'ParenthesisNode':
        return value(node.content);
      case 'ConditionalNode':
        return value(holds(node.condition) ? node.trueExpr : node.falseExpr);
      case 'FunctionNode':
        return call(node.name, node.args);
      case 'OperatorNode': {
        if (node.fn === 'unaryMinus') return A.neg(value(node.args[0]));
        const name = operatorPrimitives[node.fn];
        if (name === undefined) return A.literal(holds(node) ? 1 : 0);
        const apply = A[name];
        return node.args.map(value).reduce((x, y) => apply(x, y));
      }
      default:
        return A.literal(holds(node) ? 1 : 0);
    }
  };
  const symbol = (name: string): T => {
    const input = inputs.get(name);
    if (input !== undefined) return input;
    if (name === exactPi) return A.div(A.literal(4), A.square(A.constant('twoOverSqrtPi')));
    const constant = namedConstants.get(name);
    if (constant === undefined) throw new Error(`the formula has a name without a value: ${name}`);
    return A.literal(constant);
  };
  const call = (name: string, args: readonly MathNode[]): T => {
    const values = args.map(value);
    const [x, y] = values as [T, T?];
    if (y === undefined && isUnary(name)) return A[name](x);
    if (y !== undefined && values.length === 2 && isBinary(name)) return A[name](x, y);
    const names = args.map((_, i) => `x${i}`);
    const program = lowerNode(functionNode(name, names.map((each) => new SymbolNode(each))), names); // prettier-ignore
    return program.link(A)(values, budget);
  };
  const holds = (node: MathNode): boolean => {
    if (node.type === 'ParenthesisNode') return holds(node.content);
    if (node.type === 'ConditionalNode') return holds(holds(node.condition) ? node.trueExpr : node.falseExpr);
    if (node.type === 'RelationalNode')
      return node.conditionals.every((name, i) => relates(name, node.params[i], node.params[i + 1]));
    if (node.type === 'OperatorNode') {
      const { fn, args } = node;
      if (fn === 'and') return args.every(holds);
      if (fn === 'or') return args.some(holds);
      if (fn === 'not') return !holds(args[0]);
      if (isRelation(fn)) return relates(fn, ...args);
    }
    return A.decide('!=', value(node), A.literal(0));
  };
  const relates = (name: RelationName, x?: MathNode, y?: MathNode): boolean =>
    A.decide(relationSigns[name], value(x as MathNode), value(y as MathNode));
  return value;
}
