// Richardson extrapolation: central differences at steps that it finds itself, extrapolated to step 0, with an estimate.
import { Neighbourhood } from './differences.js';
import { Directions, widestStep } from './directions.js';
import type { Kit } from './kit.js';
import type { Derivatives, Method, Problem } from './method.js';

function differentiate(problem: Problem, kit: Kit): Derivatives {
  const { wrt, order } = problem;
  for (const input of wrt) widestStep(problem, input);
  const near = new Neighbourhood(problem, kit.real);
  const counted = (): Pick<Derivatives, 'evaluations' | 'passes'> => ({
    evaluations: near.evaluations,
    passes: near.evaluations,
  });
  const nothing = wrt.map(() => NaN);
  const hessian = wrt.map(() => [...nothing]);
  const failures: (string | null)[] = wrt.map(() => null);
  const second = order === 2 ? { hessian } : {};
  if (!Number.isFinite(near.atPoint()))
    return { gradient: nothing, estimate: wrt.map(() => Infinity), ...second, ...counted() };

  const directions = new Directions(problem, kit, near);
  const answers = wrt.map((input) => directions.along(input));
  const firstFailure = (i: number, answer: unknown): void => {
    if (typeof answer === 'string') failures[i] ??= answer;
  };
  answers.forEach((answer, i) => {
    firstFailure(i, answer);
  });
  if (order === 2)
    wrt.forEach((row, i) => {
      wrt.slice(0, i + 1).forEach((column, j) => {
        const [left, right] = [answers[i], answers[j]];
        if (typeof left !== 'object' || typeof right !== 'object') return;
        const entry = i === j ? directions.second(row, left) : directions.across(row, left, column, right);
        firstFailure(i, entry);
        if (typeof entry === 'number') (hessian[i] as number[])[j] = (hessian[j] as number[])[i] = entry;
      });
    });
  return {
    gradient: answers.map((answer) => (typeof answer === 'string' ? NaN : answer.value)),
    estimate: answers.map((answer) => (typeof answer === 'string' ? Infinity : answer.estimate)),
    ...second,
    ...(failures.some((failure) => failure !== null) ? { failures } : {}),
    ...counted(),
  };
}

/** (Richardson 1911; Lyness & Moler 1967.) `delta`, where given, is the first and widest step. */
export const richardson: Method = {
  id: 'richardson',
  summary: 'central differences extrapolated to δ = 0, with an estimate of its own error',
  differentiate,
};
