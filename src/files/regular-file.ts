// Reads a regular file, of limited size, and never waits for it.
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { DiffcmpError } from '../errors.js';
import { aFolder, cannotRead } from './read-failure.js';

const chunkBytes = 2 ** 16;

export interface ReadLimits {
  /** Bytes that the file may have. */
  readonly longest: number;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
}

/**
 * The text of the file at a real path, which errors call `name`; without a byte order mark.
 *
 * @throws DiffcmpError cannot-read, timeout; errors of the file system
 */
export function readRegularText(path: string, name: string, limits: ReadLimits): string {
  return decode(readRegularFile(path, name, limits), name);
}

/** A device or a pipe isn't even opened; nothing that takes its place meanwhile is read, and nothing is waited for. */
function readRegularFile(path: string, name: string, limits: ReadLimits): Buffer {
  const found = statSync(path, { bigint: true });
  if (!found.isFile()) throw cannotRead(name, found.isDirectory() ? aFolder : 'it is no regular file');
  // Where a platform lacks a flag it is undefined, which counts as 0.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const opened = fstatSync(file, { bigint: true });
    const isSame = opened.isFile() && opened.dev === found.dev && opened.ino === found.ino;
    if (!isSame || realpathSync(path) !== path) throw cannotRead(name, 'it was replaced meanwhile');
    if (opened.size > limits.longest) throw tooLong(name, limits);
    return readToEnd(file, name, limits);
  } finally {
    closeSync(file);
  }
}

const tooLong = (name: string, { longest }: ReadLimits): DiffcmpError =>
  cannotRead(name, `it has more than ${longest / 2 ** 20} MB`);

/** What a file says of its size isn't all: those of /proc have 0, and others grow. */
function readToEnd(file: number, name: string, limits: ReadLimits): Buffer {
  const chunks: Buffer[] = [];
  for (let length = 0; ;) {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const count = readSync(file, chunk);
    if (count === 0) return Buffer.concat(chunks);
    length += count;
    if (length > limits.longest) throw tooLong(name, limits);
    if (performance.now() > limits.deadline) throw new DiffcmpError('timeout', `reading ${name} did not end in time`);
    chunks.push(chunk.subarray(0, count));
  }
}

function decode(content: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw cannotRead(name, 'it is not UTF-8 text');
  }
}
