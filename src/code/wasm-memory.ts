// Memory of the module that code becomes: cells of one number each.
import type { WasmBytes } from './wasm-bytes.js';
import { wasmCode } from './wasm-operations.js';

/** In memory each line that is there has 8 bytes, at an address that is a multiple of 2³. */
const [bytesPerCell, alignment] = [8, 3];

export const bytesOfCells = (cells: number): number => cells * bytesPerCell;

/** Loads or stores a cell; what is on the stack is added to its address. */
export function accessCell(body: WasmBytes, code: number, cell: number): void {
  body.byte(code);
  body.whole(code === wasmCode.i32Load || code === wasmCode.i32Store ? alignment - 1 : alignment);
  body.whole(bytesOfCells(cell));
}

/** Addresses are 0 and what an instruction adds to that: V8 then sees that they are in bounds. */
export const memoryBase: readonly number[] = [wasmCode.i32Const, 0];

/** Returns 1 where that is on the stack. */
export const wasmFailure: readonly number[] = [
  wasmCode.if,
  wasmCode.nothing,
  wasmCode.i32Const,
  1,
  wasmCode.return,
  wasmCode.end,
];
