// The command line as a process: its streams, its signals and its exit code.
import { loadCompare, loadSweep, main } from './main.js';
import { reasonOf } from '../files/write-failure.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { Signals } from './signals.js';

export { manual } from './main.js';

/** Runs `process.argv`; sets `process.exitCode` and lets the process end by itself, so that no output is lost. */
export async function runProcess(): Promise<void> {
  const { stdout, stderr, env, argv } = process;
  const opened: (typeof process.stdin)[] = [];
  // each worker of a batch listens to both, and Node warns of a leak from the eleventh listener on
  for (const stream of [stdout, stderr]) stream.setMaxListeners(0);
  stdout.on('error', reportLostOutput);
  stderr.on('error', () => undefined);
  const signals = new Signals(process);
  signals.listen();
  const code = await main(
    argv.slice(2),
    {
      // opened when it is asked for: it takes time, and one that stays open keeps the process
      get stdin() {
        opened[0] = process.stdin;
        return opened[0];
      },
      stdout,
      stderr,
      env,
    },
    {
      loadCompare: loadBusy(signals, loadCompare),
      loadSweep: loadBusy(signals, loadSweep),
      interruptible: signals.interruptible,
    },
  );
  opened[0]?.destroy(); // nothing more is read
  process.exitCode = process.exitCode === undefined || process.exitCode === 0 ? code : process.exitCode;
}

type Study<Options, V> = (expression: string | ProgramFile, options: Options) => Promise<V>;

/** A comparison keeps the thread busy. */
function loadBusy<Options, V>(
  signals: Signals,
  load: () => Promise<Study<Options, V>>,
): () => Promise<Study<Options, V>> {
  return async () => {
    const study = await load();
    return (expression, options) => signals.unheard(() => study(expression, options));
  };
}

/** A reader that has seen enough closes the pipe: that is no error. A full disk is. */
function reportLostOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error[cannot-write]: cannot write to standard output: ${reasonOf(error)}\n`);
  process.exitCode = 3;
}
