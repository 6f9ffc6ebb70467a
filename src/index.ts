// The public library: everything that `import … from 'diffcmp'` offers, by name.
export type { Precision } from './arithmetics/formats.js';
export { batch, type BatchOptions } from './batch/batch.js';
export type { BatchCase, BatchHeader, BatchLine, BatchSummary } from './batch/record.js';
export type { CaseFields } from './batch/schema/fixture.js';
export { compare, truth, type CompareOptions } from './compare/compare.js';
export type { LossCause, Rank } from './compare/ranks.js';
export type { Expectation } from './compare/expectation.js';
export { grad, type GradOptions, type Gradient } from './grad.js';
export { readProblem, type PointOption, type ProblemOptions } from './problem.js';
export type {
  Check,
  Comparison,
  Diagnosis,
  ErrorMeasures,
  Operations,
  PerInput,
  PlainNumber,
  Reference,
  ReferenceStatus,
  Result,
  Standing,
  Warning,
  WorstError,
  WrongRule,
} from './compare/comparison.js';
export { sweep, type SweepOptions } from './sweep/sweep.js';
export type { SweptMethod } from './methods/table.js';
export type {
  Counts,
  ErrorUnit,
  ExactMethod,
  Fit,
  Place,
  Sweep,
  SweepReference,
  SweepSeries,
} from './sweep/sweep-data.js';
export { DiffcmpError, Unsupported, errorCodes, type ErrorCode } from './errors.js';
export { methods, selectMethods } from './methods/index.js';
export type { Derivatives, Method, Problem } from './methods/method.js';
export { methodIds, type MethodId } from './methods/table.js';
