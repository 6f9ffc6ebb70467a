// What flows through a Wengert list: tangents from a source down to every node, adjoints from a target up to every node.
import type { Wengert } from './wengert.js';

/** One number of a node, by its place in row-major order: 0 of a number. */
export interface NodeSpot {
  readonly node: number;
  readonly element: number;
}

/** What one node gives another: partial times what comes in. Numbers flat in row-major order. */
export interface FlowTerm {
  readonly slot: number;
  readonly from: number;
  readonly to: number;
  readonly rule: string | null;
  readonly partial: readonly number[];
  /** What comes in. */
  readonly factor: readonly number[];
  readonly product: readonly number[];
  /** What the receiver has with this; the product itself where it had nothing. */
  readonly total: readonly number[];
}

/** A sweep: what each node gets, and how. */
export interface Flow {
  /** Null: nothing arrives, or what arrives isn't known. */
  readonly received: readonly (readonly number[] | null)[];
  /** What each node contributes or collects when the sweep is at it, in order. */
  readonly contributions: readonly (readonly FlowTerm[])[];
  /** Nodes that a partial leads to which the data leaves out, and all that follow from them. */
  readonly isUnknown: readonly boolean[];
}

/**
 * Tangents, from the source to the end of the list: the sum over inputs, in their order, of partial · tangent. A node that doesn't depend
 * on the source has none, rather than 0. (Griewank and Walther 2008, Evaluating Derivatives, section 3.1.)
 */
export function tangentFlow(list: Wengert, source: NodeSpot): Flow {
  const flow = emptyFlow(list);
  flow.received[source.node] = unit(list, source);
  for (let node = source.node + 1; node < list.links.length; node++) {
    for (const { slot, input, partial, rule, isLeftOut, isUntaken } of list.links[node] ?? []) {
      const isOpen = partial !== null || isLeftOut;
      if ((isOpen && flow.isUnknown[input] === true) || (isLeftOut && flow.received[input] !== null))
        flow.isUnknown[node] = true;
      const factor = flow.received[input] ?? null;
      if (partial === null || factor === null) continue;
      const size = list.sizes[node] ?? 1;
      const isNothing = isUntaken || flow.isNothing[input] === true;
      const product = isNothing ? zeros(size) : timesColumn(partial, factor, size, list.round);
      const total = arrive(flow, node, product, isNothing, list.round);
      flow.contributions[node]?.push({ slot, from: input, to: node, rule, partial, factor, product, total });
    }
    if (flow.isUnknown[node] === true) [flow.received[node], flow.contributions[node]] = [null, []];
  }
  return flow;
}

/**
 * Adjoints, from the target to the start of the list: each node gives each of its inputs, in their order, partial · adjoint, which is added
 * to what that has so far. (Griewank and Walther 2008, Evaluating Derivatives, section 3.2.)
 */
export function adjointFlow(list: Wengert, target: NodeSpot): Flow {
  const flow = emptyFlow(list);
  flow.received[target.node] = unit(list, target);
  for (let node = target.node; node >= 0; node--) {
    const factor = flow.received[node] ?? null;
    for (const { slot, input, partial, rule, isLeftOut, isUntaken } of list.links[node] ?? []) {
      if ((flow.isUnknown[node] === true && (partial !== null || isLeftOut)) || (isLeftOut && factor !== null)) {
        flow.isUnknown[input] = true;
        flow.received[input] = null;
      }
      if (partial === null || factor === null || flow.isUnknown[input] === true) continue;
      const size = list.sizes[input] ?? 1;
      const isNothing = isUntaken || flow.isNothing[node] === true;
      const product = isNothing ? zeros(size) : rowTimes(partial, factor, size, list.round);
      const total = arrive(flow, input, product, isNothing, list.round);
      flow.contributions[node]?.push({ slot, from: node, to: input, rule, partial, factor, product, total });
    }
  }
  return flow;
}

function emptyFlow({ links }: Wengert) {
  return {
    received: links.map((): readonly number[] | null => null),
    contributions: links.map((): FlowTerm[] => []),
    isUnknown: links.map(() => false),
    /** What is received is 0 since a choice took another input, not by a product: multiplied with ∞ it stays 0. */
    isNothing: links.map(() => false),
  };
}

function unit({ sizes }: Wengert, { node, element }: NodeSpot): number[] {
  return Array.from({ length: sizes[node] ?? 1 }, (_, place) => (place === element ? 1 : 0));
}

const zeros = (size: number): number[] => new Array<number>(size).fill(0);

/** Adds what arrives at a node to what it has so far, and returns the sum. */
function arrive(
  { received, isNothing }: ReturnType<typeof emptyFlow>,
  node: number,
  product: readonly number[],
  bringsNothing: boolean,
  round: Wengert['round'],
): readonly number[] {
  const before = received[node] ?? null;
  const hasNothing = before === null || isNothing[node] === true;
  const total =
    before === null
      ? product
      : bringsNothing
        ? before
        : hasNothing
          ? product
          : product.map((value, place) => round((before[place] ?? 0) + value));
  isNothing[node] = hasNothing && bringsNothing;
  received[node] = total;
  return total;
}

/** The Jacobian, of `size` rows, times a column. Most nodes are numbers, for which there is nothing to sum. */
function timesColumn(jacobian: readonly number[], column: readonly number[], size: number, round: Wengert['round']): number[] {
  if (jacobian.length === 1) return [round((jacobian[0] ?? 0) * (column[0] ?? 0))];
  return Array.from({ length: size }, (_, row) =>
    sumOfProducts(column.length, (i) => jacobian[row * column.length + i] ?? 0, (i) => column[i] ?? 0, round),
  );
} // prettier-ignore

/** A row times the Jacobian, of `size` columns. */
function rowTimes(jacobian: readonly number[], row: readonly number[], size: number, round: Wengert['round']): number[] {
  if (jacobian.length === 1) return [round((jacobian[0] ?? 0) * (row[0] ?? 0))];
  return Array.from({ length: size }, (_, column) =>
    sumOfProducts(row.length, (i) => jacobian[i * size + column] ?? 0, (i) => row[i] ?? 0, round),
  );
} // prettier-ignore

/** Zeros of a Jacobian are places without a path, where nothing is computed: no 0 · ∞ arises. */
function sumOfProducts(length: number, left: (i: number) => number, right: (i: number) => number, round: Wengert['round']): number {
  let sum: number | null = null;
  for (let i = 0; i < length; i++) {
    if (left(i) === 0 || right(i) === 0) continue;
    const product = round(left(i) * right(i));
    sum = sum === null ? product : round(sum + product);
  }
  return sum ?? 0;
} // prettier-ignore
