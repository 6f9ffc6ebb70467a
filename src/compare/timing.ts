// Wall time, shown only when asked for: the median of batches after warm-up.

const batches = 15;
const batchNanoseconds = 2e6;

/** Median nanoseconds of one call, over batches long enough for the clock. */
export function timePerGradient(step: () => unknown): number {
  let calls = 1;
  for (;;) {
    const elapsed = nanosecondsOf(step, calls);
    if (elapsed >= batchNanoseconds || calls >= 2 ** 20) break;
    calls *= 2;
  }
  const times = Array.from({ length: batches }, () => nanosecondsOf(step, calls) / calls).sort((a, b) => a - b);
  return Math.round(times[Math.floor(batches / 2)] ?? NaN);
}

function nanosecondsOf(step: () => unknown, calls: number): number {
  const start = performance.now();
  for (let call = 0; call < calls; call++) step();
  return (performance.now() - start) * 1e6;
}
