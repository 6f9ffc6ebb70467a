// Runs the command line in-process and keeps what it wrote.
import { Readable } from 'node:stream';
import { main, type Services } from '../../src/cli/main.js';

export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings extends Services {
  readonly stdin?: string;
  readonly env?: Record<string, string>;
  /** Columns of the terminal; absent: not a terminal. */
  readonly columns?: number;
}

export async function runMain(
  words: readonly string[],
  { stdin = '', env = {}, columns, ...services }: Surroundings = {},
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => (written[name] += text),
    isTTY: columns !== undefined,
    columns,
  });
  const streams = { stdin: Readable.from([stdin]), stdout: stream('stdout'), stderr: stream('stderr'), env };
  const exit = await main(words, streams, services);
  return { exit, ...written };
}
