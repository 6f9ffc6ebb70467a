// How a gradient in a file is called: with the arguments of the function, by place or by name, and perhaps an array to fill.
import type { ArgumentValue } from '../../javascript/arguments/argument-data.js';
import { argumentRoots } from '../../javascript/arguments/argument-roots.js';
import type { FileFunction, FileParameter } from '../../javascript/file-function.js';
import type { FunctionArgument } from '../../javascript/function-argument.js';
import type { ProgramFile } from '../../javascript/program-file.js';

const missing: FunctionArgument = { kind: 'missing' };

/** A constant of `--set`, with what is in it: nothing of it is an input. Goes down by recursion: what is set has a bounded depth. */
function constantArgument(value: ArgumentValue): FunctionArgument {
  if (typeof value !== 'object' || value === null) return { kind: 'constant', value };
  if (isListOfArguments(value)) return { kind: 'array', items: value.map(constantArgument) };
  const fields = Object.entries(value).map(([name, each]) => [name, constantArgument(each)] as const);
  return { kind: 'record', fields: new Map(fields) };
}

const isListOfArguments = (value: object): value is readonly ArgumentValue[] => Array.isArray(value);

/** The arguments up to the last that is given. */
export function givenArguments(args: readonly FunctionArgument[]): readonly FunctionArgument[] {
  const last = args.findLastIndex(({ kind }) => kind !== 'missing');
  return args.slice(0, last + 1);
}

/** The place behind the arguments that a function may be given an array at, to fill; null: there is none. */
export function placeToFill({ found, set }: ProgramFile, after: number): number | null {
  const parameter = found.parameters[after];
  if (parameter?.name == null || parameter.isRest || Object.hasOwn(set, parameter.name)) return null;
  return isDefaultOfFilled(parameter, found) ? after : null;
}

/** Whether its default, if it has one, is an array as well. */
function isDefaultOfFilled({ defaultSpan }: FileParameter, { where }: FileFunction): boolean {
  const place = defaultSpan && where(defaultSpan);
  if (place === null) return true;
  return /^(\[|\{|new\b|Array\b|Float64Array\b)/.test(place.source.slice(place.span.start, place.span.end));
}

/** By place. Constants of the gradient's own go before. */
export function argumentsByPlace(
  { found, set }: ProgramFile,
  args: readonly FunctionArgument[],
): readonly FunctionArgument[] {
  const given = [...givenArguments(args)];
  found.parameters.forEach(({ name }, place) => {
    if (name === null || !Object.hasOwn(set, name)) return;
    while (given.length < place) given.push(missing);
    given[place] = constantArgument(set[name] ?? null);
  });
  return given;
}

/** By name; null where the gradient has a parameter, other than one to fill, that has no such name. */
export function argumentsByName(
  { found, set }: ProgramFile,
  byName: ReadonlyMap<string, FunctionArgument>,
): readonly FunctionArgument[] | null {
  const { parameters, own } = found;
  const roots = argumentRoots(parameters, own);
  const valueOf = (name: string): FunctionArgument | undefined =>
    byName.get(name) ?? (Object.hasOwn(set, name) ? constantArgument(set[name] ?? null) : undefined);
  const unknown = roots.filter(({ name, isOptional }) => !isOptional && valueOf(name) === undefined);
  const known = new Set(roots.map(({ name }) => name).filter((name) => byName.has(name)));
  if (known.size === 0) return null;
  const isToFill = unknown.every(({ parameter, field }) => parameter === parameters.length - 1 && field === null);
  if (unknown.length > 0 && !(isToFill && known.size === byName.size)) return null;
  return parameters.map((_, place) => {
    const mine = roots.filter(({ parameter }) => parameter === place);
    const [first] = mine;
    if (first?.field === null) return valueOf(first.name) ?? missing;
    const fields = mine.flatMap(({ name, field }) => {
      const value = valueOf(name);
      return value === undefined ? [] : [[field ?? '', value] as const];
    });
    return fields.length === 0 ? missing : { kind: 'record', fields: new Map(fields) };
  });
}

/** Whether a parameter of it is taken apart into properties. */
export const takesPartsByName = ({ found: { parameters, own } }: ProgramFile): boolean =>
  argumentRoots(parameters, own).some(({ field }) => field !== null);

/** Parameters of a gradient that nothing is given for, and that have no default. */
export function parametersLeft(
  { found: { parameters }, set }: ProgramFile,
  args: readonly FunctionArgument[],
): string[] {
  return parameters.flatMap(({ name, hasDefault, isRest }, place) => {
    const isGiven = args[place] !== undefined && args[place].kind !== 'missing';
    return name === null || hasDefault || isRest || isGiven || Object.hasOwn(set, name) ? [] : [name];
  });
}
