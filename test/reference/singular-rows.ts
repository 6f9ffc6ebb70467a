// Verdicts on the rows of singular-programs.json: random programs at singular points, with what values at 600 digits say of them.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { truthOf } from './singular-run.js';
import type { SampleRow } from './singular-sample.js';
import { faultOf } from './singular-study.js';

const rows = JSON.parse(
  readFileSync(new URL('../oracle/singular-programs.json', import.meta.url), 'utf8'),
) as SampleRow[];

/** Milliseconds for a row: few need more than a tenth of it, and one that isn't told contradicts nothing. */
const longest = 300;

/** The test that values contradict no verdict on every so many rows. */
export function testSingularRows(every: number): void {
  const some = rows.filter((_, index) => index % every === 0);
  test(`Verdicts on ${some.length} random programs contradict no values beside the point`, async () => {
    const lab = await theLaboratory();
    const faults = some.flatMap((row) => {
      const fault = faultOf(truthOf(lab, row, longest), row.told);
      return fault === null ? [] : [{ fault, ...row }];
    });
    expect(faults).toEqual([]);
  });
}
