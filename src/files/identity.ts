// Whether two names are one file: by device and inode, or for a file that isn't there yet by where it would be.
import { fstatSync, promises, type BigIntStats } from 'node:fs'; // promises are loaded when they are first used
import { targetOf } from './target.js';

/** Equal for names of one file, however they are written; null: a device, a folder, nothing that could be harmed. */
export async function identityOf(path: string): Promise<string | null> {
  const status = await promises.stat(path, { bigint: true }).catch(() => null);
  if (status !== null) return status.isFile() || status.isFIFO() ? inodeOf(status) : null;
  const target = await targetOf(path);
  return ignoresCase ? target.normalize('NFC').toLowerCase() : target;
}

/** Of an open file; null: it is no regular file. */
export function identityOfStream(stream: object): string | null {
  if (!('fd' in stream) || typeof stream.fd !== 'number') return null;
  try {
    const status = fstatSync(stream.fd, { bigint: true });
    return status.isFile() ? inodeOf(status) : null;
  } catch {
    return null; // closed
  }
}

const inodeOf = ({ dev, ino }: BigIntStats): string => `${dev}:${ino}`;

/** Where names that differ in case only are most likely one. */
const ignoresCase = process.platform === 'darwin' || process.platform === 'win32';
