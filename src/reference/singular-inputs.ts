// Reverse mode beside singular points: which inputs the operations depend on that met one. The others see a smooth function.
import { buildArithmetic, type Arithmetic } from '../arithmetic.js';
import type { Singularities } from '../arithmetics/jet.js';
import { binaryRules } from '../primitives.js';
import type { Tape, Taped } from '../arithmetics/tape.js';

/** The numbers of a tape, with the nodes remembered that were operands where a singular point was met. */
export class SingularOperands<T> {
  readonly arithmetic: Arithmetic<Taped<T>>;
  private readonly nodes = new Set<number>();
  private hasMet = false;

  /** @param seen what the numbers below the tape tell of singular points */
  constructor(
    private readonly tape: Tape<T>,
    private readonly seen: Singularities,
  ) {
    const { arithmetic: A } = tape;
    this.arithmetic = buildArithmetic<Taped<T>>(
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
        const rule = binaryRules[name];
        const powerOf = rule.kind === 'smooth' ? rule.powerOf : undefined;
        // a whole power is smooth where it meets 0
        const isSmooth = (t: Taped<T>): boolean => powerOf !== undefined && t.node < 0 && powerOf(A, t) === undefined;
        return (x, t) =>
          this.watched(
            [x, t],
            () => apply(x, t),
            () => isSmooth(t),
          );
      },
    );
  }

  /** Whether a node, such as an input, is among what those operands depend on; asked when the run is over. */
  reached(): (node: number) => boolean {
    this.seen.singular = this.hasMet;
    const ancestors = this.tape.ancestors(this.nodes);
    return (node) => ancestors[node] === 1;
  }

  private watched<V>(operands: readonly Taped<T>[], operation: () => V, isSmooth = (): boolean => false): V {
    this.seen.singular = false;
    const result = operation();
    if (this.seen.singular && !isSmooth()) {
      this.hasMet = true;
      for (const { node } of operands) if (node >= 0) this.nodes.add(node);
    }
    return result;
  }
}
