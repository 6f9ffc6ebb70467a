// Least-squares polynomials through values: what they come to at 0, degree by degree, and with what deviation.

/** Where values are, and the standard deviation that is expected of each. */
export interface Places {
  readonly at: readonly number[];
  readonly deviations: readonly number[];
}

/**
 * A polynomial through values, as it is at 0: of degree 0 when it first grows, then of one more each time (Forsythe 1957).
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

  begin(places: Places, values: readonly number[]): void {
    this.polynomials.begin(places, false);
    if (this.left.length < values.length) this.left = new Float64Array(2 * values.length);
    for (let i = 0; i < values.length; i++) this.left[i] = (values[i] as number) / (places.deviations[i] as number);
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

/** The factors of the values in the fit of that degree at 0: in its value, or in its slope. */
export function weightsAtZero(places: Places, degree: number, part: 'value' | 'slope'): number[] {
  const polynomials = new OrthogonalPolynomials();
  polynomials.begin(places, true);
  while (polynomials.degree < degree) polynomials.grow();
  const { [part]: parts, basis, count, unit } = polynomials;
  return places.deviations.map((deviation, i) => {
    let sum = 0;
    for (let k = 0; k <= degree; k++) sum += (parts[k] as number) * (basis[k * count + i] as number);
    return sum * (unit / deviation);
  });
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
  private at: readonly number[] = [];
  private next = new Float64Array(16);
  private nextValue = 1;
  private nextSlope = 0;

  begin({ at, deviations }: Places, precisely: boolean): void {
    this.degree = -1;
    this.unit = Math.max(...deviations);
    this.count = at.length;
    this.precisely = precisely;
    this.at = at;
    if (this.next.length < at.length) this.next = new Float64Array(2 * at.length);
    for (let i = 0; i < at.length; i++) this.next[i] = this.unit / (deviations[i] as number);
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
