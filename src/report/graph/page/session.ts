// What the reader looks at: a question, a step, how many digits; and who is told when it changes.
import type { ShownDigits } from './number-texts.js';
import type { PageQuestion } from './spots.js';
import { walkOf, type WalkStep, type Walk } from './steps.js';
import type { Wengert } from './wengert.js';

export interface Change {
  readonly session: ReadingSession;
  /** Nodes beside which something else may stand now. */
  readonly nodes: Iterable<number>;
  /** Another question, or other digits: everything may be different. */
  readonly isAnew: boolean;
}

export class ReadingSession {
  walk: Walk;
  step = 0;
  digits: ShownDigits = 'all';
  /** The node that the reader chose to look at; null: that of the step. */
  chosen: number | null = null;
  readonly #views: ((change: Change) => void)[] = [];

  constructor(
    readonly list: Wengert,
    question: PageQuestion,
  ) {
    this.walk = walkOf(list, question);
  }

  /** Calls it whenever something changes. */
  watch(view: (change: Change) => void): void {
    this.#views.push(view);
  }

  get lastStep(): number {
    return this.walk.steps.length;
  }

  /** Null before the first. */
  get current(): WalkStep | null {
    return this.walk.steps[this.step - 1] ?? null;
  }

  /** The node that is looked at. */
  get node(): number | null {
    return this.chosen ?? this.current?.node ?? null;
  }

  go(step: number): void {
    const [before, next] = [this.step, Math.min(Math.max(step, 0), this.lastStep)];
    const nodes = new Set<number>();
    for (let at = Math.min(before, next); at < Math.max(before, next); at++) {
      const { node, contributions } = this.walk.steps[at] as WalkStep;
      nodes.add(node);
      for (const { to } of contributions) nodes.add(to);
    }
    for (const at of [before, next]) {
      const { node } = this.walk.steps[at - 1] ?? {};
      if (node !== undefined) nodes.add(node);
    }
    this.step = next;
    this.chosen = null;
    this.#tell(nodes, false);
  }

  /** The sweep stays where it is; at the end of the walk it stays at the end. */
  ask(question: PageQuestion): void {
    const isAtEnd = this.step === this.lastStep;
    this.walk = walkOf(this.list, question);
    this.step = isAtEnd ? this.lastStep : Math.min(this.step, this.lastStep);
    this.#tell(this.list.links.keys(), true);
  }

  choose(node: number | null): void {
    this.chosen = node;
    this.#tell([], false);
  }

  showDigits(digits: ShownDigits): void {
    this.digits = digits;
    this.#tell(this.list.links.keys(), true);
  }

  #tell(nodes: Iterable<number>, isAnew: boolean): void {
    const all = [...nodes];
    for (const view of this.#views) view({ session: this, nodes: all, isAnew });
  }
}
