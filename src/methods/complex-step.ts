// The complex step: Im f(x + iδ)/δ, which subtracts nothing; second derivatives by the complex step of a dual number.
import type { Complex } from '../arithmetics/complex.js';
import type { Dual } from '../arithmetics/dual.js';
import { run } from '../program/machine.js';
import type { Derivatives, Ground, Method, Problem } from './method.js';

/**
 * The default δ. Its square must vanish beside 1; smaller is better until imaginary parts underflow: 1e-20 leaves doubles
 * room for derivatives down to 1e-288, and 1e-15 leaves singles, whose least normal number is 1e-38, room down to 1e-23.
 */
export const defaultComplexStep: Readonly<Record<Ground['name'], number>> = { float64: 1e-20, float32: 1e-15 };

/** (Squire & Trapp 1998; the error is δ²·f‴/6.) */
export const complexStep: Method = {
  id: 'complex-step',
  title: 'complex step',
  summary: 'Im f(x + iδ)/δ with δ = 1e-20, one pass per input; no subtraction, so no cancellation',
  differentiate(problem) {
    problem.ground.instruments.begin();
    return problem.order === 1 ? firstOrder(problem) : secondOrder(problem);
  },
};

function stepOf({ ground, delta }: Problem): number {
  return ground.round(delta ?? defaultComplexStep[ground.name]);
}

/** Im z/δ; NaN where the function itself isn't a number. */
function quotient(problem: Problem, z: Complex<number> | undefined, step: number): number {
  if (z?.im === undefined) return 0;
  return problem.ground.instruments.real.div(Number.isNaN(z.re) ? NaN : z.im, step);
}

function firstOrder(problem: Problem): Derivatives {
  const { program, point, wrt, ground, budget } = problem;
  const { instruments } = ground;
  const step = stepOf(problem);
  const gradient = wrt.map((input) => {
    const inputs = point.map((x, k): Complex<number> => ({ re: ground.round(x), im: k === input ? step : undefined }));
    return quotient(problem, run(program, instruments.complex, inputs, budget), step);
  });
  return {
    gradient,
    delta: wrt.map(() => step),
    evaluations: wrt.length,
    passes: wrt.length,
    operations: instruments.operations(),
  };
}

/** The tangent's imaginary part is δ times the second derivative, the value's δ times the first. */
function secondOrder(problem: Problem): Derivatives {
  const { program, point, wrt, ground, budget } = problem;
  const { instruments } = ground;
  const step = stepOf(problem);
  const gradient: number[] = [];
  const hessian: number[][] = wrt.map(() => []);
  let passes = 0;
  wrt.forEach((first, i) => {
    wrt.slice(0, i + 1).forEach((second, j) => {
      const inputs = point.map((x, k): Dual<Complex<number>> => ({
        value: { re: ground.round(x), im: k === first ? step : undefined },
        tangent: k === second ? { re: 1, im: undefined } : undefined,
      }));
      const { value, tangent } = run(program, instruments.dualOfComplex, inputs, budget);
      passes++;
      if (j === i) gradient[i] = quotient(problem, value, step);
      (hessian[i] as number[])[j] = (hessian[j] as number[])[i] = quotient(problem, tangent, step);
    });
  });
  return {
    gradient,
    hessian,
    delta: wrt.map(() => step),
    evaluations: passes,
    passes,
    operations: instruments.operations(),
  };
}
