// A polynomial of which the coefficients have twice the digits of a double, at a double.

/** Half of a double's digits (Dekker 1971). */
const splitter = 2 ** 27 + 1;

/** Roundings of one step of Horner's rule, in units of 2^-106 of the sizes of its terms; those beneath the least double apart. */
const ulpsOfStep = 32;

/**
 * Evaluated by Horner's rule, with products by Dekker (1971) and sums by Knuth (1969), whose errors are computed as well. One step
 * rounds what is left of these, each within 2^-53 of a number within 2^-53 of the terms: less than 16 times 2^-106 of their sizes.
 */
export class LongPolynomial {
  /** The value, as the sum of two doubles, after `evaluate`. */
  high = 0;
  low = 0;
  /** A bound of its error. */
  error = 0;

  /**
   * @param highs the coefficients of 1, x, x² …, rounded to doubles
   * @param lows what that left of them
   * @param radii how far they may be off; more of these are bounds of the factors of higher powers
   */
  constructor(
    private readonly highs: Float64Array,
    private readonly lows: Float64Array,
    private readonly radii: Float64Array,
  ) {}

  /** Whether it is 0 everywhere, for certain. */
  get isZero(): boolean {
    return [this.highs, this.radii].every((numbers) => numbers.every((each) => each === 0));
  }

  /** @param x of size 1 at most */
  evaluate(x: number): void {
    const { highs, lows, radii } = this;
    const degree = highs.length - 1;
    const shiftedX = x * splitter;
    const upperX = shiftedX - (shiftedX - x);
    const lowerX = x - upperX;
    const size = Math.abs(x);
    let high = highs[degree] as number;
    let low = lows[degree] as number;
    let sizes = Math.abs(high);
    for (let k = degree - 1; k >= 0; k--) {
      const product = high * x;
      const shifted = high * splitter;
      const upper = shifted - (shifted - high);
      const lower = high - upper;
      const ofProduct = upper * upperX - product + upper * lowerX + lower * upperX + lower * lowerX + low * x;
      const coefficient = highs[k] as number;
      const sum = product + coefficient;
      const part = sum - product;
      const ofSum = product - (sum - part) + (coefficient - part);
      const rest = ofSum + (ofProduct + (lows[k] as number));
      high = sum + rest;
      low = rest - (high - sum);
      sizes = sizes * size + Math.abs(coefficient);
    }
    let off = 0;
    for (let k = radii.length - 1; k >= 0; k--) off = off * size + (radii[k] as number);
    this.high = high;
    this.low = low;
    // the sums of sizes are rounded themselves, by much less than they are too large for
    this.error = 1.001 * off + ulpsOfStep * (degree + 1) * 2 ** -106 * sizes + 2 ** -1000;
  }
}
