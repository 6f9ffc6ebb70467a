// Enclosures of second derivatives of many inputs: reverse mode over reverse mode (Griewank & Walther 2008, chapter 5). The gradient is
// recorded once; a sweep from each component goes over those operations alone that it is computed from, so that sparse rows cost little.
import type { Interval } from '../arithmetics/interval/interval.js';
import { forget } from '../arithmetics/singularities.js';
import { Tape } from '../arithmetics/tape.js';
import type { Taped } from '../arithmetics/taped.js';
import type { Experiment } from './experiment.js';
import { SingularOperands } from './singular-inputs.js';

/** The second derivative by two inputs; undefined where a singular point leaves it open. */
export type SecondDerivatives = (i: number, j: number) => Interval | undefined;

/**
 * @param active inputs by their index in `wrt`; the others stand still
 * @throws Undecided where enclosures are too wide; OutsideDomain where a partial has no value, though the function has
 */
export function secondDerivatives({ lab, question }: Experiment, active: readonly number[]): SecondDerivatives {
  const { program, point, wrt, budget } = question;
  const { bench, seen } = lab;
  forget(seen);
  const gradients = new Tape(lab.watched);
  const values = new Tape(gradients.arithmetic);
  const operands = new SingularOperands(values, seen);
  const inputs = point.map((value): Taped<Taped<Interval>> => ({
    value: { value: bench.literal(value), node: -1 },
    node: -1,
  }));
  for (const index of active) {
    const place = wrt[index] as number;
    const { value } = inputs[place] as Taped<Taped<Interval>>;
    inputs[place] = values.input(gradients.input(value.value));
  }
  const nodes = new Map(active.map((index) => [index, inputs[wrt[index] as number]?.node as number])); // the same on both tapes
  const adjoints = values.adjoints(program.link(operands.arithmetic)(inputs, budget));
  const isSingular = operands.reached();
  const zero = bench.literal(0);
  const rows = new Map<number, ReadonlyMap<number, Interval>>();
  for (const [index, node] of nodes) {
    if (isSingular(node)) continue;
    const adjoint = adjoints[node];
    rows.set(index, adjoint === undefined ? new Map() : gradients.partialsBefore(active.length, adjoint));
  }
  const entry = (i: number, j: number): Interval => rows.get(i)?.get(nodes.get(j) as number) ?? zero;
  return (i, j) => {
    if (!rows.has(i) || !rows.has(j)) return undefined;
    const transposed = entry(j, i); // one order of differentiation may tell a zero that the other only encloses
    return bench.isExactZero(transposed) ? transposed : entry(i, j);
  };
}
