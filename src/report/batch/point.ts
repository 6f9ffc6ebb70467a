// The point of a case as text, as `--at` takes it.
import type { Point, TensorData } from '../../point-of.js';

export function pointText(at: Point): string {
  if (typeof at !== 'object') return String(at);
  return Object.entries(at)
    .map(([name, value]) => `${name}=${typeof value === 'object' ? dataText(value) : value}`)
    .join(',');
}

/** `[[0.25],[pi/20]]`. */
function dataText(data: TensorData): string {
  return JSON.stringify(data).replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => JSON.parse(quoted) as string);
}
