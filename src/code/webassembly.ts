// Straight code as WebAssembly: for what is too long for one JavaScript function.
import { binaryNames, type BinaryName } from '../arithmetic.js';
import { float64 } from '../arithmetics/float64.js';
import { inParts, type CodeInParts } from './code-parts.js';
import { copiesNumbers, type Runner } from './runner.js';
import type { StraightCode } from './trace.js';
import { WasmBytes, wasmModule, wasmType } from './wasm-bytes.js';
import { wasmFunctions, type WasmFunctions } from './wasm-functions.js';
import { wasmFailure } from './wasm-memory.js';
import { wasmCode } from './wasm-operations.js';

interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

/** What is used of the platform's WebAssembly, whose types come with browsers only; it is absent under `--jitless`. */
declare const WebAssembly:
  | {
      readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => WasmMemory;
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (
        module: object,
        imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
      ) => { readonly exports: { readonly run: () => number } };
      readonly CompileError: new () => Error;
    }
  | undefined;

const pageSize = 65_536;

/** Thrown where the platform makes no WebAssembly: it isn't allowed, or there is no room for it. */
export class NoWebAssembly extends Error {
  override readonly name = 'NoWebAssembly';
}

/**
 * @param arranged the code in its parts, where they are known already
 * @throws NoWebAssembly
 */
export function webAssemblyRunner(given: StraightCode, arranged: CodeInParts = inParts(given)): Runner {
  const { inputs, outputs } = arranged.code;
  const functions = wasmFunctions(arranged);
  const { memory, run } = instanceOf(functions);
  const derivatives = outputs.length - 1;
  const point = new Float64Array(memory.buffer, 0, inputs);
  const results = new Float64Array(memory.buffer, point.byteLength, outputs.length);
  const others = results.subarray(1);
  const all = new Float64Array(memory.buffer, 0, functions.size >> 3);
  for (const [cell, value] of functions.constants) all[cell] = value;
  return (given, out, failed) => {
    const isSame = given instanceof Float64Array && given.length === inputs;
    if (isSame) point.set(given);
    if (!(isSame || copiesNumbers(given, inputs, point)) || run() === 1) {
      failed[0] = 1;
      return NaN;
    }
    if (out instanceof Float64Array && out.length >= derivatives) out.set(others);
    else for (let place = 0; place < derivatives; place++) out[place] = others[place] as number;
    return results[0] as number;
  };
}

function instanceOf(functions: WasmFunctions): { readonly memory: WasmMemory; readonly run: () => number } {
  if (typeof WebAssembly === 'undefined') throw new NoWebAssembly('there is no WebAssembly');
  const pages = Math.max(1, Math.ceil(functions.size / pageSize));
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const module = new WebAssembly.Module(bytesOf(functions, pages));
    const { exports } = new WebAssembly.Instance(module, { primitives: float64 as never, own: { memory } });
    return { memory, run: exports.run };
  } catch (error) {
    if (error instanceof WebAssembly.CompileError || error instanceof RangeError)
      throw new NoWebAssembly(error.message, { cause: error });
    throw error;
  }
}

/** The types of functions in a module, by their places. */
const functionTypes = { parts: 0, unary: 1, binary: 2 } as const;
const [functionKind, memoryKind, withMaximum] = [0x00, 0x02, 0x01];

function bytesOf({ bodies, called }: WasmFunctions, pages: number): Uint8Array {
  const { f64, i32 } = wasmType;
  const type = (parameters: readonly number[], result: number) => (bytes: WasmBytes) =>
    bytes.all([0x60, parameters.length, ...parameters, 1, result]);
  const imported =
    (from: string, name: string, ...what: readonly number[]) =>
    (bytes: WasmBytes): void => {
      bytes.name(from);
      bytes.name(name);
      what.forEach((each) => bytes.whole(each));
    };
  const isBinary = (name: string): name is BinaryName => (binaryNames as readonly string[]).includes(name);
  const primitive = (name: string) =>
    imported('primitives', name, functionKind, isBinary(name) ? functionTypes.binary : functionTypes.unary);
  const entry = called.length + bodies.length;
  const part = (bytes: WasmBytes): void => bytes.whole(functionTypes.parts);
  return wasmModule({
    type: [type([], i32), type([f64], f64), type([f64, f64], f64)],
    import: [...called.map(primitive), imported('own', 'memory', memoryKind, withMaximum, pages, pages)],
    function: [...bodies.map(() => part), part],
    export: [
      (bytes) => {
        bytes.name('run');
        bytes.byte(functionKind);
        bytes.whole(entry);
      },
    ],
    code: [...bodies, entryBody(called.length, entry)].map((body) => (bytes: WasmBytes) => bytes.sized(body)),
  });
}

/** Calls the functions from one place to another, until one returns 1. */
function entryBody(from: number, to: number): WasmBytes {
  const body = new WasmBytes();
  body.byte(0); // no locals
  for (let place = from; place < to; place++) {
    body.byte(wasmCode.call);
    body.whole(place);
    body.all(wasmFailure);
  }
  body.all([wasmCode.i32Const, 0, wasmCode.end]);
  return body;
}
