// Bytes of a WebAssembly module: numbers as the format has them, and its sections.

const firstSize = 1 << 8;

/** A list of bytes that grows. */
export class WasmBytes {
  private bytes = new Uint8Array(firstSize);
  private view = new DataView(this.bytes.buffer);
  length = 0;

  byte(value: number): void {
    if (this.length === this.bytes.length) this.grow(1);
    this.bytes[this.length++] = value;
  }

  all(values: readonly number[]): void {
    for (let i = 0; i < values.length; i++) this.byte(values[i] as number);
  }

  /** A whole number below 2³², as LEB128: seven bits a byte, the lowest first. */
  whole(value: number): void {
    while (value > 0x7f) {
      this.byte((value & 0x7f) | 0x80);
      value >>>= 7;
    }
    this.byte(value);
  }

  /** A whole number below 2³¹ as LEB128 with a sign: the highest of the last seven bits is the sign's. */
  signed(value: number): void {
    while (value > 0x3f) {
      this.byte((value & 0x7f) | 0x80);
      value >>>= 7;
    }
    this.byte(value);
  }

  double(value: number): void {
    if (this.length + 8 > this.bytes.length) this.grow(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  /** A name of ASCII letters. */
  name(text: string): void {
    this.whole(text.length);
    for (let i = 0; i < text.length; i++) this.byte(text.charCodeAt(i));
  }

  append({ bytes, length }: WasmBytes): void {
    if (this.length + length > this.bytes.length) this.grow(length);
    this.bytes.set(bytes.subarray(0, length), this.length);
    this.length += length;
  }

  /** The bytes of another list, after how many they are. */
  sized(part: WasmBytes): void {
    this.whole(part.length);
    this.append(part);
  }

  clear(): void {
    this.length = 0;
  }

  finished(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private grow(room: number): void {
    const wider = new Uint8Array(Math.max(2 * this.bytes.length, this.length + room));
    wider.set(this.bytes);
    this.bytes = wider;
    this.view = new DataView(wider.buffer);
  }
}

/** Sections by their numbers in the format. */
export const sectionCode = { type: 1, import: 2, function: 3, export: 7, code: 10 } as const;
/** Kinds of number: of conditions, and of all others. */
export const wasmType = { i32: 0x7f, f64: 0x7c } as const;

/** Each entry writes its own bytes. */
export type SectionEntry = (bytes: WasmBytes) => void;

/** A module of these sections, whose order is that of their numbers. */
export function wasmModule(sections: Readonly<Record<keyof typeof sectionCode, readonly SectionEntry[]>>): Uint8Array {
  const module = new WasmBytes();
  module.all([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]); // \0asm, version 1
  for (const name of ['type', 'import', 'function', 'export', 'code'] as const) {
    const section = new WasmBytes();
    section.whole(sections[name].length);
    for (const write of sections[name]) write(section);
    module.byte(sectionCode[name]);
    module.sized(section);
  }
  return module.finished();
}
