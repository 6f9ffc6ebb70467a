// A polynomial that grows by orthonormal ones, as it is at 0: its value, its slope, and how far they deviate.

/** A polynomial at 0: the sum of those that it is made of, each by the coefficient that the values give it. */
export class PolynomialAtZero {
  valueSum = 0;
  slopeSum = 0;
  valueVariance = 0;
  slopeVariance = 0;
  /** The sum of the squares of what is left of the values. */
  residual = 0;
  // of the polynomial that it grows by
  norm = 1;
  coefficient = 0;
  /** The part of that one along the one before the last; of the one after it, those along it and along the last. */
  partBefore = 0;
  nextPart = 0;
  nextPartBefore = 0;
  private part = 0;
  private nextValue = 1;
  private nextSlope = 0;
  private lastValue = 0;
  private lastSlope = 0;
  private beforeValue = 0;
  private beforeSlope = 0;

  begin(): void {
    this.valueSum = this.slopeSum = this.valueVariance = this.slopeVariance = 0;
    this.part = this.partBefore = 0;
    this.nextValue = 1;
    this.nextSlope = this.lastValue = this.lastSlope = this.beforeValue = this.beforeSlope = 0;
  }

  grow(): void {
    const { norm, coefficient, part, partBefore, lastValue, lastSlope } = this;
    const value = (this.nextValue - part * lastValue - partBefore * this.beforeValue) / norm;
    const slope = (this.nextSlope - part * lastSlope - partBefore * this.beforeSlope) / norm;
    this.valueSum += coefficient * value;
    this.slopeSum += coefficient * slope;
    this.valueVariance += value * value;
    this.slopeVariance += slope * slope;
    this.beforeValue = lastValue;
    this.beforeSlope = lastSlope;
    this.lastValue = value;
    this.lastSlope = slope;
    this.nextValue = 0;
    this.nextSlope = value;
    this.part = this.nextPart;
    this.partBefore = this.nextPartBefore;
  }
}
