// Numbers by name, to and from flat ones: made for a list of names, so that V8 finds each property without a look-up.

/** Names beyond which a loop does it. */
const mostInFunction = 300;

/** Reads a number for each name into an array; false where what is given is anything but these numbers, all finite. */
export type RecordReader = (given: Readonly<Record<string, unknown>>, into: Float64Array) => boolean;
/** A record of the numbers in an array. */
export type RecordWriter = (from: Float64Array) => Record<string, number>;

export function recordReader(names: readonly string[]): RecordReader {
  const counted = 'let k = 0; for (const key in g) k++;';
  const one = (i: number): string =>
    `v = g[N${i}]; if (typeof v !== 'number' || v - v !== 0) return false; o[${i}] = v;`;
  return (
    madeFor<RecordReader>(
      names,
      `(g, o) => { ${counted} if (k !== ${names.length}) return false; let v; `,
      one,
      'return true; }',
    ) ??
    ((given, into) => {
      if (Object.keys(given).length !== names.length) return false;
      for (let i = 0; i < names.length; i++) {
        const value = given[names[i] as string];
        if (typeof value !== 'number' || !Number.isFinite(value)) return false;
        into[i] = value;
      }
      return true;
    })
  );
}

export function recordWriter(names: readonly string[]): RecordWriter {
  // `this.__proto__ = …` would set what the record inherits from
  const make = names.includes('__proto__') ? null : madeFor<RecordWriter>(names, '(() => { function R(o) { ', (i) => `this[N${i}] = o[${i}];`, '} R.prototype = Object.prototype; return (o) => new R(o); })()'); // prettier-ignore
  return make ?? ((from) => Object.fromEntries(names.map((name, i) => [name, from[i] as number])));
}

/** The string that V8 has as the key of properties: a part of a longer text would be looked up at every access. */
function asKey(name: string): string {
  return Object.keys(Object.fromEntries([[name, 0]]))[0] as string;
}

/** A function with a part for each name, which it is given as data; null where it would be too long, or can't be made. */
function madeFor<F>(names: readonly string[], head: string, part: (index: number) => string, tail: string): F | null {
  if (names.length > mostInFunction) return null;
  const constants = names.map((_, i) => `const N${i} = N[${i}];`).join(' ');
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- names come in as data; the text has but their places
    const make = new Function('N', `"use strict"; ${constants} return ${head}${names.map((_, i) => part(i)).join(' ')}${tail};`); // prettier-ignore
    return (make as (names: readonly string[]) => F)(names.map(asKey));
  } catch (error) {
    if (error instanceof EvalError) return null;
    throw error;
  }
}
