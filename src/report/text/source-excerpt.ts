// The line of a source that an error is about, with a caret under it, in the width there is.
import type { Span } from '../../span.js';
import { visible } from '../../text/visible.js';
import { displayWidth } from './display-width.js';

export interface ExcerptPlace {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units, as editors count them. */
  readonly column: number;
  /** Where in `text`, from 0. */
  readonly offset: number;
  /** At least 1, and never beyond the line. */
  readonly length: number;
  readonly text: string;
}

/** Where a span starts: its line, without the line break. `origin` is where the source itself starts. */
export function placeOf(source: string, span: Span, origin = { line: 1, column: 1 }): ExcerptPlace {
  const start = Math.min(Math.max(span.start, 0), source.length);
  const before = source.slice(0, start).split(/\r\n|\n|\r/);
  const column = (before.at(-1) ?? '').length;
  const lineStart = start - column;
  const rest = source.slice(lineStart);
  const lineEnd = rest.search(/[\r\n]/);
  const text = lineEnd < 0 ? rest : rest.slice(0, lineEnd);
  const length = Math.max(1, Math.min(span.end - span.start, text.length - column));
  return {
    line: before.length + origin.line - 1,
    column: column + (before.length === 1 ? origin.column : 1),
    offset: column,
    length,
    text,
  };
}

/** The line and a line of carets below it, both within `width`; long lines keep what surrounds the caret. */
export function excerptLines(
  { text, offset, length }: ExcerptPlace,
  width: number,
  ellipsis: string,
): [string, string] {
  const before = visibleSource(text.slice(0, offset));
  const marked = visibleSource(text.slice(offset, offset + length));
  const after = visibleSource(text.slice(offset + length));
  const total = displayWidth(before + marked + after);
  const carets = Math.max(1, displayWidth(marked));
  if (total <= width) return [before + marked + after, ' '.repeat(displayWidth(before)) + '^'.repeat(carets)];

  const room = Math.max(8, width - 2 * ellipsis.length);
  const shownMark = carets <= room ? marked : firstColumns(marked, room);
  const spare = room - displayWidth(shownMark);
  const keepAfter = Math.min(displayWidth(after), Math.max(Math.floor(spare / 2), spare - displayWidth(before)));
  const head = lastColumns(before, spare - keepAfter);
  const tail = firstColumns(after, keepAfter);
  const opening = head === before ? '' : ellipsis;
  const closing = tail === after && shownMark === marked ? '' : ellipsis;
  const indent = ' '.repeat(displayWidth(opening + head));
  return [opening + head + shownMark + tail + closing, indent + '^'.repeat(Math.max(1, displayWidth(shownMark)))];
}

/** Tabs indent sources: they are one space each. */
const visibleSource = (text: string): string => visible(text.replaceAll('\t', ' '));

function firstColumns(text: string, columns: number): string {
  let taken = '';
  let used = 0;
  for (const character of text) {
    used += displayWidth(character);
    if (used > columns) break;
    taken += character;
  }
  return taken;
}

function lastColumns(text: string, columns: number): string {
  let taken = '';
  let used = 0;
  for (const character of [...text].reverse()) {
    used += displayWidth(character);
    if (used > columns) break;
    taken = character + taken;
  }
  return taken;
}
