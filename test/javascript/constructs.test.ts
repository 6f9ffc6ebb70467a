// Every row of the table of constructs, run by Node itself and by diffcmp over doubles: the same numbers, to the last bit, and the
// same failures. The numbers that a function is given are inputs here, and constants in the long suite, which has all kinds of values too.
import { expect, test } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { functionOfFile } from '../../src/javascript/find-function.js';
import { constructSuite } from './construct-suite.js';
import { constructs } from './constructs.js';
import { graphOf } from './graph-of.js';
import { budget } from './run-by-diffcmp.js';

test('there are more than three hundred constructs, each with a name of its own', () => {
  const all = constructs.flatMap(([, rows]) => rows.map(({ name }) => name));
  expect(all.length).toBeGreaterThan(300);
  expect(new Set(all).size).toBe(all.length);
});

constructSuite(constructs.filter(([subject]) => subject !== 'kinds'), false); // prettier-ignore

test('each run begins anew, as if the file had just been loaded', () => {
  const f = functionOfFile(graphOf({ source: 'let n = 0; export const f = (x) => ++n * x;', language: 'js' }), 'f');
  const run = f.link([{ kind: 'input', place: 0 }], float64);
  expect([run([1.5], budget), run([1.5], budget)].map(({ items }) => items)).toEqual([[1.5], [1.5]]);
});
