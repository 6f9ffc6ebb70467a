// The axis of the input that moves: where a number lies between the ends, and which numbers are written below.
import { scaleLinear } from 'd3-scale';
import { roundNumbers } from '../plot/round-numbers.js';
import type { Scan } from '../../scan/scan-data.js';

export interface RangeTick {
  readonly value: number;
  /** Of a power of ten on a logarithmic axis; null: the value is written as it is. */
  readonly exponent: number | null;
}

/** From 0 at the lower end to 1 at the upper one. */
export function placeInRange({ from, to, axis }: Scan, x: number): number {
  if (axis === 'linear') return (x / 2 - from / 2) / (to / 2 - from / 2); // halves: their difference is a double
  const [low, high] = [Math.log(Math.abs(from)), Math.log(Math.abs(to))];
  return (Math.log(Math.abs(x)) - low) / (high - low) + 0;
}

/** At most so many round numbers, ascending; powers of ten where the range has two of them on a logarithmic axis. */
export function rangeTicks({ from, to, axis }: Scan, most: number): RangeTick[] {
  if (axis === 'logarithmic') {
    const powers = powersBetween(Math.min(Math.abs(from), Math.abs(to)), Math.max(Math.abs(from), Math.abs(to)), most);
    const sign = Math.sign(to);
    if (powers.length >= 2)
      return powers
        .map((exponent) => ({ value: sign * Number(`1e${exponent}`), exponent }))
        .sort((a, b) => a.value - b.value);
  }
  for (let count = Math.max(2, most); count > 1; count--) {
    const values = roundNumbers(from, to, count);
    if (values.length <= most) return values.map((value) => ({ value, exponent: null }));
  }
  return [{ value: from, exponent: null }];
}

function powersBetween(low: number, high: number, most: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const step = [1, 2, 3, 4, 5, 10, 20, 25, 50, 100, 200].find((each) => (last - first) / each + 1 <= most) ?? 500;
  const start = Math.ceil(first / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((last - start) / step) + 1) }, (_, i) => start + i * step);
}

/** Round numbers of bits between none and all. */
export const bitTicks = (significandBits: number, most: number): number[] =>
  scaleLinear([0, significandBits], [0, 1]).ticks(Math.max(1, Math.min(most, 6)));
