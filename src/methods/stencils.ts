// Finite-difference stencils as data, evaluated over any arithmetic; the methods and the sweep of steps share them.
import type { Arithmetic } from '../arithmetic.js';

/** Σ weight·f(x + offset·δ) / (divisor·δ^order). Its truncation error falls like δ^accuracy. */
export interface Stencil {
  readonly terms: readonly (readonly [weight: number, offset: number])[];
  readonly divisor: number;
  readonly order: 1 | 2;
  readonly accuracy: number;
}

/** A difference: its formula as text, whether a comparison shows it by default, and its stencils by order. */
export interface Difference extends Readonly<Record<1 | 2, Stencil>> {
  readonly formula: string;
  readonly shown: boolean;
}

/** In the order in which differences are shown (Abramowitz & Stegun 1964, 25.3). A row is all that a new one takes. */
/* prettier-ignore */
const rows = {
  'central-difference': {
    formula: '(f(x + δ) - f(x - δ))/2δ', shown: true,
    1: { terms: [[1, 1], [-1, -1]],                                divisor: 2,  order: 1, accuracy: 2 },
    2: { terms: [[1, 1], [-2, 0], [1, -1]],                        divisor: 1,  order: 2, accuracy: 2 },
  },
  'five-point': {
    formula: '(8·(f(x + δ) - f(x - δ)) - f(x + 2δ) + f(x - 2δ))/12δ', shown: false,
    1: { terms: [[8, 1], [-8, -1], [-1, 2], [1, -2]],              divisor: 12, order: 1, accuracy: 4 },
    2: { terms: [[16, 1], [-30, 0], [16, -1], [-1, 2], [-1, -2]],  divisor: 12, order: 2, accuracy: 4 },
  },
  'forward-difference': {
    formula: '(f(x + δ) - f(x))/δ', shown: true,
    1: { terms: [[1, 1], [-1, 0]],                                 divisor: 1,  order: 1, accuracy: 1 },
    2: { terms: [[1, 2], [-2, 1], [1, 0]],                         divisor: 1,  order: 2, accuracy: 1 },
  },
  'backward-difference': {
    formula: '(f(x) - f(x - δ))/δ', shown: false,
    1: { terms: [[1, 0], [-1, -1]],                                divisor: 1,  order: 1, accuracy: 1 },
    2: { terms: [[1, 0], [-2, -1], [1, -2]],                       divisor: 1,  order: 2, accuracy: 1 },
  },
} as const satisfies Record<string, Difference>;

export type StencilName = keyof typeof rows;
export const stencils: Readonly<Record<StencilName, Difference>> = rows;

/**
 * The stencil's approximation of f⁽ᵒʳᵈᵉʳ⁾(x) with step δ. At offset 0 it calls f with `x` itself, so that a caller can
 * recognise the point and share that value.
 */
export function applyStencil<T>(A: Arithmetic<T>, stencil: Stencil, f: (x: T) => T, x: T, delta: T): T {
  return combine(A, stencil, (offset) => f(displaced(A, x, delta, offset)), delta);
}

/** The same of values that are known by their offset, which several stencils share. */
export function combine<T>(A: Arithmetic<T>, stencil: Stencil, valueAt: (offset: number) => T, delta: T): T {
  let sum: T | undefined;
  const { terms } = stencil;
  for (let i = 0; i < terms.length; i++) {
    const { 0: weight, 1: offset } = terms[i] as Stencil['terms'][number]; // by place: an iterator for each term is slow until compiled
    const value = valueAt(offset);
    const magnitude = Math.abs(weight);
    const term = magnitude === 1 ? value : A.mul(A.literal(magnitude), value);
    if (sum === undefined) sum = weight > 0 ? term : A.neg(term);
    else sum = weight > 0 ? A.add(sum, term) : A.sub(sum, term);
  }
  const power = stencil.order === 1 ? delta : A.square(delta);
  return A.div(sum as T, stencil.divisor === 1 ? power : A.mul(A.literal(stencil.divisor), power));
}

/** x + offset·δ; at offset 0 x itself. */
export function displaced<T>(A: Arithmetic<T>, x: T, delta: T, offset: number): T {
  if (offset === 0) return x;
  const size = Math.abs(offset);
  const distance = size === 1 ? delta : A.mul(A.literal(size), delta);
  return offset > 0 ? A.add(x, distance) : A.sub(x, distance);
}
