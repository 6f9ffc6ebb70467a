// Verdicts of sums of what isn't all known, as x*sin(1/x): it cancels where it is one and the same number, however it is added.
import { expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';

/* prettier-ignore */
it.each([
  ['s - s',                            0],
  ['(s + x) - s',                      1],
  ['s - (s + 3*x)',                   -3],
  ['(3*x - s) + s',                    3],
  ['s + (3*x - s)',                    3],
  ['-s + (3*x + s)',                   3],
  ['-(s - 3*x) + s',                   3],
  ['(s - w) + w - s',                  0],
  ['s - (s + 3*x) - (s - (s + x))',   -2],
])('with s = x*sin(1/x) and w = x*cos(1/x), %s has the derivative %d at 0', async (text, slope) => {
  const { reference } = await compare(`s = x ? x*sin(1/x) : 0; w = x ? x*cos(1/x) : 0; ${text}`, { at: 0, methods: 'forward' });
  expect([reference.status, reference.gradient['x']]).toEqual(['certified', slope]);
});

/* prettier-ignore */
it.each([
  ['s - -s',             'undefined', 'the slope oscillates on both sides and has no limit there'],
  ['s + s',              'undefined', 'the slope oscillates on both sides and has no limit there'],
  ['s + w - w',          'undefined', 'the slope oscillates on both sides and has no limit there'],
  ['max(s, s + x)',      'undefined', 'the slope oscillates on both sides and has no limit there'],
  ['min(s/x, s/x - x)',  'undefined', 'the function oscillates on both sides and has no limit there'],
  ['s + x > s ? x : 0',  'kink',      'the slopes to the left and to the right differ'],
  ['s - (w + s)',        'undefined', 'the slope oscillates on both sides and has no limit there'],
  ['s + w',              'undecided', 'the slope beside the point is not known'],
  ['s - w',              'undecided', 'the slope beside the point is not known'],
])('with the same, %s at 0 is %s: %s', async (text, status, message) => {
  const { reference } = await compare(`s = x ? x*sin(1/x) : 0; w = x ? x*cos(1/x) : 0; ${text.replaceAll('s/x', '(x ? sin(1/x) : 0)')}`, { at: 0, methods: 'forward' });
  expect([reference.status, reference.message]).toEqual([status, message]);
});
