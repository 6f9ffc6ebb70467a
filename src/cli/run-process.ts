// The command line as a process: its streams, its signals and its exit code.
import { loadCompare, loadSweep, main } from './main.js';
import type { Interruptible } from './context.js';

export { manual } from './main.js';

const signals = ['SIGINT', 'SIGTERM'] as const;
const signalExits: Readonly<Partial<Record<NodeJS.Signals, number>>> = { SIGINT: 130, SIGTERM: 143 };

/** Runs `process.argv`; sets `process.exitCode` and lets the process end by itself, so that no output is lost. */
export async function runProcess(): Promise<void> {
  const { stdin, stdout, stderr, env, argv } = process;
  stdout.on('error', reportLostOutput);
  stderr.on('error', () => undefined);
  listenToSignals();
  const code = await main(
    argv.slice(2),
    { stdin, stdout, stderr, env },
    { loadCompare: loadBusy(loadCompare), loadSweep: loadBusy(loadSweep), interruptible },
  );
  stdin.destroy(); // nothing more is read: one that stays open would keep the process
  process.exitCode = process.exitCode === undefined || process.exitCode === 0 ? code : process.exitCode;
}

function listenToSignals(): void {
  for (const signal of signals) process.on(signal, endBySignal);
}

function endBySignal(signal: NodeJS.Signals): void {
  process.exit(signalExits[signal]);
}

type Study<Options, V> = (expression: string, options: Options) => Promise<V>;

/** A comparison keeps the thread busy and no listener would run: meanwhile, signals do what they do by default. */
function loadBusy<Options, V>(load: () => Promise<Study<Options, V>>): () => Promise<Study<Options, V>> {
  return async () => {
    const study = await load();
    return async (expression, options) => {
      for (const signal of signals) process.removeListener(signal, endBySignal);
      try {
        return await study(expression, options);
      } finally {
        listenToSignals();
      }
    };
  };
}

/** Milliseconds in which signals count as one: a runner such as npx or timeout hands on what the terminal sent to both. */
const oneKey = 100;

const interruptible: Interruptible = async (work) => {
  const controller = new AbortController();
  const interruption: { signal: AbortSignal; exitCode: number | null } = { signal: controller.signal, exitCode: null };
  let first = Infinity;
  const abort = (signal: NodeJS.Signals): void => {
    const now = performance.now();
    if (controller.signal.aborted && now - first > oneKey) endBySignal(signal);
    first = Math.min(first, now);
    interruption.exitCode ??= signalExits[signal] ?? null;
    controller.abort();
  };
  for (const signal of signals) process.removeListener(signal, endBySignal).on(signal, abort);
  try {
    await work(interruption);
  } finally {
    for (const signal of signals) process.removeListener(signal, abort);
    listenToSignals();
  }
};

/** A reader that has seen enough closes the pipe: that is no error. A full disk is. */
function reportLostOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error[cannot-write]: cannot write to standard output: ${error.message}\n`);
  process.exitCode = 3;
}
