// Wall time, shown only when asked for: the median of batches after warm-up.
import { TimeLimit } from '../errors.js';
import type { Budget } from '../program/program.js';

const batches = 15;
const batchNanoseconds = 2e6;
/** Calls by which code is made of what is run again and again, in so much time at most: what is told is what goes on from there. */
const warmCalls = 64;
const longestWarmUp = 2e8;

/** Median nanoseconds of one call, over batches long enough for the clock, of which time may leave fewer, or none: then null. */
export function timePerGradient(step: () => unknown, { deadline = Infinity }: Budget): number | null {
  let warmUp: number | null = null;
  const times: number[] = [];
  try {
    let calls = 1;
    let [made, spent] = [0, 0];
    for (;;) {
      const elapsed = nanosecondsOf(step, calls);
      warmUp = elapsed / calls;
      made += calls;
      spent += elapsed;
      if (calls >= 2 ** 20 || spent >= longestWarmUp) break;
      if (elapsed < batchNanoseconds) calls *= 2;
      else if (made >= warmCalls) break;
    }
    while (times.length < batches && performance.now() < deadline) times.push(nanosecondsOf(step, calls) / calls);
  } catch (error) {
    if (!(error instanceof TimeLimit)) throw error;
  }
  const typical = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? warmUp;
  return typical === null ? null : Math.round(typical);
}

function nanosecondsOf(step: () => unknown, calls: number): number {
  const start = performance.now();
  for (let call = 0; call < calls; call++) step();
  return (performance.now() - start) * 1e6;
}
