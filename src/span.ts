// Where in a text something stands.

/** A half-open range of characters in the source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A line of a file of a program. */
export interface LinePlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** As sentences say it: `line 7`, and of a file that is not the program's first one `line 7 of helper.js`. */
  readonly text: string;
  /** Whether the place is in the condition of a loop. */
  readonly isOfLoop: boolean;
}
