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
  let shared: LossReason | null | undefined; // undefined: none was met yet
  for (const [index, { method, rank, decisive }] of standings.entries()) {
    if (decisive === null || !isExact(method)) continue;
    const cause = isBadRank(rank) ? (results[index]?.why?.cause ?? null) : null;
    if (shared === undefined) shared = cause;
    else if (cause !== shared) return null;
  }
  return shared ?? null;
}
