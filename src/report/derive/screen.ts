// Derivatives as lines of text: one alone as it is, several with what they are by, steps below, then what is to be said.
import type { Derived, DerivedPartial, DerivationStep, FormulaCheck } from '../../derive/derive-data.js';
import { visibleData } from '../../text/visible.js';
import { operatorText } from '../compare/operator-text.js';
import { displayWidth, padEnd, proseWidth, tie, wrap } from '../text/display-width.js';
import { capital } from '../text/sentence.js';
import { inCharacters, styleOf, type Style, type StyleChoice } from '../text/style.js';
import { checkText, isAlike, noteSentences } from './notes.js';

export interface DeriveChoice extends StyleChoice {
  /** The formulas only. */
  readonly quiet?: boolean | undefined;
  /** The checks too. */
  readonly verbose?: boolean | undefined;
}

/** The screen, ending in a newline. */
export function deriveScreen(given: Derived, choice: DeriveChoice = {}): string {
  const derived = visibleData(given);
  const style = styleOf(choice);
  const { derivatives } = derived;
  const hasSteps = derivatives.some(({ steps }) => steps !== null);
  const formulas = hasSteps
    ? derivatives.map((each) => stepBlock(derived, each, style))
    : [resultLines(derived, style)];
  const notes = choice.quiet === true ? [] : noteSentences(derived, hasSteps || choice.verbose === true);
  const width = Math.min(proseWidth, style.width);
  const said = notes.flatMap((note) => wholeWords(inCharacters(capitalOf(note), style), width, ''));
  return `${[...formulas, ...(said.length === 0 ? [] : [said])].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** mathjs has no capital letter. */
const capitalOf = (note: string): string => (note.startsWith('mathjs') ? note : capital(note));

/** One derivative alone is a line to be used elsewhere; formulas are never cut. */
function resultLines(derived: Derived, style: Style): string[] {
  const { derivatives } = derived;
  const [first] = derivatives;
  if (derivatives.length === 1 && first !== undefined) return [first.text];
  const operators = derivatives.map(({ by }) => operatorOf(derived, by, style));
  const width = Math.max(...operators.map(displayWidth));
  return derivatives.map(({ text }, i) => `${style.paint.bold(padEnd(operators[i] ?? '', width))}  ${text}`);
}

export function operatorOf({ variables }: Derived, by: readonly string[], style: Pick<Style, 'ascii'>): string {
  return inCharacters(operatorText(by, variables.length > 1), style);
}

function stepBlock(derived: Derived, derivative: DerivedPartial, style: Style): string[] {
  const { by, steps } = derivative;
  const all = steps ?? [];
  const usual = all.find(({ check }) => check.status === 'agrees')?.check ?? null;
  const digits = String(all.length).length;
  const { bold, cyan } = style.paint;
  return [
    `${bold(operatorOf(derived, by, style))}  ${cyan(derived.formula.text)}`,
    ...firstOf(derived, by).map((first) => `of ${operatorOf(derived, first.by, style)} = ${first.text}`),
    '',
    ...all.flatMap((step) => stepLines(step, usual, digits, style)),
  ];
}

/** What the steps of a second derivative begin with. */
export function firstOf({ derivatives }: Derived, by: readonly string[]): DerivedPartial[] {
  return by.length < 2 ? [] : derivatives.filter((each) => each.by.length === 1 && each.by[0] === by[1]);
}

function stepLines(step: DerivationStep, usual: FormulaCheck | null, digits: number, style: Style): string[] {
  const { number, rule, of, filled, result, source, why, check } = step;
  const indent = ' '.repeat(digits + 2);
  const equals = filled === result ? filled : `${filled} = ${result}`;
  const statement = rule === 'tidy' ? `= ${result}` : `${primed(of)} = ${equals}`;
  const reason = why === null ? '' : `; ${why}`;
  const further = [
    stepRuleText(step),
    ...(source === 'diffcmp' && rule !== 'tidy' ? [`by diffcmp's own rule${reason}`] : []),
    ...(usual !== null && isAlike(check, usual) ? [] : [checkText(check)]),
  ];
  const { dim } = style.paint;
  const lines = (text: string): string[] => wholeWords(inCharacters(text, style), style.width - indent.length, '  ');
  return [
    ...lines(statement).map((line, i) => (i === 0 ? `${String(number).padStart(digits)}. ` : indent) + line),
    ...further.flatMap(lines).map((line) => indent + dim(line)),
  ];
}

/** `cos(x)'`, `(x + 1)'`. */
const primed = (text: string): string => (/^(?:[\p{L}\p{N}_$.]+|[\p{L}_$][\p{L}\p{N}_$]*\([^()]*\))$/u.test(text) ? `${text}'` : `(${text})'`); // prettier-ignore

/** `product: (u * v)' = u' * v + u * v', u = x, v = cos(x)`. */
export function stepRuleText({ rule, function: name, formula, with: letters }: DerivationStep): string {
  const given = Object.entries(letters).filter(([letter]) => !letter.endsWith("'"));
  const what = name === null ? rule : rule === 'table' ? `table, ${name}` : `${rule}, ${name}`;
  const where = given.map(([letter, text]) => `${letter}${tie}=${tie}${text}`);
  return rule === 'variable' ? rule : [`${what}: ${formula}`, ...where].join(', ');
}

/** Lines broken at spaces; a word that is too wide stays whole, since it is a part of a formula. */
function wholeWords(text: string, width: number, indent: string): string[] {
  const widest = Math.max(...text.split(' ').map(displayWidth)) + indent.length;
  return Number.isFinite(width) ? wrap(text, Math.max(width, widest), indent) : [text.replaceAll(tie, ' ')];
}
