// Conditions as instructions: jumps past what isn't run, and 1 or 0 where a number is asked for.
import type { ProgramBuilder } from '../program/builder.js';
import type { ConditionSite } from '../program/observer.js';
import type { Task } from './builtins.js';
import { printTree } from './print.js';
import type { Chain, Choice, Tree } from './tree.js';

/** Conditions of one frame. */
export class Conditions {
  /**
   * @param next schedules tasks, the first one next
   * @param scratch the local for values that are needed again at once
   * @param hasPlaces whether a number that is a condition may fail to be one, and then tells its place
   */
  constructor(
    private readonly builder: ProgramBuilder,
    private readonly next: (tasks: readonly Task[]) => void,
    private readonly scratch: () => number,
    private readonly hasPlaces: boolean,
  ) {}

  /** A condition where a number is asked for: 1 or 0. */
  truth(tree: Tree): void {
    const { builder } = this;
    const whenFalse: number[] = [];
    const site: ConditionSite = { condition: () => printTree(tree), whenTrue: null, whenFalse: null };
    this.next([
      () => this.condition(tree, whenFalse),
      () => {
        builder.decidedHere(site, true);
        builder.literal(1);
        const end = builder.jump();
        this.land(whenFalse);
        builder.decidedHere(site, false);
        builder.literal(0);
        builder.land(end);
      },
    ]);
  }

  /** Runs one of two sides; `lowerSide` says how a side is lowered. */
  choice({ args: [condition, whenTrue, whenFalse] }: Choice, lowerSide: (side: Tree) => Task): void {
    const { builder } = this;
    const falseLabels: number[] = [];
    let end = 0;
    const site: ConditionSite = {
      condition: () => printTree(condition),
      whenTrue: () => printTree(whenTrue),
      whenFalse: () => printTree(whenFalse),
    };
    this.next([
      () => this.condition(condition, falseLabels),
      () => builder.decidedHere(site, true),
      lowerSide(whenTrue),
      () => {
        end = builder.jump();
        this.land(falseLabels);
        builder.decidedHere(site, false);
      },
      lowerSide(whenFalse),
      () => builder.land(end),
    ]);
  }

  /** Emits what goes on when the tree is true and jumps when it is false; the jumps' labels go into `whenFalse`. */
  private condition(tree: Tree, whenFalse: number[]): void {
    const { builder } = this;
    if (tree.kind === 'chain') {
      this.chain(tree, whenFalse);
    } else if (tree.kind === 'choice') {
      this.choice(tree, (side) => () => this.condition(side, whenFalse));
    } else if (tree.kind === 'binary' && tree.operator === 'and') {
      this.next(tree.args.map((side) => () => this.condition(side, whenFalse)));
    } else if (tree.kind === 'binary' && tree.operator === 'or') {
      const [left, right] = tree.args;
      const leftFalse: number[] = [];
      let isTrue = 0;
      this.next([
        () => this.condition(left, leftFalse),
        () => {
          isTrue = builder.jump();
          this.land(leftFalse);
        },
        () => this.condition(right, whenFalse),
        () => builder.land(isTrue),
      ]);
    } else if (tree.kind === 'unary' && tree.operator === 'not') {
      const [operand] = tree.args;
      const operandFalse: number[] = [];
      this.next([
        () => this.condition(operand, operandFalse),
        () => {
          whenFalse.push(builder.jump());
          this.land(operandFalse);
        },
      ]);
    } else {
      this.next([
        tree,
        () => {
          builder.literal(0);
          whenFalse.push(builder.branchUnless('!=', this.hasPlaces && tree.kind !== 'number' ? tree.span : null));
        },
      ]);
    }
  }

  /** `a < b < c` evaluates b once, and c only when a < b. */
  private chain({ args: [first, ...rest], links }: Chain, whenFalse: number[]): void {
    const { builder } = this;
    const last = links.length - 1;
    const tasks: Task[] = [first];
    for (const [i, operand] of rest.entries()) {
      const link = links[i];
      if (link === undefined) break;
      tasks.push(operand);
      if (i < last) tasks.push(() => this.keepMiddle());
      tasks.push(() => void whenFalse.push(builder.branchUnless(link.relation, link.span)));
      if (i < last) tasks.push(() => builder.load(this.scratch()));
    }
    this.next(tasks);
  }
  private keepMiddle(): void {
    this.builder.store(this.scratch());
    this.builder.load(this.scratch());
  }
  private land(labels: readonly number[]): void {
    for (const label of labels) this.builder.land(label);
  }
}
