// Whether other compiled functions in the process slow one down: V8 sees all of them at the same places.
import { fileURLToPath } from 'node:url';
import { jsonOf } from '../lib/run-process.mjs';
import { ratioText } from '../lib/text.mjs';

const script = fileURLToPath(new URL('../processes/company.mjs', import.meta.url));

export async function company({ quick }) {
  const table = [];
  for (const others of [1, 20]) {
    const [hand, alone, crowded] = await jsonOf(script, { others, rounds: quick ? 7 : 21 }, { flags: ['--expose-gc'] });
    table.push([`x·cos x beside ${others}`, ratioText(alone / hand), ratioText(crowded / hand)]);
  }
  return { id: 'company', head: ['compiled functions', 'alone', 'beside them'], rows: table, notes: [] };
}
