// Where results go: standard output, or a file that appears complete or not at all.
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { DiffcmpError } from '../errors.js';
import { NewFile } from '../files/new-file.js';
import { openSpecialFile } from '../files/special-file.js';
import { targetOf } from '../files/target.js';
import { reasonOf } from '../files/write-failure.js';
import { systemCode } from '../system-code.js';
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
  if (output === '') throw new DiffcmpError('bad-option', '--output needs the name of a file');
  const target = await stat(output).catch(() => null);
  if (target?.isDirectory() ?? /[/\\]$/.test(output))
    throw new DiffcmpError('cannot-write', `cannot write ${output}: it is a folder`, { hint: 'name a file in it' });
  if (target?.isFile() === true && force !== true)
    throw new DiffcmpError('output-exists', `${output} exists`, { hint });
  if (target !== null) return;
  try {
    await access(dirname(await targetOf(output)) + sep, constants.W_OK);
  } catch (error) {
    throw cannotWrite(output, error);
  }
}

/** Writes the results: to a temporary name beside the file, then renamed. Devices and pipes are written to directly. */
export async function writeOutput(
  content: string | Uint8Array,
  destination: Destination,
  streams: Streams,
): Promise<void> {
  const { output } = destination;
  if (output === undefined || output === '-') {
    streams.stdout.write(typeof content === 'string' ? content : Buffer.from(content).toString());
    return;
  }
  await checkOutput(destination);
  try {
    const special = await openSpecialFile(output);
    if (special !== null) {
      await special.write(content);
      await special.close();
    } else await writeFile(output, content, destination.force === true);
  } catch (error) {
    throw cannotWrite(output, error);
  }
}

/** What the file system says of a file that can't be written, as an error that a user can act on. */
export function cannotWrite(output: string, error: unknown, hint: string | null = null): DiffcmpError {
  if (systemCode(error) === 'EEXIST')
    return new DiffcmpError('output-exists', `${output} exists`, { hint: '--force replaces it' });
  return new DiffcmpError('cannot-write', `cannot write ${output}: ${reasonOf(error)}`, { hint });
}

async function writeFile(path: string, content: string | Uint8Array, replaces: boolean): Promise<void> {
  const file = await NewFile.beside(path);
  try {
    await file.handle.appendFile(content);
    await file.takePlace(replaces);
  } finally {
    await file.close();
  }
}
