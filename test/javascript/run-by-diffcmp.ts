// Runs a function of a file as diffcmp reads it, over any arithmetic.
import { float64 } from '../../src/arithmetics/float64.js';
import type { FunctionArgument } from '../../src/javascript/function-argument.js';
import type { TensorOf } from '../../src/tensors/shape.js';
import type { FileFunction } from '../../src/javascript/file-function.js';
import type { Given, Numbers } from './construct.js';

export const budget = { maxSteps: 10_000_000 };

/** Arguments as a function takes them, and the numbers that are its inputs; as constants there are none. */
export function argumentsOf(
  given: readonly Given[],
  asConstants = false,
): { readonly args: readonly FunctionArgument[]; readonly inputs: readonly number[] } {
  const inputs: number[] = [];
  const argumentOf = (value: Given): FunctionArgument => {
    if (value === undefined) return { kind: 'missing' };
    if (typeof value === 'number' && !asConstants) return { kind: 'input', place: inputs.push(value) - 1 };
    if (value === null || typeof value !== 'object') return { kind: 'constant', value };
    if (isList(value)) return { kind: 'array', items: value.map(argumentOf) };
    return { kind: 'record', fields: new Map(Object.entries(value).map(([name, field]) => [name, argumentOf(field)])) };
  };
  return { args: given.map(argumentOf), inputs };
}
const isList = (value: object): value is readonly Given[] => Array.isArray(value);

/** All parameters have an argument, those that are left out too. */
export function padded(given: readonly Given[], { parameters }: FileFunction): readonly Given[] {
  return [...given, ...parameters.slice(given.length).filter(({ isRest }) => !isRest).map(() => undefined)]; // prettier-ignore
}

/** A value as the shape of arrays in arrays, and their numbers. */
export function flat(value: Numbers): TensorOf<number> {
  if (typeof value === 'number') return { shape: [], items: [value] };
  const parts = Array.from(value, flat);
  return { shape: [parts.length, ...(parts[0]?.shape ?? [])], items: parts.flatMap(({ items }) => items) };
}

/** The value of `f` over doubles. */
export function valueOver(f: FileFunction, given: readonly Given[], asConstants = false): TensorOf<number> {
  const { args, inputs } = argumentsOf(padded(given, f), asConstants);
  return f.link(args, float64)(inputs, budget);
}
