// Random programs at singular points beside values at 600 digits: `npm run fuzz` takes 12,000, `SEED=… COUNT=… ORDER=2 npm run fuzz` others.
// It prints how verdicts are spread and what they cost. Without Python and mpmath diffcmp contradicts at most itself, and that is said.
// `SAMPLE=500 npx vitest run --mode long test/fuzz/verdicts` writes the rows of singular-programs.json anew.
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { hasOracle, Oracle } from '../reference/singular-oracle.js';
import { sampleRows } from '../reference/singular-sample.js';
import { shrunkFault, study } from '../reference/singular-study.js';
import { summaryOf } from '../reference/singular-summary.js';

const isLongRun = process.env['npm_lifecycle_event'] === 'fuzz';
const seed = Number(process.env['SEED'] ?? 1);
const count = Number(process.env['COUNT'] ?? (isLongRun ? 12_000 : 60));
/** Of the derivatives that are asked: second ones are those twice by one input. */
const order = process.env['ORDER'] === '2' ? 2 : 1;
const sample = Number(process.env['SAMPLE'] ?? 0);

test(
  `no verdict of ${count} random programs is contradicted (seed ${seed}, order ${order})`,
  { timeout: 0 },
  async () => {
    const lab = await theLaboratory();
    const oracle = hasOracle() ? new Oracle() : null;
    try {
      const found = await study(lab, seed, count, oracle, order);
      process.stdout.write(`${summaryOf(found, oracle !== null)}\n`);
      const faults = found.contradictions;
      expect(
        oracle === null ? faults : await Promise.all(faults.map((fault) => shrunkFault(lab, oracle, fault))),
      ).toEqual([]);
    } finally {
      oracle?.close();
    }
  },
);

test.runIf(sample > 0 && hasOracle())(`${sample} rows of programs are written`, { timeout: 0 }, async () => {
  const rows = await sampleRows(await theLaboratory(), seed, sample);
  const lines = rows.map((row) => JSON.stringify(row)).join(',\n');
  writeFileSync(new URL('../oracle/singular-programs.json', import.meta.url), `[\n${lines}\n]\n`);
});
