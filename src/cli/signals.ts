// SIGINT and SIGTERM: they end the process at once, or work in good order and the process at the second one.
import type { Interruptible, Interruption } from './context.js';

type Listener = (signal: NodeJS.Signals) => void;

/** What is needed of the process; tests hand in their own. */
export interface SignalledProcess {
  on(signal: NodeJS.Signals, listener: Listener): unknown;
  removeListener(signal: NodeJS.Signals, listener: Listener): unknown;
  exit(code: number): void;
}

const signals = ['SIGINT', 'SIGTERM'] as const;
/** 128 and the number of the signal, as shells have it. */
const exitCodes: Readonly<Partial<Record<NodeJS.Signals, number>>> = { SIGINT: 130, SIGTERM: 143 };
const exitCodeOf = (signal: NodeJS.Signals): number => exitCodes[signal] ?? 1;

/** Milliseconds in which signals count as one: a runner such as npx or timeout hands on what the terminal sent to both. */
const oneKey = 100;

export class Signals {
  /** @param now milliseconds of a clock that never goes back */
  constructor(
    private readonly process: SignalledProcess,
    private readonly now: () => number = () => performance.now(),
  ) {}

  private readonly end: Listener = (signal) => this.process.exit(exitCodeOf(signal));

  private setListener(before: Listener | null, after: Listener | null): void {
    for (const signal of signals) {
      if (before !== null) this.process.removeListener(signal, before);
      if (after !== null) this.process.on(signal, after);
    }
  }

  /** From now on, a signal ends the process at once. */
  listen(): void {
    this.setListener(null, this.end);
  }

  /** Work that keeps the thread busy: no listener would run, so that signals do meanwhile what they do by default. */
  async unheard<V>(work: () => Promise<V>): Promise<V> {
    this.setListener(this.end, null);
    try {
      return await work();
    } finally {
      this.setListener(null, this.end);
    }
  }

  readonly interruptible: Interruptible = async (work) => {
    const controller = new AbortController();
    const interruption: { -readonly [K in keyof Interruption]: Interruption[K] } = {
      signal: controller.signal,
      exitCode: null,
    };
    let first: number | null = null;
    const interrupt: Listener = (signal) => {
      first ??= this.now();
      if (this.now() - first > oneKey) return this.end(signal);
      interruption.exitCode ??= exitCodeOf(signal);
      controller.abort();
    };
    this.setListener(this.end, interrupt);
    try {
      await work(interruption);
    } finally {
      this.setListener(interrupt, this.end);
    }
  };
}
