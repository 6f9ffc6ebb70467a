// The progress of a batch on one line: how many, how many failed, how fast, how long still.
import { countedText, countText } from './screen.js';
import { displayWidth } from '../text/display-width.js';

export interface ProgressFacts {
  readonly done: number;
  /** Null: not known yet. */
  readonly total: number | null;
  readonly failed: number;
  /** Of the input, from 0 to 1; null: not known. */
  readonly fraction: number | null;
  /** Cases that were computed now, and in how many milliseconds. */
  readonly computed: number;
  readonly elapsed: number;
}

/** `412/1 000  41 %  2 failed  1 830 cases/s  0.3 s left`; what doesn't fit is left out, the rate first. */
export function progressText(
  { done, total, failed, fraction, computed, elapsed }: ProgressFacts,
  width = Infinity,
): string {
  const share = total === null ? fraction : total === 0 ? 1 : done / total;
  const rate = elapsed > 0 ? (computed / elapsed) * 1e3 : 0;
  const left =
    total !== null && rate > 0
      ? (total - done) / rate
      : share !== null && share > 0
        ? ((1 - share) / share) * (elapsed / 1e3)
        : null;
  const parts: Record<'count' | 'share' | 'failed' | 'rate' | 'left', string | null> = {
    count: total === null ? countedText(done, 'case') : `${countText(done)}/${countText(total)}`,
    share: share === null ? null : `${Math.floor(share * 100)} %`,
    failed: `${countText(failed)} failed`,
    rate: `${countText(Math.round(rate))} cases/s`,
    left: left === null ? null : `${spanText(left)} left`,
  };
  const text = (): string =>
    Object.values(parts)
      .filter((part) => part !== null)
      .join('  ');
  for (const leaving of ['rate', 'share', 'left'] as const) if (displayWidth(text()) > width) parts[leaving] = null;
  return displayWidth(text()) > width ? text().slice(0, width) : text();
}

/** Seconds as `0.3 s`, `42 s`, `3 min 5 s`, `2 h 10 min`. */
export function spanText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
