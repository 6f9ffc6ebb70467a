// The progress of a batch on stderr.
import type { Progress } from '../batch/engine.js';
import { progressText, spanText } from '../report/batch/progress.js';
import { countedText } from '../report/batch/screen.js';
import { ProgressLine } from './progress-line.js';
import type { OutputStream } from './streams.js';

export class BatchProgress {
  private readonly line: ProgressLine;
  /** When the first case was computed. */
  private since = performance.now();
  private total: number | null = null;
  private done = 0;

  /** @param besideText whether results appear on the same terminal: then the line makes room for them */
  constructor(
    stderr: OutputStream,
    options: { readonly quiet?: boolean },
    private readonly besideText: boolean,
  ) {
    this.line = new ProgressLine(stderr, options);
  }

  start(total: number | null): void {
    this.total = total;
  }

  show(progress: Progress): void {
    const { done, failed, known } = progress;
    const now = performance.now();
    this.done = done;
    if (done === known) this.since = now; // the rate is that of cases computed now
    const fraction = progress.fraction > 0 ? progress.fraction : null;
    const facts = { done, total: this.total, failed, fraction, computed: done - known, elapsed: now - this.since };
    this.line.show((width) => progressText(facts, width));
  }

  /** Takes the line away, so that something can be written in its place. */
  clear(): void {
    if (this.besideText) this.line.takeAway();
  }

  /** Takes the line away for good; on a terminal, says how long it took. */
  end(): void {
    this.line.takeAway();
    if (this.done > 0) this.line.say(`${countedText(this.done, 'case')} in ${spanText(this.line.seconds)}\n`);
  }
}
