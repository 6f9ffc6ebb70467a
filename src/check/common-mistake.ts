// What went wrong in all components that fail, in one text.
import type { CheckedPoint } from './check-data.js';

/** The mistake that they share, or those of each by name; null where one of them has none, or none fails. */
export function commonMistake(points: readonly CheckedPoint[]): string | null {
  const failing = new Map(points.flatMap(({ components }) => components.filter(({ verdict }) => verdict === 'FAIL').map(({ name, mistake }) => [name, mistake] as const))); // prettier-ignore
  const texts = new Set(failing.values());
  const [only] = texts;
  if (texts.size === 0 || texts.has(null)) return null;
  return texts.size === 1 ? (only ?? null) : [...failing].map(([name, text]) => `${name}: ${text ?? ''}`).join('; ');
}
