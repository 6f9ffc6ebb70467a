// Forward mode: one pass over dual numbers per input; second derivatives by duals of duals.
import type { Arithmetic } from '../arithmetic.js';
import { forwardPasses } from '../code/derivative-code.js';
import type { Kit } from './kit.js';
import { dual, type Dual } from '../arithmetics/dual.js';
import { dualsOfLanes, type DualLanes } from '../arithmetics/lanes/dual-lanes.js';
import { linkOutputs } from '../program/outputs.js';
import type { Derivatives, Method, Problem } from './method.js';
import { bySeeds, type SeededPasses } from './seeded-passes.js';
import { secondOrderOver, withGradient, type SecondOrder } from './second-order.js';

/** (Clifford 1873; Griewank & Walther 2008, section 3.1.) A tie takes the side just beyond the point, in +x. */
export const forward: Method = {
  id: 'forward',
  summary: 'dual numbers, one pass per input; exact up to rounding',
  differentiate: (problem, kit) => (problem.order === 1 ? firstOrder(problem, kit) : secondOrder(problem, kit)),
};

function firstOrder(problem: Problem, kit: Kit): Derivatives {
  const { wrt } = problem;
  const gradient = kit.derivatives(problem, forwardPasses, () => bySeeds(problem, kit, passesOf(problem, kit)));
  return { gradient, evaluations: wrt.length, passes: wrt.length };
}

function passesOf({ program, point, format, budget }: Problem, kit: Kit): SeededPasses {
  const run = linkOutputs(program, kit.of(dual));
  const inputs = point.map((x): Dual<number> => ({ primal: format.round(x), tangent: undefined }));
  return {
    single: (input) => {
      const unseeded = inputs[input] as Dual<number>;
      inputs[input] = { primal: unseeded.primal, tangent: 1 };
      const outputs = run(inputs, budget);
      inputs[input] = unseeded;
      return outputs.map(({ tangent }) => tangent ?? 0);
    },
    together: (seeds) => {
      const { arithmetic, seeded } = kit.inLanes(dualsOfLanes);
      const lanes = point.map((x): DualLanes => ({ primal: format.round(x), tangent: undefined }));
      seeds.forEach((input, lane) => (lanes[input] = seeded(format.round(point[input] as number), lane)));
      const outputs = linkOutputs(program, arithmetic)(lanes, budget);
      const columns = seeds.map(() => outputs.map(() => 0));
      outputs.forEach(({ tangent }, place) =>
        tangent?.lanes.forEach((lane, k) => ((columns[lane] as number[])[place] = tangent.values[k] as number)),
      );
      return columns;
    },
  };
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
