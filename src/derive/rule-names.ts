// What rules of differentiation are called.
import type { MathNode } from '../language/mathjs.js';

export const ruleNames = [
  'constant',
  'variable',
  'sum',
  'difference',
  'negative',
  'constant factor',
  'product',
  'constant divisor',
  'reciprocal',
  'quotient',
  'power, constant exponent',
  'power, constant base',
  'power',
  'table',
  'chain',
  'choice',
  'step',
  'tidy',
] as const;
export type RuleName = (typeof ruleNames)[number];

/**
 * The name of the rule for an operation.
 *
 * @param isOpen whether each operand depends on the variable
 * @param isPlain whether those that do are the variable itself
 */
export function ruleNameOf(operation: MathNode, isOpen: readonly boolean[], isPlain: boolean): RuleName {
  const [first = false, second = false] = isOpen;
  if (operation.type === 'OperatorNode' || isPow(operation)) {
    switch (operation.type === 'OperatorNode' ? operation.fn : 'pow') {
      case 'unaryMinus':
        return 'negative';
      case 'add':
        return 'sum';
      case 'subtract':
        return 'difference';
      case 'multiply':
        return first && second ? 'product' : 'constant factor';
      case 'divide':
        return !second ? 'constant divisor' : first ? 'quotient' : 'reciprocal';
      default:
        return !second ? 'power, constant exponent' : first ? 'power' : 'power, constant base';
    }
  }
  return isPlain ? 'table' : 'chain';
}

const isPow = (node: MathNode): boolean => node.type === 'FunctionNode' && node.name === 'pow';
