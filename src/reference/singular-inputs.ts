// Reverse mode beside singular points: which inputs the operations depend on that met one. The others see a smooth function.
import { buildArithmetic, type Arithmetic } from '../arithmetic.js';
import type { Interval } from '../arithmetics/interval/interval.js';
import type { Singularities } from '../arithmetics/jet.js';
import type { Tape, Taped } from '../arithmetics/tape.js';

type TapedInterval = Taped<Interval>;

/** The numbers of a tape, with the nodes remembered that were operands where a singular point was met. */
export class SingularOperands {
  readonly arithmetic: Arithmetic<TapedInterval>;
  private readonly nodes = new Set<number>();
  private hasMet = false;

  /** @param seen what the numbers below the tape tell of singular points */
  constructor(
    private readonly tape: Tape<Interval>,
    private readonly seen: Singularities,
  ) {
    const { arithmetic: A } = tape;
    this.arithmetic = buildArithmetic<TapedInterval>(
      {
        ...A,
        decide: (relation, x, y) => this.watched([x, y], () => A.decide(relation, x, y)),
      },
      (name) => {
        const apply = A[name];
        return (x) => this.watched([x], () => apply(x));
      },
      (name) => {
        const apply = A[name];
        return (x, y) => this.watched([x, y], () => apply(x, y));
      },
    );
  }

  /** Whether a node, such as an input, is among what those operands depend on; asked when the run is over. */
  reached(): (node: number) => boolean {
    this.seen.singular ||= this.hasMet;
    const ancestors = this.tape.ancestors(this.nodes);
    return (node) => ancestors[node] === 1;
  }

  private watched<V>(operands: readonly TapedInterval[], operation: () => V): V {
    this.seen.singular = false;
    const result = operation();
    if (this.seen.singular) {
      this.hasMet = true;
      for (const { node } of operands) if (node >= 0) this.nodes.add(node);
    }
    return result;
  }
}
