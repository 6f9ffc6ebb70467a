// Verdicts on the rows of singular-programs.json: random programs at singular points, with what values at 600 digits say of them.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { claimOf } from './singular-judge.js';
import { truthOf } from './singular-run.js';
import type { SampleRow } from './singular-sample.js';
import { faultOf } from './singular-study.js';
import { seenOf } from './singular-wrong.js';

const rows = JSON.parse(
  readFileSync(new URL('../oracle/singular-programs.json', import.meta.url), 'utf8'),
) as SampleRow[];

/** Milliseconds for a row: few need more than a tenth of it, and one that isn't told contradicts nothing. */
const longest = 300;

/** The share of wrong verdicts, one slope off by 2^-40 or of another kind, that the values must contradict. */
const leastSeen = 0.97;

/** The test that values contradict no verdict on every so many rows. */
export function testSingularRows(every: number): void {
  const some = rows.filter((_, index) => index % every === 0);
  test(`Verdicts on ${some.length} random programs contradict no values beside the point, and most wrong ones would`, async () => {
    const lab = await theLaboratory();
    let [made, seen] = [0, 0];
    const faults = some.flatMap((row) => {
      const finding = truthOf(lab, row, longest);
      for (const [input, verdict] of finding.verdicts ?? []) {
        const wrong = seenOf(claimOf(verdict), row.told, input);
        made += wrong.made;
        seen += wrong.seen;
      }
      const fault = faultOf(finding, row.told);
      return fault === null ? [] : [{ fault, ...row }];
    });
    expect(faults).toEqual([]);
    expect(seen / made).toBeGreaterThan(leastSeen);
  });
}
