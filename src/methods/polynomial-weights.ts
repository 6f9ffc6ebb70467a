// The factors that values have in a least-squares polynomial in step², as that is at 0.

/** The steps at which there are values, the widest first, and the standard deviation that is expected of each. */
export interface Places {
  readonly steps: readonly number[];
  readonly deviations: readonly number[];
}

/** Orthonormal polynomials over some places; memory that is used again. */
export class ZeroWeights {
  /** The polynomials at the places, one after the other, each over its deviation; at 0; their slopes there. */
  private basis = new Float64Array(0);
  private next = new Float64Array(0);
  private readonly valuesAtZero: number[] = [];
  private readonly slopesAtZero: number[] = [];

  /**
   * The factors of the values in the fit of that degree at 0: in its value, or in its slope. By theory a polynomial less its
   * parts along the two before has none along others; by rounding it has, of 1e-12 at degree 7. Here these are taken away too,
   * twice to make up for the digits that once costs.
   */
  of({ steps, deviations }: Places, scale: number, degree: number, part: 'value' | 'slope'): number[] {
    const count = deviations.length;
    if (this.basis.length < count * (degree + 1)) this.basis = new Float64Array(count * (degree + 1));
    if (this.next.length < count) this.next = new Float64Array(count);
    const { basis, next } = this;
    let unit = -Infinity;
    for (let i = 0; i < count; i++) unit = Math.max(unit, deviations[i] as number);
    for (let i = 0; i < count; i++) next[i] = unit / (deviations[i] as number);
    for (let order = 0; order <= degree; order++) {
      const start = order * count;
      if (order > 0)
        for (let i = 0; i < count; i++) {
          const place = (steps[i] as number) / scale;
          next[i] = place * place * (basis[start - count + i] as number);
        }
      const norm = this.reduce(order, count);
      for (let i = 0; i < count; i++) basis[start + i] = (next[i] as number) / norm;
    }
    const atZero = part === 'value' ? this.valuesAtZero : this.slopesAtZero;
    const weights: number[] = [];
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let order = 0; order <= degree; order++)
        sum += (atZero[order] as number) * (basis[order * count + i] as number);
      weights.push(sum * (unit / (deviations[i] as number)));
    }
    return weights;
  }

  /** Takes from the next polynomial its parts along all before, the last first. @returns the norm of what is left */
  private reduce(order: number, count: number): number {
    const { basis, next, valuesAtZero, slopesAtZero } = this;
    let value = order === 0 ? 1 : 0;
    let slope = order === 0 ? 0 : (valuesAtZero[order - 1] as number);
    for (let pass = 0; pass < 2; pass++)
      for (let other = order - 1; other >= 0; other--) {
        const start = other * count;
        let along = 0;
        for (let i = 0; i < count; i++) along += (next[i] as number) * (basis[start + i] as number);
        for (let i = 0; i < count; i++) next[i] = (next[i] as number) - along * (basis[start + i] as number);
        value -= along * (valuesAtZero[other] as number);
        slope -= along * (slopesAtZero[other] as number);
      }
    let square = 0;
    for (let i = 0; i < count; i++) square += (next[i] as number) * (next[i] as number);
    const norm = Math.sqrt(square);
    valuesAtZero[order] = value / norm;
    slopesAtZero[order] = slope / norm;
    return norm;
  }
}
