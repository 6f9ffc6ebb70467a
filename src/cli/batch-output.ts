// Where the cases of a batch are written, and in which form: NDJSON that can be continued, or a document or rows.
import { stat } from 'node:fs/promises';
import type { EarlierOutput } from '../batch/earlier.js';
import type { BatchCase, BatchHeader, BatchSummary } from '../batch/record.js';
import { ResumableOutput } from '../batch/resumable.js';
import type { Finished } from '../batch/schedule.js';
import { newFileSink, replacingSink, streamSink, type Sink } from '../batch/sinks.js';
import { batchFields, batchRows } from '../report/batch/rows.js';
import { summaryFields, summaryRows } from '../report/batch/screen.js';
import { delimitedReport } from '../report/text/delimited.js';
import { markdownTable } from '../report/compare/markdown.js';
import type { BatchCommandOptions as Options } from './batch-options.js';
import type { GlobalOptions } from './global-options.js';
import { cannotWrite, checkOutput, isStandard } from './output.js';
import type { Streams } from './streams.js';

/** Lines of cases; where they came from, for an output that can be continued. */
type CaseLines = Pick<Finished, 'lines'> & Partial<Pick<Finished, 'slots'>>;

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
  if (report !== undefined) await checkOutput({ output: report, force: force === true || continues });
}

interface Surroundings {
  readonly isFilter: boolean;
  readonly earlier: EarlierOutput | null;
  readonly streams: Streams;
  readonly readerGone: () => void;
}

export function openOutput(options: Options, { isFilter, earlier, streams, readerGone }: Surroundings): BatchOutput {
  const { output, format, force } = options;
  if (output === undefined || isStandard(options)) {
    return format === 'table' && !isFilter ? nowhere : openWhole(options, streams, readerGone);
  }
  if (format === 'table' || format === 'ndjson') {
    const lines = new LazyFile(output, earlier, force === true || options.resume === true);
    return guardOutput(output, lines, 'the lines before are kept; with more room, --resume continues');
  }
  return openWhole(options, streams, readerGone);
}

/** An output that appears when it is complete; NDJSON unless another format is chosen. */
export function openWhole(options: GlobalOptions, streams: Streams, readerGone: () => void): BatchOutput {
  const { output, format } = options;
  const form = formOf(format);
  if (output === undefined || isStandard(options))
    return new WrittenBatch(form, () => Promise.resolve(streamSink(streams.stdout, readerGone)));
  return guardOutput(output, new WrittenBatch(form, () => sinkFor(output)));
}

/** Files appear when they are complete; devices and pipes are written directly. */
async function sinkFor(path: string): Promise<Sink> {
  const target = await stat(path).catch(() => null);
  return target !== null && !target.isFile() ? newFileSink(path, true) : replacingSink(path);
}

const nothing = (): Promise<void> => Promise.resolve();
const nowhere: BatchOutput = { header: nothing, cases: nothing, end: nothing, leave: nothing };

/** What the file system says becomes an error with the name of the file, and what can be done once it has begun. */
function guardOutput(path: string, output: BatchOutput, hint: string | null = null): BatchOutput {
  const guard =
    <A extends unknown[]>(step: (...given: A) => Promise<void>) =>
    async (...given: A): Promise<void> => {
      try {
        await step(...given);
      } catch (error) {
        throw (error as NodeJS.ErrnoException).code === undefined
          ? error
          : cannotWrite(path, error, begun ? hint : null);
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

class LazyFile implements BatchOutput {
  private readonly file: ResumableOutput;
  constructor(path: string, earlier: EarlierOutput | null, replace: boolean) {
    this.file = new ResumableOutput(path, earlier, replace);
  }
  header(header: BatchHeader): Promise<void> {
    return this.file.header(JSON.stringify(header));
  }
  cases({ lines, slots = [] }: CaseLines): Promise<void> {
    return this.file.cases({ lines, slots });
  }
  end(summary: BatchSummary): Promise<void> {
    return this.file.end(JSON.stringify(summary));
  }
  leave(): Promise<void> {
    return this.file.leave();
  }
}

/** How a format begins, what it makes of some case lines, how it ends. */
interface Form {
  readonly header: (header: BatchHeader) => string;
  readonly lines: (lines: readonly string[], isFirst: boolean) => string;
  readonly end: (summary: BatchSummary) => string;
}

const ndjson: Form = {
  header: (header) => `${JSON.stringify(header)}\n`,
  lines: (lines) => `${lines.join('\n')}\n`,
  end: (summary) => `${JSON.stringify(summary)}\n`,
};
const json: Form = {
  header: (header) => `{"schema":"diffcmp/batch@1",\n"header":${JSON.stringify(header)},\n"cases":[`,
  lines: (lines, isFirst) => `${isFirst ? '' : ','}\n${lines.join(',\n')}`,
  end: (summary) => `\n],\n"summary":${JSON.stringify(summary)}}\n`,
};
const delimitedForm = (separator: ',' | '\t'): Form => ({
  header: () => delimitedReport([batchFields], separator),
  lines: (lines) =>
    delimitedReport(
      lines.flatMap((line) => batchRows(JSON.parse(line) as BatchCase)),
      separator,
    ),
  end: () => '',
});
const markdown: Form = {
  header: () => '',
  lines: () => '',
  end: (summary) => markdownTable([summaryFields, ...summaryRows(summary)]),
};

function formOf(format: Options['format']): Form {
  const forms = { table: ndjson, ndjson, json, csv: delimitedForm(','), tsv: delimitedForm('\t'), md: markdown };
  return forms[format];
}

class WrittenBatch implements BatchOutput {
  private sink: Sink | null = null;
  private isFirst = true;
  constructor(
    private readonly form: Form,
    private readonly open: () => Promise<Sink>,
  ) {}
  async header(header: BatchHeader): Promise<void> {
    this.sink = await this.open();
    await this.sink.write(this.form.header(header));
  }
  async cases({ lines }: CaseLines): Promise<void> {
    const written = lines.filter((line) => line !== '');
    if (written.length === 0) return;
    await this.sink?.write(this.form.lines(written, this.isFirst));
    this.isFirst = false;
  }
  async end(summary: BatchSummary): Promise<void> {
    await this.sink?.write(this.form.end(summary));
    await this.sink?.close();
  }
  async leave(): Promise<void> {
    await this.sink?.leave();
  }
}
