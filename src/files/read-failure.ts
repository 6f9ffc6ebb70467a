// What the file system says of a file that can't be read, as an error that a user can act on.
import { DiffcmpError } from '../errors.js';
import { wayFromMissing } from './nearby-path.js';
import { systemCode } from '../system-code.js';

export function cannotRead(name: string, reason: string): DiffcmpError {
  return new DiffcmpError('cannot-read', `cannot read ${name}: ${reason}`, {
    hint: reason === aFolder ? 'name a file in it' : null,
  });
}

export const aFolder = 'it is a folder';

/** Errors that aren't of the file system stay what they are. */
export function readFailure(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || error instanceof DiffcmpError) return error;
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new DiffcmpError('no-such-file', `there is no file ${name}`);
  if (code === 'ERR_INVALID_ARG_VALUE') return cannotRead(name, 'it is not the name of a file');
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  return cannotRead(name, reasons[code] ?? error.message);
}

/**
 * The same with a way out where the file is missing.
 *
 * @param owner the file that names it; null: its path is from the folder that diffcmp runs in
 */
export function failureAt(path: string, error: unknown, name = path, owner: string | null = null): unknown {
  const failure = readFailure(error, name);
  const isMissing = failure instanceof DiffcmpError && failure.code === 'no-such-file';
  return isMissing ? failure.withHint(wayFromMissing(path, owner)) : failure;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: aFolder,
  ELOOP: 'its links lead nowhere',
  ENXIO: 'it is a socket, or a device that is not there',
  ENAMETOOLONG: 'the name is too long',
  EAGAIN: 'it has no end, and whoever reads it waits',
};
