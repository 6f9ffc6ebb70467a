// The progress line: what it counts, and where it is written.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BatchProgress } from '../../src/cli/batch-progress.js';
import type { OutputStream } from '../../src/cli/streams.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

function progressOn(isTTY: boolean): { progress: BatchProgress; written: string[] } {
  const written: string[] = [];
  const stderr = { isTTY, columns: 80, write: (text: string) => written.push(text) > 0 } as OutputStream;
  const progress = new BatchProgress(stderr, {}, false);
  progress.start(1000);
  return { progress, written };
}
const at = (done: number, known = 0) => ({ done, known, failed: 0, fraction: done / 1000 });

test('the rate of a resumed batch is that of the cases computed now', () => {
  const { progress, written } = progressOn(true);
  vi.advanceTimersByTime(5000); // earlier lines are read
  progress.show(at(500, 500));
  vi.advanceTimersByTime(1000);
  progress.show(at(600, 500));
  expect(written.at(-1)).toContain('600/1 000  60 %  0 failed  100 cases/s  4.0 s left');
});

test('at most ten times a second on a terminal, every 30 seconds elsewhere', () => {
  for (const [isTTY, shown] of [
    [true, 600],
    [false, 2],
  ] as const) {
    // prettier-ignore
    const { progress, written } = progressOn(isTTY);
    for (let i = 1; i <= 1200; i++) {
      vi.advanceTimersByTime(50);
      progress.show(at(i / 2));
    }
    expect(written).toHaveLength(shown);
    expect(written.every((text) => text.endsWith('\n') !== isTTY)).toBe(true);
  }
});
