// Locals of a WebAssembly function: taken for a line, and again for others once that isn't used any more.
import { WasmBytes, wasmType } from './wasm-bytes.js';

/** Locals of a function, each of one type. */
export class LocalPool {
  private readonly types: number[] = [];
  private readonly free = { [wasmType.i32]: [] as number[], [wasmType.f64]: [] as number[] };

  take(asCondition: boolean): number {
    const type = asCondition ? wasmType.i32 : wasmType.f64;
    return this.free[type].pop() ?? this.types.push(type) - 1;
  }

  release(local: number): void {
    this.free[this.types[local] as 0x7f | 0x7c].push(local);
  }

  /** A function: how many locals there are of which type, in runs; then its instructions. */
  declaredBefore(instructions: WasmBytes): WasmBytes {
    const { types } = this;
    const starts = types.flatMap((type, local) => (type === types[local - 1] ? [] : [local]));
    const body = new WasmBytes();
    body.whole(starts.length);
    starts.forEach((start, run) => {
      body.whole((starts[run + 1] ?? types.length) - start);
      body.byte(types[start] as number);
    });
    body.append(instructions);
    return body;
  }
}
