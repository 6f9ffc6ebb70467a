// The operations, by the names that tf.js has for them.
import type { Nested } from '../tensors/nested.js';
import { flagOr, shapeFor } from './axes.js';
import { customGradient } from './custom-gradient.js';
import { dtypes, zerosOf, type DType } from './dtype.js';
import { sharedShape, applyElementwise, mapElements } from './elementwise.js';
import { binaryFunction, ElementwiseFunction, unaryFunction, type NumberFunction } from './elementwise-function.js';
import { logSumExpAlong, normAlong, softmaxAlong } from './lengths.js';
import { multipliedMatrices } from './matrix-product.js';
import { reshaped } from './moves.js';
import { floats, tensorFor, tensorsFor, type TensorLike } from './operands.js';
import { castTo, chosen, concatenated, gathered, sliced, stacked, transposed } from './rearranging.js';
import { emit } from './recorder.js';
import { extremeAlong, indexOfLargest, meanAlong, reductionOf, summedAlong } from './reductions.js';
import { badArgument, shapeMismatch, wrongKind } from './refusals.js';
import type { TapeTensor } from './tensor.js';

type UnaryOperation = (x: TensorLike) => TapeTensor;
type BinaryOperation = (a: TensorLike, b: TensorLike) => TapeTensor;
/** One axis or several, negative ones from the end; all where it is left out. */
type Axis = number | readonly number[];

/** @param integer the same for int32; without it int32 is refused */
function unary(f: ElementwiseFunction, integer?: NumberFunction): UnaryOperation {
  return (x) => {
    const inputs = tensorsFor(f.name, [x]);
    return integer !== undefined && inputs[0]?.dtype === 'int32'
      ? ofIntegers(f.name, integer, inputs)
      : applyElementwise(f, inputs);
  };
}
function binary(f: ElementwiseFunction, integer?: NumberFunction): BinaryOperation {
  return (a, b) => {
    const inputs = tensorsFor(f.name, [a, b]);
    return integer !== undefined && inputs[0]?.dtype === 'int32'
      ? ofIntegers(f.name, integer, inputs)
      : applyElementwise(f, inputs);
  };
}

function ofIntegers(name: string, run: NumberFunction, inputs: readonly TapeTensor[]): TapeTensor {
  const shape = sharedShape(name, inputs);
  return emit(name, inputs, shape, 'int32', mapElements(name, run, inputs, shape), null);
}

/** Where a relation holds 1, elsewhere 0, as int32. */
function comparison(name: string, holds: (x: number, t: number) => boolean): BinaryOperation {
  return (a, b) => {
    const inputs = tensorsFor(name, [a, b]);
    const shape = sharedShape(name, inputs);
    const out = zerosOf('int32', shape, name);
    out.set(mapElements(name, (x, t) => Number(holds(x, t)), inputs, shape));
    return emit(name, inputs, shape, 'int32', out, null);
  };
}

/** A function whose slope is 0 wherever it has one: no path leads through it. */
function step(name: string, run: NumberFunction): UnaryOperation {
  return (x) => {
    const inputs = floats(name, tensorsFor(name, [x]));
    const [{ shape, dtype }] = inputs as readonly [TapeTensor];
    return emit(name, inputs, shape, dtype, mapElements(name, run, inputs, shape), null);
  };
}

/** Halves go to the even neighbour, as in TensorFlow. */
function roundToEven(x = 0): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (Number.isNaN(rest)) return x;
  const whole = rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
  return whole === 0 ? 0 * x : whole; // with the sign of x
}

const squaredDifference = new ElementwiseFunction('squaredDifference', 2, (A) => (a, b) => A.square(A.sub(a, b)));

const list = (operation: string, tensors: unknown): TapeTensor[] => {
  if (!Array.isArray(tensors) || tensors.length === 0) throw wrongKind(operation, 'the tensors', 'an array of at least one', tensors); // prettier-ignore
  return tensorsFor(operation, tensors);
};

/**
 * The operations on tensors. Each takes tensors, variables and numbers; numbers become constants of the dtype of the other operand, and
 * dtypes mix by `cast` only. Shapes broadcast as in NumPy. Every result is rounded to its dtype, sums are added from left to right.
 */
export const ops = {
  add: binary(binaryFunction('add'), (x = 0, t = 0) => x + t),
  sub: binary(binaryFunction('sub'), (x = 0, t = 0) => x - t),
  mul: binary(binaryFunction('mul'), (x = 0, t = 0) => Math.imul(x, t)),
  div: binary(binaryFunction('div')),
  pow: binary(binaryFunction('pow')),
  /** At a tie the adjoint goes to the first. */
  maximum: binary(binaryFunction('max', 'maximum'), (x = 0, t = 0) => Math.max(x, t)),
  minimum: binary(binaryFunction('min', 'minimum'), (x = 0, t = 0) => Math.min(x, t)),
  /** (a - b)². */
  squaredDifference: binary(squaredDifference, (x = 0, t = 0) => Math.imul(x - t, x - t)),

  neg: unary(unaryFunction('neg'), (x = 0) => -x),
  square: unary(unaryFunction('square'), (x = 0) => Math.imul(x, x)),
  sqrt: unary(unaryFunction('sqrt')),
  exp: unary(unaryFunction('exp')),
  expm1: unary(unaryFunction('expm1')),
  log: unary(unaryFunction('log')),
  log1p: unary(unaryFunction('log1p')),
  sin: unary(unaryFunction('sin')),
  cos: unary(unaryFunction('cos')),
  tanh: unary(unaryFunction('tanh')),
  sigmoid: unary(unaryFunction('sigmoid')),
  softplus: unary(unaryFunction('softplus')),
  /** Its slope at 0 is 0. */
  relu: unary(unaryFunction('relu'), (x = 0) => Math.max(x, 0)),
  abs: unary(unaryFunction('abs'), (x = 0) => Math.abs(x)),
  /** Its gradient is zeros; that of round and floor is null. */
  sign: unary(unaryFunction('sign'), (x = 0) => Math.sign(x)),
  round: step('round', roundToEven),
  floor: step('floor', (x = 0) => Math.floor(x)),

  greater: comparison('greater', (x, t) => x > t),
  greaterEqual: comparison('greaterEqual', (x, t) => x >= t),
  less: comparison('less', (x, t) => x < t),
  lessEqual: comparison('lessEqual', (x, t) => x <= t),
  equal: comparison('equal', (x, t) => x === t),
  notEqual: comparison('notEqual', (x, t) => x !== t),

  /** The product of matrices in the last two axes; the axes before them broadcast. */
  matMul(a: TensorLike, b: TensorLike, transposeA?: boolean, transposeB?: boolean): TapeTensor {
    const [left, right] = tensorsFor('matMul', [a, b]) as [TapeTensor, TapeTensor];
    return multipliedMatrices(left, right, flagOr('matMul', 'transposeA', transposeA), flagOr('matMul', 'transposeB', transposeB)); // prettier-ignore
  },
  /** The product of two vectors, of a matrix and a vector, or of two matrices. */
  dot(a: TensorLike, b: TensorLike): TapeTensor {
    const [left, right] = tensorsFor('dot', [a, b]) as [TapeTensor, TapeTensor];
    const [l, r] = [left.shape, right.shape];
    if (![1, 2].includes(l.length) || ![1, 2].includes(r.length)) throw shapeMismatch('dot', l, r, 'must have one axis or two each'); // prettier-ignore
    if (l.at(-1) !== r[0]) throw shapeMismatch('dot', l, r, "don't fit: the last axis of the first and the first of the second differ"); // prettier-ignore
    const product = multipliedMatrices(
      l.length === 1 ? reshaped(left, [1, ...l]) : left,
      r.length === 1 ? reshaped(right, [...r, 1]) : right,
      false,
      false,
    );
    return reshaped(product, [...l.slice(0, -1), ...r.slice(1)]);
  },

  /** The sum along axes, all unless given; with `keepDims` they stay, of length 1. */
  sum(x: TensorLike, axis?: Axis, keepDims?: boolean): TapeTensor {
    const tensor = tensorFor('sum', x);
    return summedAlong(tensor, reductionOf('sum', tensor, axis, flagOr('sum', 'keepDims', keepDims)));
  },
  mean(x: TensorLike, axis?: Axis, keepDims?: boolean): TapeTensor {
    const [tensor] = floats('mean', [tensorFor('mean', x)]) as [TapeTensor];
    return meanAlong(tensor, reductionOf('mean', tensor, axis, flagOr('mean', 'keepDims', keepDims)));
  },
  /** The largest; equal ones share its adjoint. */
  max(x: TensorLike, axis?: Axis, keepDims?: boolean): TapeTensor {
    const tensor = tensorFor('max', x);
    return extremeAlong(tensor, reductionOf('max', tensor, axis, flagOr('max', 'keepDims', keepDims)), 'max');
  },
  min(x: TensorLike, axis?: Axis, keepDims?: boolean): TapeTensor {
    const tensor = tensorFor('min', x);
    return extremeAlong(tensor, reductionOf('min', tensor, axis, flagOr('min', 'keepDims', keepDims)), 'min');
  },
  /** The index of the largest along an axis, as int32. */
  argMax(x: TensorLike, axis = 0): TapeTensor {
    return indexOfLargest(tensorFor('argMax', x), axis);
  },
  /** A norm of vectors (1, 2, ±Infinity) or of matrices (1, ±Infinity, 'fro'); at 0 the gradient of the euclidean one is 0. */
  norm(x: TensorLike, ord: number | 'euclidean' | 'fro' = 'euclidean', axis?: Axis, keepDims?: boolean): TapeTensor {
    const [tensor] = floats('norm', [tensorFor('norm', x)]) as [TapeTensor];
    return normAlong(tensor, ord, axis, flagOr('norm', 'keepDims', keepDims));
  },
  /** exp(x)/Σ exp(x) along an axis, the last unless given. */
  softmax(x: TensorLike, dim = -1): TapeTensor {
    const [tensor] = floats('softmax', [tensorFor('softmax', x)]) as [TapeTensor];
    return softmaxAlong(tensor, dim);
  },
  /** log Σ exp(x). */
  logSumExp(x: TensorLike, axis?: Axis, keepDims?: boolean): TapeTensor {
    const [tensor] = floats('logSumExp', [tensorFor('logSumExp', x)]) as [TapeTensor];
    return logSumExpAlong(tensor, reductionOf('logSumExp', tensor, axis, flagOr('logSumExp', 'keepDims', keepDims)));
  },

  /** The same numbers in another shape; one length may be -1. */
  reshape(x: TensorLike, shape: readonly number[]): TapeTensor {
    const tensor = tensorFor('reshape', x);
    return reshaped(tensor, shapeFor('reshape', shape, tensor.data.length, tensor.shape));
  },
  transpose(x: TensorLike, perm?: readonly number[]): TapeTensor {
    return transposed(tensorFor('transpose', x), perm);
  },
  concat(tensors: readonly TensorLike[], axis = 0): TapeTensor {
    return concatenated(list('concat', tensors), axis);
  },
  stack(tensors: readonly TensorLike[], axis = 0): TapeTensor {
    return stacked(list('stack', tensors), axis);
  },
  /** The part from `begin` on, of that size; -1 is all the rest. */
  slice(x: TensorLike, begin: Axis, size?: Axis): TapeTensor {
    return sliced(tensorFor('slice', x), begin, size);
  },
  /** The parts at those indices, from 0, along an axis. */
  gather(x: TensorLike, indices: TensorLike, axis = 0): TapeTensor {
    return gathered(tensorFor('gather', x), tensorFor('gather', indices, 'int32'), axis);
  },
  /** Where the condition (int32) isn't 0 the first, elsewhere the second. */
  where(condition: TensorLike | Nested<boolean>, a: TensorLike, b: TensorLike): TapeTensor {
    const [left, right] = tensorsFor('where', [a, b]) as [TapeTensor, TapeTensor];
    return chosen(tensorFor('where', condition, 'int32'), left, right);
  },
  cast(x: TensorLike, dtype: DType): TapeTensor {
    if (!dtypes.includes(dtype)) throw badArgument(`cast: there is no dtype ${String(dtype)}`, dtypes.join(', '));
    return castTo(tensorFor('cast', x), dtype);
  },
  /** The same tensor; as a source it is one of its own. */
  identity(x: TensorLike): TapeTensor {
    const tensor = tensorFor('identity', x);
    return emit('identity', [tensor], tensor.shape, tensor.dtype, tensor.data, (adjoint) => adjoint);
  },
  /** The same numbers, to which no path leads. */
  stopGradient(x: TensorLike): TapeTensor {
    const tensor = tensorFor('stopGradient', x);
    return emit('stopGradient', [tensor], tensor.shape, tensor.dtype, tensor.data, null, 'detached');
  },
  customGradient,
};
