// What mathjs's rule for one operation is, asked of mathjs itself: it differentiates the operation with known functions as
// operands, and what it makes of these is recognized again in its answer.
import { derivative, SymbolNode, type MathNode } from '../language/mathjs.js';
import { functionNode } from '../methods/expression-arithmetic.js';
import { derivativeName, operandName, ruleVariable } from './own-signs.js';
import { symbolsIn, substitute, withNodes } from './substitute.js';

/** The functions of the variable that stand for operands which depend on it. */
const stand = ['exp', 'sqrt', 'sin'] as const;

/**
 * The derivative of an operation as mathjs has it, by its operands and their derivatives.
 *
 * @param operation with the names of operands
 * @param isOpen whether each operand depends on the variable; the others are constants to mathjs
 * @returns null where mathjs has no rule
 */
export function mathjsRule(operation: MathNode, isOpen: readonly boolean[]): MathNode | null {
  const variable = new SymbolNode(ruleVariable);
  const open = isOpen.flatMap((is, place) => (is ? [place] : []));
  const operands = open.map((place) => functionNode(stand[place] as string, [variable]));
  const named = new Map(open.map((place, i) => [operandName(place), operands[i] as MathNode]));
  const answer = byMathjs(withNodes(operation, named));
  if (answer === null) return null;
  const parts = new Map<string, string>();
  operands.forEach((operand, i) => {
    const place = open[i] as number;
    parts.set(String(byMathjs(operand)), derivativeName(place));
    parts.set(String(operand), operandName(place));
  });
  const rule = substitute(answer, (node) => {
    const name = parts.get(node.toString());
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
