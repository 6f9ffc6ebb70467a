// Applications of rules as steps that one reads: their formulas as text and LaTeX, with letters for what they are about.
import { convertNode } from '../language/convert.js';
import { printLatex } from '../language/latex.js';
import { latexName } from '../language/latex-names.js';
import type { MathNode } from '../language/mathjs.js';
import { printNode } from '../language/print.js';
import type { Span } from '../span.js';
import type { DerivationStep, FormulaCheck } from './derive-data.js';
import { isTruth, type Application } from './differentiate.js';
import { constantName, withLetters } from './own-signs.js';
import { symbolsIn } from './substitute.js';

/** How formulas are written in one derivation. */
export interface FormulaWriter {
  readonly text: (node: MathNode) => string;
  readonly latex: (node: MathNode) => string;
  readonly letters: readonly [string, string, string];
}

/** @param letters for the operands of rules: names that the text doesn't have */
export function writerWith(letters: FormulaWriter['letters']): FormulaWriter {
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

const cases = (whenTrue: string, whenFalse: string, condition: string): string =>
  `\\begin{cases} ${whenTrue} & \\text{if } ${condition} \\\\ ${whenFalse} & \\text{otherwise} \\end{cases}`;

/** The rule of an application, for any operands. */
function ruleFormulas({ name, part, rule }: Application, { text, latex, letters }: FormulaWriter): Formulas {
  const [u, v, c] = letters;
  const [U, V, C] = [latexName(u), latexName(v), latexName(c)];
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
        text: `(${c} ? ${u} : ${v})' = ${c} ? ${u}' : ${v}'`,
        latex: `\\left(${cases(U, V, C)}\\right)' = ${cases(`${U}'`, `${V}'`, C)}`,
      };
    default:
      return { text: `${c}' = 0`, latex: `${C}' = 0` };
  }
}

/** What the names of the rule stand for. */
function operandsOf({ name, part, rule, operands }: Application): (readonly [name: string, node: MathNode])[] {
  if (name === 'constant' || name === 'step') return [[constantName, part]];
  const used = rule === null ? null : new Set([...symbolsIn(rule.operation), ...symbolsIn(rule.template)]);
  return [...operands].filter(([operand]) => used === null || used.has(operand));
}

export type UnnumberedStep = Omit<DerivationStep, 'number'>;

/** @param check of the derivative that the step gives */
export function stepText(
  application: Application,
  by: string,
  span: Span | null,
  check: FormulaCheck,
  writer: FormulaWriter,
): UnnumberedStep {
  const { name, part, rule, filled, tidied } = application;
  const { text, latex, letters } = writer;
  const formulas = ruleFormulas(application, writer);
  const given = operandsOf(application);
  return {
    rule: name,
    function: part.type === 'FunctionNode' && rule !== null ? part.name : null,
    formula: formulas.text,
    of: text(part),
    by,
    span,
    with: Object.fromEntries(given.map(([each, node]) => [withLetters(each, letters), text(node)])),
    filled: text(filled),
    result: text(tidied),
    source: rule?.source ?? (name === 'choice' || name === 'step' ? 'diffcmp' : 'mathjs'),
    why: rule === null ? whyNot(application) : rule.why,
    check,
    latex: {
      of: latex(part),
      formula: formulas.latex,
      with: Object.fromEntries(given.map(([each, node]) => [latexName(withLetters(each, letters)), latex(node)])),
      filled: latex(filled),
      result: latex(tidied),
    },
  };
}

/**
 * The steps with what is tidied at the end as a step of its own, so that the last one's result is the derivative.
 *
 * @param check of the whole derivative
 */
export function tidyStep(steps: readonly UnnumberedStep[], check: FormulaCheck): readonly UnnumberedStep[] {
  const last = steps.at(-1);
  if (last === undefined || last.filled === last.result) return steps;
  const { filled, latex } = last;
  return [
    ...steps.slice(0, -1),
    { ...last, result: filled, latex: { ...latex, result: latex.filled } },
    {
      ...last,
      rule: 'tidy',
      function: null,
      formula: '1 * a = a, a + 0 = a, a^1 = a, …',
      span: null,
      with: {},
      source: 'diffcmp',
      why: null,
      check,
      latex: { ...latex, formula: '1 \\cdot a = a,\\; a + 0 = a,\\; a^{1} = a,\\; \\dots', with: {} },
    },
  ];
}

/** Why rules that no operation has aren't mathjs's. */
export function whyNot({ name, part }: Application): string | null {
  if (name === 'choice') return 'mathjs has no rule for c ? a : b';
  return name === 'step' && isTruth(part) ? 'mathjs has no rule for conditions' : null;
}
