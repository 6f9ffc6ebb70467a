// The files that a program is made of, and where a place among all their characters is.
import type { Span } from '../../span.js';

/** A file as it was read. */
export interface SourceFile {
  /** How errors name it: the path from the working directory, as short as it is clear. */
  readonly name: string;
  readonly text: string;
  /** Where its first character is among those of all files: a span of the program counts from the first file's first character. */
  readonly start: number;
}

/** Where something stands, for an error. */
export interface SourcePlace {
  readonly source: string;
  readonly sourceName: string;
  readonly span: Span;
}

/** The file that a span lies in, with the span within it; null for one in none of them. */
export function placeAmong(files: readonly SourceFile[], { start, end }: Span): SourcePlace | null {
  const file = files.findLast((each) => each.start <= start && start <= each.start + each.text.length);
  if (file === undefined) return null;
  return { source: file.text, sourceName: file.name, span: { start: start - file.start, end: end - file.start } };
}

/** The line of a place, from 1, in its file. */
export function fileLine({ source, span }: Pick<SourcePlace, 'source' | 'span'>): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < span.start; at = source.indexOf('\n', at + 1)) line++;
  return line;
}
