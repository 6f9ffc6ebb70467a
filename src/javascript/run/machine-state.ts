// What instructions see of the machine that runs them, and what an instruction is that the loop finds in a table.
import type { OpCode } from '../compile/code.js';
import type { Calls } from './calls.js';
import type { CallFrame, CallState, Handler } from './frame.js';
import type { LinkedProgram } from './linked-program.js';
import type { Operators } from './operators.js';
import type { JsValue, unset } from './values.js';

export interface MachineState<T> extends CallState<T> {
  readonly program: LinkedProgram;
  readonly operators: Operators<T>;
  readonly calls: Calls<T>;
  readonly handlers: Handler[];
  readonly builtin: (name: string) => JsValue<T> | typeof unset;
  /** Begins a module's own statements. @returns whether they hadn't been begun */
  readonly initialise: (file: number) => boolean;
}

/** One with its operands; the next one in the code comes after it, or the first one of a call that it has made. */
export type Instruction = <T>(machine: MachineState<T>, frame: CallFrame<T>, a: number, b: number) => unknown;
export type InstructionTable = Readonly<Partial<Record<OpCode, Instruction>>>;
