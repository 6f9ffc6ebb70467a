// Times: what calls cost in turn, so that a slow moment of the machine slows all of them, and their median.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const geometricMean = (values) => Math.exp(values.reduce((sum, x) => sum + Math.log(x), 0) / values.length);

let loops = 0;
/**
 * A loop over calls of one candidate. Its text is its own: V8 keeps what it learnt of a text that it has met before, and in
 * a loop that has called two candidates it finds either of them by a look-up, and puts every result on its heap. What is
 * returned uses every result, so that none can be left out.
 */
export const loopOf = (call) =>
  new Function(
    'call',
    `return (count) => { let sum${++loops} = 0; for (let k = 0; k < count; k++) sum${loops} += call(k); return sum${loops}; }`,
  )(call);

/** Milliseconds of processor time that all threads of the process have had: what else the machine does isn't in it. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

let consumed = 0;
/** Milliseconds of so many calls. */
export function timeOf(loop, count) {
  const start = processorTime();
  consumed += loop(count);
  const time = processorTime() - start;
  if (consumed === 0.5) console.error('consumed');
  return time;
}

/** Calls for so many milliseconds. @returns milliseconds per call */
export function callFor(loop, duration) {
  let [calls, chunk] = [0, 1];
  const start = processorTime();
  for (;;) {
    const time = timeOf(loop, chunk);
    calls += chunk;
    const spent = processorTime() - start;
    if (spent >= duration) return spent / calls;
    chunk = time < 1 ? chunk * 2 : Math.max(1, Math.round((chunk * 5) / Math.max(time, 0.1)));
    chunk = Math.max(1, Math.min(chunk, Math.ceil(((duration - spent) * calls) / spent)));
  }
}

/**
 * Milliseconds per call of each loop: so many rounds, each loop once a round for about `batch` milliseconds, in an order
 * that turns; garbage is collected between.
 *
 * @returns for each loop its time in every round
 */
export function inTurn(loops, perCall, { rounds = 21, batch = 20 } = {}) {
  const counts = perCall.map((time) => Math.max(1, Math.round(batch / time)));
  const times = loops.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (let place = 0; place < loops.length; place++) {
      const index = (place + round) % loops.length;
      globalThis.gc?.();
      timeOf(loops[index], Math.max(1, counts[index] >> 3));
      times[index].push(timeOf(loops[index], counts[index]) / counts[index]);
    }
  return times;
}

/** The same for what is asynchronous or a process: called once a round, and timed on the wall where it doesn't say its time. */
export async function inTurnOnce(works, rounds) {
  const times = works.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (let place = 0; place < works.length; place++) {
      const index = (place + round) % works.length;
      const start = performance.now();
      const own = await works[index]();
      times[index].push(own ?? performance.now() - start);
    }
  return times;
}

/**
 * What is asynchronous, when it is warm: each work is called for `warmth` milliseconds and then measured in so many rounds, with
 * nothing between: the garbage of another has V8 throw away code whose objects are gone. All of that three times, against drift.
 */
export async function whenWarm(works, warmth, rounds) {
  const times = works.map(() => []);
  for (let turn = 0; turn < 3; turn++)
    for (const [index, work] of works.entries()) {
      await workFor(work, warmth);
      for (let round = 0; round < rounds; round++) times[index].push(await work());
    }
  return times;
}

/** Calls of what is asynchronous for so many milliseconds. */
async function workFor(work, duration) {
  for (const end = performance.now() + duration; performance.now() < end;) await work();
}
