// A least-squares polynomial as it is at 0, degree by degree: its value or its slope, and how far that deviates.

/**
 * Polynomials that are orthonormal over some places, and a fit by them. Of each there is here what is left of x times the one before
 * it, less its parts along that and the one before that: the norm. (Forsythe 1957.)
 */
export class OrthonormalFit {
  readonly norms: Float64Array;
  /** Of x times the polynomial before: its part along that, and along the one before that. */
  readonly parts: Float64Array;
  readonly partsBefore: Float64Array;
  /** How often the fit has the polynomial. */
  readonly coefficients: Float64Array;
  /** The sum of the squares of what is then left of the values. */
  readonly residuals: Float64Array;

  /** @param room for so many polynomials */
  constructor(readonly room: number) {
    this.norms = new Float64Array(room);
    this.parts = new Float64Array(room);
    this.partsBefore = new Float64Array(room);
    this.coefficients = new Float64Array(room);
    this.residuals = new Float64Array(room);
  }
}

/** What a fit by 1, 2, 3, … polynomials is at 0, and its variance there. */
export class FitAtZero {
  private readonly sums: Float64Array;
  private readonly variances: Float64Array;

  constructor(private readonly fit: OrthonormalFit) {
    this.sums = new Float64Array(fit.room);
    this.variances = new Float64Array(fit.room);
  }

  /** Takes the value at 0 of so many polynomials. */
  takeValues(count: number): void {
    const { sums, variances } = this;
    const { norms, parts, partsBefore, coefficients } = this.fit;
    let sum = 0;
    let variance = 0;
    let last = 0;
    let before = 0;
    for (let k = 0; k < count; k++) {
      const product = k === 0 ? 1 : 0; // x times the one before, at 0; the first is 1
      const rest = product - (parts[k] as number) * last - (partsBefore[k] as number) * before;
      const value = rest / (norms[k] as number);
      sums[k] = sum += (coefficients[k] as number) * value;
      variances[k] = variance += value * value;
      before = last;
      last = value;
    }
  }

  /** Takes the slope at 0 of so many polynomials. */
  takeSlopes(count: number): void {
    const { sums, variances } = this;
    const { norms, parts, partsBefore, coefficients } = this.fit;
    let sum = 0;
    let variance = 0;
    let last = 0;
    let before = 0;
    let lastSlope = 0;
    let beforeSlope = 0;
    for (let k = 0; k < count; k++) {
      const [norm, part, partBefore] = [norms[k] as number, parts[k] as number, partsBefore[k] as number];
      const value = ((k === 0 ? 1 : 0) - part * last - partBefore * before) / norm;
      // the slope of x·p is p at 0
      const slope = (last - part * lastSlope - partBefore * beforeSlope) / norm;
      sums[k] = sum += (coefficients[k] as number) * slope;
      variances[k] = variance += slope * slope;
      before = last;
      last = value;
      beforeSlope = lastSlope;
      lastSlope = slope;
    }
  }

  /** @param count of polynomials; 0 for none */
  sum(count: number): number {
    return count === 0 ? 0 : (this.sums[count - 1] as number);
  }
  deviation(count: number): number {
    return count === 0 ? 0 : Math.sqrt(this.variances[count - 1] as number);
  }
}
