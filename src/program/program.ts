// A program: a flat list of instructions for a stack machine, ready to run over any arithmetic.
import { relations, type BinaryName, type Relation, type UnaryName } from '../arithmetic.js';

/** A half-open range of characters in the source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Instructions are triples (operation, a, b) in one Int32Array; see `machine.ts` for what each does. */
export const enum Operation {
  literal, // push literals[a]
  load, // push local a
  store, // pop into local a
  unary, // apply unary[a] to the top
  binary, // apply binary[a] to the two on top
  jump, // go to instruction a
  branch, // pop y, x; unless `x relations[a] y`, go to instruction b
  call, // call functions[a]; its arguments are on top of the stack
  result, // return the top of the stack to the caller
}

export interface FunctionEntry {
  readonly name: string;
  /** Index of its first instruction. */
  readonly entry: number;
  readonly parameters: number;
  /** Parameters and named steps together. */
  readonly locals: number;
}

/** `code[3*i .. 3*i+2]` is instruction i and `spans[i]` the text it came from. Inputs are the first locals of main. */
export interface Program {
  readonly inputs: readonly string[];
  readonly literals: readonly number[];
  readonly unary: readonly UnaryName[];
  readonly binary: readonly BinaryName[];
  readonly functions: readonly FunctionEntry[];
  /** Inputs and named steps of main together. */
  readonly locals: number;
  readonly code: Int32Array;
  readonly spans: readonly (Span | null)[];
}

/** Collects instructions; `label` and `land` serve forward jumps. */
export class ProgramBuilder {
  private code: number[] = [];
  private spans: (Span | null)[] = [];
  private readonly literals = new Interner<number>();
  private readonly unaryNames = new Interner<UnaryName>();
  private readonly binaryNames = new Interner<BinaryName>();
  private readonly functions: FunctionEntry[] = [];

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
  unary(name: UnaryName, span: Span | null = null): void {
    this.emit(Operation.unary, this.unaryNames.index(name), 0, span);
  }
  binary(name: BinaryName, span: Span | null = null): void {
    this.emit(Operation.binary, this.binaryNames.index(name), 0, span);
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
  build(inputs: readonly string[], locals: number): Program {
    return {
      inputs,
      locals,
      literals: this.literals.values,
      unary: this.unaryNames.values,
      binary: this.binaryNames.values,
      functions: this.functions,
      code: Int32Array.from(this.code),
      spans: this.spans,
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

/** The same program with its literals rounded, as `--precision float32` asks. */
export function roundLiterals(program: Program, round: (value: number) => number): Program {
  return { ...program, literals: program.literals.map(round) };
}

/** Where the text uses an input first: in main, or where main calls a function that uses it. */
export function firstUse({ code, functions, spans }: Program, input: number): Span | null {
  const end = Math.min(spans.length, ...functions.map(({ entry }) => entry));
  for (let at = 0; at < end; at++)
    if (code[3 * at] === Operation.load && code[3 * at + 1] === input && spans[at] != null) return spans[at] ?? null;
  return null;
}
