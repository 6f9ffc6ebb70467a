// Where text goes line by line: a stream at its own pace, or a file that holds whole lines at any moment but the last.
import { open, rename, rm, stat, truncate, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface Sink {
  write(text: string): Promise<void>;
  /** Ends well: all is written. */
  close(): Promise<void>;
  /** Ends without what is missing; what is written stays where a resumed run finds it. */
  leave(): Promise<void>;
}

interface Paced {
  write(text: string): unknown;
  readonly writableNeedDrain?: boolean;
  readonly destroyed?: boolean;
  once?(event: 'drain' | 'close' | 'error', listener: () => void): unknown;
  removeListener?(event: 'drain' | 'close' | 'error', listener: () => void): unknown;
}

/** A stream; waits while its reader is slow. `closed` is called once its reader has gone. */
export function streamSink(stream: Paced, closed: () => void = () => undefined): Sink {
  stream.once?.('close', closed);
  stream.once?.('error', closed);
  return {
    async write(text) {
      if (stream.destroyed === true) return;
      stream.write(text);
      if (stream.writableNeedDrain === true) await drain(stream);
    },
    close: () => Promise.resolve(),
    leave: () => Promise.resolve(),
  };
}

async function drain(stream: Paced): Promise<void> {
  await new Promise<void>((resolve) => {
    const events = ['drain', 'close', 'error'] as const;
    const go = (): void => {
      for (const event of events) stream.removeListener?.(event, go);
      resolve();
    };
    for (const event of events) stream.once?.(event, go);
  });
}

/** A file that is written from its start; devices and pipes are there already. */
export async function newFileSink(path: string, replace: boolean): Promise<Sink> {
  const target = await stat(path).catch(() => null);
  const isThere = target !== null && !target.isFile();
  return fileSink(await open(path, replace || isThere ? 'w' : 'wx'), 0);
}

/** A file that goes on at an offset; what stands there is cut off. */
export async function continuedFileSink(path: string, offset: number): Promise<Sink> {
  await truncate(path, offset);
  return fileSink(await open(path, 'a'), offset);
}

/**
 * Writes where the file stands, so that pipes and devices work too. A full disk may take a part of a text: what is not
 * whole is cut off again.
 */
function fileSink(file: FileHandle, start: number): Sink {
  let whole = start;
  const end = (): Promise<void> => file.close();
  return {
    async write(text) {
      const bytes = Buffer.from(text);
      try {
        await file.appendFile(bytes);
        whole += bytes.length;
      } catch (error) {
        await file.truncate(whole).catch(() => undefined); // devices and pipes have no length
        throw error;
      }
    },
    close: end,
    leave: end,
  };
}

/** A file beside the one that it replaces when it is complete. */
export async function replacingSink(path: string): Promise<Sink> {
  const temporary = temporaryBeside(path);
  const sink = await newFileSink(temporary, true);
  return {
    write: (text) => sink.write(text),
    async close() {
      await sink.close();
      await rename(temporary, path);
    },
    async leave() {
      await sink.leave();
      await rm(temporary, { force: true });
    },
  };
}

export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${process.pid}.tmp`);
}
