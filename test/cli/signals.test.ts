// Which signals end work in good order, and which end the process. The clock is the test's own.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { Interruption } from '../../src/cli/context.js';
import { Signals } from '../../src/cli/signals.js';

class TestProcess extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}

function signalsAt(clock: { now: number }): { process: TestProcess; signals: Signals } {
  const process = new TestProcess();
  const signals = new Signals(process, () => clock.now);
  signals.listen();
  return { process, signals };
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends the process at once with %i, and work that is interruptible in good order', async (name, exit) => {
  const { process, signals } = signalsAt({ now: 0 });
  process.emit(name, name);
  expect(process.exits).toEqual([exit]);
  const seen: (boolean | number | null)[] = [];
  await signals.interruptible(({ signal }: Interruption) => Promise.resolve(void seen.push(signal.aborted)));
  await signals.interruptible((interruption) => {
    process.emit(name, name);
    seen.push(interruption.signal.aborted, interruption.exitCode);
    return Promise.resolve();
  });
  expect(seen).toEqual([false, true, exit]);
  expect(process.exits).toEqual([exit]);
});

test('a second one within 100 ms of the first, as npx and timeout send it, counts as one; later it ends the process', async () => {
  const clock = { now: 5000 };
  const { process, signals } = signalsAt(clock);
  await signals.interruptible((interruption) => {
    process.emit('SIGINT', 'SIGINT');
    clock.now += 100;
    process.emit('SIGTERM', 'SIGTERM');
    expect([process.exits, interruption.exitCode]).toEqual([[], 130]);
    clock.now += 1;
    process.emit('SIGTERM', 'SIGTERM');
    expect(process.exits).toEqual([143]);
    return Promise.resolve();
  });
});

test('after the work, whether it throws or not, a signal ends the process at once again', async () => {
  const { process, signals } = signalsAt({ now: 0 });
  const endsAtOnce = (): void => {
    process.exits.length = 0;
    process.emit('SIGINT', 'SIGINT');
    expect([process.exits, process.listenerCount('SIGINT')]).toEqual([[130], 1]);
  };
  await signals.interruptible(() => Promise.resolve());
  endsAtOnce();
  await expect(signals.interruptible(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
  endsAtOnce();
  expect(await signals.unheard(() => Promise.resolve(process.listenerCount('SIGINT')))).toBe(0);
  endsAtOnce();
  await expect(signals.unheard(() => Promise.reject(new Error('late')))).rejects.toThrow('late');
  endsAtOnce();
});
