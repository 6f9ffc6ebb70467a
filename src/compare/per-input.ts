// Values by the names of the inputs they belong to.
import type { PerPair } from './reference-data.js';

export function perInput<V>(names: readonly string[], values: readonly V[]): Record<string, V> {
  const result: Record<string, V> = {};
  for (let index = 0; index < values.length; index++) {
    const name = names[index] ?? '';
    const value = values[index] as V;
    // an input may be called __proto__, which an assignment would not make a property of
    if (name === '__proto__') Object.defineProperty(result, name, { value, enumerable: true });
    else result[name] = value;
  }
  return result;
}

/** A square of values, as second derivatives are. */
export function perPair<V>(names: readonly string[], rows: readonly (readonly V[])[]): PerPair<V> {
  return perInput(
    names,
    rows.map((row) => perInput(names, row)),
  );
}
