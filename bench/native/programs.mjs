// Programs in C that time the gradient of a row, and what they answer.
import { Buffer } from 'node:buffer';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { distance } from '../gradients/candidates.mjs';
import { handWritten } from '../gradients/hand.mjs';
import { byShapes, network } from '../gradients/rows.mjs';
import { commandOf } from '../lib/library.mjs';

/** Milliseconds that a compiler or a program may take. */
const limit = 60_000;
const execute = promisify(execFile);
const run = (program, words) => execute(program, words, { maxBuffer: 2 ** 28, timeout: limit });
const sources = fileURLToPath(new URL('./', import.meta.url));
/** As the header of a listing asks for. */
export const flags = ['-O2', '-ffp-contract=off', `-I${sources}`];
/** How the gradient of a row becomes an object file, by the name of who makes it. */
const makers = {
  'hand, C': ({ id }, folder) => run('gcc', [...flags, `-I${folder}`, `-DROW=${id}`, '-c', join(sources, 'hand.c'), '-o', join(folder, 'gradient.o')]), // prettier-ignore
  'diffcmp code, C': async (row, folder) => {
    const listing = join(folder, 'listing.c');
    const at = givenOf(row).flatMap((text) => ['--at', text]);
    await run(process.execPath, [commandOf(), 'code', row.text, '--lang', 'c', ...at, '-o', listing]);
    writeFileSync(join(folder, 'adapter.c'), adapterOf(row));
    await run('gcc', [...flags, `-I${folder}`, '-c', join(folder, 'adapter.c'), '-o', join(folder, 'gradient.o')]);
  },
  'ADOL-C': ({ id }, folder) => run('g++', [...flags, `-I${folder}`, `-DROW=${id}`, '-c', join(sources, 'adolc.cpp'), '-o', join(folder, 'gradient.o')]), // prettier-ignore
};

export const makerNames = Object.keys(makers);

/** What a listing has to know of its arrays: their lengths. */
function givenOf({ names: numbers, shapes, base }) {
  if (numbers !== undefined) return [];
  const halves = base.map(() => 0.5);
  const values = shapes === undefined ? { x: halves } : byShapes(shapes, halves);
  return Object.entries(values).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
}

/** The listing, called with the numbers of one point. */
function adapterOf({ names: numbers, shapes, base }) {
  let start = 0;
  const sizes = numbers ? numbers.map(() => []) : shapes ? Object.values(shapes) : [[base.length]];
  const args = sizes.map((shape) => {
    const arg = shape.length === 0 ? `x[${start}]` : shape.length === 2 ? `(const void *)(x + ${start})` : `x + ${start}`; // prettier-ignore
    start += shape.reduce((product, size) => product * size, 1);
    return arg;
  });
  return `#include "listing.c"
#include "gradient.h"
double timed_gradient(const double *x, int n, double *out) {
  (void)n;
  return value_and_gradient(${args.join(', ')}, out);
}
`;
}

const networkHeader = `enum { COUNT = ${network.inputs.length}, HIDDEN = ${network.hidden} };
static const double TARGET = ${network.target};
static const double inputs[] __attribute__((unused)) = {${network.inputs.join(', ')}};
`;

/** The program that times a row. @throws Error where it can't be made */
export async function programOf(name, row, folder) {
  writeFileSync(join(folder, 'network.h'), networkHeader);
  writeFileSync(join(folder, 'points.bin'), Buffer.concat(row.points.map(({ buffer }) => Buffer.from(buffer))));
  await makers[name](row, folder);
  const [program, object] = [join(folder, 'measure'), join(folder, 'gradient.o')];
  const libraries = name === 'ADOL-C' ? ['-ladolc'] : [];
  await run('gcc', [...flags, '-c', join(sources, 'measure.c'), '-o', join(folder, 'measure.o')]);
  await run('g++', [join(folder, 'measure.o'), object, '-o', program, ...libraries, '-lm']);
  return program;
}

/** Milliseconds a call, in every round. @throws Error where a gradient is wrong */
export async function timesOf(program, row, { seconds, rounds }) {
  const { points } = row;
  const words = [join(dirname(program), 'points.bin'), points[0].length, points.length, seconds, rounds].map(String);
  const { stdout } = await run(program, words);
  const { gradients, times } = JSON.parse(stdout);
  const hand = handWritten(row);
  for (const [k, gradient] of gradients.entries()) {
    const far = distance(gradient, Array.from(hand.gradient(k)));
    if (!(far <= 1e-12)) throw new Error(`off by ${far.toExponential(1)}`);
  }
  return times.map((time) => time / 1e6);
}

/** Why one can't be measured. */
export function reasonOf({ killed, stderr = '', message }) {
  if (killed === true) return `more than ${limit / 1000} s`;
  return /error: .*/.exec(stderr)?.[0] ?? message.split('\n')[0];
}
