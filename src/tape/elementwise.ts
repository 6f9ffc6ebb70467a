// Operations that apply a function to each element, with broadcasting.
import { broadcastShape, type Shape } from '../tensors/shape.js';
import { zerosOf, type DType, type NumberArray } from './dtype.js';
import { unaryFunction, type ElementwiseFunction, type NumberFunction } from './elementwise-function.js';
import { reducedTo } from './moves.js';
import { broadcastPlaces, isSameShape } from './places.js';
import { emit, isFollowed, type Backward } from './recorder.js';
import { shapeMismatch, wrongDtype } from './refusals.js';
import { TapeTensor } from './tensor.js';
import { Origin } from './origin.js';

/** The shape that all of them broadcast to. */
export function sharedShape(operation: string, tensors: readonly TapeTensor[]): Shape {
  let shape = (tensors[0] as TapeTensor).shape;
  for (const tensor of tensors) {
    if (tensor.shape === shape) continue;
    const wide = isSameShape(tensor.shape, shape) ? shape : broadcastShape(shape, tensor.shape);
    if (wide === null) throw shapeMismatch(operation, shape, tensor.shape, "don't broadcast", 'aligned at the last axis, lengths must be equal, or one of them 1'); // prettier-ignore
    shape = wide;
  }
  return shape;
}

/** The numbers of a tensor in the shape that it broadcasts to. */
function widened(tensor: TapeTensor, shape: Shape, operation: string): NumberArray {
  if (isSameShape(tensor.shape, shape)) return tensor.data;
  const out = zerosOf(tensor.dtype, shape, operation);
  const places = broadcastPlaces(shape, tensor.shape);
  for (let i = 0; i < out.length; i++) out[i] = tensor.data[places[i] as number] as number;
  return out;
}

/** Fills an array with what a function gives of each element. */
function apply(run: NumberFunction, inputs: readonly NumberArray[], out: NumberArray): void {
  const { length } = out;
  const [a, b, c, d] = inputs;
  if (a === undefined) return;
  if (b === undefined) for (let i = 0; i < length; i++) out[i] = run(a[i] as number);
  else if (c === undefined) for (let i = 0; i < length; i++) out[i] = run(a[i] as number, b[i] as number);
  else if (d === undefined)
    for (let i = 0; i < length; i++) out[i] = run(a[i] as number, b[i] as number, c[i] as number);
  else if (inputs.length === 4)
    for (let i = 0; i < length; i++) out[i] = run(a[i] as number, b[i] as number, c[i] as number, d[i] as number);
  else for (let i = 0; i < length; i++) out[i] = run(...inputs.map((input) => input[i] as number));
}

/** What `run` makes of the elements of tensors of one dtype, broadcast. */
export function mapElements(
  operation: string,
  run: NumberFunction,
  inputs: readonly TapeTensor[],
  shape: Shape,
): NumberArray {
  const { dtype } = inputs[0] as TapeTensor;
  const out = zerosOf(dtype, shape, operation);
  apply(run, inputs.map((input) => widened(input, shape, operation)), out); // prettier-ignore
  return out;
}

/** Applies a function of floating-point numbers to each element. */
export function applyElementwise(f: ElementwiseFunction, inputs: readonly TapeTensor[]): TapeTensor {
  const { dtype } = inputs[0] as TapeTensor;
  if (dtype === 'int32') throw wrongDtype(f.name, dtype, 'float32 or float64');
  const shape = sharedShape(f.name, inputs);
  const value = emit(f.name, inputs, shape, dtype, mapElements(f.name, f.on(dtype), inputs, shape), (adjoint, i) =>
    reducedTo(contribution(f, i, adjoint, value, inputs), (inputs[i] as TapeTensor).shape),
  );
  return value;
}

/** What the adjoint of a value contributes to that of an input, before what broadcasting repeated is added up. */
function contribution(f: ElementwiseFunction, argument: number, adjoint: TapeTensor, value: TapeTensor, inputs: readonly TapeTensor[]): TapeTensor {
  const factor = f.contribution(argument);
  if (factor === 1) return adjoint;
  if (factor === -1) return applyElementwise(negation, [adjoint]);
  const all = [adjoint, ...inputs];
  const { shape, dtype } = adjoint;
  if (isFollowed(all) || dtype === 'int32') return applyElementwise(factor.whole, all);
  const numbers = mapElements(f.name, factor.givenValue.on(dtype), [adjoint, value, ...inputs], shape);
  return emit(f.name, all, shape, dtype, numbers, neverAsked);
} // prettier-ignore

const negation = unaryFunction('neg');
/** Of what no tape follows. */
const neverAsked: Backward = () => {
  throw new Error('an adjoint was asked of what no tape follows');
};

/** Numbers that a rule needs: a constant, which no tape follows. */
export function fixed(numbers: number | NumberArray, dtype: DType, shape: Shape = []): TapeTensor {
  const data = typeof numbers === 'number' ? zerosOf(dtype, shape, 'constant').fill(numbers) : numbers;
  return TapeTensor.of(shape, dtype, data, new Origin('constant', 'constant', dtype, []));
}
