// Points: the texts after --at, as one finite double per variable.
import { float64 } from '../arithmetics/float64.js';
import { closest } from '../text/did-you-mean.js';
import { DiffcmpError, EvaluationError, type ErrorCode } from '../errors.js';
import type { OptionMention, OptionText } from '../option-text.js';
import { defaultMaxSteps } from '../program/program.js';
import type { Span } from '../span.js';
import { builtins, namedConstants } from './builtins.js';
import { readExpression } from './expression.js';
import { looksLikeRange, pointsMeant } from './foreign/point-way-out.js';
import { longestTranslated } from './foreign/translate.js';
import { isName } from './tokens.js';
import { clip } from '../text/value-text.js';

/** One `name = value` of a point; `name` is null in the short form for a single variable. */
interface Part {
  readonly text: string;
  readonly name: string | null;
  readonly nameSpan: Span;
  readonly value: Span;
}

/** Where the text of an expression first uses a variable. */
export interface FirstUse {
  readonly source: string;
  readonly span: Span;
}

const sourceName = { option: 'at' } as const;
const example: OptionText = [{ at: 'x=1.2,y=pi/4' }];
const severalPoints: readonly (string | OptionMention)[] = [
  'several points are for sweep, with ',
  { at: null },
  ' for each, and for batch, with a case for each',
];
const finiteHint = 'a value is a finite number, such as 1.2, pi/4 or 1e-300';

/**
 * Reads the texts of all `--at` of a command line: `1.2`, or `x=1.2,y=pi/4` spread over as many as one likes.
 *
 * @param use where the expression first uses a variable, for errors
 * @returns a value for every variable, in their order
 * @throws DiffcmpError bad-point, unknown-variable or unbound-variable
 */
export function readPoint(
  texts: readonly string[],
  variables: readonly string[],
  use: (name: string) => FirstUse | null = () => null,
): Map<string, number> {
  try {
    return readAsGiven(texts, variables, use);
  } catch (error) {
    const hint = error instanceof DiffcmpError ? wayOutOf(error, texts, variables) : null;
    throw hint === null ? error : (error as DiffcmpError).withHint(hint);
  }
}

/** What the point may have been meant as, if that reads; for several points, what takes them. */
function wayOutOf({ code }: DiffcmpError, texts: readonly string[], variables: readonly string[]): OptionText | null {
  if (code !== 'bad-point' && code !== 'unknown-variable') return null;
  const text = texts.join(', '); // with a space: no comma of theirs is a decimal one
  if (text.length > longestTranslated) return null;
  if (looksLikeRange(text)) return severalPoints;
  const at = pointsMeant(text, variables).find((meant) => reads([meant], variables));
  if (at === undefined) return null;
  const mayBeSeveral = /^[^=]*\d,\d[^=]*$/.test(text) && variables.length === 1;
  return mayBeSeveral ? ['write ', { at }, '; ', ...severalPoints] : ['write ', { at }];
}

function reads(texts: readonly string[], variables: readonly string[]): boolean {
  try {
    readAsGiven(texts, variables, () => null);
    return true;
  } catch (error) {
    if (error instanceof DiffcmpError) return false;
    throw error;
  }
}

function readAsGiven(
  texts: readonly string[],
  variables: readonly string[],
  use: (name: string) => FirstUse | null,
): Map<string, number> {
  const parts = texts.flatMap(splitParts);
  const values = new Map<string, number>();
  const given = new Map<string, string>();
  for (const part of parts) {
    const name = part.name ?? nameOfBareValue(part, parts, variables);
    if (!variables.includes(name)) throw unknownVariable(part, name, variables);
    if (values.has(name))
      throw pointError('bad-point', part, `'${name}' is given twice`, part.nameSpan, ['keep one; ', ...severalPoints]);
    values.set(name, readValue(part));
    given.set(name, part.text.slice(part.value.start, part.value.end));
  }
  const point = new Map<string, number>();
  const missing: string[] = [];
  for (const name of variables) {
    const value = values.get(name);
    if (value === undefined) missing.push(name);
    else point.set(name, value);
  }
  const [first] = missing;
  if (first !== undefined) throw missingValues(missing, given, use(first));
  return point;
}

/** The names that texts give values to; null among them for a value without a name. None where they don't read: `readPoint` says why. */
export function namesIn(texts: readonly string[]): Set<string | null> {
  try {
    return new Set(texts.flatMap(splitParts).map(({ name }) => name));
  } catch (error) {
    if (error instanceof DiffcmpError) return new Set();
    throw error;
  }
}

/** Whether a text could be the name of a variable. */
export function isFreeName(text: string): boolean {
  return isName(text) && !namedConstants.has(text) && !builtins.has(text);
}

/** Cuts at the commas outside brackets. */
function splitParts(text: string): Part[] {
  const parts: Part[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at] ?? ',';
    if (character === '(' || character === '[') depth++;
    else if (character === ')' || character === ']') depth--;
    if (at < text.length && (character !== ',' || depth > 0)) continue;
    parts.push(splitPart(text, { start, end: at }));
    start = at + 1;
  }
  return parts;
}

function splitPart(text: string, part: Span): Part {
  const sign = text.indexOf('=', part.start);
  const isComparison = text[sign + 1] === '=' || '<>!'.includes(text[sign - 1] ?? ' ');
  if (sign < 0 || sign >= part.end || isComparison) {
    const value = trim(text, part);
    return { text, name: null, nameSpan: value, value };
  }
  const nameSpan = trim(text, { start: part.start, end: sign });
  const name = text.slice(nameSpan.start, nameSpan.end);
  const value = trim(text, { start: sign + 1, end: part.end });
  if (!isName(name)) {
    const what = name === '' ? 'a name is missing before =' : `'${clip(name)}' is not a name`;
    throw pointError('bad-point', { text }, what, nameSpan, example);
  }
  return { text, name, nameSpan, value };
}

function trim(text: string, { start, end }: Span): Span {
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return { start, end };
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

function nameOfBareValue(part: Part, parts: readonly Part[], variables: readonly string[]): string {
  const shown = part.text.slice(part.value.start, part.value.end);
  if (shown === '') throw pointError('bad-point', part, 'a value is missing', part.value, example);
  const [first] = variables;
  if (first === undefined) {
    throw pointError('unknown-variable', part, 'the expression has no variables', part.value, [
      'leave out ',
      { at: null },
    ]);
  }
  const guess = variables.includes('x') ? 'x' : first;
  if (variables.length > 1 && parts.length > 1) {
    const message = `'${clip(shown)}' doesn't say which variable it is for`;
    throw pointError('bad-point', part, message, part.value, `write ${guess}=${shown}`);
  }
  return guess;
}

function readValue({ text, value }: Part): number {
  if (value.start === value.end) {
    const span = { start: Math.max(0, value.start - 1), end: value.end };
    throw pointError('bad-point', { text }, 'a value is missing', span, example);
  }
  return evaluate(text, value);
}

/** The finite value of a constant expression inside a text; errors point into that text. */
function evaluate(source: string, { start, end }: Span): number {
  const text = source.slice(start, end);
  const plain = Number(text);
  if (Number.isFinite(plain) && isPlainNumber(text)) return plain;
  const fail = (message: string, span: Span | null, hint: string | null): DiffcmpError => {
    const shifted = span ? { start: span.start + start, end: span.end + start } : { start, end };
    return pointError('bad-point', { text: source }, message, shifted, hint);
  };
  try {
    const { program, variables, firstUse, misread } = readExpression(text);
    const variable = variables[0];
    if (variable !== undefined) {
      const meant = misread(() => false)?.hint;
      throw fail(
        `'${variable}' is not a constant`,
        firstUse(variable),
        meant ?? 'values are constants such as 1.2, pi/4 or sqrt(2)',
      );
    }
    const value = program.link(float64)([], { maxSteps: defaultMaxSteps });
    if (!Number.isFinite(value)) throw fail(`the value is ${value}, not a finite number`, null, finiteHint);
    return value;
  } catch (error) {
    if (error instanceof EvaluationError) throw fail(error.message, error.span, finiteHint);
    if (error instanceof DiffcmpError && error.source?.name == null) throw fail(error.message, error.span, error.hint);
    throw error;
  }
}

function isPlainNumber(text: string): boolean {
  return /^[-+]?(\d+(?:\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(text);
}

function unknownVariable(part: Part, name: string, variables: readonly string[]): DiffcmpError {
  const near = closest(name, variables);
  let hint: OptionText;
  if (near !== null) hint = `did you mean '${near}'?`;
  else {
    const noun = variables.length === 1 ? 'variable is' : 'variables are';
    const known = variables.length === 0 ? 'it has no variables' : `its ${noun} ${shortList(variables)}`;
    const wrt = [...variables, name].join(',');
    hint =
      isFreeName(name) && name === clip(name)
        ? [`${known}; leave out ${name}, or ask for its derivative, 0, by `, { wrt }]
        : known;
  }
  const what = namedConstants.has(name) ? `'${name}' is a constant` : `the expression has no variable '${clip(name)}'`;
  return pointError('unknown-variable', part, what, part.nameSpan, hint);
}

function missingValues(
  missing: readonly string[],
  given: ReadonlyMap<string, string>,
  place: FirstUse | null,
): DiffcmpError {
  const verb = missing.length === 1 ? 'has' : 'have';
  const names = missing.map((name) => `'${name}'`);
  const point = [...given].map(([name, value]) => `${name}=${value}`);
  point.push(...missing.slice(0, 8).map((name) => `${name}=…`));
  const glued = missing.includes('at') ? /^(.*?\S)\s+at\s+(\S.*)$/s.exec(place?.source ?? '') : null;
  const [, expression = '', at = ''] = glued ?? [];
  const hint = glued === null ? [{ at: point.join(',') }] : ['the point is an option: ', { expression, at }];
  return new DiffcmpError('unbound-variable', `${shortList(names)} ${verb} no value`, {
    hint,
    ...place,
  });
}

/** Names as in a sentence: the first eight, and how many more. */
export function shortList(names: readonly string[]): string {
  const shown = names.length > 8 ? [...names.slice(0, 8), `${names.length - 8} more`] : [...names];
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

function pointError(
  code: ErrorCode,
  { text }: { text: string },
  message: string,
  span: Span,
  hint: OptionText | null,
): DiffcmpError {
  return new DiffcmpError(code, message, { hint, source: text, sourceName, span });
}
