// What a line says of the truth: the reference of a comparison without its longest parts.
import type { Reference } from '../compare/reference-data.js';
import type { BatchCase } from './record.js';

/** Each field by itself: a copy of several takes V8 a microsecond for each field that comes after it. */
export function shortReference(reference: Reference<'tensors'>): NonNullable<BatchCase['reference']> {
  const { status, kind, value, gradient, digits, left, right, leftDigits, rightDigits, subgradients, limit, hessian, hessianStatuses } = reference; // prettier-ignore
  const { hessianLeft, hessianRight, hessianLeftDigits, hessianRightDigits } = reference;
  return {
    status,
    kind,
    value,
    gradient,
    digits,
    left,
    right,
    ...(leftDigits !== undefined && rightDigits !== undefined && { leftDigits, rightDigits }),
    subgradients,
    limit,
    ...(hessian !== undefined && { hessian }),
    ...(hessianStatuses !== undefined && { hessianStatuses }),
    ...(hessianLeft !== undefined && hessianRight !== undefined && { hessianLeft, hessianRight }),
    ...(hessianLeftDigits !== undefined &&
      hessianRightDigits !== undefined && { hessianLeftDigits, hessianRightDigits }),
  };
}
