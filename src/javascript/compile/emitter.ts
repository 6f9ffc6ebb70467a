// Instructions as they are written: places of variables, jumps, what a jump out of a statement leaves behind.
import type { Expression, Node, Pattern, Statement, Class } from 'acorn';
import type { DiffcmpError } from '../../errors.js';
import type { ConditionSite } from '../../program/observer.js';
import type { Span } from '../../span.js';
import type { Obstacle } from '../file-function.js';
import { placeAmong } from '../reading/sources.js';
import { Op, type ClassSource, type Constant, type FunctionCode, type FunctionSource, type Namespace, type OpCode } from './code.js'; // prettier-ignore
import { builtinNames, refusalOf } from './known-names.js';
import type { LexicalScope } from './scope.js';
import { type VariableBinding, type Declared } from './scope.js';

/** A statement that `break`, `continue` or `return` may leave: where to, and what has to be done on the way. */
export interface Enclosing {
  readonly labels: readonly string[];
  readonly isLoop: boolean;
  /** Whether a `break` without a label ends it. */
  readonly isBreakable: boolean;
  readonly breaks: number[];
  readonly continues: number[];
  /** Of a `try`: what leaving it takes. */
  readonly onLeave: (() => void) | null;
}

/** How the parts of the compiler reach one another. */
export interface CompilerParts {
  readonly expression: (to: Emitter, node: Expression) => void;
  readonly statement: (to: Emitter, node: Statement) => void;
  /** Takes the value on the stack apart, or stores it. @param declared null: an assignment */
  readonly bind: (to: Emitter, pattern: Pattern, declared: Declared | null) => void;
  readonly classValue: (to: Emitter, node: Class, name: string) => void;
  readonly functionSource: (to: Emitter, node: FunctionSource['body'], options: SourceOptions) => FunctionSource;
}

export interface SourceOptions {
  readonly name: string;
  readonly at: Node;
  readonly isMethod?: boolean;
  readonly isClass?: boolean;
  readonly isDerived?: boolean;
  /** Whether it is strict whatever is around it, as classes are. */
  readonly isStrict?: boolean;
}

export class Emitter {
  readonly code: number[] = [];
  readonly spans: (Span | null)[] = [];
  readonly constants: Constant[] = [];
  readonly names: string[] = [];
  readonly functions: FunctionSource[] = [];
  readonly classes: ClassSource[] = [];
  readonly sites: ConditionSite[] = [];
  readonly namespaces: Namespace[] = [];
  readonly obstacles: Obstacle[] = [];
  readonly enclosing: Enclosing[] = [];
  locals = 0;
  scope: LexicalScope;
  /** Names that functions within mention. */
  inner: ReadonlySet<string> = new Set();
  /** Labels that stand before the next statement. */
  labels: string[] = [];
  private readonly nameIndices = new Map<string, number>();
  private span: Span | null = null;

  constructor(
    readonly source: FunctionSource,
    readonly parts: CompilerParts,
    scope: LexicalScope,
  ) {
    this.scope = scope;
  }

  finished(): FunctionCode {
    const { source, code, spans, constants, names, functions, classes, sites, namespaces, obstacles, locals } = this;
    return { source, code, spans, constants, names, functions, classes, sites, namespaces, obstacles, locals };
  }

  /** Whether it is strict code. */
  get isStrict(): boolean {
    return this.source.isStrict;
  }
  /** The number of the next instruction. */
  get here(): number {
    return this.code.length / 3;
  }
  emit(op: OpCode, a = 0, b = 0): number {
    const at = this.here;
    this.code.push(op, a, b);
    this.spans.push(this.span);
    return at;
  }
  /** What is emitted within stands where the node does. */
  at<V>(node: Node, step: () => V): V {
    const before = this.span;
    this.span = this.spanOf(node);
    const value = step();
    this.span = before;
    return value;
  }
  spanOf({ start, end }: Pick<Node, 'start' | 'end'>): Span {
    const { file } = this.scope.module.module;
    return { start: file.start + start, end: file.start + end };
  }
  textOf({ start, end }: Pick<Node, 'start' | 'end'>): string {
    return this.scope.module.module.file.text.slice(start, end);
  }
  /** A jump whose target comes later. */
  jump(op: OpCode = Op.jump, a = 0, b = 0): number {
    return this.emit(op, a, b);
  }
  /** The jump goes to the next instruction. */
  land(jump: number, target = this.here): void {
    const op = this.code[3 * jump];
    this.code[3 * jump + (op === Op.next ? 2 : 1)] = target;
  }
  constant(value: Constant): void {
    this.emit(Op.constant, this.constants.push(value) - 1);
  }
  nameIndex(name: string): number {
    let index = this.nameIndices.get(name);
    if (index === undefined) this.nameIndices.set(name, (index = this.names.push(name) - 1));
    return index;
  }
  /** A text of the file among the names, for errors; 0 for none. */
  textIndex(node: Pick<Node, 'start' | 'end'>): number {
    const text = this.textOf(node).replace(/\s+/g, ' ');
    return 1 + this.nameIndex(text.length > 60 ? `${text.slice(0, 59)}…` : text);
  }
  newSlot(): number {
    return this.locals++;
  }
  closure(source: FunctionSource): void {
    this.emit(Op.closure, this.functions.push(source) - 1);
  }

  /** What can't be read: it stands in the way of whoever runs into it. */
  obstacle(
    node: Pick<Node, 'start' | 'end'>,
    message: string,
    hint: string | null = null,
    error: DiffcmpError | null = null,
  ): void {
    this.emit(Op.obstacle, this.obstacles.push(this.obstacleAt(node, message, hint, error)) - 1);
  }
  obstacleAt(
    node: Pick<Node, 'start' | 'end'>,
    message: string,
    hint: string | null,
    error: DiffcmpError | null = null,
  ): Obstacle {
    const { file } = this.scope.module.module;
    const place = placeAmong([file], this.spanOf(node));
    return { code: error?.code ?? 'program-not-supported', message, hint, place, error };
  }

  /** A variable of the scope; it has no value yet. */
  declare(name: string, kind: Declared): VariableBinding {
    const known = this.scope.names.get(name);
    if (known !== undefined) return known;
    const binding: VariableBinding = { kind, slot: this.newSlot(), isCell: this.inner.has(name) };
    this.scope.names.set(name, binding);
    return binding;
  }
  /** The place of a variable at the begin of its scope. */
  open({ slot, isCell }: VariableBinding, isUndefined: boolean): void {
    this.emit(isCell ? Op.newCell : Op.clearLocal, slot, isUndefined ? 1 : 0);
  }
  within(scope: LexicalScope, step: () => void): void {
    const before = this.scope;
    this.scope = scope;
    step();
    this.scope = before;
  }

  load(name: string, node: Node): void {
    const found = this.scope.resolve(name);
    switch (found.kind) {
      case 'local':
        this.emit(found.binding.isCell ? Op.loadCell : Op.loadLocal, found.binding.slot, this.nameIndex(name));
        break;
      case 'captured':
        this.emit(Op.loadCaptured, found.index, this.nameIndex(name));
        break;
      case 'global':
        this.emit(Op.loadGlobal, found.binding.index, this.nameIndex(name));
        break;
      case 'imported':
        if (found.name.obstacle !== null) {
          const { message, hint, error } = found.name.obstacle;
          this.obstacle(node, message, hint, error);
        } else this.emit(Op.namespace, this.namespaces.push(found.name.exports) - 1);
        break;
      case 'unknown': {
        if (builtinNames.has(name) || this.source.isInternal) this.emit(Op.builtin, this.nameIndex(name));
        else {
          const { message, hint } = refusalOf(name);
          this.obstacle(node, message, hint);
        }
      }
    }
  }

  /** Stores the value on the stack, which stays there. */
  store(name: string, node: Node): void {
    const found = this.scope.resolve(name);
    const kind =
      found.kind === 'local' || found.kind === 'global'
        ? found.binding.kind
        : found.kind === 'captured'
          ? found.declared
          : null;
    if (kind === 'own' && !this.isStrict) return;
    if (kind === 'const' || kind === 'import' || kind === 'own' || found.kind === 'imported') {
      if (found.kind !== 'imported') {
        this.load(name, node); // before its declaration it isn't there yet
        this.emit(Op.pop);
      }
      this.constant(`Assignment to constant variable '${name}'`);
      this.emit(Op.throw, 1);
      return;
    }
    this.emit(Op.named, this.nameIndex(name));
    switch (found.kind) {
      case 'local':
        this.emit(found.binding.isCell ? Op.storeCell : Op.storeLocal, found.binding.slot, this.nameIndex(name));
        break;
      case 'captured':
        this.emit(Op.storeCaptured, found.index, this.nameIndex(name));
        break;
      case 'global':
        this.emit(Op.storeGlobal, found.binding.index, this.nameIndex(name));
        break;
      case 'unknown':
        this.obstacle(node, `'${name}' is assigned and nowhere declared`, `declare it: let ${name}`);
    }
  }

  /** Gives a variable its first value, which leaves the stack. */
  initialise(name: string, isNamed = true): void {
    const found = this.scope.resolve(name);
    if (isNamed) this.emit(Op.named, this.nameIndex(name)); // a parameter is what it is called with
    if (found.kind === 'local') this.emit(found.binding.isCell ? Op.initCell : Op.initLocal, found.binding.slot);
    else if (found.kind === 'global') this.emit(Op.initGlobal, found.binding.index);
    else if (found.kind === 'captured') {
      this.emit(Op.storeCaptured, found.index, this.nameIndex(name));
      this.emit(Op.pop);
    }
  }
}
