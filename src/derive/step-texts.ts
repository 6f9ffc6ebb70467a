// Applications of rules as steps that one reads: their formulas as text and LaTeX, with letters for what they are about.
import { convertNode } from '../language/convert.js';
import { printLatex } from '../language/latex.js';
import { latexName } from '../language/latex-names.js';
import type { MathNode } from '../language/mathjs.js';
import { printNode } from '../language/print.js';
import type { Span } from '../span.js';
import type { DerivationStep, FormulaCheck } from './derive-data.js';
import type { Application } from './differentiate.js';
import { withLetters } from './own-signs.js';
import { symbolsIn } from './substitute.js';

/** How formulas are written in one derivation. */
export interface FormulaWriter {
  readonly text: (node: MathNode) => string;
  readonly latex: (node: MathNode) => string;
  readonly letters: readonly string[];
}

/** @param letters for the operands of rules: names that the text doesn't have */
export function writerWith(letters: readonly string[]): FormulaWriter {
  return {
    letters,
    text: (node) => withLetters(printNode(node), letters),
    latex: (node) => printLatex(convertNode(node), (name) => latexName(withLetters(name, letters))),
  };
}

interface Formulas {
  readonly text: string;
  readonly latex: string;
}

/** The rule of an application, for any operands. */
function ruleFormulas({ name, part, rule }: Application, { text, latex, letters }: FormulaWriter): Formulas {
  const [u = '', v = '', w = ''] = letters;
  const [U = '', V = '', W = ''] = letters.map(latexName);
  if (rule !== null) {
    const { operation, template } = rule;
    const isCall = operation.type === 'FunctionNode';
    return {
      text: `${isCall ? text(operation) : `(${text(operation)})`}' = ${text(template)}`,
      latex: `\\left(${latex(operation)}\\right)' = ${latex(template)}`,
    };
  }
  switch (name) {
    case 'variable':
      return { text: `${text(part)}' = 1`, latex: `${latex(part)}' = 1` };
    case 'choice':
      return {
        text: `(${w} ? ${u} : ${v})' = ${w} ? ${u}' : ${v}'`,
        latex: `\\begin{cases} ${U} & \\text{if } ${W} \\\\ ${V} & \\text{otherwise} \\end{cases}\\;{}' = \\begin{cases} ${U}' & \\text{if } ${W} \\\\ ${V}' & \\text{otherwise} \\end{cases}`,
      };
    default:
      return { text: `${u}' = 0`, latex: `${U}' = 0` };
  }
}

/** What the letters of the rule stand for. */
function lettersOf(
  { name, part, rule, operands }: Application,
  { text, letters }: FormulaWriter,
): Record<string, string> {
  if (name === 'constant' || name === 'step') return { [letters[0] ?? '']: text(part) };
  const used = rule === null ? null : new Set([...symbolsIn(rule.operation), ...symbolsIn(rule.template)]);
  return Object.fromEntries(
    [...operands]
      .filter(([operand]) => used === null || used.has(operand))
      .map(([operand, node]) => [withLetters(operand, letters), text(node)]),
  );
}

/** @param check of the derivative that the step gives */
export function stepText(
  application: Application,
  by: string,
  span: Span | null,
  check: FormulaCheck,
  writer: FormulaWriter,
): Omit<DerivationStep, 'number'> {
  const { name, part, rule, filled, tidied } = application;
  const { text, latex } = writer;
  const formulas = ruleFormulas(application, writer);
  return {
    rule: name,
    function: part.type === 'FunctionNode' && rule !== null ? part.name : null,
    formula: formulas.text,
    of: text(part),
    by,
    span,
    with: lettersOf(application, writer),
    filled: text(filled),
    result: text(tidied),
    source: rule?.source ?? (name === 'choice' || name === 'step' ? 'diffcmp' : 'mathjs'),
    why: rule === null ? whyNot(name) : rule.why,
    check,
    latex: { of: latex(part), formula: formulas.latex, filled: latex(filled), result: latex(tidied) },
  };
}

/** Why rules that no operation has aren't mathjs's. */
export function whyNot(name: Application['name']): string | null {
  if (name === 'choice') return 'mathjs has no rule for c ? a : b';
  return name === 'step' ? 'mathjs has no rule for conditions' : null;
}
