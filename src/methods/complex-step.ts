// The complex step: Im f(x + iδ)/δ, which subtracts nothing; second derivatives by the complex step of a dual number.
import type { Arithmetic } from '../arithmetic.js';
import { complexPasses } from '../code/derivative-code.js';
import type { Kit } from './kit.js';
import { complex, type Complex } from '../arithmetics/complex/complex.js';
import type { Dual } from '../arithmetics/dual.js';
import { complexOfLanes } from '../arithmetics/lanes/complex-lanes.js';
import { readerOf, type ComplexLanes } from '../arithmetics/lanes/complex-parts.js';
import { linkOutputs } from '../program/outputs.js';
import type { Derivatives, Method, Problem } from './method.js';
import { bySeeds, type SeededPasses } from './seeded-passes.js';
import { secondOrderOver, withGradient, type SecondOrder } from './second-order.js';

/** (Squire & Trapp 1998; the error is δ²·f‴/6.) */
export const complexStep: Method = {
  id: 'complex-step',
  summary: 'Im f(x + iδ)/δ with δ = 1e-20, one pass per input; no subtraction, so no cancellation',
  differentiate: (problem, kit) => (problem.order === 1 ? firstOrder(problem, kit) : secondOrder(problem, kit)),
};

function stepOf({ format, delta }: Problem): number {
  return format.round(delta ?? format.complexStep);
}

/** Im z/δ; NaN where the function itself isn't a number. */
function quotient(A: Arithmetic<number>, z: Complex<number> | undefined, step: number): number {
  if (z?.im === undefined) return 0;
  return A.div(Number.isNaN(z.re) ? NaN : z.im, step);
}

function firstOrder(problem: Problem, kit: Kit): Derivatives {
  const { wrt } = problem;
  const step = stepOf(problem);
  return {
    gradient: kit.derivatives(problem, complexPasses(step), () => bySeeds(problem, kit, passesOf(problem, kit, step))),
    delta: wrt.map(() => step),
    evaluations: wrt.length,
    passes: wrt.length,
  };
}

function passesOf({ program, point, format, budget }: Problem, kit: Kit, step: number): SeededPasses {
  const run = linkOutputs(program, kit.of(complex));
  const inputs = point.map((x): Complex<number> => ({ re: format.round(x), im: undefined }));
  return {
    single: (input) => {
      const real = inputs[input] as Complex<number>;
      inputs[input] = { re: real.re, im: step };
      const outputs = run(inputs, budget);
      inputs[input] = real;
      return outputs.map((output) => quotient(kit.real, output, step));
    },
    together: (seeds) => {
      const { arithmetic, seeded } = kit.inLanes(complexOfLanes);
      const lanes = point.map((x): ComplexLanes => ({ re: format.round(x), parts: undefined }));
      seeds.forEach((input, lane) => (lanes[input] = seeded(format.round(point[input] as number), step, lane)));
      const outputs = linkOutputs(program, arithmetic)(lanes, budget);
      const readers = outputs.map(readerOf);
      return seeds.map((_, lane) => readers.map((inLane) => quotient(kit.real, inLane(lane), step)));
    },
  };
}

const dualsOfComplex = (A: Arithmetic<number>): SecondOrder<Complex<number>> => secondOrderOver(complex(A));

/** The tangent's imaginary part is δ times the second derivative, the value's δ times the first. */
function secondOrder(problem: Problem, kit: Kit): Derivatives {
  const { program, point, wrt, format, budget } = problem;
  const step = stepOf(problem);
  const { numbers, ties } = kit.of(dualsOfComplex);
  const run = program.link(numbers);
  ties.met = false;
  const gradient: number[] = [];
  const hessian: number[][] = wrt.map(() => []);
  let passes = 0;
  wrt.forEach((first, i) => {
    wrt.slice(0, i + 1).forEach((second, j) => {
      const inputs = point.map((x, k): Dual<Complex<number>> => ({
        primal: { re: format.round(x), im: k === first ? step : undefined },
        tangent: k === second ? { re: 1, im: undefined } : undefined,
      }));
      const { primal, tangent } = run(inputs, budget);
      passes++;
      if (j === i) gradient[i] = quotient(kit.real, primal, step);
      (hessian[i] as number[])[j] = (hessian[j] as number[])[i] = quotient(kit.real, tangent, step);
    });
  });
  const second = { gradient, hessian, delta: wrt.map(() => step), evaluations: passes, passes };
  return withGradient(second, ties, () => firstOrder(problem, kit));
}
