// Why the methods that are exact but for rounding lose all their digits, where they do: what was measured of each, if it is one and the same.
import type { LossReason } from '../explain/causes.js';
import type { Findings, Standing } from './comparison.js';
import { methodTable, type MethodId } from '../methods/table.js';
import { isBadRank } from './ranks.js';

/** Those that follow the program step by step: no formula of others, no step that is too wide. */
const isExact = (method: MethodId): boolean =>
  methodTable[method].group === 'ad' || methodTable[method].kind === 'complex-step';

/** Null: one of them is right to some digits, they lose them for different reasons, or nothing was measured. */
export function lossCause({ results }: Findings, standings: readonly Standing[]): LossReason | null {
  const exact = standings.flatMap(({ method, rank, decisive }, index) =>
    decisive !== null && isExact(method) ? [{ rank, cause: results[index]?.why?.cause ?? null }] : [],
  );
  const causes = new Set(exact.map(({ rank, cause }) => (isBadRank(rank) ? cause : null)));
  const [cause = null] = causes;
  return causes.size === 1 ? cause : null;
}
