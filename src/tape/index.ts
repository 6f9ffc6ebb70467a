// The entry `diffcmp/tape`: tensors, operations on them, and the tape that differentiates what it records.
export { DiffcmpError, type ErrorSource } from '../errors.js';
export { errorCodes, type ErrorCode } from '../error-table.js';
export type { Span } from '../span.js';
export type { Nested } from '../tensors/nested.js';
export type { Shape } from '../tensors/shape.js';
export type { Save, ValueWithGradient } from './custom-gradient.js';
export type { DType, NumberArray } from './dtype.js';
export { GradientTape } from './gradient-tape.js';
export type { NumbersLike } from './numbers.js';
export { constantTensor as constant, type ConstantOptions, type TensorLike } from './operands.js';
export { ops } from './ops.js';
export type { Differentiable, InPlaceOf, Tensors } from './structure.js';
export type { GradientOptions, GradientTapeOptions, JacobianOptions } from './tape-options.js';
export { TapeTensor as Tensor } from './tensor.js';
export { TapeVariable as Variable, type VariableOptions } from './variable.js';
