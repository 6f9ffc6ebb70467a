// Many mutated inputs: `npm run fuzz`, or with other ones `SEED=… COUNT=… npm run fuzz`. It prints how they ended.
import { expect, test } from 'vitest';
import { fuzz } from './fuzz-run.js';
import './fuzz.test.js';

const seed = Number(process.env['SEED'] ?? 1);
const count = Number(process.env['COUNT'] ?? 1000);
/** One of so many runs as a process of its own. */
const processShare = 20;

test(`${count} mutated inputs end well (seed ${seed})`, { timeout: 0 }, async () => {
  const own = await fuzz(seed, 0, count);
  const processes = await fuzz(seed, count, Math.ceil(count / processShare), true);
  process.stdout.write(`${JSON.stringify({ seed, count, own: { ...own, faults: own.faults.length }, processes: { ...processes, faults: processes.faults.length } })}\n`); // prettier-ignore
  expect([...own.faults, ...processes.faults]).toEqual([]);
});
