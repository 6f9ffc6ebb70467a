// Least-squares polynomials in step² through values: what they come to at step 0, degree by degree, and with what deviation.

/** The steps at which there are values, the widest first, and the standard deviation that is expected of each. */
export interface Places {
  readonly steps: readonly number[];
  readonly deviations: readonly number[];
}

/**
 * A polynomial in the square of the step, in units of a scale, as it is at 0: of degree 0 when it first grows, then of one more each time (Forsythe 1957).
 * Its deviations are those of values that deviate as expected. Begun again, it uses the memory that it has.
 */
export class GrowingFit {
  private readonly polynomials = new OrthogonalPolynomials();
  private left = new Float64Array(0);
  private valueSum = 0;
  private slopeSum = 0;
  private valueVariance = 0;
  private slopeVariance = 0;
  /** The sum of the squares of what is left of the values, each over its deviation. */
  residual = 0;

  /** @param from how many of the widest steps to leave out */
  begin(places: Places, values: readonly number[], from: number, scale: number): void {
    this.polynomials.begin(places, from, scale, false);
    if (this.left.length < values.length) this.left = new Float64Array(2 * values.length);
    for (let k = from; k < values.length; k++)
      this.left[k - from] = (values[k] as number) / (places.deviations[k] as number);
    this.valueSum = this.slopeSum = this.valueVariance = this.slopeVariance = 0;
  }

  grow(): void {
    const { polynomials, left } = this;
    polynomials.grow();
    const { degree, count, basis } = polynomials;
    const value = polynomials.value[degree] as number;
    const slope = polynomials.slope[degree] as number;
    const coefficient = removePart(left, basis, degree * count, count);
    this.residual = product(left, left, 0, count);
    this.valueSum += coefficient * value;
    this.slopeSum += coefficient * slope;
    this.valueVariance += value * value;
    this.slopeVariance += slope * slope;
  }

  get value(): number {
    return this.valueSum * this.polynomials.unit;
  }
  get slope(): number {
    return this.slopeSum * this.polynomials.unit;
  }
  get valueDeviation(): number {
    return Math.sqrt(this.valueVariance) * this.polynomials.unit;
  }
  get slopeDeviation(): number {
    return Math.sqrt(this.slopeVariance) * this.polynomials.unit;
  }
}

/** How a fit follows from the values. */
export class Weights {
  private readonly polynomials = new OrthogonalPolynomials();

  /** The factors of the values in the fit of that degree at 0: in its value, or in its slope. */
  atZero(places: Places, scale: number, degree: number, part: 'value' | 'slope'): number[] {
    const { polynomials } = this;
    polynomials.begin(places, 0, scale, true);
    while (polynomials.degree < degree) polynomials.grow();
    const { [part]: parts, basis, count, unit } = polynomials;
    return places.deviations.map((deviation, i) => {
      let sum = 0;
      for (let k = 0; k <= degree; k++) sum += (parts[k] as number) * (basis[k * count + i] as number);
      return sum * (unit / deviation);
    });
  }
}

/**
 * Polynomials of degree 0, 1, … that are orthonormal over the places, each made from the one before, less its parts along
 * the two before. By theory it has none along others; by rounding it has, of 1e-12 at degree 7, and where they are made
 * precisely these are taken away too, twice to make up for the digits that once costs. The largest deviation is the unit,
 * so that no square under- or overflows.
 */
class OrthogonalPolynomials {
  /** The degree of the last one made. */
  degree = -1;
  unit = 1;
  /** How many places there are. */
  count = 0;
  /** The values of the polynomials at the places, each over its deviation: all of one, then all of the next. */
  basis = new Float64Array(128);
  /** Their values at 0, and their slopes. */
  readonly value: number[] = [];
  readonly slope: number[] = [];
  private precisely = false;
  private at = new Float64Array(16);
  private next = new Float64Array(16);
  private nextValue = 1;
  private nextSlope = 0;

  begin({ steps, deviations }: Places, from: number, scale: number, precisely: boolean): void {
    this.degree = -1;
    this.count = steps.length - from;
    this.precisely = precisely;
    if (this.next.length < this.count) {
      this.next = new Float64Array(2 * this.count);
      this.at = new Float64Array(2 * this.count);
    }
    let unit = -Infinity;
    for (let k = from; k < steps.length; k++) unit = Math.max(unit, deviations[k] as number);
    this.unit = unit;
    for (let k = from; k < steps.length; k++) {
      this.next[k - from] = unit / (deviations[k] as number);
      this.at[k - from] = ((steps[k] as number) / scale) ** 2;
    }
    this.nextValue = 1;
    this.nextSlope = 0;
  }

  grow(): void {
    const { count, next, value, slope, at, precisely } = this;
    const degree = ++this.degree;
    const basis = this.roomFor((degree + 1) * count);
    const last = precisely ? 0 : Math.max(0, degree - 2);
    for (let pass = precisely ? 2 : 1; pass > 0; pass--)
      for (let other = degree - 1; other >= last; other--) {
        const part = removePart(next, basis, other * count, count);
        this.nextValue -= part * (value[other] as number);
        this.nextSlope -= part * (slope[other] as number);
      }
    const norm = Math.sqrt(product(next, next, 0, count));
    for (let i = 0, k = degree * count; i < count; i++, k++) {
      const each = (next[i] as number) / norm;
      basis[k] = each;
      next[i] = (at[i] as number) * each;
    }
    value[degree] = this.nextValue / norm;
    slope[degree] = this.nextSlope / norm;
    this.nextSlope = this.nextValue / norm;
    this.nextValue = 0;
  }

  private roomFor(length: number): Float64Array {
    if (this.basis.length >= length) return this.basis;
    const wider = new Float64Array(2 * length);
    wider.set(this.basis);
    return (this.basis = wider);
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
