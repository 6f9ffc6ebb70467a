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

/** Fits polynomials, one after the other, in the same memory: an extrapolation makes some hundred of them. */
export class PolynomialFitter {
  /** The values of the polynomials at the places, each over its deviation: all of one, then all of the next. */
  private basis = new Float64Array(0);
  private readonly vectors = { next: this.basis, left: this.basis };
  /** The values of the polynomials at 0, and their slopes. */
  private value = this.basis;
  private slope = this.basis;

  /** The fits of degree 0, 1, … `highest`, by orthogonal polynomials (Forsythe 1957). */
  fits(places: Places, values: readonly number[], highest: number): PolynomialFit[] {
    this.orthogonalize(places, highest, false);
    const unit = Math.max(...places.deviations);
    const { basis } = this;
    const { left } = this.vectors;
    const count = values.length;
    for (let i = 0; i < count; i++) left[i] = (values[i] as number) / (places.deviations[i] as number);
    const fits: PolynomialFit[] = [];
    let valueSum = 0;
    let slopeSum = 0;
    let valueVariance = 0;
    let slopeVariance = 0;
    for (let degree = 0; degree <= highest; degree++) {
      const coefficient = removePart(left, basis, degree * count, count);
      const value = this.value[degree] as number;
      const slope = this.slope[degree] as number;
      valueSum += coefficient * value;
      slopeSum += coefficient * slope;
      valueVariance += value * value;
      slopeVariance += slope * slope;
      fits.push({
        value: valueSum * unit,
        slope: slopeSum * unit,
        valueDeviation: Math.sqrt(valueVariance) * unit,
        slopeDeviation: Math.sqrt(slopeVariance) * unit,
        residual: product(left, left, 0, count),
      });
    }
    return fits;
  }

  /** The factors of the values in the fit of that degree at 0: in its value, or in its slope. */
  weightsAtZero(places: Places, degree: number, part: 'value' | 'slope'): number[] {
    this.orthogonalize(places, degree, true);
    const unit = Math.max(...places.deviations);
    const { basis } = this;
    const count = places.at.length;
    return places.deviations.map((deviation, i) => {
      let sum = 0;
      for (let k = 0; k <= degree; k++) sum += (this[part][k] as number) * (basis[k * count + i] as number);
      return sum * (unit / deviation);
    });
  }

  /**
   * Makes polynomials of degree 0, 1, … that are orthonormal over the places, each from the one before, less its parts along
   * the two before. By theory it has none along others; by rounding it has, of 1e-12 at degree 7, and `precisely` takes
   * these away too, twice to make up for the digits that once costs. The largest deviation is the unit, so that no square
   * under- or overflows.
   */
  private orthogonalize({ at, deviations }: Places, highest: number, precisely: boolean): void {
    const count = at.length;
    this.makeRoom(count, highest + 1);
    const { basis, value, slope } = this;
    const { next } = this.vectors;
    const unit = Math.max(...deviations);
    const passes = precisely ? 2 : 1;
    const reach = precisely ? highest : 2;
    for (let i = 0; i < count; i++) next[i] = unit / (deviations[i] as number);
    let itsValue = 1;
    let itsSlope = 0;
    for (let degree = 0; degree <= highest; degree++) {
      for (let pass = 0; pass < passes; pass++)
        for (let other = degree - 1; other >= 0 && other >= degree - reach; other--) {
          const part = removePart(next, basis, other * count, count);
          itsValue -= part * (value[other] as number);
          itsSlope -= part * (slope[other] as number);
        }
      const norm = Math.sqrt(product(next, next, 0, count));
      for (let i = 0, k = degree * count; i < count; i++, k++) {
        const each = (basis[k] = (next[i] as number) / norm);
        next[i] = (at[i] as number) * each;
      }
      value[degree] = itsValue / norm;
      slope[degree] = itsSlope / norm;
      itsSlope = itsValue / norm;
      itsValue = 0;
    }
  }

  private makeRoom(places: number, polynomials: number): void {
    if (this.basis.length < places * polynomials) this.basis = new Float64Array(2 * places * polynomials);
    if (this.vectors.next.length < places) {
      this.vectors.next = new Float64Array(2 * places);
      this.vectors.left = new Float64Array(2 * places);
    }
    if (this.value.length >= polynomials) return;
    this.value = new Float64Array(2 * polynomials);
    this.slope = new Float64Array(2 * polynomials);
  }
}

/** Takes from a vector its part along a unit vector, which begins at that place of a row; returns how much that is. */
function removePart(vector: Float64Array, row: Float64Array, start: number, count: number): number {
  const part = product(vector, row, start, count);
  for (let i = 0; i < count; i++) vector[i] = (vector[i] as number) - part * (row[start + i] as number);
  return part;
}

function product(vector: Float64Array, row: Float64Array, start: number, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (vector[i] as number) * (row[start + i] as number);
  return sum;
}
