// What the first gradient of compile() costs: tracing the path and making code of it, per operation of the function.
import { fileURLToPath } from 'node:url';
import { rows } from '../gradients/rows.mjs';
import { median } from '../lib/measure.mjs';
import { jsonOf } from '../lib/run-process.mjs';
import { duration } from '../lib/text.mjs';

const script = fileURLToPath(new URL('../processes/tracing.mjs', import.meta.url));

/** Rows, and how many operations each has: signs and functions as they are written. */
const measured = [
  { title: 'x·cos x', operations: 2 },
  { title: 'Rosenbrock 10', operations: 9 * 8 - 1 },
  { title: 'Rosenbrock 100', operations: 99 * 8 - 1 },
  { title: 'Rosenbrock 1000', operations: 999 * 8 - 1 },
  { title: 'sum of 10⁴ squares', operations: 2e4 - 1 },
];

export async function tracing({ quick }) {
  const table = [];
  for (const { title, operations } of measured) {
    const row = rows.findIndex((each) => each.title === title);
    const answers = [];
    for (let round = 0; round < (quick ? 3 : 7); round++) answers.push(await jsonOf(script, { row }));
    const of = (name) => median(answers.map((answer) => answer[name]));
    const perOperation = (name) => `${((of(name) * 1e3) / operations).toFixed(2)} µs`;
    table.push([title, operations, duration(of('reading')), duration(of('cold')), perOperation('cold'), duration(of('warm')), perOperation('warm')]); // prettier-ignore
  }
  return {
    id: 'tracing',
    head: ['first gradient of', 'operations', 'reading, warm', 'cold', 'an operation', 'warm', 'an operation'],
    rows: table,
    notes: [],
  };
}
