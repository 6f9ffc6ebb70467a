// A process of its own: the gradient of a sum of squares as the list of its operations. Their number is not public: the
// sources are bundled to ask for it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../lib/library.mjs';
import { callFor, loopOf, processorTime } from '../lib/measure.mjs';

const { inputs } = JSON.parse(process.argv[2]);
const folder = join(root, 'bench/.copies');
mkdirSync(folder, { recursive: true });
const outfile = join(folder, 'code.mjs');
const contents = `
  export { gradientCode } from './src/code/tracing.ts';
  export { listRunner } from './src/code/list.ts';
  export { formats } from './src/arithmetics/formats.ts';
  export { readFunction, givenFunction } from './src/problem/read-function.ts';
  export { problemOf } from './src/problem/problem.ts';`;
await build({
  stdin: { contents, resolveDir: root },
  ...{ bundle: true, packages: 'external', platform: 'node', format: 'esm', outfile, logLevel: 'error' },
});
const { gradientCode, listRunner, problemOf, readFunction, givenFunction } = await import(pathToFileURL(outfile).href);

const point = Float64Array.from({ length: inputs }, (_, i) => 0.5 + (i % 7) / 8);
const problem = problemOf(readFunction(givenFunction('sum(x.^2)')), { at: { x: Array.from(point) } });
const memory = () => {
  for (let pass = 0; pass < 3; pass++) globalThis.gc(); // what arrays hold goes at the next pass
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const budget = { maxSteps: 1e9, deadline: performance.now() + 600_000 };
/** In a function of its own, since a frame holds what it has passed on: where `compile` makes a list, what it was made from goes. */
function made() {
  const start = processorTime();
  const code = gradientCode(
    { program: problem.program, format: problem.format, point, budget },
    problem.wrt,
    'reverse',
  );
  const tracing = processorTime() - start;
  return { run: listRunner(code), lines: code.count, tracing };
}
let { run, lines, tracing } = made();
const [out, failed] = [new Float64Array(inputs), new Int32Array(1)];
let loop = loopOf(() => run(point, out, failed));
callFor(loop, 1000);
const time = callFor(loop, 2000);
const held = memory();
// eslint-disable-next-line no-useless-assignment -- what holds it is what is measured
loop = run = null;
const bytes = held - memory();
console.log(JSON.stringify({ lines, bytes, tracing, time }));
