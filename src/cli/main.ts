// The command line in one function: words and streams in, exit code out.
import { CommanderError, type Command } from 'commander';
import type { Compare, Context, Interruptible, SweepFunction } from './context.js';
import { manPage } from './man-page.js';
import { namedCommands, programWith } from './program.js';
import { routeOf } from './route.js';
import { guardStreams } from './stream-guard.js';
import type { Streams } from './streams.js';
import { version } from '../version.js';

/** What tests may put in place of the real thing. */
export interface Services {
  readonly loadCompare?: () => Promise<Compare>;
  readonly loadSweep?: () => Promise<SweepFunction>;
  readonly interruptible?: Interruptible;
}

/** Runs the command line `words` (without node and script); returns the exit code, never throws. */
export async function main(words: readonly string[], given: Streams, services: Services = {}): Promise<number> {
  const streams = guardStreams(given);
  const context: Context = {
    words,
    streams,
    loadCompare,
    loadSweep,
    interruptible: withoutSignals,
    ...services,
    exitCode: 0,
  };
  try {
    const { command, words: rest } = routeOf(words, await programFor(context));
    await command.parseAsync([...rest], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    const { reportFailure } = await import('./failure.js');
    return reportFailure(error, words, streams);
  }
}

/** The program, with the options of its commands where anything else is asked for than its own help. */
async function programFor(context: Context): Promise<Command> {
  const { words } = context;
  if (words.length === 1 && ['-h', '--help', '-V', '--version'].includes(words[0] ?? ''))
    return programWith(namedCommands(), context, version);
  const { buildProgram } = await import('./commands.js');
  return buildProgram(context, version);
}

const withoutSignals: Interruptible = (work) => work({ signal: new AbortController().signal, exitCode: null });

export async function loadCompare(): Promise<Compare> {
  startLaboratory();
  const { compare } = await import('../compare/compare.js');
  return compare;
}

export async function loadSweep(): Promise<SweepFunction> {
  startLaboratory();
  const { sweep } = await import('../sweep/sweep.js');
  return sweep;
}

/** MPFR compiles in the background while mathjs loads; whoever needs it reports it if that fails. */
function startLaboratory(): void {
  const laboratory = import('../reference/laboratory.js').then(({ theLaboratory }) => theLaboratory());
  laboratory.catch(() => undefined);
}

/** The manual page, for the build. */
export async function manual(): Promise<string> {
  const { buildProgram } = await import('./commands.js');
  const streams = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: {} };
  return manPage(
    buildProgram({ words: [], streams, loadCompare, loadSweep, interruptible: withoutSignals, exitCode: 0 }, version),
    version,
  );
}
