// The parts of a point as text: `x=1.2, w=[[0.25], [0.15]]` cut at the commas outside brackets, names from values.
import { DiffcmpError } from '../errors.js';
import type { ErrorCode } from '../error-table.js';
import type { OptionText } from '../option-text.js';
import type { Span } from '../span.js';
import { commaSpans } from '../text/comma-list.js';
import { clip } from '../text/value-text.js';
import { isName } from './tokens.js';

/** One `name = value` of a point; `name` is null in the short form for a single variable. */
export interface Part {
  readonly text: string;
  readonly name: string | null;
  readonly nameSpan: Span;
  readonly value: Span;
}

export const pointExample: OptionText = [{ at: 'x=1.2,y=pi/4' }];

/** An error with its place in a text of a point. */
export function pointError(
  code: ErrorCode,
  { text }: { text: string },
  message: string,
  span: Span,
  hint: OptionText | null,
): DiffcmpError {
  return new DiffcmpError(code, message, { hint, source: text, sourceName: { option: 'at' }, span });
}

/** Cuts at the commas outside brackets. */
export function splitParts(text: string): Part[] {
  return commaSpans(text, '()[]').map((part) => splitPart(text, part));
}

function splitPart(text: string, part: Span): Part {
  const sign = text.indexOf('=', part.start);
  const isComparison = text[sign + 1] === '=' || '<>!'.includes(text[sign - 1] ?? ' ');
  if (sign < 0 || sign >= part.end || isComparison) {
    const value = trimmed(text, part);
    return { text, name: null, nameSpan: value, value };
  }
  const nameSpan = trimmed(text, { start: part.start, end: sign });
  const name = text.slice(nameSpan.start, nameSpan.end);
  const value = trimmed(text, { start: sign + 1, end: part.end });
  if (!isName(name)) {
    const what = name === '' ? 'a name is missing before =' : `'${clip(name)}' is not a name`;
    const [, tensor] = /^([^[\]]*[^[\]\s])\s*\[[^[\]]*\]$/.exec(name) ?? [];
    const isElement = tensor !== undefined && isName(tensor);
    throw pointError(
      'bad-point',
      { text },
      what,
      nameSpan,
      isElement ? ['give it as a whole: ', { at: `${tensor}=[…]` }] : pointExample,
    );
  }
  return { text, name, nameSpan, value };
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

/** The span without the spaces at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return { start, end };
}

export function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
