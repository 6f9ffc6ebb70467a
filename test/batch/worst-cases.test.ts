// Which lines are made where nobody writes them: all that the summary and the list of failures read, whoever ran the cases.
import { expect, test } from 'vitest';
import { figuresOf } from '../../src/batch/figures.js';
import type { BatchCase } from '../../src/batch/record.js';
import { Summary } from '../../src/batch/summary.js';
import { LinesRead } from '../../src/batch/worst-cases.js';
import { randomNumbers } from './random-numbers.js';

const methods = ['forward', 'central-difference'] as const;

/** A case whose methods are off by so many ulps; null: no answer. */
function caseOf(index: number, ulps: readonly (number | null)[], status: BatchCase['status'] = 'passed'): BatchCase {
  const results = ulps.map((each, i) => {
    const error = each === null ? null : { x: { absolute: 1, relative: 1, ulps: each, bits: 20 } };
    return { method: methods[i], status: each === null ? 'unsupported' : 'ok', gradient: null, error, evaluations: 1, operations: null, code: null, message: null }; // prettier-ignore
  });
  return { type: 'case', index, file: 'a', number: index + 1, id: null, tags: [], key: '', status, code: null, message: null, expression: `x + ${index}`, at: 1, options: {}, reference: null, results, expect: null, failures: [] } as unknown as BatchCase; // prettier-ignore
}

const isRead = (lines: LinesRead, record: BatchCase): boolean => lines.includes(record.index, figuresOf(record));

test.each([
  { what: 'a failure', record: caseOf(9, [0], 'failed'), read: true },
  { what: 'a case as bad as the worst, which came before', record: caseOf(9, [3]), read: false },
  { what: 'one that is worse', record: caseOf(9, [4]), read: true },
  { what: 'one whose other method is worse', record: caseOf(9, [0, 4]), read: true },
  { what: 'one without an answer', record: caseOf(9, [null]), read: false },
])('after five cases, $what: read $read', ({ record, read }) => {
  const lines = new LinesRead();
  for (let index = 0; index < 5; index++) isRead(lines, caseOf(index, [3, 3]));
  expect(isRead(lines, record)).toBe(read);
});

test('workers that know their own cases alone make every line that a summary reads, wherever the batch ends', () => {
  const random = randomNumbers(1);
  const ulpsOf = (): number | null => (random() < 0.1 ? null : Math.floor(random() * 12)); // many are equal
  const records = Array.from({ length: 400 }, (_, i) => caseOf(i, [ulpsOf(), ulpsOf()]));
  const workers = [new LinesRead(), new LinesRead(), new LinesRead()];
  const made = records.map((record) => isRead(workers[Math.floor(random() * 3)] as LinesRead, record));
  expect(made.filter((each) => each).length).toBeLessThan(150);
  const [whole, read] = [new Summary(), new Summary()];
  for (const record of records) {
    const line = JSON.stringify(record);
    whole.add(record.index, figuresOf(record), 0, () => line);
    read.add(record.index, figuresOf(record), 0, () => (made[record.index] === true ? line : ''));
    expect(read.result()).toEqual(whole.result());
  }
});
