// A line of progress on stderr: on a terminal one line, at most ten times a second; elsewhere a line every 30 s.
import { usualWidth } from '../report/text/display-width.js';
import type { OutputStream } from './streams.js';

const terminalInterval = 100;
const plainInterval = 30_000;

export class ProgressLine {
  private readonly begin = performance.now();
  private shownAt = this.begin;
  private isShown = false;
  private readonly interval: number;

  constructor(
    private readonly stderr: OutputStream,
    private readonly options: { readonly quiet?: boolean },
  ) {
    this.interval = stderr.isTTY === true ? terminalInterval : plainInterval;
  }

  /** Seconds since it began. */
  get seconds(): number {
    return (performance.now() - this.begin) / 1e3;
  }

  /** @param text the line in a width; asked for only where it is time to show it */
  show(text: (width: number) => string): void {
    const now = performance.now();
    if (this.options.quiet === true || now - this.shownAt < this.interval) return;
    this.shownAt = now;
    if (this.stderr.isTTY !== true) return void this.stderr.write(`${text(Infinity)}\n`);
    this.stderr.write(`\r\u001b[K${text((this.stderr.columns ?? usualWidth) - 1)}`);
    this.isShown = true;
  }

  /** Something for a person who watches. */
  say(text: string): void {
    if (this.options.quiet !== true && this.stderr.isTTY === true) this.stderr.write(text);
  }

  takeAway(): void {
    if (!this.isShown) return;
    this.stderr.write('\r\u001b[K');
    this.isShown = false;
  }
}
