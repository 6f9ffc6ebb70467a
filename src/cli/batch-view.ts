// What a person sees of a batch: failures as they come, the summary, the report, and how it ended.
import type { End } from '../batch/engine.js';
import { readCaseLine, type BatchCase, type BatchHeader, type BatchSummary } from '../batch/record.js';
import { streamSink, type Sink } from '../batch/sinks.js';
import { batchHtml } from '../report/batch/html.js';
import { countedText, failureLine, summaryScreen } from '../report/batch/screen.js';
import type { Style } from '../report/text/style.js';
import { styleFor } from './appearance.js';
import type { BatchCommandOptions as Options } from './batch-options.js';
import type { GlobalOptions } from './global-options.js';
import { canGoOn } from './batch-output.js';
import { continueLine } from './continue-line.js';
import { isStandard, writeOutput } from './output.js';
import type { Streams } from './streams.js';

/** Failures that the HTML report lists. */
const maxReported = 100;

interface ViewOptions {
  readonly options: Pick<Options, 'report' | 'resume' | 'theme'> & GlobalOptions;
  readonly streams: Streams;
  /** Standard output is free for a person: results go to a file, or nowhere. */
  readonly showsScreen: boolean;
  readonly readerGone: AbortController;
}

export class BatchView {
  private readonly style: Style;
  private readonly screen: Sink | null;
  private batchHeader: BatchHeader | null = null;
  private readonly reported: BatchCase[] = [];
  readonly writesToTerminal: boolean;

  constructor(private readonly view: ViewOptions) {
    const { options, streams, showsScreen, readerGone } = view;
    const { stdout, env } = streams;
    const isFree = showsScreen && (isStandard(options) ? options.format === 'table' : options.quiet !== true);
    this.style = styleFor(stdout, env, options);
    this.screen = isFree ? streamSink(stdout, () => readerGone.abort()) : null;
    this.writesToTerminal = stdout.isTTY === true;
  }

  header(header: BatchHeader): void {
    this.batchHeader = header;
  }

  /** @param makeRoom called before something is written */
  async failures(lines: readonly string[], makeRoom: () => void): Promise<void> {
    const wantsMore = this.view.options.report !== undefined && this.reported.length < maxReported;
    if (lines.length === 0 || (this.screen === null && !wantsMore)) return;
    const records = lines.map(readCaseLine);
    if (wantsMore) this.reported.push(...records.slice(0, maxReported - this.reported.length));
    if (this.screen === null) return;
    makeRoom();
    await this.screen.write(records.map((record) => failureLine(record, this.style)).join(''));
  }

  async end(summary: BatchSummary, files: number | null): Promise<void> {
    const { options, streams } = this.view;
    const gap = summary.cases.failed > 0 ? '\n' : '';
    await this.screen?.write(gap + summaryScreen(summary, { files }, this.style));
    if (options.report === undefined || this.batchHeader === null) return;
    const html = batchHtml({ header: this.batchHeader, summary, failures: this.reported }, options.theme);
    await writeOutput(
      html,
      { output: options.report, force: options.force === true || options.resume === true },
      streams,
    );
  }

  /** On stderr: that it ended early, and how to continue. */
  sayHowItEnded(end: End, summary: BatchSummary, interrupted: boolean, words: readonly string[]): void {
    const { options, streams } = this.view;
    if (end === 'complete' || (end === 'interrupted' && !interrupted)) return;
    const why = end === 'interrupted' ? 'interrupted' : 'stopped by --max-failures';
    const { output } = options;
    const isFile = output !== undefined && output !== '-' && canGoOn(options.format);
    const line = isFile ? continueLine(words, end === 'max-failures') : null;
    const way = isFile
      ? line === null
        ? ' Continue: the same command with --resume.'
        : ` Continue: ${line}`
      : end === 'interrupted'
        ? ' With -o FILE, --resume could continue it.'
        : '';
    streams.stderr.write(`${why} after ${countedText(summary.cases.total, 'case')}.${way}\n`);
  }
}
