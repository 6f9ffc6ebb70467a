// The tape: records every operation on active numbers with its partials, then sweeps adjoints backward
// (reverse mode; Linnainmaa 1970, Griewank & Walther 2008, section 3.2). Over any arithmetic.
import type { Arithmetic } from '../arithmetic.js';
import { ArgumentForm, formsApart, tapedArithmetic, type Taped } from './taped.js';

/** Bytes that one node takes over doubles: two parent indices, two partials and an adjoint. */
export const bytesPerNode = 2 * 4 + 2 * 8 + 8;

/** In the place of forms: a node that is one of others, to which it passes on what it is given. */
const formOfChoice = formsApart * formsApart;

/** One of the nodes that a choice may be, and what of an adjoint it gets if it is. */
export interface Alternative<T> {
  readonly node: number;
  readonly given: (adjoint: T) => T;
}

/** Numbers by their places: an array, or for doubles a Float64Array, which takes half the time and memory. */
export interface TapeColumn<T> {
  [place: number]: T;
}

/** Nodes that an empty tape has room for. */
const firstCapacity = 64;
/** Room that a tape keeps when it is cleared, for the next run. */
const keptCapacity = 4096;

export class Tape<T> {
  readonly arithmetic: Arithmetic<Taped<T>>;
  // flat columns, since an object per partial would cost more than the operation that it belongs to
  private forms: TapeColumn<number> = [];
  private firstParents: TapeColumn<number> = [];
  private secondParents: TapeColumn<number> = [];
  private firstPartials: TapeColumn<T> = [];
  private secondPartials: TapeColumn<T> = [];
  private count = 0;
  private capacity = 0;
  private readonly choices = new Map<number, readonly Alternative<T>[]>();
  /** Of no node, between two questions of `partialsBefore`. */
  private readonly adjointsKept: (T | undefined)[] = [];
  /** Stands in a column where no number belongs; never read. */
  private readonly blank: T;

  /**
   * @param columnOf makes room for so many numbers
   * @param decide what comparisons of the program come out as; those in the rules of derivatives are the arithmetic's
   */
  constructor(
    private readonly A: Arithmetic<T>,
    private readonly columnOf: (length: number) => TapeColumn<T> = (length) => new Array<T>(length),
    decide: Arithmetic<T>['decide'] = A.decide,
  ) {
    this.blank = A.literal(0);
    this.makeRoom(firstCapacity);
    this.arithmetic = tapedArithmetic(
      A,
      (forms, first, firstPartial, second, secondPartial) =>
        this.record(forms, first, firstPartial, second, secondPartial),
      decide,
    );
  }

  /** The number of nodes: inputs, and operations on anything that depends on them. */
  get nodes(): number {
    return this.count;
  }

  /** Forgets every node, so that the tape can be used again. */
  clear(): void {
    this.count = 0;
    this.choices.clear();
    if (this.capacity > keptCapacity) this.makeRoom(firstCapacity);
  }

  /** Records an input. */
  input(value: T): Taped<T> {
    return { value, node: this.record(ArgumentForm.none, -1, this.blank, -1, this.blank) };
  }

  /** A node of its own for a number: what is computed from it is told apart from what is computed from the number itself. */
  alias({ value, node }: Taped<T>): Taped<T> {
    return { value, node: this.record(ArgumentForm.one, node, this.blank, -1, this.blank) };
  }

  /**
   * A number that is one of several, where the recording doesn't settle which. Its adjoint goes to them at once, in the
   * order in which it would go to the one that it is.
   */
  choice(value: T, alternatives: readonly Alternative<T>[]): Taped<T> {
    const { choices } = this;
    const all = alternatives.flatMap(({ node, given }): readonly Alternative<T>[] => {
      const further = choices.get(node);
      if (further === undefined) return node < 0 ? [] : [{ node, given }];
      return further.map((each) => ({ node: each.node, given: (adjoint) => each.given(given(adjoint)) }));
    });
    const node = this.record(formOfChoice, -1, this.blank, -1, this.blank);
    choices.set(node, all);
    return { value, node };
  }

  /** How many nodes a number may be. */
  alternativesOf({ node }: Taped<T>): number {
    return this.choices.get(node)?.length ?? 1;
  }

  /**
   * One backward sweep: the adjoint of every node with respect to `output`, seeded with 1.
   * Undefined is a structural zero: the output doesn't depend on that node.
   */
  adjoints(output: Taped<T>): (T | undefined)[] {
    const adjoints: (T | undefined)[] = new Array<T | undefined>(this.nodes).fill(undefined);
    this.sweep(adjoints, output.node);
    return adjoints;
  }

  /**
   * The partials of a node by those before `start` that it is computed from, by nodes from `start` on: a backward sweep
   * that ends there, and goes over those nodes alone.
   */
  partialsBefore(start: number, output: Taped<T>): ReadonlyMap<number, T> {
    const { A, adjointsKept: adjoints } = this;
    const partials = new Map<number, T>();
    if (output.node < 0) return partials;
    while (adjoints.length < this.count) adjoints.push(undefined); // one array for all questions, since each is of few nodes
    const { within, before } = this.computedFrom(output.node, start);
    adjoints[output.node] = A.literal(1);
    for (const node of within) {
      const adjoint = adjoints[node];
      if (adjoint !== undefined) this.giveBack(adjoints, node, adjoint);
    }
    for (const node of before) {
      const partial = adjoints[node];
      if (partial !== undefined) partials.set(node, partial);
    }
    for (const nodes of [within, before]) for (const node of nodes) adjoints[node] = undefined;
    return partials;
  }

  /** What a node is computed from, itself included: nodes from `start` on, the last first, and those before that they lead to. */
  private computedFrom(node: number, start: number): { within: Iterable<number>; before: Iterable<number> } {
    const [within, before] = [new Set<number>(), new Set<number>()];
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next < 0 || within.has(next)) continue;
      if (next < start) before.add(next);
      else {
        within.add(next);
        open.push(this.firstParents[next] as number, this.secondParents[next] as number);
      }
    }
    return { within: Int32Array.from(within).sort().reverse(), before };
  }

  /** Seeds a node with 1, and gives the adjoints of that node and those before to their parents. */
  private sweep(adjoints: (T | undefined)[], first: number): void {
    if (first < 0) return;
    const seed = this.A.literal(1);
    if (this.forms[first] === formOfChoice) this.receive(adjoints, first, seed);
    else adjoints[first] = seed;
    for (let node = first; node >= 0; node--) {
      const adjoint = adjoints[node];
      if (adjoint !== undefined) this.giveBack(adjoints, node, adjoint);
    }
  }

  /** What the parents of a node get of its adjoint. */
  private giveBack(adjoints: (T | undefined)[], node: number, adjoint: T): void {
    const form = this.forms[node] as number;
    this.give(adjoints, this.firstParents[node] as number, form % formsApart, this.firstPartials[node] as T, adjoint);
    this.give(adjoints, this.secondParents[node] as number, Math.floor(form / formsApart), this.secondPartials[node] as T, adjoint); // prettier-ignore
  }

  private give(adjoints: (T | undefined)[], parent: number, form: ArgumentForm, partial: T, adjoint: T): void {
    const { A } = this;
    if (form === ArgumentForm.none) return;
    const contribution =
      form === ArgumentForm.one ? adjoint : form === ArgumentForm.minusOne ? A.neg(adjoint) : A.mul(adjoint, partial);
    if (this.forms[parent] === formOfChoice) this.receive(adjoints, parent, contribution);
    else adjoints[parent] = plus(A, adjoints[parent], contribution);
  }

  /** What the nodes get that a choice may be. */
  private receive(adjoints: (T | undefined)[], choice: number, contribution: T): void {
    for (const { node, given } of this.choices.get(choice) ?? [])
      adjoints[node] = plus(this.A, adjoints[node], given(contribution));
  }

  /** Of all nodes, 1 for those that some nodes depend on, or are. */
  ancestors(nodes: Iterable<number>): Uint8Array {
    const reached = new Uint8Array(this.count);
    for (const node of nodes) reached[node] = 1;
    for (let node = this.count - 1; node >= 0; node--) {
      if (reached[node] === 0) continue;
      for (const parent of [this.firstParents[node] as number, this.secondParents[node] as number])
        if (parent >= 0) reached[parent] = 1;
    }
    return reached;
  }

  private record(forms: number, first: number, firstPartial: T, second: number, secondPartial: T): number {
    const node = this.count;
    if (node === this.capacity) this.makeRoom(2 * node);
    this.forms[node] = forms;
    this.firstParents[node] = first;
    this.firstPartials[node] = firstPartial;
    this.secondParents[node] = second;
    this.secondPartials[node] = secondPartial;
    return this.count++;
  }

  private makeRoom(capacity: number): void {
    const { count } = this;
    this.capacity = capacity;
    this.forms = withRows(new Uint8Array(capacity), this.forms, count);
    this.firstParents = withRows(new Int32Array(capacity), this.firstParents, count);
    this.secondParents = withRows(new Int32Array(capacity), this.secondParents, count);
    this.firstPartials = withRows(this.columnOf(capacity), this.firstPartials, count);
    this.secondPartials = withRows(this.columnOf(capacity), this.secondPartials, count);
  }
}

function plus<T>(A: Arithmetic<T>, sum: T | undefined, term: T): T {
  return sum === undefined ? term : A.add(sum, term);
}

/** A column with the rows of another. */
function withRows<V>(column: TapeColumn<V>, from: TapeColumn<V>, count: number): TapeColumn<V> {
  for (let row = 0; row < count; row++) column[row] = from[row] as V;
  return column;
}
