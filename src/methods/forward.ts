// Forward mode: one pass over dual numbers per input; second derivatives by duals of duals.
import type { Dual } from '../arithmetics/dual.js';
import { run } from '../program/machine.js';
import type { Derivatives, Method, Problem } from './method.js';

/** (Clifford 1873; Griewank & Walther 2008, section 3.1.) A tie takes the side just beyond the point, in +x. */
export const forward: Method = {
  id: 'forward',
  title: 'forward (dual)',
  summary: 'dual numbers, one pass per input; exact up to rounding',
  differentiate(problem) {
    problem.ground.instruments.begin();
    return problem.order === 1 ? firstOrder(problem) : secondOrder(problem);
  },
};

function firstOrder({ program, point, wrt, ground, budget }: Problem): Derivatives {
  const { instruments } = ground;
  const gradient = wrt.map((input) => {
    const seeded = point.map((x, k): Dual<number> => ({
      value: ground.round(x),
      tangent: k === input ? 1 : undefined,
    }));
    return run(program, instruments.dual, seeded, budget).tangent ?? 0;
  });
  return { gradient, evaluations: wrt.length, passes: wrt.length, operations: instruments.operations() };
}

function secondOrder({ program, point, wrt, ground, budget }: Problem): Derivatives {
  const { instruments } = ground;
  const unit: Dual<number> = { value: 1, tangent: undefined };
  const gradient: number[] = [];
  const hessian: number[][] = wrt.map(() => []);
  let passes = 0;
  wrt.forEach((first, i) => {
    wrt.slice(0, i + 1).forEach((second, j) => {
      const seeded = point.map((x, k): Dual<Dual<number>> => ({
        value: { value: ground.round(x), tangent: k === first ? 1 : undefined },
        tangent: k === second ? unit : undefined,
      }));
      const { value, tangent } = run(program, instruments.dualOfDual, seeded, budget);
      passes++;
      gradient[i] = value.tangent ?? 0;
      (hessian[i] as number[])[j] = (hessian[j] as number[])[i] = tangent?.tangent ?? 0;
    });
  });
  return { gradient, hessian, evaluations: passes, passes, operations: instruments.operations() };
}
