// A result laid against the inputs: in their order, in the shapes in which the function takes them, or by their names.
import type { FunctionArgument } from '../../javascript/function-argument.js';
import type { ResultTree } from '../../javascript/result-tree.js';
import { componentFields, fieldOfComponent, standsBeside } from './common-names.js';
import { argumentParts, inputPlaces, type GradientInputs } from './inputs.js';

/** What a result has in the place of one input; null: nothing that fits there. */
export type ReadLeaf<T, V> = (tree: ResultTree<T>) => V | null;

/** A number, or an array of nothing but a number. */
export function numberLeaf<T>(tree: ResultTree<T>): T | null {
  if (tree.kind === 'number') return tree.value;
  const [only] = tree.kind === 'array' && tree.items.length === 1 ? tree.items : [];
  return only?.kind === 'number' ? only.value : null;
}

/** What a result gives for each input, by the place of the input; null where it has another form. */
export function fitInputs<T, V>(
  tree: ResultTree<T>,
  inputs: GradientInputs,
  leaf: ReadLeaf<T, V>,
): ReadonlyMap<number, V> | null {
  const { inOrder, byName } = inputs;
  const [first] = inOrder;
  const paired = (wanted: readonly FunctionArgument[], values: readonly V[] | null): ReadonlyMap<number, V> | null =>
    values && new Map(wanted.flatMap(inputPlaces).map((place, i) => [place, values[i] as V]));
  const alone = first !== undefined && inOrder.length === 1 ? paired(inOrder, fit(tree, first, leaf)) : null;
  if (alone !== null) return alone;
  if (tree.kind === 'record') return paired([...byName.values()], fitFields(tree.fields, byName, leaf));
  const listed = paired(
    inOrder,
    fitItems(tree, inOrder, leaf) ?? fitFlat(tree, inOrder.flatMap(inputPlaces).length, leaf),
  );
  if (listed !== null || tree.kind !== 'array' || tree.items.length !== 1) return listed;
  return fitInputs(tree.items[0] as ResultTree<T>, inputs, leaf); // a matrix of one row
}

/** Goes down by recursion: trees of arguments have a bounded depth. */
function fit<T, V>(tree: ResultTree<T>, wanted: FunctionArgument, leaf: ReadLeaf<T, V>): readonly V[] | null {
  if (wanted.kind === 'input') {
    const value = leaf(tree);
    return value === null ? null : [value];
  }
  if (wanted.kind === 'record' && tree.kind === 'record') return fitFields(tree.fields, wanted.fields, leaf);
  const parts = argumentParts(wanted);
  if (parts.length === 0) return [];
  return fitItems(tree, parts, leaf) ?? fitFlat(tree, inputPlaces(wanted).length, leaf);
}

function fitItems<T, V>(
  tree: ResultTree<T>,
  wanted: readonly FunctionArgument[],
  leaf: ReadLeaf<T, V>,
): readonly V[] | null {
  if (tree.kind !== 'array' || tree.items.length !== wanted.length) return null;
  return together(wanted.map((each, i) => () => fit(tree.items[i] as ResultTree<T>, each, leaf)));
}

function fitFlat<T, V>(tree: ResultTree<T>, count: number, leaf: ReadLeaf<T, V>): readonly V[] | null {
  if (tree.kind !== 'array' || tree.items.length !== count) return null;
  return together(tree.items.map((item) => () => {
    const value = leaf(item);
    return value === null ? null : [value];
  })); // prettier-ignore
}

function fitFields<T, V>(
  fields: ReadonlyMap<string, ResultTree<T>>,
  wanted: ReadonlyMap<string, FunctionArgument>,
  leaf: ReadLeaf<T, V>,
): readonly V[] | null {
  const used = new Map([...wanted].map(([name]) => [name, fieldOfComponent(name, fields)]));
  const isUsed = new Set(used.values());
  const strays = [...fields].filter(([field, { kind }]) => !isUsed.has(field) && kind !== 'other' && !standsBeside(field)); // prettier-ignore
  if (strays.length > 0) {
    const fine = componentFields(wanted.keys());
    if (!strays.every(([field]) => fine.has(field))) return null;
  }
  return together([...wanted].map(([name, each]) => () => {
    const field = used.get(name) ?? null;
    if (field === null) return inputPlaces(each).length === 0 ? [] : null;
    return fit(fields.get(field) as ResultTree<T>, each, leaf);
  })); // prettier-ignore
}

/** All parts one after another; null as soon as one is. */
function together<V>(parts: readonly (() => readonly V[] | null)[]): readonly V[] | null {
  const values: V[] = [];
  for (const part of parts) {
    const more = part();
    if (more === null) return null;
    for (const value of more) values.push(value);
  }
  return values;
}
