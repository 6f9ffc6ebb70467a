// Arrays and objects that a function may be given to fill with a gradient: which forms are tried, and whether one was filled.
import type { FunctionArgument } from '../../javascript/function-argument.js';
import type { ResultTree } from '../../javascript/result-tree.js';
import { elementCount, type Shape } from '../../tensors/shape.js';
import { inputPlaces, type GradientInputs } from './inputs.js';

const zero: FunctionArgument = { kind: 'unwritten' };
const listOf = (count: number, item: FunctionArgument): FunctionArgument => ({
  kind: 'array',
  items: Array.from({ length: count }, () => item),
});

/** The same with zeros in the places of the inputs. Goes down by recursion: trees of arguments have a bounded depth. */
function zerosLike(tree: FunctionArgument): FunctionArgument {
  if (tree.kind === 'input') return zero;
  if (tree.kind === 'array') return { kind: 'array', items: tree.items.map(zerosLike) };
  return tree.kind === 'record' ? { kind: 'record', fields: new Map([...tree.fields].map(([name, field]) => [name, zerosLike(field)])) } : tree; // prettier-ignore
}

/** What is given to be filled, the likeliest first. @param outputs of one number [] */
export function fillings({ inOrder, byName }: GradientInputs, outputs: Shape, order: 1 | 2): FunctionArgument[] {
  const count = inOrder.flatMap(inputPlaces).length;
  const rows = order === 2 ? count : elementCount(outputs);
  const doubles: FunctionArgument = { kind: 'unwritten-doubles', length: rows * count };
  if (order === 2 || outputs.length > 0) return [listOf(rows, listOf(count, zero)), listOf(rows * count, zero), doubles]; // prettier-ignore
  const [first] = inOrder;
  const isAlone = inOrder.length === 1 && first !== undefined && first.kind !== 'input';
  const byPlace: FunctionArgument = { kind: 'array', items: inOrder.map(zerosLike) };
  const named: FunctionArgument = { kind: 'record', fields: new Map([...byName].map(([name, tree]) => [name, zerosLike(tree)])) }; // prettier-ignore
  return [isAlone ? zerosLike(first) : byPlace, listOf(count, zero), named, doubles];
}

/** Whether anything in it isn't as it was given. */
export function isWritten<T>(tree: ResultTree<T> | null): tree is ResultTree<T> {
  const open = tree === null ? [] : [tree];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'array') for (const item of next.items) open.push(item);
    else if (next.kind === 'record') open.push(...next.fields.values());
    else if (next.kind === 'other' || !next.isGiven) return true;
  }
  return false;
}
