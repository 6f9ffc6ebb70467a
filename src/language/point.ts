// Points: the texts after --at, and values given beside them, as one value per variable.
import { closest } from '../text/did-you-mean.js';
import { DiffcmpError } from '../errors.js';
import type { OptionMention, OptionText } from '../option-text.js';
import type { Span } from '../span.js';
import { builtins, namedConstants } from './builtins.js';
import { looksLikeRange, pointsMeant } from './foreign/point-way-out.js';
import { longestTranslated } from './foreign/translate.js';
import { pointError, pointExample, splitParts, type Part } from './point-parts.js';
import { readValue, type PointValue } from './point-value.js';
import { isName } from './tokens.js';
import { clip } from '../text/value-text.js';

/** Where the text of an expression first uses a variable. */
export interface FirstUse {
  readonly source: string;
  readonly span: Span;
}

const severalPoints: readonly (string | OptionMention)[] = [
  'several points are for sweep, with ',
  { at: null },
  ' for each, and for batch, with a case for each',
];

/** A range as it is given where that is one for scan, an example otherwise. */
function rangeMeant(text: string, [variable = 'x']: readonly string[]): Exclude<OptionText, string> {
  const at = /^[^:,]*[^:,\s]:[^:,]+$/.test(text) ? text : `${variable}=0:1`;
  return ['a range is for scan, with ', { at }, '; '];
}

/**
 * Reads the texts of all `--at` of a command line: `1.2`, or `x=1.2,y=pi/4` spread over as many as one likes.
 *
 * @param use where the expression first uses a variable, for errors
 * @param ready values that need no reading, by name
 * @returns a value for every variable, in their order
 * @throws DiffcmpError bad-point, unknown-variable or unbound-variable
 */
export function readPoint(
  texts: readonly string[],
  variables: readonly string[],
  use: (name: string) => FirstUse | null = () => null,
  ready: ReadonlyMap<string, PointValue> = new Map(),
): Map<string, PointValue> {
  try {
    return readAsGiven(texts, variables, use, ready);
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
  if (looksLikeRange(text)) return [...rangeMeant(text, variables), ...severalPoints];
  const at = pointsMeant(text, variables).find((meant) => reads([meant], variables));
  if (at === undefined) return null;
  const mayBeSeveral = /^[^=]*\d,\d[^=]*$/.test(text) && variables.length === 1;
  return mayBeSeveral ? ['write ', { at }, '; ', ...severalPoints] : ['write ', { at }];
}

function reads(texts: readonly string[], variables: readonly string[]): boolean {
  try {
    readAsGiven(texts, variables, () => null, new Map());
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
  ready: ReadonlyMap<string, PointValue>,
): Map<string, PointValue> {
  const parts = texts.flatMap(splitParts);
  const values = new Map<string, PointValue>(ready);
  const given = new Map<string, string>([...ready.keys()].map((name) => [name, '[…]']));
  for (const name of ready.keys()) if (!variables.includes(name)) throw unknownVariable(partOf(name), name, variables);
  for (const part of parts) {
    const name = part.name ?? nameOfBareValue(part, parts, variables);
    if (!variables.includes(name)) throw unknownVariable(part, name, variables);
    if (values.has(name))
      throw pointError('bad-point', part, `'${name}' is given twice`, part.nameSpan, ['keep one; ', ...severalPoints]);
    values.set(name, readValue(part.text, part.value));
    given.set(name, clip(part.text.slice(part.value.start, part.value.end)));
  }
  const point = new Map<string, PointValue>();
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

/** A name whose value isn't text. */
function partOf(name: string): Part {
  const span = { start: 0, end: name.length };
  return { text: name, name, nameSpan: span, value: span };
}

/** Whether a text could be the name of a variable. */
export function isFreeName(text: string): boolean {
  return isName(text) && !namedConstants.has(text) && !builtins.has(text);
}

function nameOfBareValue(part: Part, parts: readonly Part[], variables: readonly string[]): string {
  const shown = part.text.slice(part.value.start, part.value.end);
  if (shown === '') throw pointError('bad-point', part, 'a value is missing', part.value, pointExample);
  const [first] = variables;
  if (first === undefined) {
    throw pointError('unknown-variable', part, 'the expression has no variables', part.value, [
      'leave out ',
      { at: null },
    ]);
  }
  const guess = variables.includes('x') ? 'x' : first;
  if (variables.length > 1 && (parts.length > 1 || shown.startsWith('['))) {
    const message = `'${clip(shown)}' doesn't say which variable it is for`;
    throw pointError('bad-point', part, message, part.value, `write ${guess}=${shown}`);
  }
  return guess;
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
