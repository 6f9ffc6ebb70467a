// The progress of a batch on stderr: one line on a terminal, at most ten times a second; elsewhere a line every 30 s.
import type { Progress } from '../batch/engine.js';
import { progressText, spanText } from '../report/batch/progress.js';
import { countedText } from '../report/batch/screen.js';
import { usualWidth } from '../report/text/display-width.js';
import type { OutputStream } from './streams.js';

const terminalInterval = 100;
const plainInterval = 30_000;

export class BatchProgress {
  private readonly begin = performance.now();
  /** When the first case was computed. */
  private since = this.begin;
  private total: number | null = null;
  private shownAt: number;
  private isShown = false;
  private last: Progress = { done: 0, failed: 0, known: 0, fraction: 0 };
  private readonly interval: number;

  /** @param besideText whether results appear on the same terminal: then the line makes room for them */
  constructor(
    private readonly stderr: OutputStream,
    private readonly options: { readonly quiet?: boolean },
    private readonly besideText: boolean,
  ) {
    this.interval = stderr.isTTY === true ? terminalInterval : plainInterval;
    this.shownAt = this.begin;
  }

  start(total: number | null): void {
    this.total = total;
  }

  show(progress: Progress): void {
    this.last = progress;
    const now = performance.now();
    if (progress.done === progress.known) this.since = now; // the rate is that of cases computed now
    if (this.options.quiet === true || now - this.shownAt < this.interval) return;
    this.shownAt = now;
    const { done, failed, known } = progress;
    const fraction = progress.fraction > 0 ? progress.fraction : null;
    const facts = { done, total: this.total, failed, fraction, computed: done - known, elapsed: now - this.since };
    if (this.stderr.isTTY !== true) return void this.stderr.write(`${progressText(facts)}\n`);
    this.stderr.write(`\r\u001b[K${progressText(facts, (this.stderr.columns ?? usualWidth) - 1)}`);
    this.isShown = true;
  }

  /** Takes the line away, so that something can be written in its place. */
  clear(): void {
    if (this.isShown && this.besideText) this.takeAway();
  }

  /** Takes the line away for good; on a terminal, says how long it took. */
  end(): void {
    if (this.isShown) this.takeAway();
    if (this.options.quiet === true || this.stderr.isTTY !== true || this.last.done === 0) return;
    const time = (performance.now() - this.begin) / 1e3;
    this.stderr.write(`${countedText(this.last.done, 'case')} in ${spanText(time)}\n`);
  }

  private takeAway(): void {
    this.stderr.write('\r\u001b[K');
    this.isShown = false;
  }
}
