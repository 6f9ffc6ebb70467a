// The derivatives of all outputs by all inputs from columns: work for one input gives those of every output by it.
import type { Problem } from './method.js';
import { PassPlan } from './pass-plan.js';

/**
 * One piece of work per differentiated input, which gives what belongs to all outputs and that input.
 *
 * @param work what one of them is called, in the plural
 * @returns what it gives in the order of `Derivatives.gradient`
 * @throws TimeLimit where the work would not end in time
 */
export function byColumns<V>(
  problem: Pick<Problem, 'wrt' | 'budget'>,
  work: string,
  column: (input: number, index: number) => readonly V[],
): V[] {
  return byBlocks(problem, work, (first) => [column(problem.wrt[first] as number, first)]);
}

/** The same, where several pieces of work may be done at once. @param block the columns from one on, at least that */
export function byBlocks<V>(
  { wrt, budget }: Pick<Problem, 'wrt' | 'budget'>,
  work: string,
  block: (first: number) => readonly (readonly V[])[],
): V[] {
  const plan = wrt.length > 1 ? new PassPlan(wrt.length, work, budget) : null; // one piece leaves none to give up
  const columns: (readonly V[])[] = [];
  while (columns.length < wrt.length) {
    const next = block(columns.length);
    for (const column of next) columns.push(column);
    plan?.done(next.length);
  }
  // a loop, since a batch asks for it at every case
  const rows: V[] = [];
  const outputs = columns[0]?.length ?? 0;
  for (let output = 0; output < outputs; output++) for (const values of columns) rows.push(values[output] as V);
  return rows;
}
