// What a method would have cost at a size where it was given up.
import { totalOperations } from '../arithmetics/counting.js';
import { runCounted } from '../compare/counted-run.js';
import type { CountingKit } from '../methods/kit.js';
import type { Method, Problem } from '../methods/method.js';
import { methodTable } from '../methods/table.js';
import type { CostEstimate } from './scale-data.js';
import { exponentialAt, fitGrowth, lawAt } from './growth.js';

/** What a method cost at a size. */
export interface MeasuredCost {
  readonly size: number;
  readonly operations: number;
}

/** Inputs that the cost of the others is predicted from. */
const sampled = 3;

/** Methods that do the same work for each input. */
function worksByInputs({ id }: Method): boolean {
  return id === 'forward' || methodTable[id].kind === 'stencil' || methodTable[id].kind === 'complex-step';
}

/**
 * From one and from three of its inputs: what these have in common is done once, the rest for each. Null where that takes
 * too long as well, or where a method doesn't go from input to input.
 */
export function estimateByPasses(method: Method, problem: Problem, counting: CountingKit): CostEstimate | null {
  const { wrt } = problem;
  if (!worksByInputs(method) || wrt.length <= sampled) return null;
  const some = [0, Math.floor(wrt.length / 2), wrt.length - 1].map((place) => wrt[place] as number);
  const [one, three] = [some.slice(0, 1), some].map((inputs) => runCounted(method, { ...problem, wrt: inputs }, counting, false)); // prettier-ignore
  if (one?.status !== 'run' || three?.status !== 'run') return null;
  const along = (first: number, all: number): number => first + ((all - first) / (sampled - 1)) * (wrt.length - 1);
  return {
    operations: Number(along(totalOperations(one.operations), totalOperations(three.operations)).toPrecision(3)),
    passes: Math.round(along(one.derivatives.passes, three.derivatives.passes)),
    basis: 'passes',
  };
}

/** As the cost grew up to there, from the sizes measured; null where it is known at too few. */
export function estimateByGrowth(measured: readonly MeasuredCost[], size: number): CostEstimate | null {
  const points = measured.flatMap(({ size, operations }) => (operations > 0 ? [{ size, value: operations }] : []));
  const { law } = fitGrowth(points.map((each) => each.size), points.map(({ value }) => value));
  const last = points.at(-1);
  if (law === null || last === undefined) return null;
  const predicted = (law.growth === 'exponential' ? exponentialAt(points, size) : null) ?? lawAt(law, size, last);
  return Number.isFinite(predicted) ? { operations: Number(predicted.toPrecision(2)), passes: null, basis: 'growth' } : null;
} // prettier-ignore
