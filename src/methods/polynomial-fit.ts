// Least-squares polynomials in step² through values: what they come to at step 0, degree by degree, and with what deviation.

/** The steps at which there are values, the widest first, and the standard deviation that is expected of each. */
export interface Places {
  readonly steps: readonly number[];
  readonly deviations: readonly number[];
}

/**
 * A polynomial in the square of the step, in units of a scale, as it is at 0: of degree 0 when it first grows, then of one
 * more each time, by polynomials that are orthonormal over the places, each made from the one before, less its parts along
 * the two before (Forsythe 1957). Its deviations are those of values that deviate as expected. The largest deviation is the
 * unit, so that no square under- or overflows. Begun again, it uses the memory that it has; and each loop does what can be
 * done in one, since most of the time of an extrapolation is spent here.
 */
export class GrowingFit {
  /** The sum of the squares of what is left of the values, each over its deviation. */
  residual = 0;
  private unit = 1;
  private count = 0;
  private valueSum = 0;
  private slopeSum = 0;
  private valueVariance = 0;
  private slopeVariance = 0;

  private at = new Float64Array(32);
  /** What is left of the values. */
  private left = new Float64Array(32);
  /** The next polynomial, and the last two: at the places, each over its deviation; at 0; its slope there. */
  private next = new Float64Array(32);
  private last = new Float64Array(32);
  private before = new Float64Array(32);
  private nextValue = 1;
  private nextSlope = 0;
  private lastValue = 0;
  private lastSlope = 0;
  private beforeValue = 0;
  private beforeSlope = 0;

  /** @param from how many of the widest steps to leave out */
  begin({ steps, deviations }: Places, values: readonly number[], from: number, scale: number): void {
    this.count = steps.length - from;
    if (this.next.length < this.count) this.makeRoom();
    const { at, left, next, last, before } = this;
    this.unit = largestOf(deviations, from);
    for (let k = from, i = 0; k < steps.length; k++, i++) {
      const deviation = deviations[k] as number;
      at[i] = ((steps[k] as number) / scale) ** 2;
      left[i] = (values[k] as number) / deviation;
      next[i] = this.unit / deviation;
      last[i] = before[i] = 0;
    }
    this.valueSum = this.slopeSum = this.valueVariance = this.slopeVariance = 0;
    this.nextValue = 1;
    this.nextSlope = this.lastValue = this.lastSlope = this.beforeValue = this.beforeSlope = 0;
  }

  grow(): void {
    const { count, at, left, next, last, before } = this;
    let part = 0;
    for (let i = 0; i < count; i++) part += (next[i] as number) * (last[i] as number);
    let partBefore = 0;
    for (let i = 0; i < count; i++) {
      const rest = (next[i] as number) - part * (last[i] as number);
      next[i] = rest;
      partBefore += rest * (before[i] as number);
    }
    let square = 0;
    for (let i = 0; i < count; i++) {
      const rest = (next[i] as number) - partBefore * (before[i] as number);
      next[i] = rest;
      square += rest * rest;
    }
    const norm = Math.sqrt(square);
    let coefficient = 0;
    for (let i = 0; i < count; i++) {
      const each = (next[i] as number) / norm;
      before[i] = each; // becomes the last
      next[i] = (at[i] as number) * each;
      coefficient += (left[i] as number) * each;
    }
    let residual = 0;
    for (let i = 0; i < count; i++) {
      const rest = (left[i] as number) - coefficient * (before[i] as number);
      left[i] = rest;
      residual += rest * rest;
    }
    const value = (this.nextValue - part * this.lastValue - partBefore * this.beforeValue) / norm;
    const slope = (this.nextSlope - part * this.lastSlope - partBefore * this.beforeSlope) / norm;
    this.residual = residual;
    this.valueSum += coefficient * value;
    this.slopeSum += coefficient * slope;
    this.valueVariance += value * value;
    this.slopeVariance += slope * slope;
    this.before = last;
    this.beforeValue = this.lastValue;
    this.beforeSlope = this.lastSlope;
    this.last = before;
    this.lastValue = value;
    this.lastSlope = slope;
    this.nextValue = 0;
    this.nextSlope = value;
  }

  get value(): number {
    return this.valueSum * this.unit;
  }
  get slope(): number {
    return this.slopeSum * this.unit;
  }
  get valueDeviation(): number {
    return Math.sqrt(this.valueVariance) * this.unit;
  }
  get slopeDeviation(): number {
    return Math.sqrt(this.slopeVariance) * this.unit;
  }

  private makeRoom(): void {
    for (const name of ['at', 'left', 'next', 'last', 'before'] as const) this[name] = new Float64Array(2 * this.count);
  }
}

/**
 * The factors of the values in the fit of that degree at 0: in its value, or in its slope. By theory a polynomial less its
 * parts along the two before has none along others; by rounding it has, of 1e-12 at degree 7. Here these are taken away too,
 * twice to make up for the digits that once costs.
 */
export function weightsAtZero(
  { steps, deviations }: Places,
  scale: number,
  degree: number,
  part: 'value' | 'slope',
): number[] {
  const unit = largestOf(deviations, 0);
  const polynomials: { readonly basis: readonly number[]; readonly value: number; readonly slope: number }[] = [];
  const next = deviations.map((deviation) => unit / deviation);
  let [value, slope] = [1, 0];
  for (;;) {
    for (let pass = 0; pass < 2; pass++)
      for (const other of polynomials.toReversed()) {
        const along = product(next, other.basis);
        for (let i = 0; i < next.length; i++) next[i] = (next[i] as number) - along * (other.basis[i] as number);
        value -= along * other.value;
        slope -= along * other.slope;
      }
    const norm = Math.sqrt(product(next, next));
    const basis = next.map((each) => each / norm);
    polynomials.push({ basis, value: value / norm, slope: slope / norm });
    if (polynomials.length > degree) break;
    for (let i = 0; i < next.length; i++) next[i] = ((steps[i] as number) / scale) ** 2 * (basis[i] as number);
    [value, slope] = [0, value / norm];
  }
  return deviations.map(
    (deviation, i) =>
      polynomials.reduce((sum, each) => sum + each[part] * (each.basis[i] as number), 0) * (unit / deviation),
  );
}

function product(left: readonly number[], right: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] as number) * (right[i] as number);
  return sum;
}

function largestOf(numbers: readonly number[], from: number): number {
  let largest = -Infinity;
  for (let k = from; k < numbers.length; k++) largest = Math.max(largest, numbers[k] as number);
  return largest;
}
