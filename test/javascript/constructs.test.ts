// Every row of the table of constructs, run by Node itself and by diffcmp over doubles: the same numbers, to the last bit, and the
// same failures. Numbers that a function is given are inputs once, and constants once, which take other ways through the machine.
import { describe, expect, test } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { DiffcmpError, ProgramFailure } from '../../src/errors.js';
import type { FileFunction } from '../../src/javascript/file-function.js';
import { functionOfFile } from '../../src/javascript/find-function.js';
import { constructs } from './constructs.js';
import type { Given } from './construct.js';
import { graphOf } from './graph-of.js';
import { budget, flat, valueOver } from './run-by-diffcmp.js';
import { loadInNode, runInNode } from './run-by-node.js';

test('there are more than three hundred constructs, each with a name of its own', () => {
  const all = constructs.flatMap(([, rows]) => rows.map(({ name }) => name));
  expect(all.length).toBeGreaterThan(300);
  expect(new Set(all).size).toBe(all.length);
});

/** What diffcmp gives, in the words of what Node gives. */
function runByDiffcmp(f: () => FileFunction, args: readonly Given[], asConstants: boolean): unknown {
  try {
    return valueOver(f(), args, asConstants);
  } catch (error) {
    if (error instanceof ProgramFailure && error.code === 'program-failed') return 'it fails';
    // a name that is nowhere is refused before anything runs
    if (error instanceof DiffcmpError && error.message.includes('is not defined')) return 'it fails';
    throw error;
  }
}

describe.each(constructs)('%s', (_subject, rows) => {
  test.each(rows.map((row) => [row.name, row] as const))('%s', async (name, row) => {
    const byNode = await loadInNode(row);
    const graph = graphOf(row);
    for (const args of row.calls) {
      const ran = runInNode(byNode, args);
      if (/ throws( |$)/.test(name)) expect(ran).toHaveProperty('thrown');
      const expected = 'value' in ran ? flat(ran.value) : 'it fails';
      for (const asConstants of [false, true])
        expect(runByDiffcmp(() => functionOfFile(graph, 'f'), args, asConstants), `${row.source}\n${JSON.stringify(args)}${asConstants ? ' as constants' : ''}`).toStrictEqual(expected); // prettier-ignore
    }
  });
});

test('each run begins anew, as if the file had just been loaded', () => {
  const f = functionOfFile(graphOf({ source: 'let n = 0; export const f = (x) => ++n * x;', language: 'js' }), 'f');
  const run = f.link([{ kind: 'input', place: 0 }], float64);
  expect([run([1.5], budget), run([1.5], budget)].map(({ items }) => items)).toEqual([[1.5], [1.5]]);
});
