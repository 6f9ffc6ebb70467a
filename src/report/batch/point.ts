// The point of a case as text, as `--at` takes it.
import type { GivenPoint } from '../../problem/point-of.js';

export function pointText(at: GivenPoint): string {
  if (typeof at !== 'object') return String(at);
  if (Array.isArray(at)) return coordinateText(at);
  return Object.entries(at)
    .map(([name, value]) => `${name}=${coordinateText(value)}`)
    .join(',');
}

/** `1.2`, `[[0.25],[pi/20]]`, `{"x":1}`: constants such as `pi/20` without quotes, but not in a record, where they are texts. */
function coordinateText(value: unknown): string {
  if (typeof value === 'string') return value;
  const text = JSON.stringify(value);
  return text.includes('{') ? text : text.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => JSON.parse(quoted) as string);
}
