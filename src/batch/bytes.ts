// The bytes of an input: of a file as it lies there, of a pipe or a terminal as they come. Nothing keeps a thread waiting, since
// a process can't end before its threads do.
import { constants, createReadStream, fstatSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { isatty, ReadStream } from 'node:tty';

export type Bytes = AsyncIterable<Buffer | string>;

/** Opens a file, a pipe or a device. @throws what the file system says */
export function openBytes(name: string): Readable {
  // Where a platform lacks the flag it is undefined, which counts as 0.
  const file = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK);
  if (fstatSync(file).isFIFO()) return new Socket({ fd: file, readable: true, writable: false });
  if (isatty(file)) return new ReadStream(file);
  return createReadStream('', { fd: file, highWaterMark: 2 ** 16 });
}

/** All bytes; null: there are more than `limit`. */
export async function readBytes(bytes: Bytes, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    const buffer = Buffer.from(chunk);
    length += buffer.length;
    if (length > limit) return null;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
}
