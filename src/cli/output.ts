// Where results go: standard output, or a file that appears complete or not at all.
import { randomBytes } from 'node:crypto';
import { lstat, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DiffcmpError } from '../errors.js';
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
  const existing = await lstat(output).catch(() => null);
  if (existing === null) return;
  const target = await stat(output).catch(() => null);
  if (target?.isDirectory() === true) {
    throw new DiffcmpError('cannot-write', `cannot write ${output}: it is a folder`, { hint: 'name a file in it' });
  }
  const isFile = target === null || target.isFile();
  if (isFile && force !== true) {
    throw new DiffcmpError('output-exists', `${output} exists`, { hint });
  }
}

/** Writes the results: to a temporary name beside the file, then renamed. Devices and pipes are written directly. */
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
    const target = await stat(output).catch(() => null);
    if (target !== null && !target.isFile()) await writeFile(output, content);
    else await replaceFile(target === null ? output : await realpath(output), content);
  } catch (error) {
    throw cannotWrite(output, error);
  }
}

/** What the file system says of a file that can't be written, as an error that a user can act on. */
export function cannotWrite(output: string, error: unknown, hint: string | null = null): DiffcmpError {
  const reason = reasons[systemCode(error) ?? ''] ?? (error instanceof Error ? error.message : String(error));
  return new DiffcmpError('cannot-write', `cannot write ${output}: ${reason}`, { hint });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file would be too large',
  ENAMETOOLONG: 'the name is too long',
};

async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
