// The order of a comparison's rows.
import type { Finding, FlatComparison, Result, Standing } from '../../compare/comparison.js';

export const sortKeys = ['ulp', 'evals', 'ops', 'time', 'method'] as const;
export type SortKey = (typeof sortKeys)[number];

interface ResultPair {
  readonly result: Result<'flat'>;
  readonly standing: Standing | undefined;
  /** Where it stood. */
  readonly index: number;
}

/** The comparison with its results in that order; without a key, as they are. */
export function sortBy(comparison: FlatComparison, key: SortKey | undefined): FlatComparison {
  if (key === undefined) return comparison;
  const { results, diagnosis } = comparison;
  const rows = results.map((result, i): ResultPair => ({ result, standing: diagnosis.standings[i], index: i }));
  if (key === 'method') rows.sort((a, b) => (a.result.method < b.result.method ? -1 : 1));
  else rows.sort((a, b) => ascending(sortValue(a, key, comparison), sortValue(b, key, comparison)));
  const sorted = ({ standings }: Finding): Standing[] => rows.flatMap(({ index }) => standings[index] ?? []);
  const { hessian } = diagnosis;
  return {
    ...comparison,
    results: rows.map(({ result }) => result),
    diagnosis: {
      ...diagnosis,
      standings: sorted(diagnosis),
      ...(hessian !== undefined && { hessian: { ...hessian, standings: sorted(hessian) } }),
    },
  };
}

const ascending = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Methods without an answer come last. */
function sortValue(
  { result, standing }: ResultPair,
  key: Exclude<SortKey, 'method'>,
  { reference }: FlatComparison,
): number {
  if (result.status !== 'ok') return Infinity;
  if (key === 'evals') return result.evaluations;
  if (key === 'ops') return result.operations?.total ?? Infinity;
  if (key === 'time') return result.time ?? Infinity;
  // a worst error among some of the derivatives says nothing of the others
  if (Object.values(reference.gradient).includes(null)) return Infinity;
  return Number(standing?.worst?.ulps ?? 0);
}
