// Instructions: a flat list for a stack machine, which the texts of programs become.
import type { BinaryName, UnaryName } from '../arithmetic.js';
import type { Span } from '../span.js';
import type { ConditionSite } from './observer.js';

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
  apply, // apply operations[a] to the b values on top
}

export interface FunctionEntry {
  readonly name: string;
  /** Index of its first instruction. */
  readonly entry: number;
  readonly parameters: number;
  /** How many of these the text has; those after them are names of the main program that it sees. */
  readonly written: number;
  /** Parameters and named steps together. */
  readonly locals: number;
}

/** `code[3*i .. 3*i+2]` is instruction i and `spans[i]` the text it came from. Inputs are the first locals of main. */
export interface Instructions {
  readonly literals: readonly number[];
  readonly unary: readonly UnaryName[];
  readonly binary: readonly BinaryName[];
  /** Names of operations with any number of arguments, which an arithmetic doesn't have: those of tensors. */
  readonly operations: readonly string[];
  readonly functions: readonly FunctionEntry[];
  /** Inputs and named steps of main together. */
  readonly locals: number;
  readonly code: Int32Array;
  readonly spans: readonly (Span | null)[];
  /** The name of the step whose value is that of the text, if it is one. */
  readonly outputName: string | null;
  /** By the place of the store: the names of steps. */
  readonly names: ReadonlyMap<number, string>;
  /** By the place that is reached when a condition holds, and by that when it doesn't. */
  readonly decided: ReadonlyMap<number, readonly { readonly site: ConditionSite; readonly holds: boolean }[]>;
}

/** Where the text uses an input first: in main, or where main calls a function that uses it. */
export function firstUse({ code, functions, spans }: Instructions, input: number): Span | null {
  const end = Math.min(spans.length, ...functions.map(({ entry }) => entry));
  for (let at = 0; at < end; at++)
    if (code[3 * at] === Operation.load && code[3 * at + 1] === input && spans[at] != null) return spans[at] ?? null;
  return null;
}
