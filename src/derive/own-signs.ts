// Names that stand in formulas for what no text can name: the number π, and the parts that a rule is about.
import { FunctionNode, OperatorNode, ConstantNode, SymbolNode, type MathNode } from '../language/mathjs.js';

/** The number π itself: `pi` of a text is the double beside it. No text can have a name that begins with #. */
export const exactPi = '#pi';

/** The variable that mathjs differentiates by when it is asked for a rule. */
export const ruleVariable = '#t';

/** The operands of a rule, as far as there are any. */
const operandNames = ['#u', '#v', '#w'] as const;
export const operandName = (place: number): string => operandNames[place] as string;
export const derivativeName = (place: number): string => `${operandName(place)}'`;
export const mostOperands = operandNames.length;

/** Letters for the operands that stand for nothing else in a text. */
export function lettersFor(taken: ReadonlySet<string>): readonly string[] {
  const letters = ['u', 'v', 'w', 'p', 'q', 'r', 'g', 'h', ...Array.from({ length: 100 }, (_, i) => `u${i + 1}`)];
  return letters.filter((letter) => !taken.has(letter)).slice(0, mostOperands);
}

/** A text with these names written as people write them. */
export function withLetters(text: string, letters: readonly string[]): string {
  return text
    .replaceAll(exactPi, 'pi')
    .replace(/#([uvw])/g, (_, name: string) => letters[operandNames.indexOf(`#${name}` as '#u')] ?? name);
}

/** 2/√π. */
export const twoOverRootPi = (): MathNode =>
  new OperatorNode('/', 'divide', [new ConstantNode(2), new FunctionNode(new SymbolNode('sqrt'), [new SymbolNode(exactPi)])]); // prettier-ignore
