// Every row of the table of constructs, run by Node itself and by diffcmp over doubles: the same numbers, to the last bit, and the
// same failures. The numbers that a function is given are inputs here, and constants in the long suite, which has all kinds of values too.
import { expect, test } from 'vitest';
import type { Arithmetic } from '../../src/arithmetic.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { functionOfFile } from '../../src/javascript/find-function.js';
import { constructSuite } from './construct-suite.js';
import { constructs } from './constructs.js';
import { graphOf } from './graph-of.js';
import { budget } from './run-by-diffcmp.js';
import { loadInNode, runInNode } from './run-by-node.js';

test('there are more than three hundred constructs, each with a name of its own', () => {
  const all = constructs.flatMap(([, rows]) => rows.map(({ name }) => name));
  expect(all.length).toBeGreaterThan(300);
  expect(new Set(all).size).toBe(all.length);
});

constructSuite(constructs.filter(([subject]) => subject !== 'kinds'), false); // prettier-ignore

test.each([
  ['variables', 'let n = 0; export const f = (x) => ++n * x;'],
  ['objects of JavaScript itself', 'export const f = (x) => { Math.seen = (Math.seen ?? 0) + 1; return x * Math.seen; };'],
  ['prototypes', 'export const f = (x) => { const n = [].seen ?? 0; Array.prototype.seen = n + 1; return x * (n + 1); };'],
  ['what it freezes', 'export const f = (x) => { const n = Object.isFrozen(Math) ? 2 : 1; Object.freeze(Math); return x * n; };'],
  ['heirs', 'export const f = (x) => { const n = Math.seen ?? 1; Object.setPrototypeOf(Math, { seen: 2 }); return x * n; };'],
  ['what it forgets', 'export const f = (x) => { const n = [].at === undefined ? 2 : 1; delete Array.prototype.at; return x * n; };'],
])('each run begins anew, as if the file had just been loaded: %s', (_what, source) => {
  const { link } = functionOfFile(graphOf({ source, language: 'js' }), 'f');
  const runs = [1, 2].map(() => link([{ kind: 'input', place: 0 }], float64));
  expect([...runs, ...runs].map((run) => run([1.5], budget).items)).toEqual([[1.5], [1.5], [1.5], [1.5]]);
}); // prettier-ignore

test('a run within a run is another one, and so is the one after a failure', () => {
  const inner: (readonly number[])[] = [];
  let isWithin = false;
  const numbers: Arithmetic<number> = {
    ...float64,
    mul: (a, b) => {
      if (!isWithin) {
        isWithin = true;
        inner.push(run([3], budget).items);
      }
      return a * b;
    },
  };
  const source = 'export const f = (x) => { if (x < 0) throw x; const y = x * x; return [x, y]; };';
  const run = functionOfFile(graphOf({ source, language: 'js' }), 'f').link([{ kind: 'input', place: 0 }], numbers);
  expect(run([2], budget).items).toEqual([2, 4]);
  expect(inner).toEqual([[3, 9]]);
  expect(() => run([-1], budget)).toThrow();
  expect(run([2], budget).items).toEqual([2, 4]);
});

test('beside infinity and NaN an enclosure is a number, which decides how they compare', async () => {
  const row = constructs.flatMap(([, rows]) => rows).find(({ name }) => name === 'comparisons with infinity and NaN');
  if (row === undefined) throw new Error('it has another name');
  const { bench } = await theLaboratory();
  bench.mpfr.reset(64);
  const { items } = functionOfFile(graphOf(row), 'f').link([{ kind: 'input', place: 0 }], bench)(
    [bench.literal(1.5)],
    budget,
  );
  expect({ value: items.map((each) => bench.known(each)) }).toEqual(runInNode(await loadInNode(row), [1.5]));
});
