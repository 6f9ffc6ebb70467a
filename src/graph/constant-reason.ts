// Why a node has no derivative that no input moves, in words; conditions may still change what it is.
import type { GraphCondition } from './graph-data.js';

/** @param node how many stand before it in the list */
export function constantReason(
  name: string,
  node: number,
  conditions: readonly Pick<GraphCondition, 'condition' | 'after' | 'constant'>[],
): string {
  const [first, ...others] = conditions.filter(({ after, constant }) => after <= node && !constant);
  if (first === undefined) return `${name} is constant: no input moves it`;
  const decided =
    others.length === 0 ? `whether ${first.condition}` : `how ${others.length + 1} conditions are decided`;
  return `${name} is constant: no input moves it, unless one changes ${decided}`;
}
