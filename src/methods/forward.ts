// Forward mode: one pass over dual numbers per input; second derivatives by duals of duals.
import type { Arithmetic } from '../arithmetic.js';
import type { Kit } from './kit.js';
import { dual, type Dual } from '../arithmetics/dual.js';
import { linkOutputs } from '../program/outputs.js';
import { byColumns } from './jacobian.js';
import type { Derivatives, Method, Problem } from './method.js';
import { secondOrderOver, withGradient, type SecondOrder } from './second-order.js';

/** (Clifford 1873; Griewank & Walther 2008, section 3.1.) A tie takes the side just beyond the point, in +x. */
export const forward: Method = {
  id: 'forward',
  summary: 'dual numbers, one pass per input; exact up to rounding',
  differentiate: (problem, kit) => (problem.order === 1 ? firstOrder(problem, kit) : secondOrder(problem, kit)),
};

function firstOrder(problem: Problem, kit: Kit): Derivatives {
  const { program, point, wrt, format, budget } = problem;
  const run = linkOutputs(program, kit.of(dual));
  const inputs = point.map((x): Dual<number> => ({ primal: format.round(x), tangent: undefined }));
  const gradient = byColumns(problem, 'passes', (input) => {
    const unseeded = inputs[input] as Dual<number>;
    inputs[input] = { primal: unseeded.primal, tangent: 1 };
    const outputs = run(inputs, budget);
    inputs[input] = unseeded;
    return outputs.map(({ tangent }) => tangent ?? 0);
  });
  return { gradient, evaluations: wrt.length, passes: wrt.length };
}

const dualsOfDuals = (A: Arithmetic<number>): SecondOrder<Dual<number>> => secondOrderOver(dual(A));

function secondOrder(problem: Problem, kit: Kit): Derivatives {
  const { program, point, wrt, format, budget } = problem;
  const { numbers, ties } = kit.of(dualsOfDuals);
  const run = program.link(numbers);
  ties.met = false;
  const unit: Dual<number> = { primal: 1, tangent: undefined };
  const gradient: number[] = [];
  const hessian: number[][] = wrt.map(() => []);
  let passes = 0;
  wrt.forEach((first, i) => {
    wrt.slice(0, i + 1).forEach((second, j) => {
      const seeded = point.map((x, k): Dual<Dual<number>> => ({
        primal: { primal: format.round(x), tangent: k === first ? 1 : undefined },
        tangent: k === second ? unit : undefined,
      }));
      const { primal, tangent } = run(seeded, budget);
      passes++;
      gradient[i] = primal.tangent ?? 0;
      (hessian[i] as number[])[j] = (hessian[j] as number[])[i] = tangent?.tangent ?? 0;
    });
  });
  return withGradient({ gradient, hessian, evaluations: passes, passes }, ties, () => firstOrder(problem, kit));
}
