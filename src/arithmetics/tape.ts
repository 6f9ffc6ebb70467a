// The tape: records every operation on active numbers with its partials, then sweeps adjoints backward
// (reverse mode; Linnainmaa 1970, Griewank & Walther 2008, section 3.2). Over any arithmetic.
import { buildArithmetic, type Arithmetic } from '../arithmetic.js';
import { binaryRules, unaryRules } from '../primitives.js';

/** A number on a tape; `node` is -1 where it doesn't depend on any input. */
export interface Taped<T> {
  readonly value: T;
  readonly node: number;
}

/** Bytes that one node takes over doubles: two parent indices, two partials and an adjoint. */
export const bytesPerNode = 2 * 4 + 2 * 8 + 8;

/** A partial as recorded; the constants 1 and -1 cost no multiplication. */
type Partial<T> = { readonly of: T } | 1 | -1;

export class Tape<T> {
  readonly arithmetic: Arithmetic<Taped<T>>;
  private readonly firstParents: number[] = [];
  private readonly secondParents: number[] = [];
  private readonly firstPartials: (Partial<T> | null)[] = [];
  private readonly secondPartials: (Partial<T> | null)[] = [];

  constructor(private readonly A: Arithmetic<T>) {
    this.arithmetic = this.makeArithmetic();
  }

  /** The number of nodes: inputs, and operations on anything that depends on them. */
  get nodes(): number {
    return this.firstParents.length;
  }

  /** Forgets every node, so that the tape can be used again. */
  clear(): void {
    for (const column of [this.firstParents, this.secondParents, this.firstPartials, this.secondPartials])
      column.length = 0;
  }

  /** Records an input. */
  input(value: T): Taped<T> {
    return { value, node: this.record(-1, null, -1, null) };
  }

  /**
   * One backward sweep: the adjoint of every node with respect to `output`, seeded with 1.
   * Undefined is a structural zero: the output doesn't depend on that node.
   */
  adjoints(output: Taped<T>): (T | undefined)[] {
    const { A } = this;
    const adjoints: (T | undefined)[] = new Array<T | undefined>(this.nodes).fill(undefined);
    if (output.node < 0) return adjoints;
    adjoints[output.node] = A.literal(1);
    const add = (parent: number, partial: Partial<T> | null | undefined, adjoint: T): void => {
      if (parent < 0 || partial == null) return;
      const contribution = partial === 1 ? adjoint : partial === -1 ? A.neg(adjoint) : A.mul(adjoint, partial.of);
      const sum = adjoints[parent];
      adjoints[parent] = sum === undefined ? contribution : A.add(sum, contribution);
    };
    for (let node = output.node; node >= 0; node--) {
      const adjoint = adjoints[node];
      if (adjoint === undefined) continue;
      add(this.firstParents[node] as number, this.firstPartials[node], adjoint);
      add(this.secondParents[node] as number, this.secondPartials[node], adjoint);
    }
    return adjoints;
  }

  private record(
    first: number,
    firstPartial: Partial<T> | null,
    second: number,
    secondPartial: Partial<T> | null,
  ): number {
    this.firstPartials.push(firstPartial);
    this.secondParents.push(second);
    this.secondPartials.push(secondPartial);
    return this.firstParents.push(first) - 1;
  }

  private makeArithmetic(): Arithmetic<Taped<T>> {
    const { A } = this;
    const constant = (value: T): Taped<T> => ({ value, node: -1 });
    const arithmetic: Arithmetic<Taped<T>> = buildArithmetic<Taped<T>>(
      {
        literal: (value) => constant(A.literal(value)),
        constant: (name) => constant(A.constant(name)),
        decide: (relation, x, y) => A.decide(relation, x.value, y.value),
        known: (x) => (x.node < 0 ? A.known(x.value) : undefined),
        detached: (x) => constant(A.detached(x.value)),
      },
      (name) => {
        const rule = unaryRules[name];
        const apply = A[name];
        if (rule.kind === 'choice') return (x) => (x.node < 0 ? constant(apply(x.value)) : rule.choose(arithmetic, x));
        if (rule.kind === 'step') return (x) => constant(apply(x.value));
        const [partial] = rule.partials;
        return (x) => {
          const value = apply(x.value);
          if (x.node < 0) return constant(value);
          return {
            value,
            node: this.record(
              x.node,
              typeof partial === 'number' ? partial : { of: partial(A, value, x.value) },
              -1,
              null,
            ),
          };
        };
      },
      (name) => {
        const rule = binaryRules[name];
        const apply = A[name];
        if (rule.kind === 'choice')
          return (x, t) =>
            x.node < 0 && t.node < 0 ? constant(apply(x.value, t.value)) : rule.choose(arithmetic, x, t);
        const [first, second] = rule.partials;
        const isHomogeneous = rule.homogeneous === true;
        return (x, t) => {
          const value = apply(x.value, t.value);
          if (x.node < 0 && t.node < 0) return constant(value);
          // the origin of a cone: no slope is that of all directions, and 0 is between them
          if (isHomogeneous && A.decide('==', value, A.literal(0))) {
            const level = { of: A.literal(0) };
            return { value, node: this.record(x.node, level, t.node, level) };
          }
          const firstPartial =
            x.node < 0 || first === null
              ? null
              : typeof first === 'number'
                ? first
                : { of: first(A, value, x.value, t.value) };
          const secondPartial =
            t.node < 0 || second === null
              ? null
              : typeof second === 'number'
                ? second
                : { of: second(A, value, x.value, t.value) };
          return { value, node: this.record(x.node, firstPartial, t.node, secondPartial) };
        };
      },
    );
    return arithmetic;
  }
}
