// The command line in one function: words and streams in, exit code out.
import { CommanderError } from 'commander';
import { isCommandName } from './command-summaries.js';
import type { Compare, Context, Interruptible, SweepFunction } from './context.js';
import { manPage } from './man-page.js';
import { namedCommands, programWith } from './program.js';
import { routeToOne } from './route-to-one.js';
import { routeOf, type Route } from './route.js';
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
    const { command, words: rest } = await routeFor(context);
    await command.parseAsync([...rest], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    const { reportFailure } = await import('./failure.js');
    return reportFailure(error, words, streams);
  }
}

/** What the words mean, found with as few commands as will do: their names for the program's own help, the one that the words are for, or all. */
async function routeFor(context: Context): Promise<Route> {
  const { words } = context;
  const [first = ''] = words;
  if (words.length === 1 && ['-h', '--help', '-V', '--version'].includes(first))
    return routeOf(words, programWith(namedCommands(), context, version));
  const { buildCommand, buildProgram } = await import('./commands.js');
  const command = await buildCommand(isCommandName(first) ? first : 'compare', context, version);
  return (command && routeToOne(words, command)) ?? routeOf(words, await buildProgram(context, version));
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
  const context = { words: [], streams, loadCompare, loadSweep, interruptible: withoutSignals, exitCode: 0 };
  return manPage(await buildProgram(context, version), version);
}
