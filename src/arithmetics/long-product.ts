// Products of doubles to twice their digits.

/** The sum of two doubles, the second of which is what rounding took from the first. */
export interface Long {
  readonly high: number;
  readonly low: number;
}

/** x·y with the error of the product (Dekker 1971). */
export function longProduct({ high, low }: Long, y: number): Long {
  const product = high * y;
  const [a, b] = halves(high);
  const [c, d] = halves(y);
  return { high: product, low: a * c - product + a * d + b * c + b * d + low * y };
}

/** A double as the sum of two numbers of 26 bits. */
function halves(x: number): readonly [number, number] {
  const shifted = x * 134217729;
  const upper = shifted - (shifted - x);
  return [upper, x - upper];
}
