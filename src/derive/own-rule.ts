// diffcmp's rule for one operation: the row of the table of primitives, written out by forward mode over formulas.
import { parse, SymbolNode, type MathNode } from '../language/mathjs.js';
import type { Dual } from '../arithmetics/dual.js';
import { operatorNode } from '../methods/expression-arithmetic.js';
import { binaryRules } from '../primitives.js';
import { evaluator } from './node-program.js';
import { derivativeName } from './own-signs.js';
import { symbolsIn, withNodes } from './substitute.js';
import { writeTangent } from './tree-arithmetic.js';

/** Rows in the form in which one writes them, where the table's is made for floating point; by u, and by v. */
const readable: Readonly<Record<string, readonly string[]>> = {
  cube: ['3*u^2'],
  cbrt: ['1/(3*cbrt(u)^2)'],
  nthRoot: ['nthRoot(u, v)/(v*u)', '-(nthRoot(u, v)*log(u)/v^2)'],
  sinc: ['(cos(u) - sinc(u))/u'],
  atan2: ['v/(u^2 + v^2)', '-(u/(u^2 + v^2))'],
};

const unlimited = { maxSteps: Infinity };

/**
 * The derivative of an operation by its operands and their derivatives.
 *
 * @param open the names of the operands that depend on the variable
 */
export function ownRule(operation: MathNode, open: readonly string[]): MathNode {
  const name = operation.type === 'FunctionNode' ? operation.name : '';
  const texts = Object.hasOwn(readable, name) ? readable[name] : undefined;
  if (texts !== undefined) return byTexts(operandsOf(operation), texts, open);
  const asDual = (operand: MathNode): Dual<MathNode> => {
    const isOpen = operand.type === 'SymbolNode' && open.includes(operand.name);
    return { primal: operand, tangent: isOpen ? new SymbolNode(derivativeName(operand.name)) : undefined };
  };
  const [x, t] = operandsOf(operation).map(asDual);
  const { viaSteps } = binaryRules.mod;
  // by way of steps: x - t*floor(x/t), whose derivative needs no quotient rounded twice
  if (name === 'mod' && x !== undefined && t !== undefined && viaSteps !== undefined)
    return writeTangent((A) => viaSteps(A, x, t));
  const names = [...symbolsIn(operation)];
  return writeTangent((A) =>
    evaluator(A, new Map(names.map((each) => [each, asDual(new SymbolNode(each))])), unlimited)(operation),
  );
}

const operandsOf = (operation: MathNode): readonly MathNode[] =>
  operation.type === 'FunctionNode' ? operation.args : [];

function byTexts(operands: readonly MathNode[], texts: readonly string[], open: readonly string[]): MathNode {
  const named = new Map(operands.map((operand, place) => [['u', 'v'][place] as string, operand]));
  const terms = operands.flatMap((operand, place) =>
    operand.type === 'SymbolNode' && open.includes(operand.name)
      ? [
          operatorNode(
            '*',
            withNodes(parse(texts[place] as string), named),
            new SymbolNode(derivativeName(operand.name)),
          ),
        ]
      : [],
  );
  return terms.reduce((sum, term) => operatorNode('+', sum, term));
}
