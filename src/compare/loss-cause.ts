// Why the methods that are exact but for rounding lose all their digits, where they do.
import { blockOf, type Block } from './blocks.js';
import type { Findings, Standing } from './comparison.js';
import type { LossCause } from './ranks.js';
import { methodTable, type MethodId } from '../methods/table.js';

/** Those that follow the program step by step: no formula of others, no step that is too wide. */
const isExact = (method: MethodId): boolean =>
  methodTable[method].group === 'ad' || methodTable[method].kind === 'complex-step';

/**
 * Automatic differentiation is exact but for rounding. Where it has no digit right, rounding took them: subtraction of
 * nearly equal numbers, if there is any subtraction. Conditions make an exception: at a tie, reverse mode and the
 * complex step may see another function than there is, so there forward mode has to be among the wrong. Where the function of a
 * file is known to take another path in floating point than in exact arithmetic, that is enough.
 */
export function lossCause(
  { value, results }: Findings,
  blocks: readonly Block[],
  standings: readonly Standing[],
  isOtherPath = false,
): LossCause | null {
  const exact = standings.flatMap(({ method, rank, decisive }, index) =>
    decisive !== null && rank !== 'no-number' && isExact(method) ? [{ method, rank, decisive, index }] : [],
  );
  const lost = exact.filter(({ rank }) => rank === 'wrong' || rank === 'faint');
  if (lost.length === 0 || lost.length < exact.length) return null;
  if (value.computed.some((each) => typeof each === 'string')) return 'overflow';
  if (isOtherPath) return 'other-path';
  const decides = (value.operations.byKind.compare ?? 0) > 0;
  if (decides && !lost.some(({ method }) => method === 'forward')) return null;
  const vanished = lost.every(({ decisive, index }) => blockOf(blocks, decisive.wrt)?.entries[index]?.derivative === 0);
  const subtracts = lost.some(({ index }) => (results[index]?.operations?.byKind.add ?? 0) > 0);
  if (subtracts) return vanished ? 'cancellation-or-underflow' : 'cancellation';
  return vanished ? 'underflow' : 'rounding';
}
