// What runs straight code, however it does: what it is given, and gives.

/**
 * Runs code at a point: returns its first output, and puts the others into `out`. Where a guard fails, or the point has what
 * is no number, it returns NaN, sets `failed[0]` to 1 and leaves `out` as it is.
 */
export type Runner = (point: ArrayLike<number>, out: number[] | Float64Array, failed: Int32Array) => number;

/** Runs at a point: returns the first output, and puts the others into `out`. */
export type PointRun = (point: ArrayLike<number>, out: number[] | Float64Array) => number;

/** Copies the first numbers of a point. @returns false where one is no number */
export function copiesNumbers(point: ArrayLike<unknown>, count: number, into: Float64Array): boolean {
  for (let place = 0; place < count; place++) {
    const value = point[place];
    if (typeof value !== 'number') return false;
    into[place] = value;
  }
  return true;
}

/** Gives numbers as a runner does: returns the first, and puts the others into `out`. */
export function handOut(numbers: readonly number[], out: number[] | Float64Array): number {
  for (let place = 1; place < numbers.length; place++) out[place - 1] = numbers[place] as number;
  return numbers[0] as number;
}
