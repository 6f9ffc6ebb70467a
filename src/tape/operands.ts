// The operands of an operation: tensors, variables, and numbers, which become constants of the others' dtype.
import { choiceKind, listKind, optionsFrom, textKind, wholeKind, type OptionKinds } from '../argument.js';
import type { Shape } from '../tensors/shape.js';
import { checkedSize, dtypes, zerosOf, type DType, type NumberArray } from './dtype.js';
import { ownDtype, readTensor, type NumbersLike } from './numbers.js';
import { Origin } from './origin.js';
import { dtypeMismatch, shapeMismatch, wrongDtype, wrongKind } from './refusals.js';
import { TapeTensor } from './tensor.js';
import { TapeVariable } from './variable.js';

/** What stands for a tensor: one, a variable, or numbers, which are a constant. */
export type TensorLike = TapeTensor | TapeVariable | NumbersLike;

export interface ConstantOptions {
  /** That of the numbers, if a tensor or typed arrays are given; otherwise `float32`. */
  readonly dtype?: DType;
  /** That of the numbers, unless given; one number fills it, others are taken in row-major order. */
  readonly shape?: Shape;
  /** What reasons call it. */
  readonly name?: string;
}
const constantKinds: OptionKinds<ConstantOptions> = {
  dtype: choiceKind(dtypes),
  shape: listKind(wholeKind(0), 'an array of lengths'),
  name: textKind('a text'),
};

/**
 * A tensor of numbers; with a dtype alone, of that dtype. Of a tensor or a variable it takes the numbers, as `toArray` does, and no path leads back.
 *
 * @throws DiffcmpError `bad-argument` for what isn't numbers, or ragged
 */
export function constantTensor(value: TensorLike, options?: ConstantOptions | DType): TapeTensor {
  const {
    dtype,
    shape,
    name = null,
  } = optionsFrom(typeof options === 'string' ? { dtype: options } : options, constantKinds);
  const given = value instanceof TapeVariable ? value.value : value;
  const tensor =
    given instanceof TapeTensor ? given : readTensor(given, dtype ?? ownDtype(given) ?? 'float32', 'constant', name);
  if (dtype !== undefined && dtype !== tensor.dtype) throw dtypeMismatch('constant', dtype, tensor.dtype);
  if (shape === undefined && tensor !== given) return tensor;
  const origin =
    tensor === given ? new Origin('copied', 'constant', tensor.dtype, [tensor.origin], name) : tensor.origin;
  return TapeTensor.of(shape ?? tensor.shape, tensor.dtype, numbersFilling(tensor, shape ?? tensor.shape), origin);
}

/** The numbers for a shape: as many as it holds, or one for all. */
function numbersFilling(tensor: TapeTensor, shape: Shape): NumberArray {
  const { data } = tensor;
  const count = checkedSize(shape, 'constant');
  if (data.length === count) return data;
  if (data.length !== 1) throw shapeMismatch('constant', tensor.shape, shape, `hold ${data.length} numbers and ${count}`);
  return zerosOf(tensor.dtype, shape, 'constant').fill(data[0] as number);
} // prettier-ignore

function checkGiven(operation: string, value: unknown): void {
  if (value === undefined || value === null) throw wrongKind(operation, 'every operand', 'a tensor, a variable or numbers', value); // prettier-ignore
}

/** One operand. */
export function tensorFor(operation: string, value: unknown, dtype: DType = 'float32'): TapeTensor {
  if (value instanceof TapeTensor) return value;
  if (value instanceof TapeVariable) return value.value;
  checkGiven(operation, value);
  return readTensor(value, ownDtype(value) ?? dtype, operation);
}

/** Operands of one dtype: that of the first tensor among them, or float32. */
export function tensorsFor(operation: string, values: readonly unknown[]): TapeTensor[] {
  let dtype: DType | undefined;
  for (const value of values) {
    checkGiven(operation, value); // holes too, which `map` passes over
    if (!(value instanceof TapeTensor || value instanceof TapeVariable)) continue;
    dtype ??= value.dtype;
    if (value.dtype !== dtype) throw dtypeMismatch(operation, dtype, value.dtype);
  }
  const own = dtype ?? values.map(ownDtype).find((each) => each !== null) ?? 'float32';
  return values.map((value) => {
    if (value instanceof TapeTensor) return value;
    const tensor = tensorFor(operation, value, own);
    if (tensor.dtype !== own) throw dtypeMismatch(operation, own, tensor.dtype);
    return tensor;
  });
}

/** Refuses integers, for operations that have none. */
export function floats(operation: string, tensors: readonly TapeTensor[]): readonly TapeTensor[] {
  if (tensors.some(({ dtype }) => dtype === 'int32')) throw wrongDtype(operation, 'int32', 'float32 or float64');
  return tensors;
}
