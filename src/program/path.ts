// The path of a run: how its conditions were decided by numbers that inputs enter, one after another; and where another run leaves it.
import type { Span } from '../span.js';
import type { ConditionSite, Observer } from './observer.js';

/** Decisions of a path that are kept, in 4 bytes each; of further ones only a hash is. */
const mostKept = 2 ** 22;

/** Tells the places of decisions apart. A span's two ends fit into one number as long as all files have less than 2^26 characters. */
const keyOf = ({ start, end }: Span): number => start * 2 ** 26 + end;
const nowhere: Span = { start: 0, end: 0 };

/** How often each condition held in a run, by constants or not: of a loop its turns. */
export class HeldCounts {
  private readonly counts = new Map<number, number>();

  add(span: Span): void {
    const key = keyOf(span);
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }
  of(span: Span): number {
    return this.counts.get(keyOf(span)) ?? 0;
  }
}

/** What observes a run to know its decisions, and nothing else of it. */
abstract class DecisionObserver<T> implements Observer<T> {
  constructor(private readonly counts: HeldCounts | null) {}
  readonly settled = (holds: boolean): void => {
    if (holds) this.counts?.add(this.span);
  };
  protected span: Span = nowhere;
  readonly place = (span: Span | null): void => {
    this.span = span ?? nowhere;
  };
  readonly named = (_name: string, value: T): T => value;
  readonly enter = (): void => undefined;
  readonly leave = (): void => undefined;
  readonly condition = (_site: ConditionSite, holds: boolean): void => {
    if (holds) this.counts?.add(this.span);
    this.decided(this.span, holds);
  };
  protected abstract decided(span: Span, holds: boolean): void;
}

/** A path, which is recorded by observing one run with `recorder`. */
export class RunPath {
  /** Of each decision the place among `spans`, doubled, and 1 more if it held. */
  private codes = new Int32Array(64);
  private readonly spans: Span[] = [];
  private readonly places = new Map<number, number>();
  length = 0;
  /** Of all decisions beyond those that are kept. */
  hash = 0;

  recorder<T>(counts: HeldCounts): Observer<T> {
    return new PathRecorder<T>(this, counts);
  }

  add(span: Span, holds: boolean): void {
    const key = keyOf(span);
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.spans.push(span) - 1;
      this.places.set(key, place);
    }
    const code = 2 * place + Number(holds);
    const at = this.length++;
    if (at >= mostKept) {
      this.hash = withDecision(this.hash, code);
      return;
    }
    if (at >= this.codes.length) {
      const longer = new Int32Array(2 * this.codes.length);
      longer.set(this.codes);
      this.codes = longer;
    }
    this.codes[at] = code;
  }

  /** That of a decision, as far as this path has any at that place; -1: it has none. */
  codeOf(span: Span, holds: boolean): number {
    const place = this.places.get(keyOf(span));
    return place === undefined ? -1 : 2 * place + Number(holds);
  }
  /** Undefined where it is not kept. */
  codeAt(at: number): number | undefined {
    return at < Math.min(this.length, mostKept) ? this.codes[at] : undefined;
  }
  spanAt(at: number): Span {
    return this.spans[(this.codeAt(at) ?? 0) >> 1] ?? nowhere;
  }
}

class PathRecorder<T> extends DecisionObserver<T> {
  constructor(
    private readonly path: RunPath,
    counts: HeldCounts,
  ) {
    super(counts);
  }
  protected decided(span: Span, holds: boolean): void {
    this.path.add(span, holds);
  }
}

/** Where a run has left a path. */
export interface Departure {
  /** Of the first decision that differs; null beyond the decisions that are kept. */
  readonly span: Span | null;
}

/** Observes runs, one after another, and holds each against the path. */
export class PathComparison<T> extends DecisionObserver<T> {
  private at = 0;
  private hash = 0;
  private differs: Span | null = null;

  constructor(
    private readonly path: RunPath,
    counts: HeldCounts | null = null,
  ) {
    super(counts);
  }

  begin(): void {
    this.at = 0;
    this.hash = 0;
    this.differs = null;
  }

  /** What the run came to, or has come to so far; null: it has not left the path. */
  departure(hasEnded: boolean): Departure | null {
    const { at, path, differs } = this;
    if (differs !== null) return { span: differs };
    if (!hasEnded) return null;
    if (at < Math.min(path.length, mostKept)) return { span: path.spanAt(at) };
    return at === path.length && this.hash === path.hash ? null : { span: null };
  }

  protected decided(span: Span, holds: boolean): void {
    if (this.differs !== null) return;
    const { path, at } = this;
    this.at++;
    const code = path.codeOf(span, holds);
    if (at >= mostKept) this.hash = withDecision(this.hash, code);
    else if (code !== path.codeAt(at)) this.differs = span;
  }
}

/** FNV-1a, a word at a time (Fowler, Noll, Vo 1991). */
const withDecision = (hash: number, code: number): number => Math.imul(hash ^ code, 16777619);
