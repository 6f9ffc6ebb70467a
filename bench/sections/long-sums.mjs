// Long sums: one that is written out is read, differentiated and certified; one of an array differentiated.
import { fileURLToPath } from 'node:url';
import { jsonOf } from '../lib/run-process.mjs';
import { duration } from '../lib/text.mjs';

const script = fileURLToPath(new URL('../processes/long-sum.mjs', import.meta.url));
const sums = [
  { title: 'x/1 + … + x/100000, as text', terms: 1e5, isWritten: true },
  { title: '10⁶ squares of an array', terms: 1e6, isWritten: false },
];

export async function longSums({ against }) {
  const table = [];
  const checkouts = [{ name: '' }, ...(against === undefined ? [] : [{ name: ' @old', checkout: against }])];
  for (const { title, ...sum } of sums)
    for (const { name, checkout } of checkouts)
      try {
        const answer = await jsonOf(script, { ...sum, checkout }, { limit: 300_000 });
        const { gradient, truth, status, megabytes } = answer;
        const certified = sum.isWritten ? `${duration(truth)}, ${status}` : '–';
        table.push([title + name, duration(gradient), certified, `${Math.round(megabytes)} MB`]);
      } catch (error) {
        table.push([title + name, error.message, '–', '–']);
      }
  return { id: 'memory', head: ['sum', 'read and gradient', 'truth', 'memory at the most'], rows: table, notes: [] };
}
