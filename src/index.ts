// The public library: everything that `import … from 'diffcmp'` offers, by name.
export { compare, type CompareOptions, type Expectation } from './compare.js';
export type {
  Check,
  Comparison,
  ErrorMeasures,
  Operations,
  PerInput,
  PlainNumber,
  Precision,
  Reference,
  ReferenceStatus,
  Result,
  Warning,
} from './comparison.js';
export { DiffcmpError, errorCodes, type ErrorCode } from './errors.js';
export { methodIds, type MethodId } from './methods/method.js';
