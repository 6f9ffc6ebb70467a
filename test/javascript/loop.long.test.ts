// A loop of a million turns, as processes: what it takes in memory. Forward mode needs no more than for a thousand turns.
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { temporaryFile } from '../batch/temporary-files.js';

const command = join(import.meta.dirname, '../../bin/diffcmp.js');
/** Without the memory of WebAssembly, which is the truth's: enclosures of a whole run, within a limit of their own (see `laboratory.ts`). */
const tell = `data:text/javascript,process.on('exit', () => {
  const { external, arrayBuffers } = process.memoryUsage();
  process.stderr.write('took ' + (process.resourceUsage().maxRSS * 1024 - (external - arrayBuffers)));
})`;

const loops = {
  'a loop that counts': (turns: number) =>
    `let s = x;\n  for (let i = 0; i < ${turns}; i++) s += Math.sin(s) / (i + 2);`,
  // each of its turns is a decision of the path, of which the run's record keeps every one
  'a loop that an input ends': (turns: number) =>
    `let s = x;\n  for (let t = x - 0.5; t < ${turns}; t += 1) s += Math.sin(s) / (t + 2);`,
};

/** The derivative by a method, and the megabytes of the process, which has searched for the truth as well. */
async function run(
  method: string,
  turns: number,
  loop: keyof typeof loops = 'a loop that counts',
): Promise<{ derivative: number; megabytes: number }> {
  const source = `export function f(x) {\n  ${loops[loop](turns)}\n  return s;\n}\n`;
  const words = [`${temporaryFile(`loop-${turns}.js`, source)}#f`, '--at', 'x=0.5', '-m', method, '-f', 'json', '--timeout', '30s', '--max-steps', '100000000']; // prettier-ignore
  const { stdout, stderr } = await execa(process.execPath, ['--import', tell, command, ...words], { reject: false });
  const { results } = JSON.parse(stdout) as { results: { gradient: { x: number } }[] };
  return { derivative: results[0]?.gradient.x ?? NaN, megabytes: Number(/took (\d+)$/.exec(stderr)?.[1]) / 2 ** 20 };
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

test.each(['a loop that counts', 'a loop that an input ends'] as const)(
  'forward mode: as much memory for a million turns as for a thousand, of %s',
  { timeout: 300_000 },
  async (loop) => {
    const [short, long] = [await run('forward', 1000, loop), await run('forward', 1_000_000, loop)];
    if (loop === 'a loop that counts') expect(long.derivative / byHand(1_000_000)).toBeCloseTo(1, 9); // a sum of a million terms, each rounded
    expect(Number.isFinite(long.derivative)).toBe(true);
    expect(long.megabytes - short.megabytes).toBeLessThan(100); // what garbage there may be at a time, and 4 bytes for a decision
  },
);

test('reverse mode: less than 4 GB for a million turns', { timeout: 300_000 }, async () => {
  const { derivative, megabytes } = await run('reverse', 1_000_000);
  expect(derivative / byHand(1_000_000)).toBeCloseTo(1, 9);
  expect(megabytes).toBeLessThan(4096);
});
