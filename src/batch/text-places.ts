// Offsets in a text as line and column, with the text around them.
import type { PlacedMistake } from './mistakes.js';
import type { ErrorCode } from '../error-table.js';

/** How much of a long line an excerpt keeps on either side. */
const around = 400;

/** A text and where it starts in its file; lines count from 1, columns in UTF-16 units from 1. */
export interface PlacedText {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

/** A stretch of a text: of a key or a value, for example. */
export interface Extent {
  readonly start: number;
  readonly length: number;
}

/** A mistake at an offset of a text. */
export function mistakeAt(
  { file, text, line }: PlacedText,
  code: ErrorCode,
  message: string,
  offset: number,
  length = 1,
): PlacedMistake {
  const at = Math.min(Math.max(offset, 0), text.length);
  const lineStart = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const nextBreak = text.indexOf('\n', at);
  const end = nextBreak < 0 ? text.length : nextBreak;
  const from = Math.max(lineStart, at - around);
  const excerpt = text.slice(from, Math.min(end, at + around)).replace(/\r$/, '');
  let breaks = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < lineStart; i = text.indexOf('\n', i + 1)) breaks++;
  return {
    code,
    file,
    line: line + breaks,
    column: at - lineStart + 1,
    message,
    excerpt: { text: excerpt, offset: at - from, length: Math.max(1, Math.min(length, excerpt.length - (at - from))) },
  };
}
