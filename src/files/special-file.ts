// Devices and pipes as outputs: there already, and written to as they are.
import { constants, open as openWithCallback } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { systemCode } from '../system-code.js';

export interface SpecialFile {
  write(content: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Opens what is there and is no regular file; null: there is none, or a regular file. */
export async function openSpecialFile(path: string, signal: AbortSignal | null = null): Promise<SpecialFile | null> {
  const status = await stat(path).catch(() => null);
  if (status === null || status.isFile()) return null;
  if (status.isFIFO()) return openPipe(path, signal);
  const file = await open(path, 'w');
  return { write: (content) => file.appendFile(content), close: () => file.close() };
}

/** Milliseconds between two looks for a reader. */
const patience = 50;

/**
 * A pipe with a name, once somebody reads it. The usual way to open one blocks a thread until then, and with it the end of
 * the process. Once aborted, nothing is written.
 */
async function openPipe(path: string, signal: AbortSignal | null): Promise<SpecialFile> {
  while (signal?.aborted !== true) {
    const fd = await openFd(path, constants.O_WRONLY | constants.O_NONBLOCK).catch((error: unknown) => {
      if (systemCode(error) === 'ENXIO') return null;
      throw error;
    });
    if (fd !== null) return pipeOf(new Socket({ fd, readable: false, writable: true }));
    await wait(patience);
  }
  return { write: () => Promise.resolve(), close: () => Promise.resolve() };
}

const openFd = promisify(openWithCallback);

function pipeOf(socket: Socket): SpecialFile {
  socket.on('error', () => undefined); // whoever writes hears of it
  return {
    write: (content) =>
      new Promise((resolve, reject) => {
        socket.write(content, (error) => (error == null ? resolve() : reject(error)));
      }),
    close: () => new Promise((resolve) => socket.end(resolve)),
  };
}
