// What each operation of a line is in WebAssembly: what it pushes, and the instructions on that, where they come to the
// bits of `float64`; all other primitives are called.
import type { Line } from './lines.js';
import { lineOperations, operandCounts, type LineOperation } from './operations.js';
import type { StraightCode } from './trace.js';

/** What stands on the operand stack: an operand, by its column; or the number that a masked line has where it is absent. */
export type WasmPush = 'first' | 'second' | 'third' | 'condition' | 'otherCondition' | 'minusZero';

export interface WasmTemplate {
  readonly pushes: readonly WasmPush[];
  /** null: the primitive of that name is called. */
  readonly instructions: readonly number[] | null;
  /** Whether the operands may change places. */
  readonly isCommutative?: true;
}

export const wasmCode = {
  return: 0x0f, call: 0x10, drop: 0x1a, if: 0x04, loop: 0x03, branchIf: 0x0d, end: 0x0b, nothing: 0x40,
  localGet: 0x20, localSet: 0x21, localTee: 0x22,
  i32Load: 0x28, f64Load: 0x2b, i32Store: 0x36, f64Store: 0x39, i32Const: 0x41, f64Const: 0x44, i32Eqz: 0x45,
  i32Add: 0x6a, i32Sub: 0x6b, f64NotEqual: 0x62,
} as const; // prettier-ignore

const zero = [wasmCode.f64Const, 0, 0, 0, 0, 0, 0, 0, 0];
const [f64Add, f64Mul, f64Max] = [0xa0, 0xa2, 0xa5];

const x = ['first'] as const;
const xy = ['first', 'second'] as const;
const conditions = ['condition', 'otherCondition'] as const;

const own: Partial<Readonly<Record<LineOperation, WasmTemplate>>> = {
  add: { pushes: xy, instructions: [f64Add], isCommutative: true },
  sub: { pushes: xy, instructions: [0xa1] },
  mul: { pushes: xy, instructions: [f64Mul], isCommutative: true },
  div: { pushes: xy, instructions: [0xa3] },
  min: { pushes: xy, instructions: [0xa4] },
  max: { pushes: xy, instructions: [f64Max] },
  neg: { pushes: x, instructions: [0x9a] },
  square: { pushes: ['first', 'first'], instructions: [f64Mul] },
  sqrt: { pushes: x, instructions: [0x9f, ...zero, f64Add] }, // + 0, which takes the sign of -0
  abs: { pushes: x, instructions: [0x99] },
  ceil: { pushes: x, instructions: [0x9b] },
  floor: { pushes: x, instructions: [0x9c] },
  fix: { pushes: x, instructions: [0x9d] },
  relu: { pushes: x, instructions: [...zero, f64Max] },
  fround: { pushes: x, instructions: [0xb6, 0xbb] },
  '==': { pushes: xy, instructions: [0x61] },
  '!=': { pushes: xy, instructions: [0x62] },
  '<': { pushes: xy, instructions: [0x63] },
  '>': { pushes: xy, instructions: [0x64] },
  '<=': { pushes: xy, instructions: [0x65] },
  '>=': { pushes: xy, instructions: [0x66] },
  both: { pushes: conditions, instructions: [0x71] },
  either: { pushes: conditions, instructions: [0x72] },
  select: { pushes: ['second', 'third', 'condition'], instructions: [0x1b] },
  masked: { pushes: ['second', 'minusZero', 'condition'], instructions: [0x1b] },
};

/** By the code of the operation; inputs and literals have none, since they are no instructions of their own. */
export const wasmTemplates: readonly WasmTemplate[] = lineOperations.map(
  (name, code) =>
    own[name] ?? { pushes: [[], x, xy][operandCounts[code] as number] as readonly WasmPush[], instructions: null },
);

export const isOfCondition = (push: WasmPush): boolean => push === 'condition' || push === 'otherCondition';

/** The operand that a line pushes; -1 for what is none. */
export function operandOfPush({ first, second, third }: StraightCode, line: Line, push: WasmPush): Line {
  switch (push) {
    case 'first':
    case 'condition':
      return first[line] as Line;
    case 'second':
    case 'otherCondition':
      return second[line] as Line;
    case 'third':
      return third[line] as Line;
    case 'minusZero':
      return -1;
  }
}
