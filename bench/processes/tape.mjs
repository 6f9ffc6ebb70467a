// A process of its own: one reverse gradient of each network on diffcmp's tape and on that of tf.js, in float32; prints ms as JSON.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../lib/library.mjs';
import { callFor, inTurn, loopOf, median } from '../lib/measure.mjs';
import { networks } from '../lib/networks.mjs';
import { distance } from '../gradients/candidates.mjs';
import { tf } from '../gradients/peers/tfjs.mjs';

const { checkouts, rounds } = JSON.parse(process.argv[2]);
const mapped = (record, make) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)]));

function onTape({ constant, GradientTape, ops, Variable }, { constants, weights, loss }) {
  const fixed = mapped(constants, constant);
  const variables = weights.map((value) => new Variable(value));
  return () => {
    const tape = new GradientTape();
    const y = tape.record(() => loss(ops, fixed, variables));
    return tape.gradient(y, variables);
  };
}

function onTensorFlow({ constants, weights, loss }) {
  const fixed = mapped(constants, (value) => tf.tensor2d(value));
  const variables = weights.map((value) => tf.variable(tf.tensor2d(value)));
  const names = variables.map(({ name }) => name);
  return () => {
    const { grads } = tf.tidy(() => tf.variableGrads(() => loss(tf, fixed, variables)));
    return names.map((name) => grads[name]);
  };
}

const tapes = await Promise.all(
  checkouts.map((checkout) => import(pathToFileURL(join(checkout ?? root, 'dist/tape.js')).href)),
);
const results = {};
for (const [name, network] of Object.entries(networks)) {
  const theirs = onTensorFlow(network);
  const ours = tapes.map((tape) => onTape(tape, network));
  const wanted = theirs().flatMap((each) => Array.from(each.dataSync()));
  for (const own of ours) {
    const far = distance(own().flatMap((each) => each.toArray().flat(2)), wanted); // prettier-ignore
    if (!(far < 1e-5)) throw new Error(`${name}: the gradients differ by ${far}`);
  }
  const calls = [
    () => theirs().reduce((sum, each) => sum + (each.dispose(), 1), 0),
    ...ours.map((own) => () => own().length),
  ];
  const loops = calls.map(loopOf);
  const warm = loops.map((loop) => callFor(loop, 1000));
  results[name] = inTurn(loops, warm, { rounds }).map(median);
}
console.log(JSON.stringify(results));
process.exit();
