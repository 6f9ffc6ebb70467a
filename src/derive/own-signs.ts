// Names that stand in formulas for what no text can name: the number π, and the parts that a rule is about.
import { FunctionNode, OperatorNode, ConstantNode, SymbolNode, type MathNode } from '../language/mathjs.js';

/** The number π itself: `pi` of a text is the double beside it. No text can have a name that begins with #. */
export const exactPi = '#pi';

/** The variable that mathjs differentiates by when it is asked for a rule. */
export const ruleVariable = '#t';

/** What stands in a rule for operands that depend on the variable, and for one that doesn't. */
const openNames = ['#u', '#v'] as const;
export const constantName = '#c';

/** The names of operands, by whether each depends on the variable. */
export function operandNames(isOpen: readonly boolean[]): string[] {
  let open = 0;
  return isOpen.map((is) => (is ? (openNames[open++] as string) : constantName));
}
export const derivativeName = (operand: string): string => `${operand}'`;

/** Letters for these that stand for nothing else in a text: of u, of v, and of c. */
export function lettersFor(taken: ReadonlySet<string>): readonly [u: string, v: string, c: string] {
  const more = Array.from({ length: taken.size }, (_, i) => `u${i + 1}`);
  const free = (letters: readonly string[]): string[] => letters.filter((letter) => !taken.has(letter));
  const [u = '', v = ''] = free(['u', 'v', 'w', 'p', 'q', 'r', 'g', 'h', ...more]);
  const [c = ''] = free(['c', 'k', 'a', 'b', ...more.map((each) => each.replace('u', 'c'))]);
  return [u, v, c];
}

/** A text with these names written as people write them. */
export function withLetters(text: string, [u, v, c]: readonly [string, string, string]): string {
  return text.replaceAll(exactPi, 'pi').replaceAll('#u', u).replaceAll('#v', v).replaceAll(constantName, c);
}

/** 2/√π. */
export const twoOverRootPi = (): MathNode =>
  new OperatorNode('/', 'divide', [new ConstantNode(2), new FunctionNode(new SymbolNode('sqrt'), [new SymbolNode(exactPi)])]); // prettier-ignore
