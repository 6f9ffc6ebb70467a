// A process of its own: milliseconds until compile()'s first gradient is there, as the first of the process and among many.
import { compiled } from '../gradients/ours.mjs';
import { rows } from '../gradients/rows.mjs';
import { libraryOf } from '../lib/library.mjs';
import { median, processorTime } from '../lib/measure.mjs';

const { row: index } = JSON.parse(process.argv[2]);
const row = rows[index];
const library = await libraryOf();
const enough = 1500;

/** Every function is another one: a number in its text differs, so that V8 can't know the code. */
function firstGradient(which) {
  const start = processorTime();
  const { call } = compiled(library, { ...row, text: `${1 + which / 1024}*(${row.text})` });
  const read = processorTime();
  call(0);
  return { reading: read - start, tracing: processorTime() - read };
}
const { tracing: cold } = firstGradient(0);
const begin = processorTime();
const [reading, warm] = [[], []];
for (let which = 1; which < 500 && processorTime() - begin < enough; which++) {
  const { reading: read, tracing } = firstGradient(which);
  reading.push(read);
  warm.push(tracing);
}
const late = (times) => median(times.slice(times.length >> 1));
console.log(JSON.stringify({ cold, warm: late(warm), reading: late(reading) }));
