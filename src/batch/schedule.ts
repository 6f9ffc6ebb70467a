// Hands cases to the pool in chunks and their lines on in order, with a bound on what waits.
import { Bell } from './bell.js';
import { Feed } from './feed.js';
import { lineBytes, type LineBytes } from './line-bytes.js';
import type { PlacedMistake } from './mistakes.js';
import type { CasePool } from './pool.js';
import type { CaseSource } from './source.js';

/** A case to run, or one whose line is known from an earlier run. */
export interface Slot {
  readonly source: CaseSource;
  readonly known: KnownLine | null;
  /** Whether more lines of the earlier run come at or after this case. */
  readonly moreKnown: boolean;
}

export interface KnownLine {
  readonly line: string;
  readonly figures: readonly number[];
  /** Where the line starts in its file, in bytes. */
  readonly offset: number;
}

/** Cases in a row with their lines, as far as these are written or read. */
export interface Finished {
  readonly slots: readonly Slot[];
  readonly lines: LineBytes;
  readonly figures: ArrayLike<number>;
  readonly mistakes: readonly PlacedMistake[];
}

/** What is written of cases; with where they came from, for an output that can be continued. */
export type CaseLines = Pick<Finished, 'lines'> & Partial<Pick<Finished, 'slots'>>;

export interface ScheduleOptions {
  readonly order: 'input' | 'done';
  /** Once aborted, nothing more is handed out; what is at work may end within `patience` milliseconds. */
  readonly signal: AbortSignal;
  readonly patience: number;
}

/** Cases that may be finished and wait for an earlier one. */
const maxWaiting = 8192;
const largestChunk = 256;
/** Milliseconds of work that a chunk should hold: messages then cost nothing, and the end comes for all at once. */
const chunkTime = 40;

/** Cases in a row that were handed out together, and their lines once they are there. */
interface Stretch {
  readonly slots: readonly Slot[];
  result: Finished | null;
}

export async function* schedule(
  slots: AsyncIterable<readonly Slot[]>,
  pool: Pick<CasePool, 'jobs' | 'run'>,
  { order, signal, patience }: ScheduleOptions,
): AsyncGenerator<Finished> {
  const bell = new Bell();
  const feed = new Feed(slots, bell);
  const stretches: Stretch[] = [];
  let atWork = 0;
  let waiting = 0;
  let chunkSize = 4;
  const failures: { readonly error: unknown }[] = [];
  let givenUp = false;
  const giveUp = (): void => {
    givenUp = true;
    bell.ring();
  };
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    feed.stop();
    timer = setTimeout(giveUp, patience);
    bell.ring();
  };
  signal.addEventListener('abort', stop, { once: true });

  const start = (stretch: Stretch): void => {
    atWork++;
    pool
      .run(stretch.slots.map(({ source }) => source))
      .then(
        ({ lines, figures, mistakes, time }) => {
          stretch.result = { slots: stretch.slots, lines, figures, mistakes };
          const wanted = Math.round((chunkTime * stretch.slots.length) / Math.max(time, 0.01));
          chunkSize = Math.max(1, Math.min(largestChunk, Math.round((chunkSize + wanted) / 2)));
        },
        (error: unknown) => failures.push({ error }),
      )
      .finally(() => {
        atWork--;
        bell.ring();
      });
  };

  try {
    for (;;) {
      // Two chunks per worker: one at work, one at hand.
      while (!signal.aborted && atWork < 2 * pool.jobs && waiting < maxWaiting && !feed.isEmpty) {
        const known = feed.take(largestChunk, (slot) => slot.known !== null);
        const chunk = known.length > 0 ? known : feed.take(chunkSize, (slot) => slot.known === null);
        const stretch: Stretch = { slots: chunk, result: known.length > 0 ? finishKnown(chunk) : null };
        stretches.push(stretch);
        waiting += chunk.length;
        if (stretch.result === null) start(stretch);
      }
      if (failures[0] !== undefined) throw failures[0].error;
      const next = order === 'input' ? stretches[0] : stretches.find(({ result }) => result !== null);
      if (next !== undefined && next.result !== null) {
        stretches.splice(stretches.indexOf(next), 1);
        waiting -= next.slots.length;
        yield next.result;
        continue;
      }
      if (stretches.length === 0 && (signal.aborted || (feed.ended && feed.isEmpty))) return;
      if (givenUp) return;
      if (stretches.length === 0 && feed.isEmpty) feed.take(1, () => true); // throws what the reader threw
      await bell.wait();
    }
  } finally {
    feed.stop();
    signal.removeEventListener('abort', stop);
    clearTimeout(timer);
  }
}

function finishKnown(slots: readonly Slot[]): Finished {
  return {
    slots,
    lines: lineBytes(slots.map(({ known }) => known?.line ?? '')),
    figures: slots.flatMap(({ known }) => known?.figures ?? []),
    mistakes: [],
  };
}
