// The data of a remedy.

/** Another way to write the function, which loses fewer digits at the point. */
export interface Remedy {
  /** The whole function, to be read again. */
  readonly text: string;
  /** How many more correct bits it keeps there: of the derivative where that gains enough, else of the value. */
  readonly bits: number;
  /** The correct bits of both, of the function as given and as rewritten; those of the derivative by forward mode. */
  readonly derivative: Kept;
  readonly value: Kept;
  /** At how many points beside the point it is certified to have the same value and derivatives. */
  readonly points: number;
  /** What was rewritten, one after another. */
  readonly steps: readonly { readonly from: string; readonly to: string }[];
}

export interface Kept {
  readonly before: number;
  readonly after: number;
}
