// Where in a text something stands.

/** A half-open range of characters in the source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
