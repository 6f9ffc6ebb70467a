// Vectors and matrices as they are written, `[1, 2]`, `[[1], [2]]`, `[1; 2]`, cut into the texts of their numbers.
import type { Span } from '../span.js';
import type { TensorOf } from '../tensors/shape.js';
import { isSpace, trimmed } from './point-parts.js';
import { TensorBuilder } from './tensor-builder.js';

/** What becomes of a text of brackets. */
export interface BracketReader<V> {
  /** What stands between two commas and is no bracket. */
  readonly part: (span: Span) => V | TensorOf<V>;
  /** Says that the text is no tensor, and where; it throws. */
  readonly fail: (message: string, span: Span) => never;
}

/** A bracket that is open, and the part of it that is being read. */
interface OpenBracket<V> {
  readonly start: number;
  readonly builder: TensorBuilder<V>;
  /** Where the part begins. */
  from: number;
  /** Whether nothing stands there yet. */
  isBlank: boolean;
  /** The part, if it is a bracket; null again where more follows, as in `[1, 2]*2`. */
  closed: TensorOf<V> | null;
}

/** The tensor at a span of a text that begins with a bracket; null where more follows that, as in `[1, 2]*2`. */
export function readBrackets<V>(text: string, { start, end }: Span, reader: BracketReader<V>): TensorOf<V> | null {
  const failAt =
    (span: Span) =>
    (message: string): never =>
      reader.fail(message, span);
  const open: OpenBracket<V>[] = [];
  let depth = 0; // of brackets within an expression
  for (let at = start; at < end; at++) {
    const character = text[at] as string;
    const bracket = open.at(-1);
    if (isSpace(character)) continue;
    if (bracket === undefined || (depth === 0 && character === '[' && bracket.isBlank)) {
      if (bracket !== undefined) bracket.isBlank = false;
      open.push({ start: at, builder: new TensorBuilder(), from: at + 1, isBlank: true, closed: null });
    } else if (depth === 0 && (character === ',' || character === ';' || character === ']')) {
      endPart(text, bracket, at, reader);
      if (character === ';') bracket.builder.endRow(failAt({ start: bracket.start, end: at }));
      if (character !== ']') continue;
      const closed = bracket.builder.finish(failAt({ start: bracket.start, end: at + 1 }));
      open.pop();
      const outer = open.at(-1);
      if (outer !== undefined) outer.closed = closed;
      else return trimmed(text, { start: at + 1, end }).start === end ? closed : null;
    } else {
      bracket.isBlank = false;
      bracket.closed = null;
      if (character === '(' || character === '[') depth++;
      else if (character === ')' || character === ']') depth--;
    }
  }
  const { start: last } = open.at(-1) ?? { start };
  return reader.fail('a bracket is not closed', { start: last, end: last + 1 });
}

function endPart<V>(text: string, bracket: OpenBracket<V>, at: number, { part, fail }: BracketReader<V>): void {
  const { builder, from, closed } = bracket;
  const span = trimmed(text, { start: from, end: at });
  const isVoid = span.start === span.end;
  if (isVoid && text[at] === ']' && builder.isEmpty) fail('a vector needs a number at least', { start: bracket.start, end: at + 1 }); // prettier-ignore
  if (isVoid) fail('a value is missing', { start: at, end: at + 1 });
  const value = closed ?? part(span);
  const failHere = (message: string): never => fail(message, span);
  if (isTensorOf(value)) builder.addTensor(value, failHere);
  else builder.add(value, failHere);
  bracket.from = at + 1;
  bracket.isBlank = true;
  bracket.closed = null;
}

export function isTensorOf<V>(value: V | TensorOf<V>): value is TensorOf<V> {
  return typeof value === 'object' && value !== null && 'items' in value && 'shape' in value;
}
