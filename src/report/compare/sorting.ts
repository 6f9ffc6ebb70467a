// The order of a comparison's rows.
import type { Comparison, Result } from '../../compare/comparison.js';
import { size } from './worst-error.js';

export const sortKeys = ['ulp', 'evals', 'ops', 'time', 'method'] as const;
export type SortKey = (typeof sortKeys)[number];

/** The comparison with its results in that order; without a key, as they are. */
export function sortedBy(comparison: Comparison, key: SortKey | undefined): Comparison {
  if (key === undefined) return comparison;
  const results = [...comparison.results];
  if (key === 'method') results.sort((a, b) => (a.method < b.method ? -1 : 1));
  else results.sort((a, b) => compareNumbers(rank(a, key, comparison), rank(b, key, comparison)));
  return { ...comparison, results };
}

const compareNumbers = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Methods without an answer come last. */
function rank(result: Result, key: Exclude<SortKey, 'method'>, { wrt }: Comparison): number {
  if (result.status !== 'ok') return Infinity;
  if (key === 'evals') return result.evaluations;
  if (key === 'ops') return result.operations?.total ?? Infinity;
  if (key === 'time') return result.time ?? Infinity;
  return Math.max(...wrt.map((input) => size(result.error?.[input]?.ulps ?? 'NaN')));
}
