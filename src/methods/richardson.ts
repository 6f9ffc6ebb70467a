// Richardson extrapolation: central differences at steps that it finds itself, extrapolated to step 0, with an estimate.
import { Neighbourhood } from './differences.js';
import { Directions, widestStep } from './directions.js';
import type { Kit } from './kit.js';
import type { Extrapolation } from './extrapolation.js';
import { byColumns } from './jacobian.js';
import type { Derivatives, Method, Problem } from './method.js';

function differentiate(problem: Problem, kit: Kit): Derivatives {
  const { wrt, order } = problem;
  for (const input of wrt) widestStep(problem, input);
  const outputs = Neighbourhood.ofOutputs(problem, kit);
  // an output without a finite value at the point has no differences there
  const directions = outputs.map((near) =>
    Number.isFinite(near.atPoint()) ? new Directions(problem, kit, near) : null,
  );
  const answers = byColumns(problem, 'extrapolations', (input) => directions.map((each) => each?.along(input) ?? null));
  const failures = answers.map((answer) => (typeof answer === 'string' ? answer : null));
  const hessian = order === 2 ? secondOrder(wrt, directions[0] ?? null, answers, failures) : undefined;
  const evaluations = outputs[0]?.evaluations ?? 0;
  return {
    gradient: answers.map((answer) => (isFound(answer) ? answer.value : NaN)),
    estimate: answers.map((answer) => (isFound(answer) ? answer.estimate : Infinity)),
    evaluations,
    passes: evaluations,
    ...(hessian !== undefined && { hessian }),
    ...(failures.some((failure) => failure !== null) && { failures }),
  };
}

/** The derivative along an input; why there is none; or null where f itself is no number. */
type Answer = Extrapolation | string | null;

const isFound = (answer: Answer | undefined): answer is Extrapolation => typeof answer === 'object' && answer !== null;

/** Second derivatives from the first; `failures` gets what is wrong with them. */
function secondOrder(
  wrt: readonly number[],
  directions: Directions | null,
  answers: readonly Answer[],
  failures: (string | null)[],
): number[][] {
  const hessian = wrt.map(() => wrt.map(() => NaN));
  wrt.forEach((row, i) => {
    wrt.slice(0, i + 1).forEach((column, j) => {
      const [left, right] = [answers[i], answers[j]];
      if (directions === null || !isFound(left) || !isFound(right)) return;
      const entry = i === j ? directions.second(row, left) : directions.across(row, left, column, right);
      if (typeof entry === 'string') failures[i] ??= entry;
      else (hessian[i] as number[])[j] = (hessian[j] as number[])[i] = entry;
    });
  });
  return hessian;
}

/** (Richardson 1911; Lyness & Moler 1967.) `delta`, where given, is the first and widest step. */
export const richardson: Method = {
  id: 'richardson',
  summary: 'central differences extrapolated to δ = 0, with an estimate of its own error',
  differentiate,
};
