// Figures of a case that ran are those of its line, which a batch that goes on and a merge read them from.
import { expect, test } from 'vitest';
import type { CaseFields } from '../../src/batch/case-fields.js';
import { figuresOf, readFigures } from '../../src/batch/figures.js';
import { prepareCase } from '../../src/batch/prepare-case.js';
import { readCaseLine } from '../../src/batch/record.js';
import { CaseRunner, type RanCase } from '../../src/batch/run-case.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { jsonLine } from '../../src/text/visible.js';

const settings = { version: 'test', overrides: {}, timeout: 20_000, filter: null, allowOutside: false };

async function ran(content: CaseFields): Promise<RanCase> {
  const preparation = prepareCase({ index: 0, file: '-', number: 1, line: 1, content }, settings);
  if (preparation.kind !== 'ready') throw new Error('the case is not ready to run');
  return new CaseRunner(await theLaboratory(), settings.timeout).run(preparation.prepared);
}

test.each<CaseFields & { readonly estimates?: number }>([
  { expr: 'x*cos(x)', at: { x: 1.2 }, estimates: 1 },
  { expr: 'x*exp(y)', at: { x: 1.2, y: 2 }, methods: 'all', estimates: 2 },
  { expr: 'x^3*y', at: { x: 1.2, y: 2 }, order: 2 },
  { expr: 'tanh(W*x)', at: { W: [[0.5, 2], [1, 3]], x: [0.25, 2] }, estimates: 12 }, // prettier-ignore
  { expr: 'tanh(W*x)', at: { W: [[0.5, 2], [1, 3]], x: [0.25, 2] }, reduce: 'sum', estimates: 6 }, // prettier-ignore
  { expr: 'exp(x)/x', at: { x: 0.3 }, precision: 'float32' },
  { expr: 'abs(x - 3)', at: { x: 3 } },
  { expr: 'sqrt(x)', at: { x: 0 } },
  { expr: 'x <= 0 ? exp(1)*x : exp(1)*x + x^3*sin(1/x)', at: { x: 0 }, order: 2, methods: 'ad' },
  { expr: '1/x^200', at: { x: 1e-2 } },
  { expr: 'log(x)', at: { x: -1 } },
  { expr: 'x', at: { x: 1 }, skip: true },
  { expr: 'x^2', at: { x: 3 }, expect: 7, methods: 'ad' },
  { f: 'x^2', gradient: '2*x', at: { x: 3 } },
])('$expr$f at $at', async ({ estimates, ...fields }) => {
  const { figures, record } = await ran(fields);
  expect(figures).toEqual(figuresOf(readCaseLine(jsonLine(record()))));
  if (estimates === undefined) return;
  const richardson = readFigures(figures).methods.find(({ method }) => method === 'richardson');
  expect(richardson?.estimates.of).toBe(estimates);
});
