// How the terms of a function's Taylor series enter a method: the moments of its stencil, or those of an imaginary step.
import type { Arithmetic } from '../arithmetic.js';
import type { Complex } from '../arithmetics/complex/complex.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import type { Stencil } from '../methods/stencils.js';

/** What a method makes of the terms of the series: Σ wᵢ·f(x + oᵢδ) / (divisor·δ^order) for a stencil. */
export interface Moments {
  /** The power of the step that it is divided by, and the derivative that it is of. */
  readonly order: 1 | 2;
  /** Of hᵏ: Σ wᵢ·oᵢᵏ, before the division. */
  readonly of: (k: number) => number;
  /** Of a bound of hᵏ: Σ |wᵢ·oᵢᵏ|. */
  readonly sizeOf: (k: number) => number;
  readonly divisor: number;
  /** The furthest point, in steps. */
  readonly furthest: number;
}

/** How the terms of a series enter the methods of a family, and over which numbers their steps lead. */
export interface SeriesOfFamily {
  readonly moments: readonly Moments[];
  /** The arithmetic of steps that are imaginary; null: they are real. */
  readonly imaginary: ((A: IntervalArithmetic) => Arithmetic<Complex<Interval>>) | null;
}

/** Of Im f(x + iδ)/δ, and of Im f'(x + iδ)/δ. */
export function momentsOfComplexStep(order: 1 | 2): Moments {
  const part = (k: number): number => (k % 2 === order % 2 ? (order === 1 ? 1 : k) : 0);
  return {
    order,
    of: (k) => ((k - order) % 4 === 0 ? 1 : -1) * part(k),
    sizeOf: (k) => (order === 1 ? 1 : k),
    divisor: 1,
    furthest: 1,
  };
}

export function momentsOf({ terms, divisor, order }: Stencil): Moments {
  const sum = (k: number, part: (value: number) => number): number =>
    terms.reduce((total, [weight, offset]) => total + part(weight * offset ** k), 0);
  return {
    order,
    of: (k) => sum(k, (value) => value),
    sizeOf: (k) => sum(k, Math.abs),
    divisor,
    furthest: Math.max(...terms.map(([, offset]) => Math.abs(offset))),
  };
}
