// Where results go: standard output, or a file. What knows files is loaded for them only.
import type { GlobalOptions } from './global-options.js';
import type { Streams } from './streams.js';

type Destination = Pick<GlobalOptions, 'output' | 'force'>;

/** Whether results go to standard output. */
export function isStandard({ output }: Destination): boolean {
  return output === undefined || output === '-';
}

/** Refuses a destination early, before anything is computed. */
export async function checkOutput({ output, force }: Destination, hint = '--force replaces it'): Promise<void> {
  if (output === undefined || output === '-') return;
  const { checkResultFile } = await import('./result-file.js');
  await checkResultFile(output, force === true, hint);
}

/** Writes the results. */
export async function writeOutput(
  content: string | Uint8Array,
  destination: Destination,
  streams: Streams,
): Promise<void> {
  const { output, force } = destination;
  if (output === undefined || output === '-') {
    streams.stdout.write(typeof content === 'string' ? content : Buffer.from(content).toString());
    return;
  }
  await checkOutput(destination);
  const { writeResultFile } = await import('./result-file.js');
  await writeResultFile(output, content, force === true);
}
