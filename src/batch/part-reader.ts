// A file of parts to merge, line by line: headers, cases and summaries in their order.
import { createReadStream } from 'node:fs';
import { DiffcmpError } from '../errors.js';
import { wayFromMissing } from '../files/nearby-path.js';
import { systemCode } from '../system-code.js';
import { linesOf } from './lines.js';
import { notHeader, readBatchLine } from './batch-line.js';
import { PartCheck } from './part-check.js';
import type { BatchCase, BatchHeader, BatchLine, BatchSummary } from './record.js';

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
  private current: { readonly header: BatchHeader; readonly check: PartCheck } | null = null;

  constructor(
    readonly name: string,
    stdin: AsyncIterable<Buffer | string>,
  ) {
    this.lines = partLines(name, stdin);
  }

  /** The header of the part that is being read. */
  async header(): Promise<BatchHeader> {
    return (await this.part()).header;
  }

  private async part(): Promise<NonNullable<typeof this.current>> {
    if (this.current !== null) return this.current;
    const line = await this.take();
    if (line?.record.type !== 'header')
      throw new DiffcmpError(
        'bad-part',
        `${line?.place ?? this.name}: this is not the output of diffcmp batch: ${notHeader}`,
      );
    return (this.current = { header: line.record, check: new PartCheck(line.record) });
  }

  /**
   * Null at the summary, which every whole part has.
   *
   * @throws DiffcmpError bad-part for a line, or a summary, that is not as it was written
   */
  async nextCase(): Promise<PartCase | null> {
    const { check } = await this.part();
    const line = await this.peek();
    if (line === null || line.record.type === 'header')
      throw new DiffcmpError('bad-part', `${line?.place ?? this.name}: a part is incomplete, it has no summary`, {
        hint: ['run it again with ', { resume: null }, ', then merge'],
      });
    if (isSummary(line.record)) check.end(line.record, line.place);
    if (!isCase(line)) return null;
    check.addCase(line.record, line.text, line.place);
    this.ahead = undefined;
    return line;
  }

  /** Cases of the part that is being read, so far. */
  get total(): number {
    return this.current?.check.total ?? 0;
  }

  /** After the summary: goes on to the next part, if there is one. */
  async hasAnotherPart(): Promise<boolean> {
    await this.take();
    if ((await this.peek()) === null) return false;
    this.current = null;
    return true;
  }

  /** @throws DiffcmpError bad-part if there is anything behind the summary */
  async end(): Promise<void> {
    await this.take();
    const line = await this.peek();
    if (line !== null) throw new DiffcmpError('bad-part', `${line.place}: this stands behind the summary of a part`);
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

function isSummary(record: BatchLine): record is BatchSummary {
  return record.type === 'summary';
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
    throw readingError(error, name);
  }
}

function readLine(text: string, place: string): BatchLine {
  const { record, problem } = readBatchLine(text);
  if (problem === null) return record;
  throw new DiffcmpError('bad-part', `${place}: ${problem}`);
}

/** What the file system, or the reader of lines, says of a part. */
function readingError(error: unknown, name: string): unknown {
  if (error instanceof DiffcmpError) {
    return error.code === 'malformed-json' ? new DiffcmpError('bad-part', error.message) : error;
  }
  const code = systemCode(error);
  if (code === undefined || !(error instanceof Error)) return error;
  if (code === 'ENOENT')
    return new DiffcmpError('no-such-file', `there is no file ${name}`, { hint: wayFromMissing(name) });
  if (code === 'EISDIR')
    return new DiffcmpError('cannot-read', `cannot read ${name}: it is a folder`, { hint: 'name the files in it' });
  const reason = code === 'EACCES' ? 'permission denied' : error.message;
  return new DiffcmpError('cannot-read', `cannot read ${name}: ${reason}`);
}
