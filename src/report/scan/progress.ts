// The line of progress of a scan.
import { groupDigits } from '../../text/numeral.js';

/** As much as the width holds: how many points are done, and at what pace. */
export function scanProgressText(done: number, all: number, seconds: number, width: number): string {
  const counts = `${groupDigits(done)} of ${groupDigits(all)} points`;
  const left = Math.round((seconds / done) * (all - done));
  const whole = `${counts}, ${left} s left`;
  return whole.length <= width ? whole : counts.slice(0, Math.max(0, width));
}
