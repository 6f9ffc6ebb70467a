// Every row of the table of constructs, run by Node itself and by diffcmp over doubles: the same numbers, to the last bit.
import { describe, expect, test } from 'vitest';
import { constructs } from './constructs.js';
import { runInNode } from './run-by-node.js';

test('there are more than three hundred constructs, each with a name of its own', () => {
  const all = constructs.flatMap(([, rows]) => rows.map(({ name }) => name));
  expect(all.length).toBeGreaterThan(300);
  expect(new Set(all).size).toBe(all.length);
});

describe.each(constructs)('%s', (_subject, rows) => {
  test('each row runs in Node, and throws where its name says so', async () => {
    for (const row of rows)
      for (const args of row.calls) {
        const ran = await runInNode(row, args);
        if (/ throws( |$)/.test(row.name)) expect(ran, row.name).toHaveProperty('thrown');
      }
  });
});
