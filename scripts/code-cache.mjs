// V8's code of the command and of the workers of batches, for a Node that keeps none by itself: a comparison compiles for a fifth of its time.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What most command lines run: all that these compile needn't be compiled by another one. */
const single = [
  ['x*cos(x)', '--at', '1.2'],
  ['sweep', 'x*cos(x)', '--at', '1.2'],
];
/** By themselves, since V8 takes code only under the flags that it was made under: a batch sets some. */
const batches = (cases, lines) => [
  ['batch', cases, '-j', '1', '-q', '-o', lines],
  ['batch', cases, '-j', '1'],
];

/** Cases of what is common: each kind of operation, of inputs and of points. */
const expressions = [
  ...['x*cos(x)', 'x^3 - 2*x + 1', 'exp(-x^2)', 'log(x)/x', 'sqrt(x^2 + 1)', 'sin(x)*exp(x)', 'tanh(x)', 'atan(x)'],
  ...['1/(1 + exp(-x))', 'x^x', 'cbrt(x)', 'log1p(x) + expm1(x)', 'cosh(x) - sinh(x)', 'asin(x/9)', 'tan(x/9)'],
  ...['abs(x - 9)', 'max(x, 1/x)', 'x > 2 ? x^2 : 2*x', 'a = x*x; b = sin(a); b + a', 'x^2*y + sin(x*y)', 'relu(x)'],
];
const points = Array.from({ length: 20 }, (_, i) => ({ x: 0.25 + 0.37 * i, y: 1.5 - 0.1 * i }));
const cases = points.flatMap((point) =>
  expressions.map((expr) => `${JSON.stringify({ expr, at: expr.includes('y') ? point : { x: point.x } })}\n`),
);

/** Writes the code beside the files of the command in `folder`. The command runs without: a build goes on where none can be made. */
export async function writeCodeCache(folder) {
  if (module.enableCompileCache !== undefined) return; // Node 22 and later
  const temporary = await mkdtemp(join(tmpdir(), 'cases-'));
  try {
    const file = join(temporary, 'cases.ndjson');
    await writeFile(file, cases.join(''));
    await record(folder, single);
    await record(folder, batches(file, join(temporary, 'lines.ndjson')));
  } catch (error) {
    console.warn(`no code cache: ${error.message}`);
  } finally {
    await rm(temporary, { recursive: true });
  }
}

async function record(folder, lines) {
  const script = (name) => join(import.meta.dirname, `${name}.cjs`);
  const env = { ...process.env, NODE_OPTIONS: '' }; // V8 refuses code that was made with other flags
  const texts = lines.map((line) => JSON.stringify(line));
  const words = ['--require', script('record-worker'), script('record-code'), join(folder, 'cli.cjs'), ...texts];
  await promisify(execFile)(process.execPath, words, { env });
}
