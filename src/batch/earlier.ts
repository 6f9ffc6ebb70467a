// The output of an earlier, broken run: its whole lines, and which of them still hold.
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { DiffcmpError } from '../errors.js';
import { figuresOf } from './figures.js';
import { notHeader, readBatchLine } from './batch-line.js';
import type { BatchCase, BatchHeader } from './record.js';
import { readCaseText } from './named-file.js';
import { prepareCase, type Preparation } from './prepare-case.js';
import type { Slot } from './schedule.js';
import type { RunSettings } from './settings.js';
import type { CaseSource } from './source.js';

interface EarlierLine {
  readonly text: string;
  readonly offset: number;
}

/** The earlier output in one reading, from its header on. */
export class EarlierOutput {
  /** Bytes of the header line with its break. */
  readonly headerBytes: number;
  private current: { readonly record: BatchCase; readonly line: EarlierLine } | null = null;

  private constructor(
    readonly header: BatchHeader,
    headerText: string,
    private readonly lines: AsyncIterator<EarlierLine>,
  ) {
    this.headerBytes = Buffer.byteLength(headerText) + 1;
  }

  /**
   * Opens an output; null if there is none, or no more of it than a part of its header.
   *
   * @throws DiffcmpError bad-part if the file holds something else
   */
  static async open(path: string): Promise<EarlierOutput | null> {
    const status = await stat(path).catch(() => null);
    if (status === null || !status.isFile()) return null;
    const lines = wholeLines(path);
    const first = await lines.next();
    if (first.done === true && (await isTornHeader(path))) return null;
    const { record: header, problem } = readBatchLine(first.done === true ? '' : first.value.text);
    if (first.done === true || header?.type !== 'header')
      throw new DiffcmpError(
        'bad-part',
        `${path} is not the output of diffcmp batch: ${problem === null ? notHeader : `line 1: ${problem}`}`,
        {
          hint: [{ force: null }, ' instead of ', { resume: null }, ' replaces it'],
        },
      );
    const output = new EarlierOutput(header, first.value.text, lines);
    await output.advance();
    return output;
  }

  /** The slots of the sources: with the earlier line of each case that is still the same, and not for want of time or memory. */
  async *slots(batches: AsyncIterable<readonly CaseSource[]>, settings: RunSettings): AsyncGenerator<readonly Slot[]> {
    for await (const cases of batches) {
      const slots: Slot[] = [];
      for (const source of cases) {
        while (this.current !== null && this.current.record.index < source.index) await this.advance();
        const { current } = this;
        if (current === null) {
          slots.push({ source, known: null, moreKnown: false });
          continue;
        }
        const { record, line } = current;
        const preparation = record.index === source.index ? await prepareLoaded(source, settings) : null;
        if (record.index === source.index) await this.advance();
        const isSame = preparation?.kind === 'ready' && preparation.prepared.key() === record.key;
        const sameName = record.file === source.file && record.number === source.number;
        const known =
          isSame && sameName && !isPassing(record)
            ? { line: line.text, figures: figuresOf(record), offset: line.offset }
            : null;
        slots.push({ source, known, moreKnown: true });
      }
      yield slots;
    }
  }

  /** Goes to the next line that is a case; what comes behind anything else is not read. */
  private async advance(): Promise<void> {
    const next = await this.lines.next();
    const record = next.done === true ? null : readBatchLine(next.value.text).record;
    this.current = next.done !== true && record?.type === 'case' ? { record, line: next.value } : null;
    if (this.current === null) await this.lines.return?.();
  }
}

/** Failures that have to do with the moment, and may not come again. */
function isPassing({ code }: BatchCase): boolean {
  return code === 'timeout' || code === 'worker-died';
}

/** Whether a file without a whole line is empty, or the beginning of a header. */
async function isTornHeader(path: string): Promise<boolean> {
  const wanted = Buffer.from('{"type":"header",');
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted.length), 0, wanted.length, 0);
    return wanted.subarray(0, bytesRead).equals(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** Lines that end with a break, with their offsets in bytes. */
async function* wholeLines(path: string): AsyncGenerator<EarlierLine> {
  let rest: Buffer[] = [];
  let offset = 0;
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 2 ** 18 });
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, at)]);
      rest = [];
      yield { text: line.toString('utf8'), offset };
      offset += line.length + 1;
      from = at + 1;
    }
    rest.push(chunk.subarray(from));
  }
}

/** A case as it is prepared to run; what reads functions of files is loaded where that is needed. */
async function prepareLoaded(source: CaseSource, settings: RunSettings): Promise<Preparation> {
  const preparation = prepareCase(source, settings);
  if (preparation.kind !== 'needs-program') return preparation;
  const { readCaseProgram } = await import('./case-program.js');
  return prepareCase(source, settings, { text: readCaseText, program: readCaseProgram });
}
