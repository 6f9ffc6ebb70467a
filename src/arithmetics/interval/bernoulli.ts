// Bernoulli numbers as fractions.

interface BernoulliNumber {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** B₂, B₄, … as fractions, by Σ C(m+1, j) Bⱼ = 0 (DLMF 24.5.3). */
class BernoulliNumbers {
  /** B₀, B₂, B₄ … so far. */
  private readonly numbers: BernoulliNumber[] = [{ numerator: 1n, denominator: 1n }];

  /** B₂ₖ */
  at(k: number): BernoulliNumber {
    let number = this.numbers[k];
    while (number === undefined) {
      this.next();
      number = this.numbers[k];
    }
    return number;
  }

  private next(): void {
    const m = BigInt(2 * this.numbers.length);
    // (m+1)·B_m = -(Σ over even j < m of C(m+1, j)·B_j) - C(m+1, 1)·B₁, with B₁ = -1/2
    let numerator = m + 1n;
    let denominator = 2n;
    let binomial = 1n; // C(m+1, j)
    this.numbers.forEach((number, index) => {
      const j = BigInt(2 * index);
      numerator = numerator * number.denominator - binomial * number.numerator * denominator;
      denominator *= number.denominator;
      const divisor = greatestCommonDivisor(numerator, denominator);
      numerator /= divisor;
      denominator /= divisor;
      binomial = (binomial * (m + 1n - j) * (m - j)) / ((j + 1n) * (j + 2n));
    });
    denominator *= m + 1n;
    const divisor = greatestCommonDivisor(numerator, denominator);
    this.numbers.push({ numerator: numerator / divisor, denominator: denominator / divisor });
  }
}

/** Kept, since each takes all before it: some hundreds at most, as the precision of polygamma is bounded. */
export const bernoulliFractions = new BernoulliNumbers();

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
