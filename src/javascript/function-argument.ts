// What a function is called with: a tree whose leaves are inputs of the program, constants, or missing.

export type FunctionArgument =
  /** The input at that place among those of the program. */
  | { readonly kind: 'input'; readonly place: number }
  | { readonly kind: 'constant'; readonly value: number | string | boolean | null }
  | { readonly kind: 'array'; readonly items: readonly FunctionArgument[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, FunctionArgument> }
  /** Not given: the parameter's default, or undefined. */
  | { readonly kind: 'missing' };
