// Round numbers along an axis, also where doubles end.
import { scaleLinear } from 'd3-scale';

/** Beyond these, differences of doubles overflow or their reciprocals do. */
const [leastSize, greatestSize] = [1e-280, 1e300];

/** About so many round numbers of a range. */
export function roundNumbers(from: number, to: number, count: number): number[] {
  const size = Math.max(Math.abs(from), Math.abs(to));
  const shift = size < leastSize ? 100 : size > greatestSize ? -10 : 0;
  const factor = 10 ** shift;
  const numbers = scaleLinear([from * factor, to * factor], [0, 1]).ticks(count);
  return shift === 0 ? numbers : numbers.map((number) => shifted(number, -shift));
}

/** A number times a power of ten, as its decimals are. */
function shifted(number: number, by: number): number {
  const [digits, exponent] = number.toExponential(12).split('e') as [string, string];
  return Number(`${digits}e${Number(exponent) + by}`);
}
