// More of the batch as processes: shards merged, and the other ways in which it ends.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endsBySignal, filterEnds } from './batch-endings.js';
import { diffcmp, folderWithCases, wholeRun, withWholeRun } from './broken-batches.js';

withWholeRun();

test('SIGTERM ends in good order with 143, says how to continue, and that works', () => endsBySignal('SIGTERM', 143));

test.each(['--max-failures', 'a line that is no case'] as const)(
  'a filter whose input stays open ends at once by %s; what it wrote are whole lines',
  filterEnds,
);

test('shards 1..4 merged, in any order, are the single run', async () => {
  const cwd = folderWithCases();
  for (const i of [1, 2, 3, 4])
    await diffcmp(['batch', 'cases.ndjson', '--shard', `${i}/4`, '-o', `part-${i}.ndjson`, '-q'], { cwd });
  const parts = [3, 1, 4, 2].map((i) => `part-${i}.ndjson`);
  const { exitCode } = await diffcmp(['merge', ...parts, '-o', 'merged.ndjson', '-q'], { cwd });
  expect(exitCode).toBe(0);
  expect(readFileSync(join(cwd, 'merged.ndjson'), 'utf8')).toBe(wholeRun());
  const missing = await diffcmp(['merge', ...parts.slice(1)], { cwd });
  expect([missing.exitCode, missing.stderr]).toEqual([3, expect.stringContaining('part 3/4 is missing')]);
  appendFileSync(join(cwd, 'part-1.ndjson'), '{"type":"ca');
  const broken = await diffcmp(['merge', ...parts], { cwd });
  expect([broken.exitCode, broken.stderr]).toEqual([3, expect.stringContaining('this line is not whole')]);
});
