// A row of the table of constructs: a small program, one construct of the language in it, and what it is called with.

/** What a function is called with: numbers are inputs, `undefined` is left out, everything else is a constant or holds such. */
export type Given =
  number | string | boolean | null | undefined | readonly Given[] | { readonly [name: string]: Given };

/** A value of a function: a number, or arrays in arrays of them. */
export type Numbers = number | readonly Numbers[];

export interface Construct {
  readonly name: string;
  /** A file; the function is `f`. With `import` or `export` it is a module, and strict; without, CommonJS. */
  readonly source: string;
  /** Lists of arguments, one for each call. */
  readonly calls: readonly (readonly Given[])[];
  readonly language: 'js' | 'ts';
}

export const row = (name: string, source: string, ...calls: readonly (readonly Given[])[]): Construct => ({
  name,
  source,
  calls,
  language: 'js',
});

export const typescript = (name: string, source: string, ...calls: readonly (readonly Given[])[]): Construct => ({
  ...row(name, source, ...calls),
  language: 'ts',
});
