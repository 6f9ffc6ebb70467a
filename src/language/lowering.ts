// The trees of one frame as instructions: an explicit stack of work, no recursion.
import type { BinaryName } from '../arithmetic.js';
import type { ProgramBuilder } from '../program/builder.js';
import type { Span } from '../span.js';
import type { TensorOperation } from '../tensors/operations.js';
import { builtins, namedConstants, type Emit, type Task } from './builtins.js';
import { Conditions } from './conditions.js';
import type { FrameLocals } from './frame-locals.js';
import type { Definition } from './resolve.js';
import type { BinaryOperator, Index, Link, Tree } from './tree.js';

const arithmeticNames: Readonly<Partial<Record<BinaryOperator, BinaryName>>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '^': 'pow',
  '.*': 'mul',
  './': 'div',
  '.^': 'pow',
};

/** Operators that mean more to tensors than to numbers. */
const tensorOperators: Readonly<Partial<Record<BinaryOperator, TensorOperation>>> = {
  '*': 'multiply',
  '/': 'divide',
  '^': 'power',
};

/** An index that is being lowered: the local that holds what it is of, its axis from 1, and of how many indices it is one. */
interface Indexed {
  readonly slot: number;
  readonly axis: number;
  readonly count: number;
  readonly span: Span | null;
}

/** Lowers the trees of one frame: of the main program or of a function. */
export class Lowering {
  private readonly conditions: Conditions;
  private readonly indexed: Indexed[] = [];
  private readonly todo: Task[] = [];
  /** Beside `todo`: whether the operands of an operator have been seen to, so that only its instruction is left. */
  private readonly ready: boolean[] = [];

  constructor(
    private readonly builder: ProgramBuilder,
    private readonly isOfTensors: boolean,
    private readonly definitions: ReadonlyMap<string, Definition>,
    readonly locals: FrameLocals,
  ) {
    this.conditions = new Conditions(
      builder,
      (tasks) => this.next(tasks),
      () => locals.scratch(),
      isOfTensors,
    );
  }

  /** Emits what leaves the value of the tree on the stack. */
  value(tree: Tree): void {
    this.later(tree);
    for (let task = this.todo.pop(); task; task = this.todo.pop()) {
      const isReady = this.ready.pop() ?? false;
      if (typeof task === 'function') task();
      else this.push(task, isReady);
    }
  }

  /** Schedules a task; the last one scheduled comes first. */
  private later(task: Task, isReady = false): void {
    this.todo.push(task);
    this.ready.push(isReady);
  }

  /** Schedules tasks, the first one next. */
  private next(tasks: readonly Task[]): void {
    for (let i = tasks.length - 1; i >= 0; i--) {
      const task = tasks[i];
      if (task) this.later(task);
    }
  }

  private push(tree: Tree, isReady: boolean): void {
    const { builder } = this;
    switch (tree.kind) {
      case 'number':
        builder.literal(tree.value, tree.span);
        return;
      case 'name': {
        const constant = namedConstants.get(tree.name);
        if (constant === undefined) builder.load(this.locals.slot(tree.name), tree.span);
        else builder.literal(constant, tree.span);
        return;
      }
      case 'end':
        this.end(tree.span);
        return;
      case 'list':
        if (isReady) builder.apply('stack', tree.args.length, tree.span);
        else this.operands(tree);
        return;
      case 'range':
        if (isReady) builder.apply('range', tree.args.length, tree.span);
        else this.operands(tree);
        return;
      case 'index':
        this.index(tree);
        return;
      case 'call':
        this.call(tree.name, tree.args, tree.span);
        return;
      case 'chain':
        if (!this.isOfTensors || tree.links.length > 1) this.conditions.truth(tree);
        else if (isReady) this.compare(tree.links);
        else this.operands(tree);
        return;
      case 'choice':
        this.conditions.choice(tree, (side) => side);
        return;
      case 'unary':
        if (tree.operator === 'not') this.conditions.truth(tree);
        else if (isReady) builder.unary('neg', tree.span);
        else this.operands(tree);
        return;
      case 'binary': {
        const name = arithmeticNames[tree.operator];
        const operation = this.isOfTensors ? tensorOperators[tree.operator] : undefined;
        if (name === undefined) this.conditions.truth(tree);
        else if (!isReady) this.operands(tree);
        else if (operation === undefined) builder.binary(name, tree.span);
        else builder.apply(operation, 2, tree.span);
      }
    }
  }

  /** Schedules the operands, and then the tree again. */
  private operands(tree: Tree): void {
    this.later(tree, true);
    this.next(tree.args);
  }

  /** A relation as a value: 1 or 0 for each pair of numbers. */
  private compare([link]: readonly Link[]): void {
    if (link) this.builder.apply(link.relation, 2, link.span);
  }

  /** What is indexed is kept, unless it has a name, since indices may speak of the end of an axis. */
  private index({ args: [object, ...indices], span }: Index): void {
    const { builder } = this;
    const hasName = object.kind === 'name' && !namedConstants.has(object.name);
    const slot = hasName ? this.locals.slot(object.name) : this.locals.fresh();
    const keep = (): void => {
      builder.store(slot, span);
      builder.load(slot, span);
    };
    this.next([
      object,
      ...(hasName ? [] : [keep]),
      ...indices.flatMap((index, i): Task[] => [
        () => void this.indexed.push({ slot, axis: i + 1, count: indices.length, span }),
        index,
        () => void this.indexed.pop(),
      ]),
      () => builder.apply('index', indices.length + 1, span),
    ]);
  }
  private end(span: Span | null): void {
    const { slot, axis, count, span: brackets } = this.indexed.at(-1) as Indexed;
    this.builder.load(slot, span);
    this.builder.literal(axis, span);
    this.builder.literal(count, span);
    this.builder.apply('lengthAlong', 3, span ?? brackets);
  }

  private call(name: string, args: readonly Tree[], span: Span | null): void {
    const builtin = builtins.get(name);
    if (builtin) {
      this.next(builtin.plan(args, this.emit(span)));
      return;
    }
    const definition = this.definitions.get(name);
    if (definition === undefined) throw new Error(`the name ${name} is not resolved`);
    this.later(() => {
      for (const hidden of definition.captured) this.builder.load(this.locals.mainSlot(hidden), span);
      this.builder.call(definition.index, span);
    });
    this.next(args);
  }

  private emit(span: Span | null): Emit {
    const { builder } = this;
    return {
      literal: (value) => () => builder.literal(value, span),
      unary: (name) => () => builder.unary(name, span),
      binary: (name) => () => builder.binary(name, span),
      apply: (name, count) => () => builder.apply(name, count, span),
      isOfTensors: this.isOfTensors,
      keep: () => () => builder.store(this.locals.scratch(), span),
      recall: () => () => builder.load(this.locals.scratch(), span),
    };
  }
}
