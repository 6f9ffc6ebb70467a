// What the first run of a graph tells: where its nodes stand in the text, in which call, and how conditions were decided.
import type { ConditionSite } from '../program/observer.js';
import type { Span } from '../span.js';
import type { GraphOperand } from './structure.js';

export interface OpenedCall {
  readonly function: string;
  readonly args: readonly GraphOperand[];
  readonly depth: number;
  readonly parent: number | null;
}

export interface Decision {
  readonly site: ConditionSite;
  readonly holds: boolean;
  /** Nodes that there were. */
  readonly after: number;
  /** What was compared, as far as inputs move it. */
  readonly compared: readonly GraphOperand[];
  readonly frame: number | null;
}

/** The depth of the stack is that of the text: a call whose value is the caller's is inside the caller's too. */
export class Journal {
  readonly calls: OpenedCall[] = [];
  readonly decisions: Decision[] = [];
  span: Span | null = null;
  /** The calls that are open, and whether each ends with the one before. */
  private readonly open: { readonly frame: number; readonly isLast: boolean }[] = [];
  private movable: GraphOperand[] = [];

  get frame(): number | null {
    return this.open.at(-1)?.frame ?? null;
  }

  enter(name: string, args: readonly GraphOperand[], isLast: boolean): void {
    const { frame: parent } = this;
    const call: OpenedCall = { function: name, args, depth: this.open.length + 1, parent };
    this.open.push({ frame: this.calls.push(call) - 1, isLast });
  }

  leave(): void {
    while (this.open.pop()?.isLast === true);
  }

  /** Numbers have been compared, of which inputs move these. */
  compared(movable: readonly GraphOperand[]): void {
    this.movable.push(...movable);
  }

  decided(site: ConditionSite, holds: boolean, after: number): void {
    this.decisions.push({ site, holds, after, compared: this.movable, frame: this.frame });
    this.movable = [];
  }
}
