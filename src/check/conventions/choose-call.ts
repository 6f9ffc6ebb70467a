// Which way of calling a gradient gives it: found out by runs at a point, or near it where it has no value there.
import { DiffcmpError, EvaluationError, OutsideDomain, ProgramFailure, StepLimit, TimeLimit } from '../../errors.js';
import type { Problem } from '../../methods/method.js';
import { explained } from '../../problem/attempt.js';
import type { ReadFunction } from '../../problem/read-function.js';
import type { FoundComponents, GradientCall } from './gradient-calls.js';
import { misfit, placeOfFunction } from './misfit.js';
import type { WantedComponents } from './result-forms.js';

export interface ChosenCall {
  readonly chosen: GradientCall;
  /** What was found where it was tried; null: it has no value there. */
  readonly found: FoundComponents<number> | null;
}

/** How far the points are that are tried where there is no value, in units of the size of each coordinate. */
const moves = [0, 2 ** -20, -(2 ** -20), 1 / 8, -1 / 8, 1];

/** @throws DiffcmpError bad-gradient for a result of another form; what goes wrong in the gradient */
export function chooseCall(
  calls: readonly GradientCall[],
  g: ReadFunction,
  problem: Problem,
  wanted: WantedComponents,
): ChosenCall {
  let refused: DiffcmpError | null = null;
  let lacking: readonly string[] = [];
  let failed: EvaluationError | null = null;
  const { arithmetic, round } = problem.format;
  for (const move of moves) {
    const point = problem.point.map((value, i) => round(value + move * (1 + i / 7) * Math.max(Math.abs(value), 1)));
    for (const chosen of calls) {
      if (chosen.isLastResort === true && refused !== null) continue;
      const { left = [] } = chosen;
      try {
        const result = chosen.call.link(arithmetic)(point, problem.budget);
        if (!chosen.isTaken(result)) continue;
        const found = chosen.read(result, wanted);
        if (found !== null && left.length > 0 && found.components.some(Number.isNaN)) lacking = left;
        else if (found !== null) return { chosen, found };
        else refused ??= misfit(chosen.shown(result), g, wanted, problem.program.inputs);
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error;
        if (error instanceof StepLimit || error instanceof TimeLimit) throw explained(error, g, problem);
        if (failed === null || (failed instanceof OutsideDomain && error instanceof ProgramFailure)) failed = error;
      }
    }
    if (refused !== null) throw refused;
  }
  const [name] = lacking;
  if (name !== undefined)
    throw new DiffcmpError('unbound-variable', `the gradient has a parameter '${name}' that nothing is given for, and is NaN`, {
      ...placeOfFunction(g),
      hint: [{ at: `${name}=…` }, ', or a default'],
    }); // prettier-ignore
  if (failed !== null && !(failed instanceof OutsideDomain)) throw explained(failed, g, problem);
  return { chosen: calls.at(-1) as GradientCall, found: null };
}
