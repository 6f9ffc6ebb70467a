// A line through the point, and the values of the program along it.
import type { Format } from '../../arithmetics/formats.js';
import { exactStep } from '../../methods/differences.js';
import type { Vicinity } from './vicinity.js';

export interface ProbeLine {
  /** By how much each input moves at a step of 1; those that don't are missing. */
  readonly direction: ReadonlyMap<number, number>;
  /** The step at which to begin, about. */
  readonly unit: number;
  /** The step near another that is exactly gone. */
  readonly exact: (step: number) => number;
  readonly at: (step: number) => readonly number[];
}

/** Along one input, in its own unit: its number plus the step is a number of the format. */
export function coordinateLine({ point, format, sizes }: Vicinity, input: number): ProbeLine {
  const x = point[input] as number;
  return {
    direction: new Map([[input, 1]]),
    unit: sizes[input] as number,
    exact: (step) => exactStep(format, x, step),
    at: (step) => point.with(input, x + step),
  };
}

/** Along several inputs at once; a step of 1 moves them by about their sizes. */
export function slantedLine({ point, format }: Vicinity, direction: ReadonlyMap<number, number>): ProbeLine {
  return {
    direction,
    unit: 1,
    exact: (step) => (movesAny(point, direction, step, format) ? step : 0),
    at: (step) => {
      const moved = [...point];
      for (const [input, part] of direction) moved[input] = format.round((point[input] as number) + step * part);
      return moved;
    },
  };
}

function movesAny(
  point: readonly number[],
  direction: ReadonlyMap<number, number>,
  step: number,
  { round }: Format,
): boolean {
  for (const [input, part] of direction) {
    const x = point[input] as number;
    if (round(x + step * part) !== x) return true;
  }
  return false;
}
