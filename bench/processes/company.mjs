// A process of its own: x·cos x compiled in a process that has compiled nothing else, and in one that has compiled and run others.
import { handWritten } from '../gradients/hand.mjs';
import { compiled } from '../gradients/ours.mjs';
import { rows } from '../gradients/rows.mjs';
import { ownCopy, root } from '../lib/library.mjs';
import { callFor, inTurn, loopOf, median } from '../lib/measure.mjs';

const { others, rounds } = JSON.parse(process.argv[2]);
const row = rows[0];
const alone = await ownCopy(root, 'alone');
const crowded = await ownCopy(root, 'crowded');
for (let which = 0; which < others; which++)
  callFor(loopOf(compiled(crowded, { ...row, text: `${which + 2}*x + sin(x)` }).call), 50);
const loops = [handWritten(row), compiled(alone, row), compiled(crowded, row)].map(({ call }) => loopOf(call));
const warm = loops.map((loop) => callFor(loop, 3000));
console.log(JSON.stringify(inTurn(loops, warm, { rounds }).map(median)));
