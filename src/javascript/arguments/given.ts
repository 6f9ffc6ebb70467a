// What a function is given, as trees: numbers, constants, arrays and records, put together from values with paths.
import type { PointValue } from '../../language/point-value.js';

/** What is no input: it is as it stands. */
export type ArgumentConstant = number | string | boolean | null;

export type Given =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'constant'; readonly value: ArgumentConstant }
  /** Undefined where nothing is given yet. */
  | { readonly kind: 'array'; readonly items: (Given | undefined)[] }
  | { readonly kind: 'record'; readonly fields: Map<string, Given> };

/** A field of a record, or the place of an item, from 0. */
export type ArgumentStep = string | number;

/** Where a value belongs: `p`, then the steps of `.x` and `[2]`. */
export interface ArgumentPath {
  readonly root: string;
  readonly steps: readonly ArgumentStep[];
}

/** How deep arrays and records may be in each other: what reads them may then recur. */
export const deepestArgument = 32;
/** Items of an array. */
export const mostGivenItems = 1_000_000;

const ownNamePattern = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
export const isArgumentName = (text: string): boolean => ownNamePattern.test(text);

/** How a part of an argument is called: `p.x`, `w[2]`, `p["a b"]`; indices from 1. */
export function partName(owner: string, step: ArgumentStep): string {
  if (typeof step === 'number') return `${owner}[${step + 1}]`;
  return isArgumentName(step) ? `${owner}.${step}` : `${owner}[${JSON.stringify(step)}]`;
}

export const pathName = ({ root, steps }: ArgumentPath): string => steps.reduce(partName, root);

/** What is given for each root. */
export type GivenRoots = Map<string, Given>;

type RefuseGiven = (message: string) => never;

/** Puts a value where it belongs; records grow together, all else is given once. */
export function putGiven(roots: GivenRoots, path: ArgumentPath, value: Given, refuse: RefuseGiven): void {
  const pending: (readonly [ArgumentPath, Given])[] = [[path, value]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [{ root, steps }, given] = next;
    let owner: Given = { kind: 'record', fields: roots };
    let name = '';
    let step: ArgumentStep = root;
    for (const further of steps) {
      const inner: Given = partOf(owner, step) ?? keep(owner, step, emptyFor(further));
      name = name === '' ? root : partName(name, step);
      if (inner.kind !== (typeof further === 'number' ? 'array' : 'record'))
        refuse(`'${name}' is ${givenKind(inner)}, and has no ${partName('', further)}`);
      owner = inner;
      step = further;
    }
    const before = partOf(owner, step);
    if (before === undefined) keep(owner, step, given);
    else if (before.kind === 'record' && given.kind === 'record')
      for (const [field, each] of given.fields) pending.push([{ root, steps: [...steps, field] }, each]);
    else refuse(`'${pathName({ root, steps })}' is given twice`);
  }
}

const emptyFor = (step: ArgumentStep): Given =>
  typeof step === 'number' ? { kind: 'array', items: [] } : { kind: 'record', fields: new Map() };

function partOf(owner: Given, step: ArgumentStep): Given | undefined {
  if (owner.kind === 'array' && typeof step === 'number') return owner.items[step];
  return owner.kind === 'record' && typeof step === 'string' ? owner.fields.get(step) : undefined;
}

function keep(owner: Given, step: ArgumentStep, value: Given): Given {
  if (owner.kind === 'array' && typeof step === 'number') owner.items[step] = value;
  else if (owner.kind === 'record' && typeof step === 'string') owner.fields.set(step, value);
  return value;
}

function givenKind(given: Given): string {
  if (given.kind === 'constant') return given.value === null ? 'null' : `the constant ${JSON.stringify(given.value)}`;
  return { number: 'a number', array: 'an array', record: 'a record' }[given.kind];
}

/** Numbers of an expression's point as what a function is given. */
export function ofPointValue(value: PointValue): Given {
  if (typeof value === 'number') return { kind: 'number', value };
  let level: Given[] = value.items.map((each) => ({ kind: 'number', value: each }));
  for (const length of value.shape.toReversed()) {
    const rows: Given[] = [];
    for (let from = 0; from < level.length; from += length) rows.push({ kind: 'array', items: level.slice(from, from + length) }); // prettier-ignore
    level = rows;
  }
  return level[0] ?? { kind: 'array', items: [] };
}
