// Starts gmp-wasm: MPFR's functions and memory. The only file that knows the package.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import type * as gmpWasm from 'gmp-wasm';
import { raiseStack } from './wasm-stack.js';
import type { GMPFunctions } from 'gmp-wasm';

/** Address of an MPFR number in the memory of the WebAssembly instance. */
export type Pointer = number;
/** An MPFR function of one number: target, operand, rounding; returns the ternary value, 0 where the result is exact. */
export type UnaryCall = (target: Pointer, x: Pointer, rounding: number) => number;
export type BinaryCall = (target: Pointer, x: Pointer, y: Pointer, rounding: number) => number;

type Functions = Pick<GMPFunctions, Extract<keyof GMPFunctions, `mpfr_${string}`>>;

/** MPFR as it is called here: numbers are addresses in `memory`; what is returned is MPFR's ternary value, mostly. */
export type MpfrLibrary = Functions &
  Pick<GMPFunctions, 'malloc' | 'free'> & {
    /** The memory as it is now: it moves when it grows. */
    readonly memory: ArrayBufferLike;
    /** Bits up to which slow functions find enough stack. */
    readonly mostBits: number;
  };

/** What is used of the platform's WebAssembly, whose types come with browsers only; and of what the module exports. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ readonly exports: Exports }>;
};
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly _initialize?: () => void;
  readonly g_malloc?: GMPFunctions['malloc'];
  readonly g_free?: GMPFunctions['free'];
}

/** What its file has before the module, which a quote ends; and the bytes of the module, roughly: then it is inflated in one go. */
const beforeModule = "gmpWasm = '";
const inflatedBytes = 2 ** 19;

/** The WebAssembly module of the package, its stack moved to where there is more. */
export interface MpfrModule {
  readonly bytes: Uint8Array;
  /** What the stack grew into and what it has now; undefined where the module does not look as expected. */
  readonly stack: ReturnType<typeof raiseStack>;
}

/**
 * The module for workers, in memory that threads share. Node 20 aborts the whole process where a worker is ended in the middle of
 * inflating, which each would do as it starts.
 */
export function moduleForWorkers(): MpfrModule | undefined {
  const module = raisedModule();
  if (module === undefined) return undefined;
  const bytes = new Uint8Array(new SharedArrayBuffer(module.bytes.length));
  bytes.set(module.bytes);
  return { ...module, bytes };
}

/** Starts MPFR; takes about 15 ms, and less with the module at hand. */
export async function startGmpWasm(module = raisedModule()): Promise<MpfrLibrary> {
  return (module && (await fromModule(module))) ?? (await startThePackagesWay());
}

/**
 * The WebAssembly that gmp-wasm carries in its file, as base64 of a deflated module. Its own start decodes and inflates in JavaScript,
 * which takes 45 ms longer: a third of the time of a small comparison. Its stack, which numbers of 60,000 bits and more run out
 * of, into GMP's own data, is moved to where there is more. Undefined where the file does not look as expected.
 */
function raisedModule(): MpfrModule | undefined {
  try {
    const file = readFileSync(createRequire(import.meta.url).resolve('gmp-wasm'));
    const start = file.indexOf(beforeModule);
    if (start < 0) return undefined;
    const from = start + beforeModule.length;
    const deflated = Buffer.from(file.toString('latin1', from, file.indexOf("'", from)), 'base64');
    const bytes = inflateRawSync(deflated, { chunkSize: inflatedBytes });
    return { bytes, stack: raiseStack(bytes) };
  } catch {
    return undefined;
  }
}

/** The module instantiated directly; undefined where it does not look as expected. */
async function fromModule({ bytes, stack }: MpfrModule): Promise<MpfrLibrary | undefined> {
  try {
    const module = await WebAssembly.compile(bytes);
    const fail = (): never => {
      throw new Error('MPFR has failed');
    };
    const { exports } = await WebAssembly.instantiate(module, {
      env: { emscripten_notify_memory_growth: () => undefined },
      wasi_snapshot_preview1: { proc_exit: fail, fd_write: fail, fd_seek: fail, fd_close: fail },
    });
    const { memory } = exports;
    exports._initialize?.();
    if (stack === undefined || exports.g_malloc === undefined || !isKept(stack, exports.g_malloc)) return undefined;
    const functions = Object.entries(exports)
      .filter(([name]) => name.startsWith('r_'))
      .map(([name, call]) => [name.replace('r_', 'mpfr_'), call] as const);
    return library(functions, { malloc: exports.g_malloc, free: exports.g_free }, Infinity, () => memory.buffer);
  } catch {
    return undefined;
  }
}

/** Keeps the memory of the stack from the heap. False where it is the heap's already, or lies elsewhere. */
function isKept({ from, to }: { readonly from: number; readonly to: number }, malloc: GMPFunctions['malloc']): boolean {
  const start = malloc(to - from);
  return start >= from && start < from + 256 && start + (to - from) >= to;
}

/** Of the 64 kB that the package's own stack has, 15 are used at 10,000 bits, 40 at 40,000; beyond, it would run into other memory. */
const bitsOfPackage = 12_000;

/** The start that the package itself offers; takes about 60 ms. */
export async function startThePackagesWay(): Promise<MpfrLibrary> {
  // required, since importing CommonJS scans its half megabyte for exports first
  const { init } = createRequire(import.meta.url)('gmp-wasm') as typeof gmpWasm;
  const { binding } = await init();
  const functions = Object.entries(binding).filter(([name]) => name.startsWith('mpfr_'));
  return library(functions, binding, bitsOfPackage, () => binding.mem.buffer);
}

function library(
  named: readonly (readonly [name: string, call: unknown])[],
  { malloc, free }: { [K in 'malloc' | 'free']: GMPFunctions[K] | undefined },
  mostBits: number,
  memory: () => ArrayBufferLike,
): MpfrLibrary {
  if (named.length === 0 || malloc === undefined || free === undefined)
    throw new Error('gmp-wasm lacks what was expected of it');
  const functions = Object.fromEntries(named) as Functions;
  return {
    ...functions,
    malloc,
    free,
    mostBits,
    get memory() {
      return memory();
    },
  };
}
