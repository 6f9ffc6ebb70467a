// Functions whose texts are their own: V8 keeps what it learnt of a text that it has met before, and puts code into its caller
// where a call has had one target.

let texts = 0;

/**
 * A function by its text, which sees the constants by their names; null where code can't be made
 * (`--disallow-code-generation-from-strings`). Texts are of this folder, with nothing in them that a user wrote: that comes as data.
 */
export function ownFunction<F>(constants: Readonly<Record<string, unknown>>, text: string): F | null {
  // of constants V8 knows the values, of parameters it doesn't
  const known = Object.keys(constants).map((name, place) => `const ${name} = parts[${place}];`);
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a text of this folder
    const make = new Function('parts', `"use strict"; /* ${++texts} */ ${known.join(' ')} return ${text};`) as (
      parts: readonly unknown[],
    ) => F;
    return make(Object.values(constants));
  } catch (error) {
    if (error instanceof EvalError) return null;
    throw error;
  }
}
