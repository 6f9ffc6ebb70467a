// What a function is called with: a tree whose leaves are inputs of the program, constants, places to fill, or missing.

export type FunctionArgument =
  /** The input at that place among those of the program. */
  | { readonly kind: 'input'; readonly place: number }
  | { readonly kind: 'constant'; readonly value: number | string | boolean | null }
  | { readonly kind: 'array'; readonly items: readonly FunctionArgument[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, FunctionArgument> }
  /** A zero that waits to be written over, in an array that a function is to fill. */
  | { readonly kind: 'unwritten' }
  /** A Float64Array of such zeros. */
  | { readonly kind: 'unwritten-doubles'; readonly length: number }
  /** Not given: the parameter's default, or undefined. */
  | { readonly kind: 'missing' };
