// Which cells of a row belong to the column of a vector, by the names above them.
import { expect, test } from 'vitest';
import { cellsOf } from '../../src/train/column-heads.js';

const x = { name: 'x', size: 3 } as const;

test.each<[header: readonly string[], cells: number[] | string]>([
  [
    ['t', 'x1', 'x2', 'x3', 'y'],
    [1, 2, 3],
  ],
  [
    ['x0', 'x1', 'x2', 'y'],
    [0, 1, 2],
  ],
  [
    ['x0', 'x1', 'x2', 'x3'],
    [1, 2, 3],
  ], // counted from 1 where that can be
  [['x1', 'x2'], 'x[3] takes 3 columns, and there are 2'],
  [['x0', 'x2', 'x1'], "x[3] takes the columns x0 to x2, and where x1 should be is 'x2'"],
  [['y', 'x1', 'x2'], 'x[3] takes the columns x1 to x3, and where x3 should be is the end'],
  [['x0', 'x2', 'x3'], "x[3] takes the columns x0 to x2, and where x1 should be is 'x2'"],
  [['a', 'b', 'c'], 'x[3] takes the columns x1 to x3, and there is no x1'],
])('x[3] of %j', (header, cells) => {
  expect(cellsOf(x, header)).toEqual(cells);
});
