// Which points in a row are a stretch at which a method fails.
import { expect, test } from 'vitest';
import { stretchesOf } from '../../src/scan/stretches.js';

const place = { panel: 0, expression: 'f', wrt: 'x', method: 'forward' } as const;

/** Of `9 3 -`: bits, or none; `!` a certified point without a result, `?` one where nothing is certified. */
function stretchesIn(row: string): unknown[] {
  const points = row.split(' ');
  const bits = points.map((point) => (point === '!' || point === '?' ? null : Number(point)));
  const verdicts = points.map((point) => (point === '?' ? 'kink' : 'certified'));
  const found = stretchesOf({ ...place, bits }, points.map((_, i) => i), verdicts, 8); // prettier-ignore
  return found.map(({ from, to, points, fewest, at, failed }) => [from, to, points, fewest, at, failed]);
}

test.each<[string, unknown[]]>([
  ['9 9 8', []],
  ['9 7 9', [[1, 1, 1, 7, 1, 0]]],
  ['7 3 3', [[0, 2, 3, 3, 1, 0]]],
  ['9 7 8 7 9', [[1, 1, 1, 7, 1, 0], [3, 3, 1, 7, 3, 0]]],
  ['! 9 !', [[0, 0, 1, null, null, 1], [2, 2, 1, null, null, 1]]],
  ['9 ! 2 9', [[1, 2, 2, 2, 2, 1]]],
  // one point without a derivative is passed over, two may hide anything; none begins or ends a stretch
  ['9 7 ? 6 9', [[1, 3, 2, 6, 3, 0]]],
  ['9 7 ? ? 6', [[1, 1, 1, 7, 1, 0], [4, 4, 1, 6, 4, 0]]],
  ['? 7 ?', [[1, 1, 1, 7, 1, 0]]],
  ['7 ? 9', [[0, 0, 1, 7, 0, 0]]],
  ['? ? ?', []],
  ['0 ? 0 ? 0', [[0, 4, 3, 0, 0, 0]]],
])('%s', (row, expected) => {
  expect(stretchesIn(row)).toEqual(expected);
}); // prettier-ignore
