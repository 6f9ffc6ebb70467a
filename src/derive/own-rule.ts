// diffcmp's rule for one operation: the row of the table of primitives, written out by forward mode over formulas.
import { parse, SymbolNode, type MathNode } from '../language/mathjs.js';
import type { Dual } from '../arithmetics/dual.js';
import { operatorNode } from '../methods/expression-arithmetic.js';
import { binaryRules } from '../primitives.js';
import { evaluator } from './node-program.js';
import { derivativeName, operandName } from './own-signs.js';
import { withNodes } from './substitute.js';
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
 * The derivative of an operation by its operands and their derivatives; the names of operands that don't depend on the
 * variable may be in it.
 */
export function ownRule(operation: MathNode, isOpen: readonly boolean[]): MathNode {
  const name = operation.type === 'FunctionNode' ? operation.name : '';
  const texts = Object.hasOwn(readable, name) ? readable[name] : undefined;
  if (texts !== undefined && texts.length === isOpen.length) return byTexts(operation, texts, isOpen);
  const operands = new Map(
    isOpen.map((is, place): [string, Dual<MathNode>] => [
      operandName(place),
      { primal: new SymbolNode(operandName(place)), tangent: is ? new SymbolNode(derivativeName(place)) : undefined },
    ]),
  );
  if (name === 'mod') {
    // by way of steps it is x - t*floor(x/t), whose derivative needs no remainder of what is rounded
    const [x, t] = placesOf(operation).map((operand) => operands.get(nameOf(operand)) ?? { primal: operand, tangent: undefined }); // prettier-ignore
    if (x !== undefined && t !== undefined) return writeTangent((A) => binaryRules.mod.viaSteps?.(A, x, t) as Dual<MathNode>); // prettier-ignore
  }
  return writeTangent((A) => evaluator(A, operands, unlimited)(operation));
}

const placesOf = (operation: MathNode): readonly MathNode[] =>
  operation.type === 'FunctionNode' ? operation.args : [];
const nameOf = (node: MathNode): string => (node.type === 'SymbolNode' ? node.name : '');

function byTexts(operation: MathNode, texts: readonly string[], isOpen: readonly boolean[]): MathNode {
  const named = new Map(placesOf(operation).map((operand, place) => [['u', 'v'][place] as string, operand]));
  const terms = texts.flatMap((text, place) =>
    isOpen[place] === true
      ? [operatorNode('*', withNodes(parse(text), named), new SymbolNode(derivativeName(place)))]
      : [],
  );
  return terms.reduce((sum, term) => operatorNode('+', sum, term));
}
