// Least-squares polynomials through values: what they come to at 0, for every degree at once, and with what deviation.

/** Where values are, and the standard deviation that is expected of each. */
export interface Places {
  readonly at: readonly number[];
  readonly deviations: readonly number[];
}

/** A polynomial through values, as it is at 0. Its deviations are those of values that deviate as expected. */
export interface PolynomialFit {
  readonly value: number;
  readonly slope: number;
  readonly valueDeviation: number;
  readonly slopeDeviation: number;
  /** The sum of the squares of what is left of the values, each over its deviation. */
  readonly residual: number;
}

/** The fits of degree 0, 1, … `highest`, by orthogonal polynomials (Forsythe 1957). */
export function polynomialFits(places: Places, values: readonly number[], highest: number): PolynomialFit[] {
  const unit = Math.max(...places.deviations);
  const left = values.map((value, i) => value / (places.deviations[i] as number));
  const sums = { value: 0, slope: 0, valueVariance: 0, slopeVariance: 0 };
  return orthogonalPolynomials(places, highest).map(({ basis, value, slope }) => {
    const coefficient = removePart(left, basis);
    sums.value += coefficient * value;
    sums.slope += coefficient * slope;
    sums.valueVariance += value * value;
    sums.slopeVariance += slope * slope;
    return {
      value: sums.value * unit,
      slope: sums.slope * unit,
      valueDeviation: Math.sqrt(sums.valueVariance) * unit,
      slopeDeviation: Math.sqrt(sums.slopeVariance) * unit,
      residual: product(left, left),
    };
  });
}

/** The factors of the values in the fit of that degree at 0: in its value, or in its slope. */
export function weightsAtZero(places: Places, degree: number, part: 'value' | 'slope'): number[] {
  const unit = Math.max(...places.deviations);
  const polynomials = orthogonalPolynomials(places, degree, true);
  return places.deviations.map(
    (deviation, i) =>
      polynomials.reduce((sum, each) => sum + each[part] * (each.basis[i] as number), 0) * (unit / deviation),
  );
}

/** One of the polynomials that are orthonormal over the places. */
interface OrthogonalPolynomial {
  /** Its values at the places, each over its deviation. */
  readonly basis: readonly number[];
  readonly value: number;
  readonly slope: number;
}

/**
 * Each made from the one before, less its parts along the two before. By theory it has none along others; by rounding it
 * has, of 1e-12 at degree 7, and `precisely` takes these away too, twice to make up for the digits that once costs.
 * The largest deviation is the unit, so that no square under- or overflows.
 */
function orthogonalPolynomials({ at, deviations }: Places, highest: number, precisely = false): OrthogonalPolynomial[] {
  const unit = Math.max(...deviations);
  const [passes, reach] = precisely ? [2, highest] : [1, 2];
  const polynomials: OrthogonalPolynomial[] = [];
  const next = deviations.map((deviation) => unit / deviation);
  let [value, slope] = [1, 0];
  for (;;) {
    for (let pass = 0; pass < passes; pass++)
      for (let i = polynomials.length - 1; i >= Math.max(0, polynomials.length - reach); i--) {
        const other = polynomials[i] as OrthogonalPolynomial;
        const part = removePart(next, other.basis);
        value -= part * other.value;
        slope -= part * other.slope;
      }
    const norm = Math.sqrt(product(next, next));
    const basis = next.map((each) => each / norm);
    for (let i = 0; i < next.length; i++) next[i] = (at[i] as number) * (basis[i] as number);
    polynomials.push({ basis, value: value / norm, slope: slope / norm });
    if (polynomials.length > highest) return polynomials;
    [value, slope] = [0, value / norm];
  }
}

/** Takes from a vector its part along a unit vector, and returns how much that is. */
function removePart(vector: number[], along: readonly number[]): number {
  const part = product(vector, along);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) - part * (along[i] as number);
  return part;
}

function product(left: readonly number[], right: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] as number) * (right[i] as number);
  return sum;
}
