// Functions with a gradient of their own: what runs inside isn't recorded, and its adjoint is what the user says.
import { tensorFor } from './operands.js';
import { emit, recorder, unrecorded } from './recorder.js';
import { badArgument, eachRead, shapeMismatch, wrongKind } from './refusals.js';
import { isSameShape } from './places.js';
import { TapeTensor } from './tensor.js';
import type { TensorLike } from './operands.js';
import { countOf } from '../text/numeral.js';

/** What the function of a custom gradient returns: its value, and its gradient from the adjoint and what it saved. */
export interface ValueWithGradient {
  readonly value: TapeTensor;
  readonly gradFunc: (dy: TapeTensor, saved: TapeTensor[]) => TapeTensor | TapeTensor[];
}
export type Save = (tensors: TapeTensor[]) => void;

/**
 * @param f takes the tensors and, last, a function that saves tensors for `gradFunc`: so the type of each is that of both, and either can
 * be said to it
 */
export function customGradient(
  f: (...inputsAndSave: (TapeTensor & Save)[]) => ValueWithGradient,
): (...inputs: TensorLike[]) => TapeTensor {
  if (typeof f !== 'function') throw wrongKind('customGradient', 'its argument', 'a function', f);
  return (...given) => {
    const inputs = given.map((each) => tensorFor('customGradient', each));
    let saved: TapeTensor[] = [];
    const save: Save = (tensors) => {
      saved = savedTensors(tensors);
    };
    const result = unrecorded('customGradient', recorder.active, () =>
      f(...([...inputs, save] as (TapeTensor & Save)[])),
    );
    if (!(result?.value instanceof TapeTensor) || typeof result.gradFunc !== 'function')
      throw badArgument('customGradient: the function must return { value: a tensor, gradFunc: a function }');
    const { value, gradFunc } = result;
    let last: { readonly adjoint: TapeTensor; readonly gradients: readonly TapeTensor[] } | null = null;
    return emit('customGradient', inputs, value.shape, value.dtype, value.data, (adjoint, i) => {
      if (last?.adjoint !== adjoint) last = { adjoint, gradients: checked(gradFunc(adjoint, saved), inputs) };
      return last.gradients[i] as TapeTensor;
    }, 'result', [value]); // prettier-ignore
  };
}

function savedTensors(given: unknown): TapeTensor[] {
  if (!Array.isArray(given)) throw wrongKind('customGradient', 'what is saved', 'an array of tensors', given);
  return eachRead(given, (tensor) => {
    if (tensor instanceof TapeTensor) return tensor;
    throw wrongKind('customGradient', 'each that is saved', 'a tensor', tensor);
  });
}

function checked(result: unknown, inputs: readonly TapeTensor[]): readonly TapeTensor[] {
  const gradients: readonly unknown[] = Array.isArray(result) ? result : [result];
  if (gradients.length !== inputs.length)
    throw badArgument(
      `customGradient: gradFunc gave ${countOf(gradients.length, 'gradient')} for ${countOf(inputs.length, 'input')}`,
    );
  return eachRead(gradients, (gradient, i) => {
    const { shape } = inputs[i] as TapeTensor;
    if (!(gradient instanceof TapeTensor)) throw wrongKind('customGradient', `gradient ${i} of gradFunc`, 'a tensor', gradient); // prettier-ignore
    if (!isSameShape(gradient.shape, shape)) throw shapeMismatch('customGradient', shape, gradient.shape, `of input ${i} and of its gradient differ`); // prettier-ignore
    return gradient;
  });
}
