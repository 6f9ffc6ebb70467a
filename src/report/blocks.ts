// A comparison cut into blocks: one per first derivative, then one per second derivative.
import type { Comparison, ErrorMeasures, PlainNumber, Result } from '../comparison.js';

export interface Entry {
  readonly result: Result;
  /** Null where the method has no answer. */
  readonly derivative: PlainNumber | null;
  readonly error: ErrorMeasures | null;
  readonly delta: number | null;
  readonly estimate: PlainNumber | null;
}

export interface Block {
  /** The inputs that it differentiates by: one, or two for a second derivative. */
  readonly inputs: readonly string[];
  readonly truth: PlainNumber | null;
  readonly digits: string | null;
  readonly enclosure: readonly [string, string] | null;
  readonly left: PlainNumber | null;
  readonly right: PlainNumber | null;
  readonly entries: readonly Entry[];
}

/** The blocks of first derivatives. */
export function gradientBlocks({ wrt, reference, results }: Comparison): Block[] {
  return wrt.map((input) => ({
    inputs: [input],
    truth: reference.gradient[input] ?? null,
    digits: reference.digits[input] ?? null,
    enclosure: reference.enclosure[input] ?? null,
    left: reference.left?.[input] ?? null,
    right: reference.right?.[input] ?? null,
    entries: results.map((result) => ({
      result,
      derivative: result.gradient?.[input] ?? null,
      error: result.error?.[input] ?? null,
      delta: result.delta?.[input] ?? null,
      estimate: result.estimate?.[input] ?? null,
    })),
  }));
}

/** The blocks of second derivatives, each pair of inputs once; none with `order: 1`. */
export function hessianBlocks({ wrt, order, reference, results }: Comparison): Block[] {
  if (order === 1) return [];
  const pairs = wrt.flatMap((first, i) => wrt.slice(i).map((second) => [first, second] as const));
  return pairs.map(([first, second]) => ({
    inputs: [first, second],
    truth: reference.hessian?.[first]?.[second] ?? null,
    digits: reference.hessianDigits?.[first]?.[second] ?? null,
    enclosure: null,
    left: null,
    right: null,
    entries: results.map((result) => ({
      result,
      derivative: result.hessian?.[first]?.[second] ?? null,
      error: result.hessianError?.[first]?.[second] ?? null,
      delta: null,
      estimate: null,
    })),
  }));
}

/** `d/dx`, `∂/∂x` among several inputs, `d²/dx²`, `∂²/∂x∂y`. */
export function operatorText(inputs: readonly string[], several: boolean): string {
  const sign = several ? '∂' : 'd';
  const [first = '', second] = inputs;
  if (second === undefined) return `${sign}/${sign}${first}`;
  return first === second ? `${sign}²/${sign}${first}²` : `${sign}²/${sign}${first}${sign}${second}`;
}
