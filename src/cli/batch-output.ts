// Where the cases of a batch are written, and in which form: NDJSON that can be continued, or a document or rows.
import { stat } from 'node:fs/promises';
import type { EarlierOutput } from '../batch/earlier.js';
import { textsOfLines } from '../batch/line-bytes.js';
import type { BatchHeader, BatchSummary } from '../batch/record.js';
import { ResumableOutput } from '../batch/resumable.js';
import type { CaseLines } from '../batch/schedule.js';
import { streamSink, wholeFileSink, type Sink } from '../batch/sinks.js';
import { batchExporters, type BatchExporter } from '../report/batch/exporters.js';
import type { DelimitedChoice } from '../report/text/delimited.js';
import type { OutputFormat } from '../report/text/output-format.js';
import { systemCode } from '../system-code.js';
import type { BatchCommandOptions as Options } from './batch-options.js';
import type { GlobalOptions } from './global-options.js';
import { cannotWrite } from './cannot-write.js';
import { checkOutput, isStandard } from './output.js';
import { checkPicture } from './picture-files.js';
import type { Streams } from './streams.js';

export interface BatchOutput {
  header(header: BatchHeader): Promise<void>;
  cases(finished: CaseLines): Promise<void>;
  end(summary: BatchSummary): Promise<void>;
  /** The batch ends without its end. */
  leave(): Promise<void>;
}

/** Refuses a destination before anything is computed. */
export async function checkBatchOutput({ output, force, resume, report }: Partial<Options>): Promise<void> {
  const hint = '--resume continues it, --force replaces it';
  await checkOutput({ ...(output !== undefined && { output }), force: force === true || resume === true }, hint);
  // A batch that goes on writes its report anew.
  const continues = resume === true && (await stat(output ?? '').catch(() => null)) !== null;
  await checkPicture('--report', report, { stem: 'report', force: force === true || continues });
}

export interface Surroundings {
  readonly streams: Streams;
  readonly readerGone: () => void;
  /** Once aborted, nobody waits for the reader of a pipe any more. */
  readonly signal: AbortSignal;
}

export function openOutput(
  options: Options,
  earlier: EarlierOutput | null,
  { isFilter, ...surroundings }: Surroundings & { readonly isFilter: boolean },
): BatchOutput {
  const { output, format } = options;
  if (output === undefined || isStandard(options)) {
    return batchExporters[format] === null && !isFilter ? nowhere : openWhole(options, surroundings);
  }
  if (canGoOn(format)) {
    const replaces = options.force === true || options.resume === true;
    const lines = new ResumableOutput(output, earlier, { replaces, signal: surroundings.signal });
    return guardOutput(output, lines, 'the lines before are kept; with more room, --resume continues');
  }
  return openWhole(options, surroundings);
}

/** Whether the lines of all cases are written somewhere. */
export const writesLines = (output: BatchOutput): boolean => output !== nowhere;

/** Whether what a broken run wrote in that format can be continued: lines of NDJSON. */
export function canGoOn(format: OutputFormat): boolean {
  return exporterOf(format) === batchExporters.ndjson;
}

/** What is written beside a screen is NDJSON. */
function exporterOf(format: OutputFormat): BatchExporter {
  return batchExporters[format] ?? batchExporters.ndjson;
}

/** An output that appears when it is complete. */
export function openWhole(options: GlobalOptions, { streams, readerGone, signal }: Surroundings): BatchOutput {
  const { output, format, force } = options;
  const exporter = exporterOf(format);
  if (output === undefined || isStandard(options))
    return new ExportedBatch(exporter, options, () => Promise.resolve(streamSink(streams.stdout, readerGone)));
  const open = (): Promise<Sink> => wholeFileSink(output, { replaces: force === true, signal });
  return guardOutput(output, new ExportedBatch(exporter, options, open));
}

const doNothing = (): Promise<void> => Promise.resolve();
const nowhere: BatchOutput = { header: doNothing, cases: doNothing, end: doNothing, leave: doNothing };

/** What the file system says becomes an error with the name of the file, and the way out where the room ran out once it had begun. */
function guardOutput(path: string, output: BatchOutput, wayOut: string | null = null): BatchOutput {
  const guard =
    <A extends unknown[]>(step: (...given: A) => Promise<void>) =>
    async (...given: A): Promise<void> => {
      try {
        await step(...given);
      } catch (error) {
        const code = systemCode(error);
        if (code === undefined) throw error;
        throw cannotWrite(path, error, begun && lacksRoom.has(code) ? wayOut : null);
      }
    };
  let begun = false;
  return {
    header: guard(async (header) => {
      await output.header(header);
      begun = true;
    }),
    cases: guard((finished) => output.cases(finished)),
    end: guard((summary) => output.end(summary)),
    leave: guard(() => output.leave()),
  };
}

const lacksRoom: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What an exporter makes of the batch, written from its start. */
class ExportedBatch implements BatchOutput {
  private sink: Sink | null = null;
  private isFirst = true;
  constructor(
    private readonly exporter: BatchExporter,
    private readonly choice: DelimitedChoice,
    private readonly open: () => Promise<Sink>,
  ) {}
  async header(header: BatchHeader): Promise<void> {
    this.sink = await this.open();
    await this.sink.write(this.exporter.header(header, this.choice));
  }
  async cases({ lines }: CaseLines): Promise<void> {
    const written = textsOfLines(lines).filter((line) => line !== '');
    if (written.length === 0) return;
    await this.sink?.write(this.exporter.lines(written, this.isFirst, this.choice));
    this.isFirst = false;
  }
  async end(summary: BatchSummary): Promise<void> {
    await this.sink?.write(this.exporter.end(summary));
    await this.sink?.close();
  }
  async leave(): Promise<void> {
    await this.sink?.leave();
  }
}
