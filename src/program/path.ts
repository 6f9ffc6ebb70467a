// The path of a run: how its conditions were decided by computed numbers, what was chosen by them; and where another run leaves it.
import type { Span } from '../span.js';
import type { ConditionSite, Observer, RunChoice } from './observer.js';

/** Decisions of a path that are kept, in 4 bytes each, and 8 more for a choice; of further ones only a hash is. */
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
  readonly chosen = (kind: RunChoice, value: number | undefined): void => {
    this.chose(this.span, kind, value);
  };
  protected abstract decided(span: Span, holds: boolean): void;
  protected abstract chose(span: Span, kind: RunChoice, value: number | undefined): void;
}

/** A path, which is recorded by observing one run with `recorder`. */
export class RunPath {
  /** Of each decision the place among `spans`, doubled, and 1 more if it held. */
  private codes = new Int32Array(64);
  private readonly spans: Span[] = [];
  private readonly places = new Map<number, number>();
  length = 0;
  /** What was chosen, in the order of choices. */
  private choices = new Float64Array(64);
  private choiceCount = 0;
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
    if (at >= mostKept) this.hash = withDecision(this.hash, code);
    else (this.codes = withRoom(this.codes, at))[at] = code;
  }

  /** A choice is a decision, and its value. */
  addChoice(span: Span, value: number): void {
    if (this.length < mostKept) (this.choices = withRoom(this.choices, this.choiceCount))[this.choiceCount++] = value;
    else this.hash = withDecision(this.hash, value);
    this.add(span, false);
  }
  /** Undefined where it is not kept. */
  choiceAt(at: number): number | undefined {
    return at < this.choiceCount ? this.choices[at] : undefined;
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
  protected chose(span: Span, _kind: RunChoice, value = NaN): void {
    this.path.addChoice(span, value);
  }
}

/** Where a run has left a path. */
export interface Departure {
  /** Of the first decision that differs; null beyond the decisions that are kept. */
  readonly span: Span | null;
  /** Of a choice: what it is in this run, undefined where that isn't known, and on the path. */
  readonly choice?: DifferentChoice;
}

export interface DifferentChoice {
  readonly kind: RunChoice;
  readonly here: number | undefined;
  readonly onPath: number;
}

/** Observes runs, one after another, and holds each against the path. */
export class PathComparison<T> extends DecisionObserver<T> {
  private at = 0;
  private choicesMade = 0;
  private hash = 0;
  private differs: Departure | null = null;
  /** The first choice of which this run doesn't know what it is. */
  private open: Departure | null = null;

  constructor(
    private readonly path: RunPath,
    counts: HeldCounts | null = null,
  ) {
    super(counts);
  }

  begin(): void {
    this.at = this.choicesMade = 0;
    this.hash = 0;
    this.differs = this.open = null;
  }

  /** What the run came to, or has come to so far; null: it has not left the path. */
  departure(hasEnded: boolean): Departure | null {
    const { at, path, differs } = this;
    if (differs !== null) return differs;
    if (!hasEnded) return this.open;
    if (at < Math.min(path.length, mostKept)) return { span: path.spanAt(at) };
    return at === path.length && this.hash === path.hash ? this.open : { span: null };
  }

  protected decided(span: Span, holds: boolean): void {
    if (this.differs !== null) return;
    const { path, at } = this;
    this.at++;
    const code = path.codeOf(span, holds);
    if (at >= mostKept) this.hash = withDecision(this.hash, code);
    else if (code !== path.codeAt(at)) this.differs = { span };
  }

  protected chose(span: Span, kind: RunChoice, here: number | undefined): void {
    if (this.differs !== null) return;
    const isKept = this.at < mostKept;
    if (!isKept) this.hash = withDecision(this.hash, here ?? NaN);
    this.decided(span, false);
    const onPath = isKept ? this.path.choiceAt(this.choicesMade++) : undefined;
    if (onPath === undefined || (this.differs as Departure | null) !== null) return;
    if (isBeyondWhole(onPath) && (here === undefined || isBeyondWhole(here))) return;
    if (here === undefined) this.open ??= { span, choice: { kind, here, onPath } };
    else if (!isSameChoice(here, onPath)) this.differs = { span, choice: { kind, here, onPath } };
  }
}

const isSameChoice = (x: number, y: number): boolean => x === y || (Number.isNaN(x) && Number.isNaN(y));
/** From there on all numbers are whole in floating point, and nothing is chosen but rounded. */
const isBeyondWhole = (x: number): boolean => Math.abs(x) >= 2 ** 53;

/** The list itself, or a longer one with what is in it. */
function withRoom<L extends Int32Array | Float64Array>(list: L, at: number): L {
  if (at < list.length) return list;
  const longer = new (list.constructor as new (length: number) => L)(2 * list.length);
  longer.set(list);
  return longer;
}

/** FNV-1a, a word at a time (Fowler, Noll, Vo 1991). */
const withDecision = (hash: number, code: number): number => Math.imul(hash ^ code, 16777619);
