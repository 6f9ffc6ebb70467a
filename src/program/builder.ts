// Makes programs of instructions, one by one.
import { relations, type BinaryName, type Relation, type UnaryName } from '../arithmetic.js';
import { Operation, type FunctionEntry, type Instructions } from './instructions.js';
import { link } from './machine.js';
import type { ConditionSite } from './observer.js';
import type { Program } from './program.js';
import type { Span } from '../span.js';

/** A program whose instructions can be read. */
export interface TextProgram extends Program {
  readonly instructions: Instructions;
}

/** Collects instructions; `label` and `land` serve forward jumps. */
export class ProgramBuilder {
  private code: number[] = [];
  private spans: (Span | null)[] = [];
  private readonly literals = new Interner<number>();
  private readonly unaryNames = new Interner<UnaryName>();
  private readonly binaryNames = new Interner<BinaryName>();
  private readonly operations = new Interner<string>();
  private readonly functions: FunctionEntry[] = [];
  /** The name of the last step. */
  outputName: string | null = null;
  private readonly names = new Map<number, string>();
  private readonly decided = new Map<number, { site: ConditionSite; holds: boolean }[]>();

  get position(): number {
    return this.spans.length;
  }
  literal(value: number, span: Span | null = null): void {
    this.emit(Operation.literal, this.literals.index(value), 0, span);
  }
  load(local: number, span: Span | null = null): void {
    this.emit(Operation.load, local, 0, span);
  }
  store(local: number, span: Span | null = null): void {
    this.emit(Operation.store, local, 0, span);
  }
  /** Stores the value of a step that has a name. */
  storeNamed(local: number, name: string, span: Span | null): void {
    this.names.set(this.position, name);
    this.store(local, span);
  }
  /** Here a run goes on once the condition holds, or doesn't. */
  decidedHere(site: ConditionSite, holds: boolean): void {
    const here = this.decided.get(this.position);
    if (here === undefined) this.decided.set(this.position, [{ site, holds }]);
    else here.push({ site, holds });
  }
  unary(name: UnaryName, span: Span | null = null): void {
    this.emit(Operation.unary, this.unaryNames.index(name), 0, span);
  }
  binary(name: BinaryName, span: Span | null = null): void {
    this.emit(Operation.binary, this.binaryNames.index(name), 0, span);
  }
  /** An operation beyond the arithmetic on the values on top of the stack. */
  apply(name: string, count: number, span: Span | null = null): void {
    this.emit(Operation.apply, this.operations.index(name), count, span);
  }
  call(index: number, span: Span | null = null): void {
    this.emit(Operation.call, index, 0, span);
  }
  result(): void {
    this.emit(Operation.result, 0, 0, null);
  }
  /** Emits a jump whose target is set later by `land`; returns its label. */
  jump(): number {
    this.emit(Operation.jump, -1, 0, null);
    return this.position - 1;
  }
  /** Emits a branch that falls through when the relation holds, and whose other target is set later by `land`. */
  branchUnless(relation: Relation, span: Span | null = null): number {
    this.emit(Operation.branch, relations.indexOf(relation), -1, span);
    return this.position - 1;
  }
  /** Lets the jump or branch of that label go to the next instruction. */
  land(label: number): void {
    const isBranch = this.code[3 * label] === Operation.branch;
    this.code[3 * label + (isBranch ? 2 : 1)] = this.position;
  }
  /** Declares a function by number; entries may be declared in any order before `build`. */
  define(index: number, entry: FunctionEntry): void {
    this.functions[index] = entry;
  }
  build(inputs: readonly string[], locals: number): TextProgram {
    const instructions = this.instructions(locals);
    return { inputs, instructions, link: (arithmetic, observer) => link(instructions, arithmetic, { observer }) };
  }
  instructions(locals: number): Instructions {
    return {
      locals,
      literals: this.literals.values,
      unary: this.unaryNames.values,
      binary: this.binaryNames.values,
      operations: this.operations.values,
      functions: this.functions,
      code: Int32Array.from(this.code),
      spans: this.spans,
      outputName: this.outputName,
      names: this.names,
      decided: this.decided,
    };
  }
  private emit(operation: Operation, a: number, b: number, span: Span | null): void {
    this.code.push(operation, a, b);
    this.spans.push(span);
  }
}

/** Gives equal values equal numbers; -0 and 0 differ. */
class Interner<V> {
  readonly values: V[] = [];
  private readonly indices = new Map<unknown, number>();
  index(value: V): number {
    const key = Object.is(value, -0) ? '-0' : value;
    let index = this.indices.get(key);
    if (index === undefined) {
      index = this.values.push(value) - 1;
      this.indices.set(key, index);
    }
    return index;
  }
}
