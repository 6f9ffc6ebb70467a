// The whole result of a function of a file, as a tree of an arithmetic's numbers: for what reads more of it than numbers in a shape.

export type ResultTree<T> =
  /** `isGiven`: the very number that stood in an array given to be filled, which nobody has written to. */
  | { readonly kind: 'number'; readonly value: T; readonly isGiven: boolean }
  | { readonly kind: 'array'; readonly items: readonly ResultTree<T>[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, ResultTree<T>> }
  /** No number, and nothing that holds numbers; in words: `undefined`, `a function`. */
  | { readonly kind: 'other'; readonly said: string };

/** What a call leaves behind. */
export interface CallResult<T> {
  readonly value: ResultTree<T>;
  /** What the argument holds after the call that was given to be filled; null: none was. */
  readonly filled: ResultTree<T> | null;
}
