// The progress line and the summary of a batch, at every width.
import { describe, expect, it } from 'vitest';
import { Summary } from '../../../src/batch/summary.js';
import { methodIds, type MethodId } from '../../../src/methods/table.js';
import { progressText, spanText } from '../../../src/report/batch/progress.js';
import { summaryScreen } from '../../../src/report/batch/screen.js';
import { styleOf } from '../../../src/report/text/style.js';

const facts = { done: 24446, total: 40000, failed: 2, fraction: 0.6, computed: 24446, elapsed: 3700 };

describe('the progress line', () => {
  it.each([
    [80, '24 446/40 000  61 %  2 failed  6 607 cases/s  2.4 s left'],
    [56, '24 446/40 000  61 %  2 failed  6 607 cases/s  2.4 s left'],
    [55, '24 446/40 000  61 %  2 failed  2.4 s left'],
    [40, '24 446/40 000  2 failed  2.4 s left'],
    [30, '24 446/40 000  2 failed'],
    [10, '24 446/40 '],
  ])('at %i columns leaves out what does not fit', (width, line) => {
    expect(progressText(facts, width)).toBe(line);
  });
  it('says how much of an input of unknown length is read', () => {
    expect(progressText({ ...facts, total: null })).toBe('24 446 cases  60 %  2 failed  6 607 cases/s  2.5 s left');
    expect(progressText({ ...facts, total: null, fraction: null })).toBe('24 446 cases  2 failed  6 607 cases/s');
  });
});

it.each([
  [0, '0.0 s'],
  [9.94, '9.9 s'],
  [10, '10 s'],
  [59.4, '59 s'],
  [59.6, '1 min 0 s'],
  [3599.4, '59 min 59 s'],
  [3599.6, '1 h 0 min'],
  [7860, '2 h 11 min'],
])('a span of %f seconds is %s', (seconds, text) => {
  expect(spanText(seconds)).toBe(text);
});

/** The widest title is that of the five-point difference. */
const some: readonly MethodId[] = ['forward', 'complex-step', 'richardson', 'central-difference', 'five-point'];

/** A summary of cases with numbers as wide as they come. */
function summary(): ReturnType<Summary['result']> {
  const all = new Summary();
  const line = JSON.stringify({ expression: 'x', at: 1, options: {}, file: 'some/folder/cases.ndjson', number: 7 });
  const figures = [
    0,
    -1,
    some.length,
    ...some.flatMap((id) => [
      methodIds.indexOf(id),
      0,
      123456,
      1.2e5,
      30,
      1234,
      id === 'richardson' ? 2 : 0,
      id === 'richardson' ? 3 : 0,
    ]),
  ];
  for (let index = 0; index < 12345; index++) all.add(index, figures, 0, () => line);
  return all.result();
}

describe('the summary', () => {
  it.each([30, 40, 51, 52, 60, 80, 120, 200])('fits %i columns, and names every method', (width) => {
    const screen = summaryScreen(summary(), { files: 1 }, styleOf({ width }));
    const lines = screen.split('\n');
    expect(Math.max(...lines.map((text) => text.length))).toBeLessThanOrEqual(width);
    expect(screen).not.toMatch(/\d\n\d/);
    expect(lines.filter((text) => text.startsWith('Richardson'))).toHaveLength(1);
    expect(screen).toMatch(
      width < 52 ? /^ {2}cases 12 345 {2}median ulp 1e5/m : /^Richardson \(adaptive\) +12 345 +1e5/m,
    );
    expect(screen.replace(/\s+/g, ' ')).toMatch(
      /The errors that Richardson \(adaptive\) estimates: 24 690 of 37 035 estimates held \(66\.6 %\)\. $/,
    );
  });

  it.each([
    [
      60,
      ' no room for 95 %, median bits, worst bits, unsupp., no number, operations and worst case: --width, or -f csv The',
    ],
    [120, ' no room for worst bits and operations: --width, or -f csv The'],
    [200, null],
  ])('names what %i columns have no room for', (width, note) => {
    const screen = summaryScreen(summary(), { files: 1 }, styleOf({ width }));
    if (note === null) expect(screen).not.toContain('no room');
    else expect(screen.replace(/\s+/g, ' ')).toContain(note);
  });

  it.each(Array.from({ length: 140 }, (_, place) => 60 + place))(
    'keeps an option and its value together at %i columns',
    (width) => {
      expect(summaryScreen(summary(), { files: 1 }, styleOf({ width }))).not.toMatch(/-f$/m);
    },
  );
});
