// What a line says of the truth: the reference of a comparison without its longest parts.
import type { Reference } from '../compare/comparison.js';
import type { BatchCase } from './record.js';

export function shortReference(reference: Reference<'tensors'>): NonNullable<BatchCase['reference']> {
  const { status, kind, value, gradient, digits, left, right, leftDigits, rightDigits, subgradients, limit, hessian } = reference; // prettier-ignore
  return {
    ...{ status, kind, value, gradient, digits, left, right },
    ...(leftDigits !== undefined && rightDigits !== undefined && { leftDigits, rightDigits }),
    ...{ subgradients, limit },
    ...(hessian !== undefined && { hessian }),
  };
}
