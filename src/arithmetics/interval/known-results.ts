// What MPFR's slow functions gave last: the witness, jets and values at the point ask the same of the same numbers, one after another.
import type { Watch } from '../../program/time.js';
import type { BinaryCall, MpfrLibrary, Pointer, UnaryCall } from './gmp-wasm.js';

/** Numbers of more bits are neither kept nor told. */
const mostKeptBits = 2048;
/** A result takes the place of another whose question comes to the same one. */
const placesUnlessTold = 256;
/** 2^32 over the golden ratio: what is multiplied by it differs in its upper bits (Knuth 1998, 6.4). */
const spreading = 0x9e3779b1;

// words of an MPFR number: precision, sign, exponent, address of the limbs, which are of two words each
const limbsWord = 3;
const limbWords = (bits: number): number => 2 * Math.ceil(bits / 64);

// words of a place: the ternary value, the question, which tells its length, and sign, exponent and limbs of the result
const wordsBefore = 1;
/** Of a question: the function, the precision of its result, its rounding. */
const wordsOfTerms = 3;
const mostWordsOfQuestion = wordsOfTerms + 2 * (limbsWord + limbWords(mostKeptBits));
const wordsOfPlace = wordsBefore + mostWordsOfQuestion + limbsWord + limbWords(mostKeptBits);

/**
 * What is asked again soon isn't computed again. Results are those of MPFR, rounded once, so that they depend on the question
 * alone: the function, how it is rounded, and each operand to its last bit, with its sign and precision (-0 isn't 0). They are
 * copied, since numbers are freed and written over.
 */
export class KnownResults {
  private readonly places: Int32Array;
  private functions = 0;
  private readonly question = new Int32Array(mostWordsOfQuestion);
  /** Words of the question that are written. */
  private length = 0;
  private words: Int32Array = new Int32Array(0);

  /** @param watch looked at where nothing is called as well */
  constructor(
    private readonly library: Pick<MpfrLibrary, 'memory'>,
    private readonly watch: Watch,
    private readonly placeCount = placesUnlessTold,
  ) {
    this.places = new Int32Array(wordsOfPlace * placeCount);
  }

  unary(call: UnaryCall): UnaryCall {
    const name = this.functions++;
    return (target, x, rounding) => {
      if (!this.ask(name, target, rounding) || !this.askOf(x)) return call(target, x, rounding);
      const place = this.place();
      return this.tell(place, target) ?? this.keep(place, target, call(target, x, rounding));
    };
  }

  binary(call: BinaryCall): BinaryCall {
    const name = this.functions++;
    return (target, x, y, rounding) => {
      if (!this.ask(name, target, rounding) || !this.askOf(x) || !this.askOf(y)) return call(target, x, y, rounding);
      const place = this.place();
      return this.tell(place, target) ?? this.keep(place, target, call(target, x, y, rounding));
    };
  }

  /** Begins a question. @returns whether its result may be kept */
  private ask(name: number, target: Pointer, rounding: number): boolean {
    const bits = this.memory()[target >> 2] as number;
    this.question[0] = name;
    this.question[1] = bits;
    this.question[2] = rounding;
    this.length = wordsOfTerms;
    return bits <= mostKeptBits;
  }

  /** Adds an operand to the question. @returns as `ask` does */
  private askOf(x: Pointer): boolean {
    const { words, question } = this;
    const header = x >> 2;
    const bits = words[header] as number;
    if (bits > mostKeptBits) return false;
    for (let word = 0; word < limbsWord; word++) question[this.length++] = words[header + word] as number;
    const limbs = (words[header + limbsWord] as number) >> 2;
    const count = limbWords(bits);
    for (let word = 0; word < count; word++) question[this.length++] = words[limbs + word] as number;
    return true;
  }

  /** Where the result of the question is kept, if it is. */
  private place(): number {
    const { question, length } = this;
    let mixed = 0;
    for (let word = 0; word < length; word++)
      mixed = Math.imul(mixed ^ (mixed >>> 15) ^ (question[word] as number), spreading);
    return wordsOfPlace * ((mixed >>> 16) % this.placeCount);
  }

  /** Writes the result of the question. @returns its ternary value; undefined where it isn't known */
  private tell(place: number, target: Pointer): number | undefined {
    if (!this.isKept(place)) return undefined;
    this.watch.look();
    const { words, places } = this;
    const header = target >> 2;
    let from = place + wordsBefore + this.length;
    words[header + 1] = places[from++] as number;
    words[header + 2] = places[from++] as number;
    const limbs = (words[header + limbsWord] as number) >> 2;
    const count = limbWords(words[header] as number);
    for (let word = 0; word < count; word++) words[limbs + word] = places[from++] as number;
    return places[place];
  }

  private isKept(place: number): boolean {
    const { places, question, length } = this;
    const start = place + wordsBefore;
    for (let word = 0; word < length; word++) if (places[start + word] !== question[word]) return false;
    return true;
  }

  /** Keeps the result of the question. @returns the ternary value */
  private keep(place: number, result: Pointer, ternary: number): number {
    const { places, question, length } = this;
    const words = this.memory();
    const header = result >> 2;
    places[place] = ternary;
    let to = place + wordsBefore;
    for (let word = 0; word < length; word++) places[to++] = question[word] as number;
    places[to++] = words[header + 1] as number;
    places[to++] = words[header + 2] as number;
    const limbs = (words[header + limbsWord] as number) >> 2;
    const count = limbWords(words[header] as number);
    for (let word = 0; word < count; word++) places[to++] = words[limbs + word] as number;
    return ternary;
  }

  /** The memory as words; a growth of the memory detaches the old view. */
  private memory(): Int32Array {
    if (this.words.length === 0) this.words = new Int32Array(this.library.memory);
    return this.words;
  }
}
