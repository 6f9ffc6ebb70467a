// Which rows of a large table `npm test` takes, and which only the long suite: `x.long.test.ts` imports `x.test.ts`, whose tables
// are cut by this.

const isLong = process.env['MODE'] === 'long';

/** Every so manieth row, from the first; in the long suite all the others. */
export function sampleOf<Row>(rows: readonly Row[], every: number): Row[] {
  return rows.filter((_, i) => (i % every === 0) !== isLong);
}

/** In `npm test` the rows that don't take seconds, in the long suite those that do. */
export const quickOf = <Row>(rows: readonly Row[], isSlow: (row: Row) => boolean): Row[] =>
  rows.filter((row) => isSlow(row) === isLong);

/** How many random programs: in `npm test` one in so many, in the long suite all. */
export const countOf = (count: number, every: number): number => (isLong ? count : Math.ceil(count / every));
