// Lines of cases one behind the other, as they are written: UTF-8, each with its break. Bytes go from a worker to a file as they
// are; as text a line would be copied from thread to thread and put into bytes there, and hardly any is read again.

export interface LineBytes {
  readonly bytes: Uint8Array;
  /** Where the line of each case ends; that of a case without a line, where the one before it does. */
  readonly ends: readonly number[];
}

const firstRoom = 2 ** 18;
/** What a longer line once needed is given back. */
const mostKept = 2 ** 22;
/** UTF-8 has at most so many bytes for each unit of UTF-16. */
const mostPerUnit = 3;
const lineBreak = 10;

/** Puts lines into bytes, those of one chunk after those of another into the same room. */
export class LineWriter {
  private room = Buffer.allocUnsafeSlow(firstRoom);
  private length = 0;
  private ends: number[] = [];

  /** Begins anew, whatever became of the lines before. */
  clear(): void {
    if (this.room.length > mostKept) this.room = Buffer.allocUnsafeSlow(firstRoom);
    this.length = 0;
    this.ends = [];
  }

  /** @param line empty: the case has none */
  add(line: string): void {
    if (line !== '') {
      this.reserve(mostPerUnit * line.length + 1);
      this.length += this.room.write(line, this.length);
      this.room[this.length++] = lineBreak;
    }
    this.ends.push(this.length);
  }

  /** The lines since the beginning, in memory of their own that threads share: sent to another, they aren't copied. */
  lines(): LineBytes {
    const bytes = new Uint8Array(new SharedArrayBuffer(this.length));
    bytes.set(this.room.subarray(0, this.length));
    return { bytes, ends: this.ends };
  }

  private reserve(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.room.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.room.length));
    this.room.copy(larger, 0, 0, this.length);
    this.room = larger;
  }
}

/** @param lines empty: the case has none */
export function lineBytes(lines: readonly string[]): LineBytes {
  const writer = new LineWriter();
  for (const line of lines) writer.add(line);
  return writer.lines();
}

/** Where the line of a case starts; with its end, none if it has none. */
export const lineStart = ({ ends }: LineBytes, at: number): number => ends[at - 1] ?? 0;

/** The line of a case without its break; empty: it has none. */
export function lineText(lines: LineBytes, at: number): string {
  const { buffer, byteOffset } = lines.bytes;
  const [start, end] = [lineStart(lines, at), lines.ends[at] ?? 0];
  return start === end ? '' : Buffer.from(buffer, byteOffset + start, end - start - 1).toString();
}

/** The line of every case. */
export const textsOfLines = (lines: LineBytes): string[] => lines.ends.map((_, at) => lineText(lines, at));

/** The lines of the first cases. */
export function firstLines({ bytes, ends }: LineBytes, count: number): LineBytes {
  const kept = ends.slice(0, count);
  return { bytes: bytes.subarray(0, kept.at(-1) ?? 0), ends: kept };
}

/** Lines behind lines. */
export function joinLines(parts: readonly LineBytes[]): LineBytes {
  const ends: number[] = [];
  let before = 0;
  for (const part of parts) {
    for (const end of part.ends) ends.push(before + end);
    before += part.bytes.length;
  }
  return { bytes: Buffer.concat(parts.map(({ bytes }) => bytes)), ends };
}
