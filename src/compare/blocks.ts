// A comparison cut into blocks: one per first derivative, then one per second derivative.
import type { SingularKind } from '../reference/kind-names.js';
import type { ErrorMeasures, Findings, Result } from './comparison.js';
import type { PerPair, PlainNumber, Reference, ReferenceStatus } from './reference-data.js';

export interface Entry {
  readonly result: Result<'flat'>;
  /** Null where the method has no answer. */
  readonly derivative: PlainNumber | null;
  readonly error: ErrorMeasures | null;
  readonly delta: number | null;
  readonly estimate: PlainNumber | null;
}

export interface Block {
  /** The name of the derivative: the input that it differentiates by, the two of a second one, or `f[2] by x`. */
  readonly inputs: readonly string[];
  /** The place of the output. */
  readonly output: number;
  /** What is known of this derivative. */
  readonly status: ReferenceStatus;
  readonly kind: SingularKind | null;
  readonly truth: PlainNumber | null;
  readonly digits: string | null;
  readonly enclosure: readonly [string, string] | null;
  /** The one-sided derivatives, where there is no two-sided one. */
  readonly left: PlainNumber | null;
  readonly right: PlainNumber | null;
  readonly leftDigits: string | null;
  readonly rightDigits: string | null;
  readonly subgradients: readonly [number, number] | null;
  /** What the values beside the point tend to, and the slope of the function continued there; null: it has that value, or none is known. */
  readonly limit: { readonly value: PlainNumber | null; readonly slope: PlainNumber | null } | null;
  readonly entries: readonly Entry[];
}

/** The blocks of first derivatives. */
export function gradientBlocks({ wrt, reference, results, value }: Findings): Block[] {
  const perOutput = wrt.length / value.computed.length;
  const side = <V>(sides: Record<string, V | null> | null | undefined, input: string): V | null =>
    reference.statuses[input] === 'certified' ? null : (sides?.[input] ?? null);
  return wrt.map((input, index) => ({
    inputs: [input],
    output: Math.floor(index / perOutput),
    status: reference.statuses[input] ?? reference.status,
    kind: reference.kinds[input] ?? null,
    truth: reference.gradient[input] ?? null,
    digits: reference.digits[input] ?? null,
    enclosure: reference.enclosure[input] ?? null,
    left: side(reference.left, input),
    right: side(reference.right, input),
    leftDigits: side(reference.leftDigits, input),
    rightDigits: side(reference.rightDigits, input),
    subgradients: reference.subgradients?.[input] ?? null,
    limit: reference.kinds[input] === 'removable' ? limitBeside(reference, Math.floor(index / perOutput), input) : null,
    entries: results.map((result) => ({
      result,
      derivative: result.gradient?.[input] ?? null,
      error: result.error?.[input] ?? null,
      delta: result.delta?.[input] ?? null,
      estimate: result.estimate?.[input] ?? null,
    })),
  }));
}

const limitBeside = ({ limit }: Reference<'flat'>, output: number, input: string): Block['limit'] =>
  limit && { value: limit.value[output] ?? null, slope: limit.gradient[input] ?? null };

/** The blocks of second derivatives, each pair of inputs once; none with `order: 1`. */
export function hessianBlocks({ wrt, order, reference, results }: Findings): Block[] {
  if (order === 1) return [];
  const pairs = wrt.flatMap((first, i) => wrt.slice(i).map((second) => [first, second] as const));
  const side = <V>(sides: PerPair<V | null> | undefined, first: string, second: string): V | null =>
    reference.hessianStatuses?.[first]?.[second] === 'certified' ? null : (sides?.[first]?.[second] ?? null);
  return pairs.map(([first, second]) => ({
    inputs: [first, second],
    output: 0,
    status: reference.hessianStatuses?.[first]?.[second] ?? reference.status,
    kind: null,
    truth: reference.hessian?.[first]?.[second] ?? null,
    digits: reference.hessianDigits?.[first]?.[second] ?? null,
    enclosure: null,
    left: side(reference.hessianLeft, first, second),
    right: side(reference.hessianRight, first, second),
    leftDigits: side(reference.hessianLeftDigits, first, second),
    rightDigits: side(reference.hessianRightDigits, first, second),
    subgradients: null,
    limit: null,
    entries: results.map((result) => ({
      result,
      derivative: result.hessian?.[first]?.[second] ?? null,
      error: result.hessianError?.[first]?.[second] ?? null,
      delta: null,
      estimate: null,
    })),
  }));
}

/** The block of the derivative by those inputs. */
export function blockOf(blocks: readonly Block[], wrt: readonly string[]): Block | undefined {
  return blocks.find(({ inputs }) => inputs.length === wrt.length && inputs.every((input, i) => input === wrt[i]));
}
