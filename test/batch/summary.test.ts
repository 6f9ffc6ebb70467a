// The summary of a batch from figures alone.
import { expect, test } from 'vitest';
import { Summary } from '../../src/batch/summary.js';
import { figuresOf } from '../../src/batch/figures.js';
import type { BatchCase } from '../../src/batch/record.js';

/** A case whose forward mode is off by so many ulps. */
function caseOf(ulps: number): BatchCase {
  const error = { x: { absolute: 1, relative: 1, ulps, bits: 20 } };
  const result = { method: 'forward', status: 'ok', gradient: { x: 1 }, error, evaluations: 1, operations: null, code: null, message: null }; // prettier-ignore
  return { type: 'case', index: 0, file: 'a', number: 1, id: null, tags: [], key: '', status: 'passed', code: null, message: null, expression: 'x', at: 1, options: {}, reference: null, results: [result], expect: null, failures: [] } as unknown as BatchCase; // prettier-ignore
}

// counted to two digits, each of these is more than it is
test.each([[[44.6e6]], [[44.6e6, 44.6e6, 44.6e6]], [[1, 4.451, 4.452]], [[0.5, 9.96]]])(
  'no quantile is above the worst of %j',
  (errors) => {
    const summary = new Summary();
    errors.forEach((ulps, index) => {
      const record = caseOf(ulps);
      summary.add(index, figuresOf(record), 0, () => JSON.stringify(record));
    });
    const { median, p95, worst } = summary.result().methods[0]?.ulps as { median: number; p95: number; worst: number };
    expect(worst).toBe(Math.max(...errors));
    expect(p95).toBeLessThanOrEqual(worst);
    expect(median).toBeLessThanOrEqual(p95);
  },
);
