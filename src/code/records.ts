// Numbers and arrays by name, to and from flat ones: made for a list of names, so that V8 finds each property without a look-up.
import type { Nested } from '../tensors/nested.js';
import type { Shaped } from '../tensors/layout.js';
import { elementCount } from '../tensors/shape.js';
import { arrayWriter, isListOf } from './array-forms.js';
import { ownFunction } from './own-function.js';

/** Names beyond which a loop does it. */
const mostInFunction = 300;

/** Reads a number for each name into an array; false where what is given is anything but a record of these numbers, all finite. */
type RecordReader = (given: object, into: Float64Array) => boolean;
/** A record of arrays in arrays whose numbers are those of an array. */
type ArraysWriter = (from: Float64Array) => Record<string, Nested<number>>;
/** A record of the numbers in an array. */
export type RecordWriter = (from: Float64Array) => Record<string, number>;

export function recordReader(names: readonly string[]): RecordReader {
  const counted = 'let k = 0; for (const key in g) k++;';
  const text = {
    head: `(g, o) => { if (M(g)) return false; ${counted} if (k !== ${names.length}) return false; let v; `,
    each: (i: number) => `v = g[N${i}]; if (typeof v !== 'number' || v - v !== 0) return false; o[${i}] = v;`,
    tail: 'return true; }',
  };
  return (
    madeFor<RecordReader>(names, text, isListOf) ??
    ((given, into) => {
      if (isListOf(given) || Object.keys(given).length !== names.length) return false;
      const numbers = given as Readonly<Record<string, unknown>>;
      for (let i = 0; i < names.length; i++) {
        const value = numbers[names[i] as string];
        if (typeof value !== 'number' || !Number.isFinite(value)) return false;
        into[i] = value;
      }
      return true;
    })
  );
}

/** Names up to which V8 makes a literal at once, and those beyond which a record is a dictionary for it. */
const [mostInLiteral, mostInRecord] = [16, 120];

export function recordWriter(names: readonly string[]): RecordWriter {
  if (names.length <= mostInLiteral) {
    const made = madeFor<RecordWriter>(names, { head: '(o) => ({', each: (i) => `[N${i}]: o[${i}],`, tail: '})' });
    // of what no record has, V8 forgets how it is laid out
    if (made !== null) return Object.assign(made, { kept: made(new Float64Array(names.length)) });
  }
  const made = names.length <= mostInRecord ? copyWriter(names) : null;
  return made ?? ((from) => Object.fromEntries(names.map((name, i) => [name, from[i] as number])));
}

/** A record of arrays in arrays, each of its own shape, whose numbers follow each other. */
export function arraysWriter(parts: readonly Shaped[]): ArraysWriter {
  const names = parts.map(({ name }) => name);
  const sizes = parts.map(({ shape }) => elementCount(shape));
  const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
  const writers = parts.map(({ shape }, i) => arrayWriter(shape, starts[i] as number));
  const text = { head: '(o) => ({', each: (i: number) => `[N${i}]: M[${i}](o),`, tail: '})' };
  const made = names.length <= mostInLiteral ? madeFor<ArraysWriter>(names, text, writers) : null;
  return made ?? ((from) => Object.fromEntries(writers.map((write, i) => [names[i] as string, write(from)])));
}

/** Copies a record that has all the names, and changes its numbers: several times as fast as adding name after name. */
function copyWriter(names: readonly string[]): RecordWriter | null {
  const model: unknown = JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, 0.5]))));
  const text = {
    head: '(o) => { const r = { ...M }; ',
    each: (i: number) => `r[N${i}] = o[${i}];`,
    tail: 'return r; }',
  };
  return madeFor<RecordWriter>(names, text, model);
}

/** The string that V8 has as the key of properties: a part of a longer text would be looked up at every access. */
function asKey(name: string): string {
  return Object.keys(Object.fromEntries([[name, 0]]))[0] as string;
}

/** The text of a function of names: what is written for each, by its place, and around them. */
interface TextForNames {
  readonly head: string;
  readonly each: (place: number) => string;
  readonly tail: string;
}

/** A function with a part for each name, which it is given as data, as is `M`; null where it would be too long, or can't be made. */
function madeFor<F>(names: readonly string[], { head, each, tail }: TextForNames, model: unknown = null): F | null {
  if (names.length > mostInFunction) return null;
  const keys = Object.fromEntries(names.map((name, i) => [`N${i}`, asKey(name)]));
  return ownFunction<F>({ ...keys, M: model }, head + names.map((_, i) => each(i)).join(' ') + tail);
}
