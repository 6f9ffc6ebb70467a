// MPFR's numbers: their memory, their layout, their rounding modes.
import { Undecided } from '../../errors.js';
import { Watch } from '../../program/time.js';
import { withWatch } from './costly-calls.js';
import { startGmpWasm, type MpfrLibrary, type MpfrModule, type Pointer } from './gmp-wasm.js';

export type { BinaryCall, Pointer, UnaryCall } from './gmp-wasm.js';

/** MPFR's rounding modes. */
export const nearest = 0;
export const towardZero = 1;
export const upward = 2;
export const downward = 3;
export const awayFromZero = 4;

// mpfr_t on a 32-bit machine with 64-bit limbs: precision, sign, exponent, pointer to the limbs
const headerBytes = 16;
const zeroExponent = -2147483647;
const nanExponent = -2147483646;
const infinityExponent = -2147483645;

const slabBytes = 1 << 20;

/** Memory for the text of up to so many digits, and for their exponent. */
interface DecimalRoom {
  readonly digits: number;
  readonly text: Pointer;
  readonly exponent: Pointer;
}

/** |x| = 0.d₁d₂… · 10^exponent. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/**
 * Numbers of one precision at a time, bump-allocated in slabs that are reused: `reset` frees every number at once.
 * MPFR never resizes a number, so the headers can be written here.
 */
export class Mpfr {
  /** Bits of every number allocated since the last `reset`. */
  precision = 0;
  private numberBytes = 0;
  private readonly slabs: Pointer[] = [];
  private slab = -1;
  private next = 0;
  private start = 0;
  private end = 0;
  /** A slab for what is worked out apart from the enclosures. */
  private spare: Pointer | undefined;
  private decimalBuffer: DecimalRoom | undefined;
  private words: Int32Array = new Int32Array(0);
  private bytes: Buffer = Buffer.alloc(0);

  /**
   * @param maxSlabs how many slabs of 1 MB one attempt may fill before it is `Undecided`
   * @param watch looked at whenever a slab is begun, so every few milliseconds; and before long calls
   */
  constructor(
    readonly call: MpfrLibrary,
    private readonly maxSlabs: number,
    readonly watch: Watch = new Watch(),
  ) {}

  /** Frees every number and sets the precision of the next ones. */
  reset(precision: number): void {
    if (!(bytesOf(precision) <= slabBytes)) throw new Undecided('a number there needs too many bits');
    this.precision = precision;
    this.numberBytes = bytesOf(precision);
    this.slab = -1;
    this.next = this.start = this.end = 0;
  }

  /** What comes of numbers in a room of their own, which ends with it: that of the enclosures may be spent. */
  apart<R>(action: () => R): R {
    const { slab, next, start, end } = this;
    this.next = this.start = this.spare ??= this.call.malloc(slabBytes);
    this.end = this.start + slabBytes;
    try {
      return action();
    } finally {
      Object.assign(this, { slab, next, start, end });
    }
  }

  /** A number of another precision, without a value. */
  allocateOf(precision: number): Pointer {
    if (!(bytesOf(precision) <= slabBytes)) throw new Undecided('a number there needs too many bits');
    return this.allocate(precision, bytesOf(precision));
  }
  /** The same, which `reset` doesn't free: whoever asks for it does, by `call.free`. */
  allocateKept(precision: number): Pointer {
    return this.begin(this.call.malloc(bytesOf(precision)), precision);
  }
  /** A number without a value, yet. */
  allocate(precision = this.precision, bytes = this.numberBytes): Pointer {
    if (this.next + bytes > this.end) this.nextSlab();
    const pointer = this.next;
    this.next += bytes;
    return this.begin(pointer, precision);
  }
  private begin(pointer: Pointer, precision: number): Pointer {
    const words = this.words.length > 0 ? this.words : this.memory();
    const word = pointer >> 2;
    words[word] = precision;
    words[word + 1] = 1;
    words[word + 2] = zeroExponent;
    words[word + 3] = pointer + headerBytes;
    return pointer;
  }
  /** The same with 64 bits, for error bounds, which need no more. */
  allocateShort(): Pointer {
    return this.allocateOf(64);
  }

  /** -1, 0 or 1; the number must not be NaN. */
  sign(x: Pointer): number {
    const words = this.memory();
    const word = x >> 2;
    return words[word + 2] === zeroExponent ? 0 : (words[word + 1] as number);
  }
  isNaN(x: Pointer): boolean {
    return this.exponentWord(x) === nanExponent;
  }
  isInfinite(x: Pointer): boolean {
    return this.exponentWord(x) === infinityExponent;
  }
  /** e with 2^(e-1) <= |x| < 2^e; -Infinity for 0, Infinity for ±∞. */
  exponent(x: Pointer): number {
    const exponent = this.exponentWord(x);
    return exponent === zeroExponent ? -Infinity : exponent === infinityExponent ? Infinity : exponent;
  }
  compare(x: Pointer, y: Pointer): number {
    return x === y ? 0 : this.call.mpfr_cmp(x, y);
  }
  fromDouble(value: number): Pointer {
    const pointer = this.allocate();
    this.call.mpfr_set_d(pointer, value, nearest);
    return pointer;
  }
  toDouble(x: Pointer, rounding: number): number {
    return this.call.mpfr_get_d(x, rounding);
  }
  /** The next number above, of the same precision. */
  nextAbove(x: Pointer): Pointer {
    const pointer = this.allocate();
    this.call.mpfr_set(pointer, x, nearest);
    this.call.mpfr_nextabove(pointer);
    return pointer;
  }
  /** A number of that precision, which x has at most, here. */
  copyOf(x: Pointer, precision: number): Pointer {
    const pointer = this.allocateOf(precision);
    this.call.mpfr_set(pointer, x, nearest);
    return pointer;
  }
  /** A number as it lies in memory, which `reset` doesn't free. */
  saved(x: Pointer): Int32Array {
    const words = this.memory();
    const word = x >> 2;
    return words.slice(word, word + (bytesOf(words[word] as number) >> 2));
  }
  /** A number that was saved, of the precision that it had. */
  restored(saved: Int32Array): Pointer {
    const pointer = this.allocateOf(saved[0] as number);
    const words = this.memory();
    words.set(saved, pointer >> 2);
    words[(pointer >> 2) + 3] = pointer + headerBytes;
    return pointer;
  }
  negate(x: Pointer): Pointer {
    const pointer = this.allocate();
    this.call.mpfr_neg(pointer, x, nearest);
    return pointer;
  }

  /** The first significant decimal digits of x, which is finite and not 0, rounded as x itself is. */
  decimal(x: Pointer, digits: number, rounding: number): Decimal {
    const { text, exponent } = this.decimalRoom(digits);
    this.call.mpfr_get_str(text, exponent, 10, digits, x, rounding);
    if (this.bytes.length === 0) this.bytes = Buffer.from(this.call.memory);
    const negative = this.bytes[text] === 45; // '-'
    const start = negative ? text + 1 : text;
    return {
      negative,
      digits: this.bytes.toString('latin1', start, start + digits),
      exponent: this.word(exponent >> 2),
    };
  }
  /** A number from decimal text that is known to be one. */
  fromDecimal(text: string): Pointer {
    const bytes = Buffer.from(`${text}\0`, 'latin1');
    const address = this.call.malloc(bytes.length);
    new Uint8Array(this.call.memory).set(bytes, address);
    const pointer = this.allocate();
    this.call.mpfr_set_str(pointer, address, 10, nearest);
    this.call.free(address);
    return pointer;
  }
  /** Bytes of numbers allocated since the last `reset`. */
  get used(): number {
    return this.slab < 0 ? 0 : this.slab * slabBytes + (this.next - this.start);
  }

  /** Where MPFR writes digits, with a sign and an end; and their exponent. */
  private decimalRoom(digits: number): DecimalRoom {
    const room = this.decimalBuffer;
    if (room !== undefined && room.digits >= digits) return room;
    if (room !== undefined) this.call.free(room.text);
    const text = this.call.malloc(digits + 8);
    return (this.decimalBuffer = { digits, text, exponent: room?.exponent ?? this.call.malloc(8) });
  }
  private exponentWord(x: Pointer): number {
    return this.word((x >> 2) + 2);
  }
  private word(index: number): number {
    return this.memory()[index] as number;
  }
  /** The memory as words; a growth of the memory detaches the old view. */
  private memory(): Int32Array {
    if (this.words.length === 0) this.words = new Int32Array(this.call.memory);
    return this.words;
  }
  private nextSlab(): void {
    this.watch.look();
    this.slab++;
    if (this.slab >= this.maxSlabs) throw new Undecided('the memory for one enclosure is spent');
    const known = this.slabs[this.slab];
    this.start = known ?? this.call.malloc(slabBytes);
    if (known === undefined) this.slabs.push(this.start);
    this.next = this.start;
    this.end = this.start + slabBytes;
  }
}

/** What a number takes. */
function bytesOf(precision: number): number {
  return headerBytes + 8 * Math.ceil(precision / 64);
}

/** Starts MPFR with room for `maxSlabs` slabs of 1 MB; faster with its module at hand. */
export async function startMpfr(maxSlabs: number, module?: MpfrModule): Promise<Mpfr> {
  const watch = new Watch();
  return new Mpfr(withWatch(await startGmpWasm(module), watch), maxSlabs, watch);
}
