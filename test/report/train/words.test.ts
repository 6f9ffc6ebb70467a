// What a training says at the edges: one row, large weights, long names, shares, and no step at all.
import { expect, test } from 'vitest';
import { train, type Training } from '../../../src/index.js';
import { trainScreen } from '../../../src/report/train/screen.js';
import { percent } from '../../../src/report/train/texts.js';
import { displayWidth } from '../../../src/report/text/display-width.js';
import { failureOf } from '../../../src/train/result.js';

type Spec = Exclude<Parameters<typeof train>[0], string>;

const spec: Spec = {
  data: { columns: ['a', 't'], rows: [[1, 2], [2, 4], [3, 5]] },
  weights: { w: { value: 1 } },
  model: 'a*w',
  loss: 'squaredDifference(t, output)',
}; // prettier-ignore

const lastSentences = (training: Training): string =>
  trainScreen(training, { plot: 'none' }).split('\n\n').at(-1) ?? '';

test.each([
  [1, undefined, /^The loss of the row is \S+\n$/],
  [2, undefined, /^The loss of all 2 rows is \S+\n$/],
  [2, 0.5, /^The loss of the row trained with is \S+\nThe loss of the row held out is \S+\n$/],
  [3, 1 / 3, /^The loss of the 2 rows trained with is \S+\nThe loss of the row held out is \S+\n$/],
])('%i rows, %s held out', async (rows, holdout, said) => {
  const data = { columns: ['a', 't'], rows: [[1, 2], [2, 4], [3, 5]].slice(0, rows) }; // prettier-ignore
  expect(lastSentences(await train({ ...spec, data, holdout }))).toMatch(said);
});

test.each([
  [0, '0 %'],
  [2 / 3, '66.7 %'],
  [0.5, '50 %'],
  [0.9996, '99.9 %'],
  [1, '100 %'],
])('%d is %s', (share, text) => {
  expect(percent(share)).toBe(text);
});

test('data in the file itself have no name', async () => {
  expect(trainScreen(await train(spec))).toContain('\ndata      3 rows\n');
});

test('what is long in a weight is grouped', async () => {
  const weights = { w: { shape: [1234, 2], init: 'zeros' } };
  const screen = trainScreen(await train({ ...spec, weights, model: 'a*sum(w)' }));
  expect(screen).toContain('w  1,234 × 2 numbers from ');
});

test.each([30, 40, 80])('in %i columns no name is so long that the numbers beside it are cut', async (width) => {
  const name = `weight${'_of_something'.repeat(6)}`;
  const weights = { [name]: { value: [0.123456789012345, 0.1] }, b: { value: 0 } };
  const screen = trainScreen(await train({ ...spec, weights, model: `a*sum(${name}) + b` }), { width, plot: 'none' });
  for (const line of screen.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  const [, last = ''] = screen.split(/\nweights after 1 step\n/);
  const [first, second] = /\[(\S+),\s+(\S+)\]/.exec(last)?.slice(1) ?? [];
  expect([first, second].map(Number).every((value) => value > 0.1)).toBe(true);
  expect(last.replace(/^.*_.*$/m, '')).not.toContain('…');
});

test('a loss without a value at the first weights has no smaller steps to try', async () => {
  const training = await train({ ...spec, model: 'a*w + log(-a)' });
  expect(failureOf(training)?.hint).toMatch(/^no step was made yet: /);
});
