// Tensors in arrays and objects: taken out as a list, and answers put back in the same places.
import { badArgument, eachRead, wrongKind } from './refusals.js';
import { TapeTensor } from './tensor.js';
import { TapeVariable } from './variable.js';
import { countOf } from '../text/numeral.js';

/** What is differentiated, or by what. */
export type Differentiable = TapeTensor | TapeVariable;
/** One, or arrays and objects of them, nested as one likes. */
export type Tensors = Differentiable | readonly Tensors[] | { readonly [name: string]: Tensors };

/** The same structure with something else in place of each tensor. */
export type InPlaceOf<S, G> = S extends Differentiable
  ? G
  : S extends readonly unknown[]
    ? { -readonly [K in keyof S]: InPlaceOf<S[K], G> }
    : { -readonly [K in keyof S]: InPlaceOf<S[K], G> };

/** Beyond it a structure is most likely one that holds itself. */
const mostPlaces = 1_000_000;

/** A place in the structure: a leaf, or a container that others are in. */
interface Spot {
  readonly value: unknown;
  readonly within: number;
  readonly key: string | number;
}

export const isDifferentiable = (value: unknown): value is Differentiable =>
  value instanceof TapeTensor || value instanceof TapeVariable;

/** The leaves in their order, and a function that puts results in their places. */
export function flattened(
  operation: string,
  name: string,
  given: unknown,
): { readonly leaves: readonly Differentiable[]; readonly rebuild: (results: readonly unknown[]) => unknown } {
  const spots: Spot[] = [{ value: given, within: -1, key: 0 }];
  const leaves: Differentiable[] = [];
  for (let i = 0; i < spots.length; i++) {
    const { value } = spots[i] as Spot;
    if (isDifferentiable(value)) continue;
    if (spots.length + (Array.isArray(value) ? value.length : 0) > mostPlaces)
      throw badArgument(`${operation}: ${name} hold too many tensors, or themselves`);
    for (const [key, inner] of entriesOf(operation, name, value)) spots.push({ value: inner, within: i, key });
  }
  for (const { value } of spots) if (isDifferentiable(value)) leaves.push(value);
  return { leaves, rebuild: (results) => rebuilt(spots, results) };
}

function entriesOf(operation: string, name: string, value: unknown): (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return eachRead(value, (inner, i) => [i, inner]);
  const prototype: unknown = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
  if (prototype !== Object.prototype && prototype !== null)
    throw wrongKind(operation, name, 'a tensor or a variable, or arrays or objects of them', value);
  return Object.entries(value as object);
}

function rebuilt(spots: readonly Spot[], results: readonly unknown[]): unknown {
  let leaf = 0;
  const made: unknown[] = spots.map(({ value }) => (isDifferentiable(value) ? results[leaf++] : Array.isArray(value) ? [] : {})); // prettier-ignore
  for (const [i, { within, key }] of spots.entries())
    if (within >= 0)
      Object.defineProperty(made[within], key, {
        value: made[i],
        writable: true,
        enumerable: true,
        configurable: true,
      });
  return made[0];
}

/** What is given for each leaf, in the structure of the targets; undefined where nothing is. */
export function givenAlong(operation: string, targets: unknown, given: unknown): readonly unknown[] {
  const pairs: { readonly target: unknown; readonly value: unknown }[] = [{ target: targets, value: given }];
  const found: unknown[] = [];
  for (const { target, value } of pairs) {
    if (isDifferentiable(target))
      found.push(Array.isArray(value) && value.length === 1 && isDifferentiable(value[0]) ? value[0] : value); // prettier-ignore
    else if (value === undefined || value === null)
      pairs.push(...entriesOf(operation, 'targets', target).map(([, inner]) => ({ target: inner, value }))); // prettier-ignore
    else {
      const wanted = entriesOf(operation, 'targets', target);
      const isList = Array.isArray(target);
      if (isDifferentiable(value) || typeof value !== 'object' || Array.isArray(value) !== isList)
        throw wrongKind(operation, 'outputGradients', `${isList ? 'an array' : 'an object'} like the targets`, value);
      const count = Object.keys(value).length;
      if (count !== wanted.length || wanted.some(([key]) => !Object.hasOwn(value, key)))
        throw badArgument(`${operation}: ${count === 1 ? 'there is' : 'there are'} ${countOf(count, 'outputGradient')} for ${countOf(wanted.length, 'target')}`, 'one for each target, in the same structure'); // prettier-ignore
      for (const [key, inner] of wanted) pairs.push({ target: inner, value: Reflect.get(value, key) });
    }
  }
  return found;
}
