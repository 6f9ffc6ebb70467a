// What an exponential is that of, where it is no power of t or of logarithms: a growing series, all of it known. (Ecalle 1992; van der Hoeven 2006: transseries)
import type { Fraction } from '../fractions.js';
import { nearest } from '../interval/mpfr.js';
import { log2SizeAt } from './order-size.js';
import { exponentEnclosure, type Exponent, type SeriesTerm } from './order.js';
import type { SeriesRing } from './series-ring.js';
import { TooFewTerms } from './one-sided-series.js';

export class GrowingExponent implements Exponent {
  readonly #ring: SeriesRing;

  constructor(
    ring: SeriesRing,
    readonly terms: readonly SeriesTerm[],
  ) {
    this.#ring = ring;
  }

  sign(): -1 | 1 {
    return this.#ring.signOf((this.terms[0] as SeriesTerm).c);
  }

  plus(other: Exponent): Exponent | undefined {
    const { terms, rest } = this.#ring.of([...this.terms, ...other.terms], null);
    if (rest !== null) throw new TooFewTerms('an exponential has too many terms in its exponent');
    return terms.length === 0 ? undefined : new GrowingExponent(this.#ring, terms);
  }

  valueAt(e: number): number {
    const { mpfr } = this.#ring.A;
    return this.terms.reduce((sum, { at, c }) => sum + mpfr.toDouble(c.lo, nearest) * 2 ** log2SizeAt(at, e), 0);
  }

  times(factor: Fraction): Exponent {
    const { A } = this.#ring;
    const by = exponentEnclosure(A, factor);
    const terms = this.terms.map(({ at, c }) => ({ at, c: A.mul(c, by) }));
    return new GrowingExponent(this.#ring, terms);
  }
}
