// Second derivatives of Rosenbrock's function, by every default method and certified, the first of their process.
import { fileURLToPath } from 'node:url';
import { jsonOf } from '../lib/run-process.mjs';
import { duration } from '../lib/text.mjs';

const script = fileURLToPath(new URL('../processes/hessian.mjs', import.meta.url));
const limit = 120_000;

export async function hessians({ against }) {
  const table = [];
  for (const n of [10, 50, 100]) {
    const cells = [];
    for (const checkout of against === undefined ? [undefined] : [undefined, against]) {
      const time = await jsonOf(script, { n, checkout }, { limit }).then(
        ({ time }) => duration(time),
        (error) => error.message,
      );
      cells.push(time);
    }
    table.push([`Rosenbrock ${n}`, ...cells]);
  }
  const head = ['Hessian of', 'time', ...(against === undefined ? [] : ['@old'])];
  return { id: 'hessian', head, rows: table, notes: [] };
}
