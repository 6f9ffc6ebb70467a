// Sweeps of functions of files: one that throws beside the point has no value there, and the sweep goes on.
import { expect, test } from 'vitest';
import { sweep } from '../../src/index.js';
import { programOfText } from '../javascript/one-file.js';

test('a function that throws at large steps', async () => {
  const program = programOfText(
    'export function f(x) { if (x < 0.5) throw new RangeError("too small"); return Math.sqrt(x); }',
  );
  const { series } = await sweep(program, {
    at: { x: 1 },
    from: 1e-3,
    to: 1,
    perDecade: 1,
    methods: 'central-difference',
  });
  expect(series[0]?.error.map((error) => error !== null)).toEqual([true, true, true, false]);
});
