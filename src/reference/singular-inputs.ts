// Reverse mode beside singular points: which inputs the operations depend on that met one. The others see a smooth function.
import { buildArithmetic, type Arithmetic } from '../arithmetic.js';
import type { Singularities } from '../arithmetics/singularities.js';
import { binaryRules } from '../primitives.js';
import type { Tape } from '../arithmetics/tape.js';
import type { Taped } from '../arithmetics/taped.js';

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
        decide: (relation, x, y) => {
          seen.singular = false;
          const holds = A.decide(relation, x, y);
          if (seen.singular) this.meet(x, y);
          return holds;
        },
      },
      (name) => {
        const apply = A[name];
        return (x) => {
          seen.singular = false;
          const result = apply(x);
          if (seen.singular) this.meet(x);
          return result;
        };
      },
      (name) => {
        const apply = A[name];
        const rule = binaryRules[name];
        const powerOf = rule.kind === 'smooth' ? rule.powerOf : undefined;
        // a whole power is smooth where it meets 0
        const isSmooth = (t: Taped<T>): boolean => powerOf !== undefined && t.node < 0 && powerOf(A, t) === undefined;
        return (x, t) => {
          seen.singular = false;
          const result = apply(x, t);
          if (seen.singular && !isSmooth(t)) this.meet(x, t);
          return result;
        };
      },
    );
  }

  /** Whether a node, such as an input, is among what those operands depend on; asked when the run is over. */
  reached(): (node: number) => boolean {
    this.seen.singular = this.hasMet;
    const ancestors = this.tape.ancestors(this.nodes);
    return (node) => ancestors[node] === 1;
  }

  private meet(...operands: readonly Taped<T>[]): void {
    this.hasMet = true;
    for (const { node } of operands) if (node >= 0) this.nodes.add(node);
  }
}
