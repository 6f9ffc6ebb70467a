// The components of a gradient, a Jacobian or a Hessian in a result of whatever form.
import type { ResultTree } from '../../javascript/result-tree.js';
import { elementCount, type Shape } from '../../tensors/shape.js';
import { fitInputs, numberLeaf, type ReadLeaf } from './fit.js';
import { inputPlaces, type GradientInputs } from './inputs.js';

/** What a gradient is to have. */
export interface WantedComponents {
  /** All that it may list: those of the function. */
  readonly inputs: GradientInputs;
  /** Where it may list those alone that are differentiated by. */
  readonly only: GradientInputs | null;
  readonly wrt: readonly number[];
  /** Of one number []. */
  readonly outputs: Shape;
  readonly order: 1 | 2;
}

/** Outputs by inputs row by row, or the rows of the Hessian; null where the result has another form. */
export function componentsIn<T>(tree: ResultTree<T>, wanted: WantedComponents): readonly T[] | null {
  for (const inputs of [wanted.inputs, wanted.only]) {
    if (inputs === null) continue;
    const found = wanted.order === 2 ? hessianIn(tree, inputs, wanted.wrt) : rowsIn(tree, inputs, wanted);
    if (found !== null) return found;
  }
  return null;
}

/** A value for each input that is differentiated by. */
function valuesIn<T, V>(
  tree: ResultTree<T>,
  inputs: GradientInputs,
  wrt: readonly number[],
  leaf: ReadLeaf<T, V>,
): readonly V[] | null {
  const found = fitInputs(tree, inputs, leaf);
  return found !== null && wrt.every((place) => found.has(place)) ? wrt.map((place) => found.get(place) as V) : null;
}

const inputCount = ({ inOrder }: GradientInputs): number => inOrder.flatMap(inputPlaces).length;

/** A gradient whose components are gradients. */
function hessianIn<T>(tree: ResultTree<T>, inputs: GradientInputs, wrt: readonly number[]): readonly T[] | null {
  const row: ReadLeaf<T, readonly T[]> = (each) => valuesIn(each, inputs, wrt, numberLeaf);
  const rows = valuesIn(tree, inputs, wrt, row);
  if (rows !== null) return rows.flat();
  const cut = inRows(tree, inputCount(inputs));
  return cut && (valuesIn(cut, inputs, wrt, row)?.flat() ?? null);
}

/** A gradient for each output. */
function rowsIn<T>(
  tree: ResultTree<T>,
  inputs: GradientInputs,
  { wrt, outputs }: WantedComponents,
): readonly T[] | null {
  const gradient = (each: ResultTree<T>): readonly T[] | null => valuesIn(each, inputs, wrt, numberLeaf);
  const count = elementCount(outputs);
  if (outputs.length === 0) return gradient(tree);
  for (const each of [tree, inRows(tree, inputCount(inputs)), byOutput(tree, count)]) {
    const rows = each && (partsOfShape(each, outputs) ?? partsOfShape(each, [count]));
    const gradients = rows?.map(gradient);
    if (gradients?.every((row) => row !== null)) return gradients.flat();
  }
  return null;
}

/** Numbers row by row as rows; null for anything else. */
function inRows<T>(tree: ResultTree<T>, length: number): ResultTree<T> | null {
  if (tree.kind !== 'array' || length === 0 || tree.items.length % length !== 0) return null;
  const { items } = tree;
  if (!items.every(({ kind }) => kind === 'number')) return null;
  return { kind: 'array', items: Array.from({ length: items.length / length }, (_, row) => ({ kind: 'array', items: items.slice(row * length, (row + 1) * length) })) }; // prettier-ignore
}

/** Of an object by name with an array of all outputs in each field, an object for each output. */
function byOutput<T>(tree: ResultTree<T>, count: number): ResultTree<T> | null {
  if (tree.kind !== 'record') return null;
  const columns = [...tree.fields].flatMap(([name, field]) => (field.kind === 'array' && field.items.length === count ? [[name, field.items] as const] : [])); // prettier-ignore
  if (columns.length < tree.fields.size) return null;
  return {
    kind: 'array',
    items: Array.from({ length: count }, (_, row) => ({
      kind: 'record',
      fields: new Map(columns.map(([name, items]) => [name, items[row] as ResultTree<T>])),
    })),
  };
}

/** The parts of arrays in arrays of a shape; null where it has another. */
function partsOfShape<T>(tree: ResultTree<T>, shape: Shape): readonly ResultTree<T>[] | null {
  let parts: readonly ResultTree<T>[] = [tree];
  for (const length of shape) {
    if (!parts.every((part) => part.kind === 'array' && part.items.length === length)) return null;
    parts = parts.flatMap((part) => (part.kind === 'array' ? part.items : []));
  }
  return parts;
}
