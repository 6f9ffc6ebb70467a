// The names under which the parameters of a function are given: their own, and the properties of those that are taken apart.
import type { FileParameter } from '../file-function.js';
import type { GivenConstants } from './argument-data.js';

/** What may be given by a name of its own. */
export interface ArgumentRoot {
  readonly name: string;
  /** The place of its parameter. */
  readonly parameter: number;
  /** Of a parameter that is taken apart into properties: which. */
  readonly field: string | null;
  /** Whether it has a default, or is the rest of the arguments. */
  readonly isOptional: boolean;
  readonly isRest: boolean;
}

/** A parameter without a name, `[a, b]`, goes by its place: `arg1`. Those of a constructor that a method's hide: `new.x`. */
export function argumentRoots(parameters: readonly FileParameter[], own = 0): ArgumentRoot[] {
  const ownNames = new Set(parameters.slice(own).flatMap(namesOf));
  return parameters.flatMap((parameter, place): ArgumentRoot[] => {
    const { isRest } = parameter;
    const isOptional = parameter.hasDefault || isRest;
    const called = (name: string): string => (place < own && ownNames.has(name) ? `new.${name}` : name);
    if (parameter.name === null && !parameter.isArrayPattern)
      return parameter.parts.map((part) => ({ name: called(part), parameter: place, field: part, isOptional, isRest }));
    return [{ name: called(parameter.name ?? `arg${place + 1}`), parameter: place, field: null, isOptional, isRest }];
  });
}

const namesOf = ({ name, parts, isArrayPattern }: FileParameter): readonly string[] =>
  name !== null ? [name] : isArrayPattern ? [] : parts;

/**
 * `n = 20`, `{x, y}`, `...more`.
 *
 * @param source the text of its file; null: a default isn't shown
 * @param set constants that take the place of defaults
 */
export function parameterText(parameter: FileParameter, source: string | null, set: GivenConstants = {}): string {
  const { name, parts, isArrayPattern, defaultSpan, isRest } = parameter;
  if (name !== null && Object.hasOwn(set, name)) return `${name} = ${constantText(set[name])}`;
  const pattern = isArrayPattern ? `[${parts.map(() => '…').join(', ')}]` : `{${parts.join(', ')}}`;
  const written = source === null || defaultSpan === null ? '…' : source.slice(defaultSpan.start, defaultSpan.end);
  const shown = written.length > longestDefault || /\s{2}|\n/.test(written) ? '…' : written;
  return `${isRest ? '...' : ''}${name ?? pattern}${defaultSpan === null ? '' : ` = ${shown}`}`;
}

/** Characters of a default that a signature shows. */
const longestDefault = 24;

function constantText(value: unknown): string {
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
  return text.length > longestDefault ? '…' : text;
}
