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
  const left = values.map((value, i) => value / (places.deviations[i] as number));
  const unit = Math.max(...places.deviations);
  const sums = { value: 0, slope: 0, valueVariance: 0, slopeVariance: 0 };
  return orthogonalPolynomials(places, highest).map(({ basis, value, slope }) => {
    const coefficient = left.reduce((sum, rest, i) => sum + rest * (basis[i] as number), 0);
    basis.forEach((each, i) => (left[i] = (left[i] as number) - coefficient * each));
    sums.value += coefficient * value;
    sums.slope += coefficient * slope;
    sums.valueVariance += value * value;
    sums.slopeVariance += slope * slope;
    return {
      value: sums.value * unit,
      slope: sums.slope * unit,
      valueDeviation: Math.sqrt(sums.valueVariance) * unit,
      slopeDeviation: Math.sqrt(sums.slopeVariance) * unit,
      residual: left.reduce((sum, rest) => sum + rest * rest, 0),
    };
  });
}

/** The factors of the values in the fit of that degree at 0: in its value, or in its slope. */
export function weightsAtZero(places: Places, degree: number, part: 'value' | 'slope'): number[] {
  const unit = Math.max(...places.deviations);
  const polynomials = orthogonalPolynomials(places, degree);
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

/** Each made from the one before (Forsythe 1957). The largest deviation is the unit, so that no square under- or overflows. */
function orthogonalPolynomials({ at, deviations }: Places, highest: number): OrthogonalPolynomial[] {
  const unit = Math.max(...deviations);
  const polynomials: OrthogonalPolynomial[] = [];
  let next: OrthogonalPolynomial = { basis: deviations.map((deviation) => unit / deviation), value: 1, slope: 0 };
  for (;;) {
    // twice is enough to make up for the digits that once costs
    const { basis, value, slope } = polynomials.reduceRight(without, polynomials.reduceRight(without, next));
    const norm = Math.hypot(...basis);
    const current = { basis: basis.map((each) => each / norm), value: value / norm, slope: slope / norm };
    polynomials.push(current);
    if (polynomials.length > highest) return polynomials;
    next = {
      basis: current.basis.map((each, i) => (at[i] as number) * each),
      value: 0,
      slope: current.value,
    };
  }
}

/** A polynomial less its part along another. */
function without(polynomial: OrthogonalPolynomial, other: OrthogonalPolynomial): OrthogonalPolynomial {
  const part = polynomial.basis.reduce((sum, each, i) => sum + each * (other.basis[i] as number), 0);
  return {
    basis: polynomial.basis.map((each, i) => each - part * (other.basis[i] as number)),
    value: polynomial.value - part * other.value,
    slope: polynomial.slope - part * other.slope,
  };
}
