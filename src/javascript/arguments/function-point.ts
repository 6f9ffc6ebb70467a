// The point of a function of a file: what is given becomes its arguments, and each number of that an input.
import { DiffcmpError } from '../../errors.js';
import type { OptionText } from '../../option-text.js';
import { pointError } from '../../language/point-parts.js';
import type { NamedNumbers, PointValue } from '../../language/point-value.js';
import type { Shaped } from '../../tensors/layout.js';
import { elementCount, type Shape } from '../../tensors/shape.js';
import { closest } from '../../text/did-you-mean.js';
import { clip } from '../../text/value-text.js';
import type { FileFunction } from '../file-function.js';
import type { FunctionArgument } from '../function-argument.js';
import { constantOfData, givenOfData, type ArgumentValue, type GivenConstants } from './argument-data.js';
import { mostLacking, wayToGive, lackOfValues } from './argument-misfits.js';
import { argumentRoots, type ArgumentRoot } from './argument-roots.js';
import { argumentPath, readArgumentText, type ArgumentPart } from './argument-text.js';
import { partName, putGiven, type ArgumentPath, type Given, type GivenRoots } from './given.js';

/** As for `--at`: texts, a value for the only parameter, or values by name. */
export type GivenArguments = number | string | readonly ArgumentValue[] | Readonly<Record<string, ArgumentValue>>;

export interface FunctionPoint {
  readonly args: readonly FunctionArgument[];
  /** The inputs, in the order of the parameters: numbers, and arrays of numbers. */
  readonly variables: readonly Shaped[];
  readonly values: readonly PointValue[];
  /** The names of what was given, as they stand in the list of parameters. */
  readonly given: readonly string[];
}

/** What a point may use and leave out, where it is one of many. */
export interface PointRules {
  /** Names that values may use. */
  readonly known?: NamedNumbers;
  /** What a parameter has, by what was given for it; undefined: its default. */
  readonly complete?: (root: ArgumentRoot, given: Given | undefined) => Given | undefined;
}

type Signature = Pick<FileFunction, 'name' | 'parameters' | 'own'>;

/** @throws DiffcmpError bad-point, unknown-variable, unbound-variable */
export function functionPoint(
  { name: called, parameters, own }: Signature,
  at: GivenArguments | undefined,
  set: GivenConstants = {},
  { known, complete }: PointRules = {},
): FunctionPoint {
  const roots = argumentRoots(parameters, own);
  const given: GivenRoots = new Map();
  for (const [name, value] of Object.entries(set)) {
    const refuse = (code: 'bad-point' | 'unknown-variable', message: string, hint: OptionText | null): never => {
      throw new DiffcmpError(code, message, { hint, source: { set: { [name]: constantText(value) } }, span: 'set' });
    };
    const path = rooted(argumentPath(name), name, roots, refuse);
    putGiven(given, path, constantOfData(value), (message) => refuse('bad-point', message, null));
  }
  const constants = new Set(given.keys());
  for (const part of partsOf(at, known)) putPart(given, part, roots, constants, parameters.length === 1);
  const names = [...given.keys()];
  for (const root of roots) {
    const value = complete?.(root, given.get(root.name));
    if (value !== undefined) given.set(root.name, value);
  }
  if (given.size === 0) checkNothing(called, roots);
  return { ...new PointBuilder(roots, given, parameters).build(), given: names };
}

const constantText = (value: ArgumentValue): string =>
  typeof value === 'object' ? clip(JSON.stringify(value)) : String(value);

function partsOf(at: GivenArguments | undefined, known: NamedNumbers | undefined): ArgumentPart[] {
  if (at === undefined) return [];
  if (typeof at === 'string') return readArgumentText(at, known);
  if (typeof at === 'object' && isByName(at))
    return Object.entries(at).map(([name, value]) => dataPart(name, value, known));
  if (typeof at === 'object' && at.length > 0 && at.every((each) => typeof each === 'string')) return at.flatMap((text) => readArgumentText(text, known)); // prettier-ignore
  const value = givenOfData(at, 'at', known);
  const text = typeof at === 'number' ? String(at) : '[…]';
  const span = { start: 0, end: text.length };
  return [{ path: null, text, nameSpan: span, value, valueSpan: span }];
}

const isByName = (at: object): at is Readonly<Record<string, ArgumentValue>> => !Array.isArray(at);

function dataPart(name: string, value: ArgumentValue, known: NamedNumbers | undefined): ArgumentPart {
  const span = { start: 0, end: name.length };
  const path = argumentPath(name) ?? { root: name, steps: [] };
  return { path, text: name, nameSpan: span, value: givenOfData(value, name, known), valueSpan: span };
}

type Refuse = (code: 'bad-point' | 'unknown-variable', message: string, hint: OptionText | null) => never;

function putPart(
  given: GivenRoots,
  part: ArgumentPart,
  roots: readonly ArgumentRoot[],
  constants: ReadonlySet<string>,
  isOnly: boolean,
): void {
  const refuse: Refuse = (code, message, hint) => {
    throw pointError(code, part, message, part.nameSpan, hint);
  };
  const put = (path: ArgumentPath, value: Given): void =>
    putGiven(given, path, value, (message) => refuse('bad-point', message, null));
  if (part.path !== null) {
    const shown = part.text.slice(part.nameSpan.start, part.nameSpan.end);
    put(rooted(part.path, shown, roots, refuse), part.value);
    return;
  }
  const needed = isOnly ? roots : roots.filter(({ name, isOptional }) => !isOptional && !constants.has(name));
  const [first] = needed;
  const { value } = part;
  // {"x": 1, "y": 2} for function f({x, y})
  const isTakenApart = value.kind === 'record' && first?.field != null && needed.every(({ parameter }) => parameter === first.parameter); // prettier-ignore
  if (isTakenApart)
    for (const [field, each] of value.fields) put(rooted({ root: field, steps: [] }, field, roots, refuse), each);
  else if (first !== undefined && needed.length === 1) put({ root: first.name, steps: [] }, value);
  else if (roots.length === 0)
    refuse('unknown-variable', 'the function has no parameters', ['leave out ', { at: null }]);
  else {
    const shown = part.text.slice(part.valueSpan.start, part.valueSpan.end);
    refuse('bad-point', `'${clip(shown)}' doesn't say which parameter it is for`, `write ${(first ?? roots[0])?.name ?? ''}=${clip(shown)}; ${listOf(roots)}`); // prettier-ignore
  }
}

/** The path with the name of a root first, which may have a dot: `new.x`. */
function rooted(
  path: ArgumentPath | null,
  shown: string,
  roots: readonly ArgumentRoot[],
  refuse: Refuse,
): ArgumentPath {
  const isRoot = (name: string): boolean => roots.some((root) => root.name === name);
  const [step] = path?.steps ?? [];
  if (path !== null && typeof step === 'string' && isRoot(partName(path.root, step)))
    return { root: partName(path.root, step), steps: path.steps.slice(1) };
  if (path !== null && isRoot(path.root)) return path;
  const near = closest(path?.root ?? shown, roots.map(({ name }) => name)); // prettier-ignore
  const guess = near === null ? '' : `did you mean '${near}'? `;
  return refuse('unknown-variable', `the function has no parameter '${clip(shown)}'`, `${guess}${listOf(roots)}`);
}

const mostListed = 20;

function listOf(roots: readonly ArgumentRoot[]): string {
  const names = roots.slice(0, mostListed).map(({ name }) => name);
  if (names.length === 0) return 'it has no parameters';
  const more = roots.length > mostListed ? ', …' : '';
  return `${roots.length === 1 ? 'its parameter is' : 'its parameters are'} ${names.join(', ')}${more}`;
}

/** Nothing is given: a function that needs nothing has a value all the same. */
function checkNothing(called: string, roots: readonly ArgumentRoot[]): void {
  const needed = roots.filter(({ isOptional }) => !isOptional);
  if (needed.length === 0) return;
  const first = needed.slice(0, mostLacking).map(({ name }) => name);
  throw new DiffcmpError('unbound-variable', lackOfValues(first, called), { hint: [wayToGive(first)] });
}

class PointBuilder {
  private readonly variables: Shaped[] = [];
  private readonly values: PointValue[] = [];
  private count = 0;

  constructor(
    private readonly roots: readonly ArgumentRoot[],
    private readonly given: GivenRoots,
    private readonly parameters: Signature['parameters'],
  ) {}

  build(): Omit<FunctionPoint, 'given'> {
    const args = this.parameters.map(({ isRest }, place): FunctionArgument => {
      const mine = this.roots.filter(({ parameter }) => parameter === place);
      const [first] = mine;
      if (first === undefined) return { kind: 'record', fields: new Map() }; // `{}`, which takes nothing of it
      if (first.field === null) {
        const value = this.given.get(first.name);
        const isAlone = isRest && value !== undefined && value.kind !== 'array';
        return this.argument(first.name, isAlone ? { kind: 'array', items: [value] } : value);
      }
      const fields = mine.flatMap(({ name, field }): [string, FunctionArgument][] => {
        const value = this.given.get(name);
        return value === undefined ? [] : [[field ?? '', this.argument(name, value)]];
      });
      return fields.length === 0 && first.isOptional
        ? { kind: 'missing' }
        : { kind: 'record', fields: new Map(fields) };
    });
    return { args, variables: this.variables, values: this.values };
  }

  /** Goes down by recursion: trees have a bounded depth. */
  private argument(name: string, given: Given | undefined): FunctionArgument {
    if (given === undefined) return { kind: 'missing' };
    if (given.kind === 'constant') return given;
    if (given.kind === 'number') return this.inputs(name, [], [given.value]);
    if (given.kind === 'record')
      return { kind: 'record', fields: new Map([...given.fields].map(([field, each]) => [field, this.argument(partName(name, field), each)])) }; // prettier-ignore
    const items = Array.from(given.items); // places that nothing was given for are there, undefined
    const hole = items.indexOf(undefined);
    if (hole >= 0) throw new DiffcmpError('bad-point', `'${partName(name, hole)}' has no value, and one behind it has`, { hint: [{ at: `${name}=[…]` }, ' gives all of them'] }); // prettier-ignore
    const shape = shapeOf(given);
    if (shape !== null) return this.inputs(name, shape, numbersIn(given));
    return { kind: 'array', items: items.map((item, i) => this.argument(partName(name, i), item)) };
  }

  private inputs(name: string, shape: Shape, numbers: readonly number[]): FunctionArgument {
    const start = this.count;
    this.count += numbers.length;
    this.variables.push({ name, shape });
    this.values.push(shape.length === 0 ? (numbers[0] as number) : { shape, items: numbers });
    return argumentOfShape(shape, start);
  }
}

/** Arrays in arrays of inputs, in row-major order. */
export function argumentOfShape([length, ...inner]: Shape, start: number): FunctionArgument {
  if (length === undefined) return { kind: 'input', place: start };
  const size = elementCount(inner);
  return { kind: 'array', items: Array.from({ length }, (_, i) => argumentOfShape(inner, start + i * size)) };
}

/** The shape of arrays in arrays of nothing but numbers, as many in each; null for others, and for empty ones. */
function shapeOf(given: Given | undefined): Shape | null {
  if (given?.kind === 'number') return [];
  if (given?.kind !== 'array') return null;
  const [first] = given.items;
  const inner = shapeOf(first);
  if (inner === null) return null;
  const isEven = given.items.every((item) => {
    const shape = shapeOf(item);
    return shape?.length === inner.length && shape.every((length, axis) => length === inner[axis]);
  });
  return isEven ? [given.items.length, ...inner] : null;
}

function numbersIn(given: Given): number[] {
  if (given.kind === 'number') return [given.value];
  return given.kind === 'array' ? given.items.flatMap((item) => (item === undefined ? [] : numbersIn(item))) : [];
}
