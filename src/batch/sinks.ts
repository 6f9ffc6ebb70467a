// Where text goes line by line: a stream at its own pace, or a file that holds whole lines at any moment but the last.
import { open, truncate, type FileHandle } from 'node:fs/promises';
import { NewFile } from '../files/new-file.js';
import { openSpecialFile } from '../files/special-file.js';

export interface Sink {
  write(text: string): Promise<void>;
  /** Ends well: all is written. */
  close(): Promise<void>;
  /** Ends without what is missing; what is written stays where a resumed run finds it. */
  leave(): Promise<void>;
}

/** Where bytes of UTF-8 go as well. */
export interface FileSink extends Sink {
  write(text: string | Uint8Array): Promise<void>;
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

/** What makes a new file. */
export interface FileOptions {
  /** Whether it may take the place of a file. */
  readonly replaces: boolean;
  /** Once aborted, nobody waits for the reader of a pipe any more. */
  readonly signal: AbortSignal;
}

/** A file that appears with its first text in it; devices and pipes are there already. */
export async function newFileSink(path: string, first: string, { replaces, signal }: FileOptions): Promise<FileSink> {
  const special = await specialSink(path, signal);
  if (special !== null) {
    try {
      await special.write(first);
    } catch (error) {
      await special.leave();
      throw error;
    }
    return special;
  }
  const file = await NewFile.beside(path);
  try {
    const sink = fileSink(file.handle, 0);
    await sink.write(first);
    await file.takePlace(replaces);
    return sink;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function specialSink(path: string, signal: AbortSignal): Promise<FileSink | null> {
  const file = await openSpecialFile(path, signal);
  return file === null
    ? null
    : { write: (text) => file.write(text), close: () => file.close(), leave: () => file.close() };
}

/** A file that goes on at an offset; what stands there is cut off. */
export async function continuedFileSink(path: string, offset: number): Promise<FileSink> {
  await truncate(path, offset);
  return fileSink(await open(path, 'a'), offset);
}

/** Writes at the end of a file. A full disk may take a part of a text: what is not whole is cut off again. */
export function fileSink(file: FileHandle, start: number): FileSink {
  let whole = start;
  const end = (): Promise<void> => file.close();
  return {
    async write(text) {
      const bytes = typeof text === 'string' ? Buffer.from(text) : text;
      try {
        await file.appendFile(bytes);
        whole += bytes.length;
      } catch (error) {
        await file.truncate(whole).catch(() => undefined);
        throw error;
      }
    },
    close: end,
    leave: end,
  };
}

/** A file that appears when it is complete; devices and pipes are written to directly. */
export async function wholeFileSink(path: string, { replaces, signal }: FileOptions): Promise<Sink> {
  const special = await specialSink(path, signal);
  if (special !== null) return special;
  const file = await NewFile.beside(path);
  const sink = fileSink(file.handle, 0);
  return {
    write: (text) => sink.write(text),
    async close() {
      await file.takePlace(replaces);
      await sink.close();
    },
    leave: () => file.close(),
  };
}
