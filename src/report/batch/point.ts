// The point of a case as text, as `--at` takes it.
import type { Coordinate, Point, TensorData } from '../../problem/point-of.js';

export function pointText(at: Point | TensorData): string {
  if (typeof at !== 'object') return String(at);
  if (isData(at)) return dataText(at);
  return Object.entries(at)
    .map(([name, value]) => `${name}=${isData(value) ? dataText(value) : value}`)
    .join(',');
}

const isData = (value: Point | Coordinate): value is TensorData => Array.isArray(value);

/** `[[0.25],[pi/20]]`. */
function dataText(data: TensorData): string {
  return JSON.stringify(data).replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => JSON.parse(quoted) as string);
}
