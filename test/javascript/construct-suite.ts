// The suite over the table of constructs: each row is run by Node itself and by diffcmp over doubles, to the same numbers and the same failures.
import { describe, expect, test } from 'vitest';
import { DiffcmpError, ProgramFailure } from '../../src/errors.js';
import type { FileFunction } from '../../src/javascript/file-function.js';
import { functionOfFile } from '../../src/javascript/find-function.js';
import type { Construct, Given } from './construct.js';
import { graphOf } from './graph-of.js';
import { flat, valueOver } from './run-by-diffcmp.js';
import { loadInNode, runInNode } from './run-by-node.js';

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

/** @param asConstants whether the numbers that a function is given are constants: else inputs, which take other ways through the machine */
export function constructSuite(
  subjects: readonly (readonly [subject: string, rows: readonly Construct[]])[],
  asConstants: boolean,
): void {
  describe.each(subjects)('%s', (_subject, rows) => {
    test.each(rows.map((row) => [row.name, row] as const))('%s', async (name, row) => {
      const byNode = await loadInNode(row);
      const graph = graphOf(row);
      for (const args of row.calls) {
        const ran = runInNode(byNode, args);
        if (/ throws( |$)/.test(name)) expect(ran).toHaveProperty('thrown');
        const expected = 'value' in ran ? flat(ran.value) : 'it fails';
        expect(runByDiffcmp(() => functionOfFile(graph, 'f'), args, asConstants), `${row.source}\n${JSON.stringify(args)}`).toStrictEqual(expected); // prettier-ignore
      }
    });
  });
}
