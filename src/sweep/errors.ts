// The errors of one method at many steps, taken apart: in columns, since ten thousand steps are few arrays, but many objects.

/** What is known at a step: the parts, or that the function has no value there, or the error in one piece and what its parts lack. */
export type Knowledge = 'parts' | 'outside' | 'precision' | 'time';

/** Signed; `error = truncation + roundoff` to the accuracy of doubles. What isn't known is NaN. */
export class Errors {
  /** What the method gives in floating point. */
  readonly computed: Float64Array;
  readonly error: Float64Array;
  readonly truncation: Float64Array;
  readonly roundoff: Float64Array;
  /** Undefined at steps that nobody has taken. */
  readonly known: (Knowledge | undefined)[];

  constructor(steps: number) {
    const column = (): Float64Array => new Float64Array(steps).fill(NaN);
    [this.computed, this.error, this.truncation, this.roundoff] = [column(), column(), column(), column()];
    this.known = Array.from({ length: steps });
  }

  setParts(i: number, error: number, truncation: number, roundoff: number): void {
    this.error[i] = error;
    this.truncation[i] = truncation;
    this.roundoff[i] = roundoff;
    this.known[i] = 'parts';
  }
  setWhole(i: number, error: number, lacking: 'precision' | 'time'): void {
    this.setParts(i, error, NaN, NaN);
    this.known[i] = lacking;
  }
  setOutside(i: number): void {
    this.setParts(i, NaN, NaN, NaN);
    this.known[i] = 'outside';
  }
  /** A step as wide as another has its errors. */
  copy(from: number, to: number): void {
    for (const column of [this.error, this.truncation, this.roundoff]) column[to] = column[from] as number;
    this.known[to] = this.known[from];
  }
}
