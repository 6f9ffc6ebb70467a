// What instructions of tensor programs can ask for beside the elementwise arithmetic, by name.
import { chooseOrDecide, relations, type Arithmetic, type Relation } from '../arithmetic.js';
import { TensorError } from '../errors.js';
import type { Meter } from '../program/meter.js';
import { broadcast, where } from './elementwise.js';
import { indexed, lengthAlong, range } from './indices.js';
import { dot, matrixProduct } from './product.js';
import { alongAxis, reduce, reductions, softmax } from './reductions.js';
import { concat, filledTensor, identity, lengths, reshape, stack, transpose } from './structure.js';
import { isTensor, kindText, type Value } from './tensor.js';

export const structuralNames = [
  'where', 'multiply', 'divide', 'power', 'dot', 'softmax', 'stack', 'index', 'range', 'lengthAlong',
  'concat', 'transpose', 'reshape', 'lengths', 'zeros', 'ones', 'identity',
] as const; // prettier-ignore

export type TensorOperation = (typeof structuralNames)[number] | keyof typeof reductions | Relation;

type Apply<T> = (args: readonly Value<T>[]) => Value<T>;

/** Each operation over an arithmetic, by its name. @throws TensorError where shapes or indices don't fit */
export function tensorOperations<T>(
  A: Arithmetic<T>,
  elementwise: Arithmetic<Value<T>>,
  meter: Meter,
): Readonly<Record<TensorOperation, Apply<T>>> {
  type V = Value<T>;
  const ofTwo =
    (apply: (x: V, y: V) => V): Apply<T> =>
    ([x, y]) =>
      apply(x as V, y as V);
  const reduced = Object.fromEntries(
    Object.entries(reductions).map(([name, reduction]) => [
      name,
      (args: readonly V[]) => reduce(A, meter, reduction, args),
    ]),
  ) as Record<keyof typeof reductions, Apply<T>>;
  const compared = Object.fromEntries(
    relations.map((relation) => {
      const compare = (x: T, y: T): T => chooseOrDecide(A, relation, x, y, A.literal(1), A.literal(0));
      return [relation, ofTwo((x, y) => isTensor(x) || isTensor(y) ? broadcast(meter, relation, x, y, compare) : compare(x, y))]; // prettier-ignore
    }),
  ) as Record<Relation, Apply<T>>;
  return {
    ...reduced,
    ...compared,
    where: (args) => where(A, meter, args),
    multiply: ofTwo((x, y) => (isTensor(x) && isTensor(y) ? matrixProduct(A, meter, x, y) : elementwise.mul(x, y))),
    divide: ofTwo((x, y) => {
      if (!isTensor(y)) return elementwise.div(x, y);
      throw new TensorError('shape-mismatch', `/ by a tensor of ${kindText(y)}`, 'to divide number by number write ./');
    }),
    power: ofTwo((x, y) => {
      if (!isTensor(x) && !isTensor(y)) return A.pow(x, y);
      throw new TensorError('shape-mismatch', `^ of ${kindText(x)} and ${kindText(y)}`, 'for a power of each number write .^'); // prettier-ignore
    }),
    dot: ofTwo((x, y) => dot<T>(A, meter, x, y)),
    softmax: (args) => alongAxis(A, meter, 'softmax', 4, (numbers) => softmax(A, numbers), args),
    stack: (args) => stack(meter, args),
    index: ([x, ...indices]) => indexed<T>(A, meter, x as V, indices),
    range: (args) => range(A, meter, args),
    lengthAlong: ([x, axis, count]) => A.literal(lengthAlong<T>(A, x as V, axis as V, count as V)),
    concat: (args) => concat(A, meter, args),
    transpose: (args) => transpose(A, meter, args),
    reshape: (args) => reshape(A, args),
    lengths: ([x]) => lengths<T>(A, x as V),
    zeros: (args) => filledTensor(A, meter, 'zeros', 0, args),
    ones: (args) => filledTensor(A, meter, 'ones', 1, args),
    identity: (args) => identity(A, meter, args),
  };
}
