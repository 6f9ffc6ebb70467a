// Which rows are held out: not trained with, and judged at the end.
import type { Mistake } from '../batch/mistakes.js';
import { countOf } from '../text/numeral.js';
import { RandomNumbers } from '../random-numbers.js';
import type { TrainingSpec } from './training-fields.js';

export interface Division {
  /** Indices of rows, ascending. */
  readonly trained: readonly number[];
  readonly heldOut: readonly number[];
}

/** The rows divided, or what is wrong with the way they should be; a share is chosen by the seed. */
export function divideRows(
  holdout: TrainingSpec['holdout'],
  rows: number,
  seed: number,
): Division | { readonly mistakes: readonly Mistake[] } {
  const all = Array.from({ length: rows }, (_, row) => row);
  const refuse = (message: string, path: Mistake['path'] = ['holdout']): { mistakes: Mistake[] } => ({
    mistakes: [{ path, onKey: false, message }],
  });
  const given = typeof holdout === 'object' ? holdout.rows : null;
  if (given !== null) {
    const beyond = given.findIndex((row) => row > rows);
    if (beyond >= 0)
      return refuse(`there is no row ${given[beyond]}; the data have ${countOf(rows, 'row')}`, ['holdout', 'rows', beyond]); // prettier-ignore
    const twice = given.findIndex((row, i) => given.indexOf(row) < i);
    if (twice >= 0) return refuse(`row ${given[twice]} is held out twice`, ['holdout', 'rows', twice]);
  }
  const share = typeof holdout === 'object' ? 0 : shareOf(holdout ?? 0);
  const count = Math.round(share * rows);
  if (share > 0 && count === 0) return refuse(`that share of ${countOf(rows, 'row')} is none; hold out more, or 0`);
  const chosen = given?.map((row) => row - 1) ?? RandomNumbers.of(seed, 'holdout').shuffled(all).slice(0, count);
  const isHeldOut = new Set(chosen);
  const trained = all.filter((row) => !isHeldOut.has(row));
  if (trained.length === 0) return refuse('all rows are held out, and none is left to train with');
  return { trained, heldOut: all.filter((row) => isHeldOut.has(row)) };
}

/** `1/3`, or the number. */
function shareOf(share: number | string): number {
  if (typeof share === 'number') return share;
  const [part, whole] = share.split('/').map(Number) as [number, number];
  return part / whole;
}
