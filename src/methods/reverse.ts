// Reverse mode: one recording and one backward sweep for all inputs; second derivatives by forward over reverse.
import type { Arithmetic } from '../arithmetic.js';
import { reverseSweeps } from '../code/derivative-code.js';
import type { Kit } from './kit.js';
import type { Dual, Ties } from '../arithmetics/dual.js';
import { bytesPerNode, Tape } from '../arithmetics/tape.js';
import { linkOutputs, outputCount } from '../program/outputs.js';
import type { Derivatives, Method, Problem } from './method.js';
import { PassPlan } from './pass-plan.js';
import { secondOrderOver, withGradient } from './second-order.js';

/** Two partials and an adjoint are dual numbers on the tape of a Hessian: twice as many doubles. */
const bytesPerDualNode = bytesPerNode + 3 * 8;

/** (Linnainmaa 1970; Griewank & Walther 2008, section 3.2; forward over reverse: Pearlmutter 1994.) One sweep per output. */
export const reverse: Method = {
  id: 'reverse',
  summary: 'a tape and one backward sweep for all inputs; exact up to rounding',
  differentiate: (problem, kit) => (problem.order === 1 ? firstOrder(problem, kit) : secondOrder(problem, kit)),
};

const tapeOfNumbers = (A: Arithmetic<number>): Tape<number> => new Tape(A, (length) => new Float64Array(length));
const tapeOfDuals = (A: Arithmetic<number>): { tape: Tape<Dual<number>>; ties: Ties } => {
  const { numbers, ties } = secondOrderOver(A);
  return { tape: new Tape(numbers), ties };
};

function firstOrder(problem: Problem, kit: Kit): Derivatives {
  const gradient = [...kit.derivatives(problem, reverseSweeps, () => swept(problem, kit))];
  const nodes = gradient.pop() ?? 0;
  return {
    gradient,
    evaluations: 1,
    passes: outputCount(problem.program),
    tape: { nodes, bytes: nodes * bytesPerNode },
  };
}

/** The derivatives, and behind them the nodes of the tape. */
function swept({ program, point, wrt, format, budget }: Problem, kit: Kit): number[] {
  const tape = kit.of(tapeOfNumbers);
  tape.clear();
  const isActive = new Set(wrt);
  const inputs = point.map((x, k) =>
    isActive.has(k) ? tape.input(format.round(x)) : { value: format.round(x), node: -1 },
  );
  const outputs = linkOutputs(program, tape.arithmetic)(inputs, budget);
  const gradient: number[] = [];
  const plan = new PassPlan(outputs.length, 'backward sweeps', budget);
  for (const output of outputs) {
    const adjoints = tape.adjoints(output);
    for (const input of wrt) gradient.push(adjoints[inputs[input]?.node ?? -1] ?? 0);
    plan.done();
  }
  gradient.push(tape.nodes);
  return gradient;
}

function secondOrder(problem: Problem, kit: Kit): Derivatives {
  const { program, point, wrt, format, budget } = problem;
  const { tape, ties } = kit.of(tapeOfDuals);
  const run = program.link(tape.arithmetic);
  ties.met = false;
  const isActive = new Set(wrt);
  const plan = new PassPlan(wrt.length, 'passes', budget);
  let gradient: number[] = [];
  let nodes = 0;
  const columns = wrt.map((direction) => {
    tape.clear();
    const inputs = point.map((x, k) => {
      const value = { primal: format.round(x), tangent: k === direction ? 1 : undefined };
      return isActive.has(k) ? tape.input(value) : { value, node: -1 };
    });
    const adjoints = tape.adjoints(run(inputs, budget));
    nodes = Math.max(nodes, tape.nodes);
    const partials = wrt.map((input) => adjoints[inputs[input]?.node ?? -1]);
    gradient = partials.map((partial) => partial?.primal ?? 0);
    plan.done();
    return partials.map((partial) => partial?.tangent ?? 0);
  });
  const second = {
    gradient,
    hessian: symmetric(columns),
    evaluations: wrt.length,
    passes: wrt.length,
    tape: { nodes, bytes: nodes * bytesPerDualNode },
  };
  return withGradient(second, ties, () => firstOrder(problem, kit));
}

/** One entry for a pair, of the two that its directions gave: the first that is a number. */
function symmetric(columns: readonly (readonly number[])[]): number[][] {
  const at = (i: number, j: number): number => columns[i]?.[j] ?? NaN;
  const entry = (i: number, j: number): number => (Number.isNaN(at(i, j)) ? at(j, i) : at(i, j));
  return columns.map((_, i) => columns.map((__, j) => entry(Math.min(i, j), Math.max(i, j))));
}
