// What a node of a graph is as text: its formula, and its partials as formulas, in the names of nodes.
import type { Nested } from '../tensors/nested.js';
import { numeral } from '../text/numeral.js';
import { carries, plainName } from './operations.js';
import { formulaOf, ruleText } from './rule-text.js';
import type { GraphOperand, StructuralNode } from './structure.js';
import type { Studied } from './studied.js';

type Named = Pick<Studied, 'recording' | 'names'>;

/** `x1 * x2`, `log(v1)`; empty for an input. */
export function formulaAt({ recording: { structure }, names }: Named, node: number): string {
  const { operation, operands } = structure.nodes[node] as StructuralNode;
  const texts = operands.map((operand) => operandText(operand, names));
  return formulaOf(
    operation,
    texts,
    operands.some((operand) => !isNumber(operand, structure.nodes)),
  );
}

/** The partial by each operand; null where no derivative goes through it, or no formula is known. */
export function rulesAt({ recording: { structure }, names }: Named, node: number): (string | null)[] {
  const { operation, operands } = structure.nodes[node] as StructuralNode;
  const texts = operands.map((operand) => operandText(operand, names));
  const hasNumber = operands.some((operand) => isNumber(operand, structure.nodes));
  const rule = hasNumber ? plainName(operation) : operation;
  return operands.map((operand, slot) =>
    'node' in operand && !structure.isConstant(operand) && carries(operation, slot)
      ? ruleText(rule, slot, texts, names[node] ?? '', exponentOf(operands))
      : null,
  );
}

export function operandText(operand: GraphOperand, names: readonly string[]): string {
  return 'node' in operand ? (names[operand.node] ?? '') : literalText(operand.literal);
}

const isNumber = (operand: GraphOperand, nodes: readonly StructuralNode[]): boolean =>
  'node' in operand ? nodes[operand.node]?.shape.length === 0 : typeof operand.literal === 'number';

function exponentOf([, exponent]: readonly GraphOperand[]): number | null {
  return exponent !== undefined && 'literal' in exponent && typeof exponent.literal === 'number'
    ? exponent.literal
    : null;
}

function literalText(literal: Nested<number>): string {
  return typeof literal === 'number' ? numeral(literal) : `[${literal.map(literalText).join(', ')}]`;
}
