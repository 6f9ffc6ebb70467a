// The progress of a training on stderr.
import { spanText } from '../report/batch/progress.js';
import { trainProgressText } from '../report/train/progress.js';
import { countOf } from '../text/numeral.js';
import type { TrainingProgress } from '../train/session.js';
import { ProgressLine } from './progress-line.js';
import type { OutputStream } from './streams.js';

/** Seconds below which nobody wonders how long it took. */
const worthSaying = 1;

export class TrainProgress {
  private readonly line: ProgressLine;
  private first: number | null = null;
  private made = 0;

  constructor(stderr: OutputStream, options: { readonly quiet?: boolean }) {
    this.line = new ProgressLine(stderr, options);
  }

  show(progress: TrainingProgress): void {
    this.first ??= progress.step;
    this.made = progress.step - this.first;
    const facts = { ...progress, made: this.made, seconds: this.line.seconds };
    this.line.show((width) => trainProgressText(facts, width));
  }

  /** Takes the line away; on a terminal, says how long it took. */
  end(): void {
    this.line.takeAway();
    const { seconds } = this.line;
    if (seconds >= worthSaying) this.line.say(`${countOf(this.made, 'step')} in ${spanText(seconds)}\n`);
  }
}
