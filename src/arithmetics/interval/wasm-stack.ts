// More stack for a WebAssembly module that was linked with little: its pointer starts higher, above memory that is kept free.

/** A place of a module at which an unsigned or signed number in LEB128 begins. */
interface ModulePlace {
  at: number;
}

const globalSection = 6;
const [i32, mutable, i32Const, end] = [0x7f, 1, 0x41, 0x0b];

/** The largest number of three bytes, sixteen bytes aligned: the room that the pointer's first value has in its module. */
const highest = 2 ** 20 - 16;

/**
 * Sets the first value of the stack pointer, which is the first global of what Emscripten links. The stack grows down from there.
 *
 * @returns the first value that it had: memory from there on is the heap's, which must be kept from using it; undefined where the module looks
 *   otherwise, and nothing is changed
 */
export function raiseStack(module: Uint8Array): { readonly from: number; readonly to: number } | undefined {
  const place: ModulePlace = { at: 8 }; // after the magic number and the version
  while (place.at < module.length) {
    const section = module[place.at++];
    const size = unsigned(module, place);
    if (section !== globalSection) {
      place.at += size;
      continue;
    }
    unsigned(module, place); // how many globals
    if (module[place.at] !== i32 || module[place.at + 1] !== mutable || module[place.at + 2] !== i32Const)
      return undefined;
    const start = (place.at += 3);
    const from = unsigned(module, place);
    if (place.at - start !== 3 || module[place.at] !== end || from >= highest) return undefined;
    module.set([(highest & 0x7f) | 0x80, ((highest >> 7) & 0x7f) | 0x80, (highest >> 14) & 0x7f], start);
    return { from, to: highest };
  }
  return undefined;
}

function unsigned(module: Uint8Array, place: ModulePlace): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = module[place.at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}
