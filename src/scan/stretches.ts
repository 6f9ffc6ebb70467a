// The stretches of a scan: points in a row at which a method keeps few bits, or has no result.
import type { ReferenceStatus } from '../compare/reference-data.js';
import type { ScanSeries, ScanStretch } from './scan-data.js';

/** What a point is for a series. `open`: nothing is certified there, so it says nothing of the method. */
type PointKind = 'kept' | 'few' | 'open';

/** @param below bits: fewer are few */
export function stretchesOf(
  { bits, ...place }: ScanSeries,
  xs: readonly number[],
  verdicts: readonly ReferenceStatus[],
  below: number,
): ScanStretch[] {
  const kinds = bits.map((kept, i): PointKind => {
    if (kept !== null) return kept < below ? 'few' : 'kept';
    return verdicts[i] === 'certified' ? 'few' : 'open';
  });
  const stretches: ScanStretch[] = [];
  for (let start = 0; start < kinds.length; start++) {
    if (kinds[start] !== 'few') continue;
    const end = endOf(kinds, start);
    const measured = bits.slice(start, end + 1).filter((_, i) => kinds[start + i] === 'few');
    const numbers = measured.filter((kept) => kept !== null);
    const fewest = numbers.length === 0 ? null : numbers.reduce((least, kept) => Math.min(least, kept));
    stretches.push({
      ...place,
      from: xs[start] as number,
      to: xs[end] as number,
      points: measured.length,
      fewest,
      at: fewest === null ? null : (xs[bits.indexOf(fewest, start)] as number),
      failed: measured.length - numbers.length,
      why: null,
    });
    start = end;
  }
  return stretches;
}

/** The last point of the stretch that begins at one: a single open point is passed over, more of them may hide anything. */
function endOf(kinds: readonly PointKind[], start: number): number {
  let end = start;
  while (kinds[end + 1] === 'few' || (kinds[end + 1] === 'open' && kinds[end + 2] === 'few'))
    end += kinds[end + 1] === 'few' ? 1 : 2;
  return end;
}
