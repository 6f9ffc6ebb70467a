// The verdict of several.
import type { GradientVerdict } from './check-data.js';

/** FAIL, then INCONCLUSIVE, then PASS; of nothing INCONCLUSIVE. */
export function gravest(verdicts: readonly GradientVerdict[]): GradientVerdict {
  if (verdicts.includes('FAIL')) return 'FAIL';
  return verdicts.length === 0 || verdicts.includes('INCONCLUSIVE') ? 'INCONCLUSIVE' : 'PASS';
}
