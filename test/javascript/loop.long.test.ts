// A loop of a million turns, as processes: what it takes in memory. Forward mode needs no more than for a thousand turns.
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { temporaryFile } from '../batch/temporary-files.js';

const command = join(import.meta.dirname, '../../bin/diffcmp.js');
const tell = `data:text/javascript,process.on('exit', () => process.stderr.write('rss ' + process.resourceUsage().maxRSS))`;

/** The derivative by a method, and the megabytes of the process, which has searched for the truth as well. */
async function run(method: string, turns: number): Promise<{ derivative: number; megabytes: number }> {
  const source = `export function f(x) {\n  let s = x;\n  for (let i = 0; i < ${turns}; i++) s += Math.sin(s) / (i + 2);\n  return s;\n}\n`;
  const words = [`${temporaryFile(`loop-${turns}.js`, source)}#f`, '--at', 'x=0.5', '-m', method, '-f', 'json', '--timeout', '20s', '--max-steps', '100000000']; // prettier-ignore
  const { stdout, stderr } = await execa(process.execPath, ['--import', tell, command, ...words], { reject: false });
  const { results } = JSON.parse(stdout) as { results: { gradient: { x: number } }[] };
  return { derivative: results[0]?.gradient.x ?? NaN, megabytes: Number(/rss (\d+)$/.exec(stderr)?.[1]) / 1024 };
}

/** The same loop, and the rules of sums and sines by hand. */
function byHand(turns: number): number {
  let s = 0.5;
  let slope = 1;
  for (let i = 0; i < turns; i++) {
    slope += (slope * Math.cos(s)) / (i + 2);
    s += Math.sin(s) / (i + 2);
  }
  return slope;
}

test('forward mode: as much memory for a million turns as for a thousand', { timeout: 120_000 }, async () => {
  const [short, long] = [await run('forward', 1000), await run('forward', 1_000_000)];
  expect(long.derivative / byHand(1_000_000)).toBeCloseTo(1, 9); // a sum of a million terms, each rounded
  expect(long.megabytes - short.megabytes).toBeLessThan(400); // what garbage there may be at a time, and the decisions of the path
});

test('reverse mode: less than 4 GB for a million turns', { timeout: 120_000 }, async () => {
  const { derivative, megabytes } = await run('reverse', 1_000_000);
  expect(derivative / byHand(1_000_000)).toBeCloseTo(1, 9);
  expect(megabytes).toBeLessThan(4096);
});
