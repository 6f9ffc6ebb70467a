// From statements to a program: an explicit stack of work emits the instructions of a stack machine.
import type { BinaryName } from '../arithmetic.js';
import { ProgramBuilder, type TextProgram } from '../program/builder.js';
import type { Instructions } from '../program/instructions.js';
import type { Span } from '../span.js';
import type { TensorOperation } from '../tensors/operations.js';
import { builtins, namedConstants, type Emit, type Task } from './builtins.js';
import type { Definition, Resolution } from './resolve.js';
import {
  type BinaryOperator,
  type Chain,
  type Choice,
  type Index,
  type Link,
  type Statement,
  type Tree,
} from './tree.js';

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

/** The program over numbers of statements whose names are resolved. */
export function lower(statements: readonly Statement[], resolution: Resolution): TextProgram {
  const { builder, locals } = lowered(statements, resolution, false);
  return builder.build(resolution.inputs, locals);
}

/** The same statements as instructions for numbers and tensors. */
export function lowerToTensors(statements: readonly Statement[], resolution: Resolution): Instructions {
  const { builder, locals } = lowered(statements, resolution, true);
  return builder.instructions(locals);
}

function lowered(
  statements: readonly Statement[],
  { definitions, inputs }: Resolution,
  isOfTensors: boolean,
): { builder: ProgramBuilder; locals: number } {
  const builder = new ProgramBuilder();
  const main = new Lowering(builder, isOfTensors, definitions, inputs);
  const last = statements.length - 1;
  statements.forEach(({ kind, name, body, span }, i) => {
    if (kind === 'function') return;
    main.value(body);
    if (i < last) builder.store(main.slot(name), span);
  });
  builder.result();
  for (const { index, statement, captured } of definitions.values()) {
    const { name, parameters } = statement;
    const entry = builder.position;
    const body = new Lowering(builder, isOfTensors, definitions, parameters, captured);
    body.value(statement.body);
    builder.result();
    builder.define(index, { name, entry, parameters: parameters.length + captured.size, locals: body.locals });
  }
  return { builder, locals: main.locals };
}

/** An index that is being lowered: the local that holds what it is of, its axis from 1, and of how many indices it is one. */
interface Indexed {
  readonly slot: number;
  readonly axis: number;
  readonly count: number;
  readonly span: Span | null;
}

/** Lowers the trees of one frame: of the main program or of a function. */
class Lowering {
  /** Locals of the frame so far. */
  locals: number;
  private readonly slots = new Map<string, number>();
  /** Where names of the main program are: in a function, apart from parameters, which may have the same names. */
  private readonly mainSlots: Map<string, number>;
  private scratchSlot: number | null = null;
  private readonly indexed: Indexed[] = [];
  private readonly todo: Task[] = [];
  /** Beside `todo`: whether the operands of an operator have been seen to, so that only its instruction is left. */
  private readonly ready: boolean[] = [];

  constructor(
    private readonly builder: ProgramBuilder,
    private readonly isOfTensors: boolean,
    private readonly definitions: ReadonlyMap<string, Definition>,
    parameters: readonly string[],
    captured?: ReadonlySet<string>,
  ) {
    this.locals = 0;
    for (const name of parameters) this.slots.set(name, this.locals++);
    this.mainSlots = captured ? new Map<string, number>() : this.slots;
    for (const name of captured ?? []) this.mainSlots.set(name, this.locals++);
  }

  /** The local that holds a name; a step of main gets one when it is first assigned. */
  slot(name: string): number {
    return this.slots.get(name) ?? this.mainSlot(name);
  }
  private mainSlot(name: string): number {
    let slot = this.mainSlots.get(name);
    if (slot === undefined) {
      slot = this.locals++;
      this.mainSlots.set(name, slot);
    }
    return slot;
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
        if (constant === undefined) builder.load(this.slot(tree.name), tree.span);
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
        if (!this.isOfTensors || tree.links.length > 1) this.truth(tree);
        else if (isReady) this.compare(tree.links);
        else this.operands(tree);
        return;
      case 'choice':
        this.choice(tree, (side) => side);
        return;
      case 'unary':
        if (tree.operator === 'not') this.truth(tree);
        else if (isReady) builder.unary('neg', tree.span);
        else this.operands(tree);
        return;
      case 'binary': {
        const name = arithmeticNames[tree.operator];
        const operation = this.isOfTensors ? tensorOperators[tree.operator] : undefined;
        if (name === undefined) this.truth(tree);
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
    const slot = hasName ? this.slot(object.name) : this.locals++;
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
      for (const hidden of definition.captured) this.builder.load(this.mainSlot(hidden), span);
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
      keep: () => () => builder.store(this.scratch(), span),
      recall: () => () => builder.load(this.scratch(), span),
    };
  }

  /** A condition where a number is asked for: 1 or 0. */
  private truth(tree: Tree): void {
    const { builder } = this;
    const whenFalse: number[] = [];
    this.next([
      () => this.condition(tree, whenFalse),
      () => {
        builder.literal(1);
        const end = builder.jump();
        this.land(whenFalse);
        builder.literal(0);
        builder.land(end);
      },
    ]);
  }

  /** Runs one of two sides; `lowerSide` says how a side is lowered. */
  private choice({ args: [condition, whenTrue, whenFalse] }: Choice, lowerSide: (side: Tree) => Task): void {
    const { builder } = this;
    const falseLabels: number[] = [];
    let end = 0;
    this.next([
      () => this.condition(condition, falseLabels),
      lowerSide(whenTrue),
      () => {
        end = builder.jump();
        this.land(falseLabels);
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
          whenFalse.push(builder.branchUnless('!=', this.isOfTensors && tree.kind !== 'number' ? tree.span : null));
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
  /** One local for values that are needed again at once: no other task runs between its store and its last load. */
  private scratch(): number {
    return (this.scratchSlot ??= this.locals++);
  }
  private land(labels: readonly number[]): void {
    for (const label of labels) this.builder.land(label);
  }
}
