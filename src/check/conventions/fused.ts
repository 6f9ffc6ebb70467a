// A value that comes with its derivatives in one result, `[v, g]` or `{value, gradient}`: which part is which.
import type { ResultTree } from '../../javascript/result-tree.js';
import type { TensorOf } from '../../tensors/shape.js';
import { fieldFor, type ResultRole } from './common-names.js';

export interface FusedParts<T> {
  /** Null where there is none beside the derivatives. */
  readonly value: TensorOf<T> | null;
  readonly derivatives: ResultTree<T>;
}

/** The ways in which a result may be taken apart, the likeliest first. */
export function fusedParts<T>(tree: ResultTree<T>, role: Exclude<ResultRole, 'value'>): FusedParts<T>[] {
  if (tree.kind === 'array') {
    const [first, ...others] = tree.items;
    const value = first && tensorOfTree(first);
    const last = others.at(-1);
    if (value == null || last === undefined) return [];
    if (others.length === 1 || (others.length === 2 && role === 'hessian')) return [{ value, derivatives: last }];
    return [];
  }
  if (tree.kind !== 'record') return [];
  const { fields } = tree;
  const field = fieldFor(role, fields.keys());
  const rest = [...fields.keys()].filter((name) => name !== field);
  const valueField = fieldFor('value', rest);
  const value = valueField === null ? null : tensorOfTree(fields.get(valueField) as ResultTree<T>);
  const named = field === null ? [] : [{ value, derivatives: fields.get(field) as ResultTree<T> }];
  const others = new Map([...fields].filter(([name]) => name !== valueField));
  return valueField === null || others.size === 0
    ? named
    : [...named, { value, derivatives: { kind: 'record', fields: others } }];
}

/** A number, or arrays in arrays of equal lengths; null for anything else. */
export function tensorOfTree<T>(tree: ResultTree<T>): TensorOf<T> | null {
  const shape: number[] = [];
  let level: readonly ResultTree<T>[] = [tree];
  for (let first = level[0]; first?.kind === 'array'; first = level[0]) {
    const { length } = first.items;
    if (!level.every((part) => part.kind === 'array' && part.items.length === length)) return null;
    shape.push(length);
    level = level.flatMap((part) => (part.kind === 'array' ? part.items : []));
  }
  const items = level.flatMap((part) => (part.kind === 'number' ? [part.value] : []));
  return items.length === level.length ? { shape, items } : null;
}

/** Arrays in arrays of the numbers of a tensor. */
export function treeOfTensor<T>({ shape, items }: TensorOf<T>): ResultTree<T> {
  let level: ResultTree<T>[] = items.map((value) => ({ kind: 'number', value, isGiven: false }));
  for (const length of shape.toReversed()) {
    const rows: ResultTree<T>[] = [];
    for (let from = 0; from < level.length; from += length) rows.push({ kind: 'array', items: level.slice(from, from + length) }); // prettier-ignore
    level = rows;
  }
  return level[0] ?? { kind: 'array', items: [] };
}
