// What mathjs's rule for one operation is, asked of mathjs itself: it differentiates the operation with known functions as
// operands, and what it makes of these is recognized again in its answer.
import { derivative, SymbolNode, type MathNode } from '../language/mathjs.js';
import { functionNode } from '../methods/expression-arithmetic.js';
import { derivativeName, ruleVariable } from './own-signs.js';
import { symbolsIn, substitute, withNodes } from './substitute.js';

/** The functions of the variable that stand for operands which depend on it. */
const stands = ['exp', 'sqrt'] as const;

/**
 * The derivative of an operation as mathjs has it, by its operands and their derivatives.
 *
 * @param operation with the names of operands
 * @param open the names of those that depend on the variable; the others are constants to mathjs
 * @returns null where mathjs has no rule
 */
export function mathjsRule(operation: MathNode, open: readonly string[]): MathNode | null {
  const variable = new SymbolNode(ruleVariable);
  const operands = new Map(open.map((name, i) => [name, functionNode(stands[i] as string, [variable])]));
  const answer = byMathjs(withNodes(operation, operands));
  if (answer === null) return null;
  const names = new Map<string, string>();
  for (const [name, operand] of operands) {
    names.set(String(byMathjs(operand)), derivativeName(name));
    names.set(String(operand), name);
  }
  const rule = substitute(answer, (node) => {
    const name = names.get(node.toString());
    return name === undefined ? null : new SymbolNode(name);
  });
  return symbolsIn(rule).has(ruleVariable) ? null : rule;
}

function byMathjs(node: MathNode): MathNode | null {
  try {
    return derivative(node, new SymbolNode(ruleVariable), { simplify: false });
  } catch (error) {
    if (error instanceof RangeError || !(error instanceof Error)) throw error;
    return null;
  }
}
