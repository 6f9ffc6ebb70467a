// The replay of a method's run, at the precision that it needs.
import type { Problem } from '../methods/method.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { BookedRun } from './booked-runs.js';
import { Replay, type Nudge } from './replay.js';

/** Bits of the first replay, and the most: what a cancellation takes is known from twice as many on. */
export const firstBits = 320;
const mostReplayBits = 5120;
/** Inputs that are nudged one by one; of more, all of them together. */
const mostAlone = 4;

/** At a precision that tells the errors of the result, as far as there is one. */
export function replayOf({ ledger, result }: BookedRun, { format, wrt }: Problem, { bench }: Laboratory): Replay {
  for (let bits = firstBits; ; bits *= 2) {
    bench.mpfr.reset(bits);
    const replay = new Replay(ledger, bench, format.epsilon, nudgesOf(wrt));
    if (bits >= mostReplayBits || replay.resolves(result.line, replay.error(result.line))) return replay;
  }
}

/** Each input alone; of many, all of them, and each second one the other way. */
function nudgesOf(wrt: readonly number[]): Nudge[] {
  if (wrt.length <= mostAlone) return wrt.map((moved) => (input) => (input === moved ? 1 : 0));
  return [() => 1, (input) => (input % 2 === 0 ? 1 : -1)];
}
