// What mathjs has for a derivative: its own rules, worked out in floating point.
import type { Format } from '../../arithmetics/formats.js';
import { EvaluationError } from '../../errors.js';
import { lowerNode } from '../../language/expression.js';
import { derivative, parse, SymbolNode, type MathNode } from '../../language/mathjs.js';
import { constantNode, functionNode, operatorNode, type Operator } from '../../methods/expression-arithmetic.js';
import { plain } from '../measure.js';
import type { ReturnedValue } from './convention-data.js';
import type { SeenValues } from './seen-values.js';
import type { SingularOperation } from './singular-operation.js';

const signs = new Map<SingularOperation['name'], Operator>([
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['div', '/'],
  ['pow', '^'],
]);

/** The derivative of an expression of the table; null: mathjs has no rule for it. */
export const mathjsOfExpression = ({ expression, at }: SeenValues, format: Format): ReturnedValue =>
  valueOf(parse(expression), at, format);

/** The derivative of the operation by the argument that depends on the input; null: by several, or mathjs has no rule for it. */
export function mathjsOfOperation({ name, operands }: SingularOperation, format: Format): ReturnedValue {
  const [by, another] = operands.filter(({ isActive }) => isActive);
  if (by === undefined || another !== undefined) return null;
  const args = operands.map(({ value, isActive }): MathNode => (isActive ? new SymbolNode('x') : constantNode(value)));
  const sign = signs.get(name);
  const [left, right] = args as [MathNode, MathNode];
  return valueOf(sign === undefined ? functionNode(name, args) : operatorNode(sign, left, right), by.value, format);
}

function valueOf(node: MathNode, at: number, format: Format): ReturnedValue {
  let found: MathNode;
  try {
    found = derivative(node, new SymbolNode('x'), { simplify: false });
  } catch {
    return null; // where it has no rule, mathjs throws
  }
  try {
    return plain(lowerNode(found, ['x']).link(format.arithmetic)([at], { maxSteps: 10_000 }));
  } catch (error) {
    if (error instanceof EvaluationError) return 'NaN'; // outside the domain of the formula
    throw error;
  }
}
