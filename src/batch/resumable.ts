// The NDJSON output of a batch as a file: appended to, continued after a break, mended where cases were edited.
import { copyFile, truncate } from 'node:fs/promises';
import { NewFile } from '../files/new-file.js';
import type { EarlierOutput } from './earlier.js';
import { lineStart } from './line-bytes.js';
import type { BatchHeader, BatchSummary } from './record.js';
import type { CaseLines } from './schedule.js';
import { continuedFileSink, fileSink, newFileSink, type FileOptions, type FileSink } from './sinks.js';
import { jsonLine } from '../text/visible.js';

/**
 * An output that takes up an earlier one. As long as each line is the earlier one at the same place, nothing is written.
 * At the first that isn't: behind the last earlier line, the file goes on there; before that, a copy is written, which
 * takes the place of the file once it holds all that the file does. A kill at any moment leaves one of the two whole.
 */
export class ResumableOutput {
  private same = 0;
  private sink: FileSink | null = null;
  private copy: NewFile | null = null;

  constructor(
    private readonly path: string,
    private readonly earlier: EarlierOutput | null,
    private readonly options: FileOptions,
  ) {}

  async header(header: BatchHeader): Promise<void> {
    const line = jsonLine(header);
    if (this.earlier === null) {
      this.sink = await newFileSink(this.path, `${line}\n`, this.options);
      return;
    }
    if (line === jsonLine(this.earlier.header)) this.same = this.earlier.headerBytes;
    else await (await this.differ(true)).write(`${line}\n`);
  }

  async cases({ slots = [], lines }: CaseLines): Promise<void> {
    let written = 0; // of the bytes, or known to stand there
    for (const [i, end] of lines.ends.entries()) {
      const start = lineStart(lines, i);
      if (start === end) continue;
      const { known = null, moreKnown = false } = slots[i] ?? {};
      if (this.sink === null && known?.offset === this.same) {
        this.same += end - start;
        written = end;
        continue;
      }
      this.sink ??= await this.differ(moreKnown);
      if (!moreKnown && this.copy !== null) {
        await this.sink.write(lines.bytes.subarray(written, start));
        written = start;
        await this.takePlace();
      }
    }
    if (written < lines.bytes.length) await this.sink?.write(lines.bytes.subarray(written));
  }

  async end(summary: BatchSummary): Promise<void> {
    this.sink ??= await this.differ(false);
    await this.sink.write(`${jsonLine(summary)}\n`);
    await this.takePlace();
    await this.sink.close();
  }

  /** Ends without a summary. */
  async leave(): Promise<void> {
    if (this.copy === null) await this.sink?.leave();
    else await this.copy.close();
  }

  /** The earlier file is right up to here: cuts it off, or copies that much if lines behind it may still serve. */
  private async differ(moreKnown: boolean): Promise<FileSink> {
    if (!moreKnown) return (this.sink = await continuedFileSink(this.path, this.same));
    this.copy = await NewFile.beside(this.path);
    await copyFile(this.path, this.copy.temporary);
    await truncate(this.copy.temporary, this.same);
    return (this.sink = fileSink(this.copy.handle, this.same));
  }

  private async takePlace(): Promise<void> {
    await this.copy?.takePlace(true);
    this.copy = null;
  }
}
