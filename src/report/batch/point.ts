// The point of a case as text, as `--at` takes it.
import type { Point } from '../../problem.js';

export function pointText(at: Point): string {
  if (typeof at !== 'object') return String(at);
  return Object.entries(at)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}
