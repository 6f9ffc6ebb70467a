// A process of its own that measures the candidates of one row, hand-written code among them; prints times in ms as JSON.
import { candidate } from './candidates.mjs';
import { rows } from './rows.mjs';
import { callFor, inTurn, loopOf } from '../lib/measure.mjs';

const { row: index, names, against, seconds, rounds } = JSON.parse(process.argv[2]);
const row = rows[index];
const first = [];
const warm = [];
const loops = [];
for (const name of names) {
  globalThis.gc?.();
  const { call } = await candidate(name, row, against);
  const loop = loopOf(call);
  first.push(callFor(loop, 1000));
  warm.push(seconds > 1 ? callFor(loop, (seconds - 1) * 1000) : first.at(-1));
  loops.push(loop);
}
console.log(JSON.stringify({ first, times: inTurn(loops, warm, { rounds }) }));
process.exit();
