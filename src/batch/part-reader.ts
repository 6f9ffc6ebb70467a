// A file of parts to merge, line by line: headers, cases and summaries in their order.
import { createReadStream } from 'node:fs';
import { DiffcmpError } from '../errors.js';
import { systemCode } from '../system-code.js';
import { linesOf } from './lines.js';
import { readBatchLine, type BatchCase, type BatchHeader, type BatchLine } from './record.js';

interface PartLine {
  readonly text: string;
  readonly record: BatchLine;
  /** `file:line`, for errors. */
  readonly place: string;
}
export type PartCase = PartLine & { readonly record: BatchCase };

/** One file: a header, cases, a summary; perhaps another header, and so on. */
export class PartReader {
  private readonly lines: AsyncGenerator<PartLine>;
  private ahead: PartLine | null | undefined;
  private current: BatchHeader | null = null;

  constructor(
    readonly name: string,
    stdin: AsyncIterable<Buffer | string>,
  ) {
    this.lines = partLines(name, stdin);
  }

  /** The header of the part that is being read. */
  async header(): Promise<BatchHeader> {
    if (this.current !== null) return this.current;
    const line = await this.take();
    if (line?.record.type !== 'header')
      throw new DiffcmpError('bad-part', `${line?.place ?? this.name}: this is not the output of diffcmp batch`);
    return (this.current = line.record);
  }

  /** Null at the summary, which every whole part has. */
  async nextCase(): Promise<PartCase | null> {
    const line = await this.peek();
    if (line === null || line.record.type === 'header')
      throw new DiffcmpError('bad-part', `${line?.place ?? this.name}: a part is incomplete, it has no summary`, {
        hint: ['run it again with ', { resume: null }, ', then merge'],
      });
    if (!isCase(line)) return null;
    this.ahead = undefined;
    return line;
  }

  /** After the summary: goes on to the next part, if there is one. */
  async hasAnotherPart(): Promise<boolean> {
    await this.take();
    if ((await this.peek()) === null) return false;
    this.current = null;
    return true;
  }

  async close(): Promise<void> {
    await this.lines.return(undefined);
  }

  private async peek(): Promise<PartLine | null> {
    if (this.ahead === undefined) {
      const next = await this.lines.next();
      this.ahead = next.done === true ? null : next.value;
    }
    return this.ahead;
  }
  private async take(): Promise<PartLine | null> {
    const line = await this.peek();
    this.ahead = undefined;
    return line;
  }
}

function isCase(line: PartLine): line is PartCase {
  return line.record.type === 'case';
}

async function* partLines(name: string, stdin: AsyncIterable<Buffer | string>): AsyncGenerator<PartLine> {
  const bytes: AsyncIterable<Buffer | string> =
    name === '-' ? stdin : createReadStream(name, { highWaterMark: 2 ** 18 });
  try {
    for await (const { first, lines } of linesOf(bytes, name)) {
      for (const [i, text] of lines.entries()) {
        const place = `${name}:${first + i}`;
        yield { text, record: readLine(text, place), place };
      }
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    throw new DiffcmpError('no-such-file', `there is no file ${name}`);
  }
}

function readLine(text: string, place: string): BatchLine {
  const record = readBatchLine(text);
  if (record !== null) return record;
  throw new DiffcmpError('bad-part', `${place}: this line is not whole, or not of diffcmp batch`);
}
