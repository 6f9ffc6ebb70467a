// A gradient on the tape, in times of tf.js on its CPU backend, both in float32.
import { fileURLToPath } from 'node:url';
import { networks } from '../lib/networks.mjs';
import { jsonOf } from '../lib/run-process.mjs';
import { duration, ratioText } from '../lib/text.mjs';

const script = fileURLToPath(new URL('../processes/tape.mjs', import.meta.url));

export async function tapes({ against, quick }) {
  const checkouts = [null, ...(against === undefined ? [] : [against])];
  const results = await jsonOf(script, { checkouts, rounds: quick ? 5 : 15 }, { flags: ['--expose-gc'] });
  const rows = Object.entries(results).map(([name, [theirs, ...ours]]) => [
    name,
    duration(theirs),
    `${ratioText(ours[0] / theirs)}, ${networks[name].target}`,
    ...ours.slice(1).map((time) => ratioText(time / theirs)),
  ]);
  const head = ['network', 'tf.js', 'diffcmp/tape', ...(against === undefined ? [] : ['@old'])];
  return { id: 'tape', head, rows, notes: [] };
}
