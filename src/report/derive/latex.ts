// Derivatives as LaTeX, to be pasted into a document with amsmath: one alone as a formula, several and steps as displays.
import { latexName } from '../../language/latex-names.js';
import type { Derived, DerivedPartial, DerivationStep } from '../../derive/derive-data.js';
import { visible } from '../../text/visible.js';
import { checkText, noteSentences } from './notes.js';
import { firstOf, type DeriveChoice } from './screen.js';

export function deriveLatex(derived: Derived, choice: Pick<DeriveChoice, 'quiet' | 'verbose'> = {}): string {
  const { derivatives, variables } = derived;
  const several = variables.length > 1;
  const hasSteps = derivatives.some(({ steps }) => steps !== null);
  const notes = choice.quiet === true ? [] : noteSentences(derived, hasSteps || choice.verbose === true);
  const [first] = derivatives;
  const formulas =
    derivatives.length === 1 && first !== undefined && !hasSteps
      ? [first.latex]
      : hasSteps
        ? derivatives.flatMap((each) => stepParts(derived, each, several))
        : ['\\begin{align*}', derivatives.map(({ by, latex }) => `${operator(by, several)} f &= ${latex}`).join(' \\\\\n'), '\\end{align*}']; // prettier-ignore
  return `${[...formulas, ...notes.map(comment)].join('\n')}\n`;
}

/** A note for whoever reads the source. */
const comment = (text: string): string => `% ${visible(text)}`;

function operator(by: readonly string[], several: boolean): string {
  const sign = several ? '\\partial' : '\\mathrm{d}';
  const [first = '', second] = by.map(latexName);
  if (second === undefined) return `\\frac{${sign}}{${sign} ${first}}`;
  const below = first === second ? `${sign} {${first}}^{2}` : `${sign} ${first}\\,${sign} ${second}`;
  return `\\frac{${sign}^{2}}{${below}}`;
}

function stepParts(derived: Derived, { by, latex, steps }: DerivedPartial, several: boolean): string[] {
  return [
    `\\[ ${operator(by, several)}\\left(${derived.formula.latex}\\right) = ${latex} \\]`,
    ...firstOf(derived, by).map((first) => `of \\( ${operator(first.by, several)} f = ${first.latex} \\):`),
    '\\begin{enumerate}',
    ...(steps ?? []).flatMap((step) => itemLines(step, several)),
    '\\end{enumerate}',
  ];
}

function itemLines(step: DerivationStep, several: boolean): string[] {
  const { rule, by, source, check, latex } = step;
  const given = Object.entries(latex.with).filter(([letter]) => !letter.endsWith("'"));
  const where = given.map(([letter, value]) => `, $${letter} = ${value}$`).join('');
  const own = source === 'diffcmp' && rule !== 'tidy' ? " (diffcmp's own rule)" : '';
  const equals = latex.filled === latex.result ? latex.filled : `${latex.filled} = ${latex.result}`;
  return [
    `\\item ${rule}${own}: $${latex.formula}$${where} ${comment(checkText(step.check))}`.replace(/ % agrees.*$/, check.status === 'agrees' ? '' : '$&'), // prettier-ignore
    `\\[ ${rule === 'tidy' ? equals : `${operator([by], several)}\\left(${latex.of}\\right) = ${equals}`} \\]`,
  ];
}
