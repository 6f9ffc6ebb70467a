// A process of its own that sees whether a candidate can do a row: prints as JSON milliseconds a call and the distance from hand's.
import { candidate, distance } from './candidates.mjs';
import { handWritten } from './hand.mjs';
import { rows } from './rows.mjs';

const { row: index, name, against } = JSON.parse(process.argv[2]);
const row = rows[index];
const hand = handWritten(row);
const { gradient, call, tolerance } = await candidate(name, row, against);
const far = Math.max(...[0, 1, 0].map((k) => distance(Array.from(gradient(k)), Array.from(hand.gradient(k)))));
const start = performance.now();
for (let k = 0; k < 3; k++) call(k);
const time = (performance.now() - start) / 3;
console.log(JSON.stringify({ far, isRight: far <= tolerance, time }));
process.exit();
