// What one tape knows: the operations that it recorded, what it watches, and when it was recording.
import { clock, type Origin } from './origin.js';
import type { Backward, Recording, Watchable } from './recorder.js';
import type { TapeTensor } from './tensor.js';

/** Something that the tape follows: what it was told to watch, or the output of an operation that it recorded. */
export interface TapeEntry {
  readonly origin: Origin;
  /** In ascending order of time. */
  readonly number: number;
  /** Those of the operation's inputs that were followed then; null for the others. */
  readonly inputs: readonly (TapeEntry | null)[];
  readonly parents: readonly Origin[];
  /** The rule of the operation, with the values that it needs; null of what is watched only, and once it is released. */
  backward: Backward | null;
}

/** From one moment to another, the first excluded. */
export interface Period {
  readonly from: number;
  to: number;
}

/** Why what was known is gone. */
export type Clearing = 'reset' | 'entered again';

export class TapeLog implements Recording {
  readonly number = ++clock.tapes;
  /** By the identity of what they follow. */
  readonly entries = new Map<Origin, TapeEntry>();
  /** The operations, in the order in which they ran. */
  readonly operations: TapeEntry[] = [];
  readonly variables: Watchable[] = [];
  readonly periods: Period[] = [];
  readonly pauses: (Period & { readonly within: string })[] = [];
  firstEntered = Infinity;
  cleared: { readonly moment: number; readonly by: Clearing } | null = null;
  /** What was watched until then. */
  forgotten: WeakSet<Origin> = new WeakSet();
  private count = 0;

  constructor(readonly watchesAccessed: boolean) {}

  record(output: Origin, inputs: readonly TapeTensor[], backward: Backward): void {
    let isFollowed = false;
    const entries = inputs.map(({ origin }) => {
      const entry = this.entries.get(origin.identity);
      if (entry === undefined) return null;
      isFollowed = true;
      return entry;
    });
    if (!isFollowed) return;
    const parents = output.isCut ? inputs.map(({ origin }) => origin) : output.parents;
    const entry = { origin: output, number: this.count++, inputs: entries, parents, backward };
    this.entries.set(output, entry);
    this.operations.push(entry);
  }

  access(variable: Watchable): void {
    if (this.watchesAccessed && variable.trainable) this.watchVariable(variable);
  }

  watchVariable(variable: Watchable): void {
    if (this.watch(variable.origin)) this.variables.push(variable);
  }

  /** Whether it wasn't followed before. Integers are never followed. */
  watch(origin: Origin): boolean {
    if (origin.dtype === 'int32' || this.entries.has(origin)) return false;
    this.entries.set(origin, { origin, number: this.count++, inputs: [], parents: [], backward: null });
    return true;
  }

  tracks(tensor: TapeTensor): boolean {
    return this.entryOf(tensor) !== undefined;
  }
  /** That of a tensor, or of a variable in any of its states. */
  entryOf({ origin }: { readonly origin: Origin }): TapeEntry | undefined {
    return this.entries.get(origin.identity);
  }

  get isOpen(): boolean {
    return this.periods.at(-1)?.to === Infinity;
  }
  get isPaused(): boolean {
    return this.pauses.at(-1)?.to === Infinity;
  }
  begin(): void {
    this.firstEntered = Math.min(this.firstEntered, clock.now);
    this.periods.push({ from: clock.now, to: Infinity });
  }
  end(): void {
    close(this.periods);
  }
  pause(within: string): void {
    this.pauses.push({ from: clock.now, to: Infinity, within });
  }
  resume(): void {
    close(this.pauses);
  }

  /** Forgets the values, and keeps which operation led where. */
  release(): void {
    for (const entry of this.operations) entry.backward = null;
  }

  /** Forgets everything but what was watched after a moment. */
  clear(by: Clearing, after = Infinity): void {
    const kept = [...this.entries.values()].filter(({ number }) => number >= after);
    this.forgotten = new WeakSet();
    for (const entry of this.entries.values()) if (isWatched(entry)) this.forgotten.add(entry.origin);
    const { variables } = this;
    const isKept = (variable: Watchable): boolean => kept.some(({ origin }) => origin === variable.origin);
    variables.splice(0, variables.length, ...variables.filter(isKept));
    for (const list of [this.operations, this.periods, this.pauses]) list.length = 0;
    this.entries.clear();
    for (const entry of kept) this.entries.set(entry.origin, entry);
    this.cleared = { moment: clock.now, by };
  }

  /** The number that the next entry gets. */
  get nextNumber(): number {
    return this.count;
  }
}

/** Whether the tape follows it because it was told to, or because it is a variable. */
const isWatched = ({ inputs }: TapeEntry): boolean => inputs.length === 0;

function close(spans: readonly Period[]): void {
  const last = spans.at(-1);
  if (last !== undefined) last.to = Math.min(last.to, clock.now);
}
