// The public library: everything that `import … from 'diffcmp'` offers, by name.
export { batch, type BatchInput } from './batch/batch.js';
export type { BatchOptions, StopSignal } from './batch/options.js';
export { checkGradient, type CheckedFunction } from './check/check.js';
export type { CheckedFormula } from './check/judge-formulas.js';
export type { CheckGradientOptions } from './check/options.js';
export { compare, truth, type CompareOptions } from './compare/compare.js';
export { compile, type CompiledFunction, type CompileOptions } from './compile.js';
export { graph, type GraphOptions, type SweepName } from './graph/graph.js';
export { derive, type DeriveOptions } from './derive/derive.js';
export { grad, type GradOptions, type Gradient } from './grad.js';
export { readProgram, type ReadProgramOptions } from './javascript/read-program.js';
export { ProgramFile } from './javascript/program-file.js';
export type { ArgumentValue } from './javascript/arguments/argument-data.js';
export { scale, type ScaleOptions } from './scale/scale.js';
export { scan, type ScanOptions } from './scan/scan.js';
export { sweep, type SweepOptions } from './sweep/sweep.js';
export { train, type TrainOptions } from './train/train.js';
export { DiffcmpError, type ErrorSource } from './errors.js';
export { errorCodes, type ErrorCode } from './error-table.js';
export { methodIds, type MethodId, type SweptMethod } from './methods/table.js';
export type { SingularKind } from './reference/kind-names.js';

export type { Precision } from './arithmetics/formats.js';
export type { CaseOptions, Overrides } from './batch/case.js';
export type { CaseFields } from './batch/case-fields.js';
export type {
  BatchCase,
  BatchHeader,
  BatchLine,
  BatchResult,
  BatchSummary,
  CaseStatus,
  MethodSummary,
  Shard,
  WorstCase,
} from './batch/record.js';
export type {
  CheckedComponent,
  CheckedNumber,
  CheckedPoint,
  CheckRemark,
  DrawnPoints,
  GradientCheck,
  GradientVerdict,
} from './check/check-data.js';
export type { Accuracy } from './compare/accuracy.js';
export type {
  AnnotatedNode,
  Check,
  Comparison,
  Decisive,
  Diagnosis,
  ErrorMeasures,
  ExpectationVerdict,
  Finding,
  Operations,
  Result,
  Standing,
  Warning,
  Why,
  WorstError,
  WrongRule,
} from './compare/comparison.js';
export type {
  Form,
  PerInput,
  PerOutput,
  PerPair,
  PlainNumber,
  Reference,
  ReferenceLimit,
  ReferenceStatus,
} from './compare/reference-data.js';
export type {
  Derived,
  DerivedPartial,
  DerivationStep,
  FormulaCheck,
  RuleSource,
  StepLatex,
} from './derive/derive-data.js';
export type { RuleName } from './derive/rule-names.js';
export type { Expectation } from './compare/expectation-reading.js';
export type { Rank } from './compare/ranks.js';
export type { LossReason } from './explain/causes.js';
export type {
  CertifiedEntry,
  Graph,
  GraphCondition,
  GraphDerivative,
  GraphFrame,
  GraphNode,
  GraphPartial,
  GraphPath,
  GraphValue,
  SweepLine,
  SweepTerm,
} from './graph/graph-data.js';
export type { Coordinate, GivenPoint, Point, TensorData } from './problem/point-of.js';
export type { ProblemOptions } from './problem/problem-options.js';
export type { Nested } from './tensors/nested.js';
export type {
  CostEstimate,
  CostSeries,
  CostTheory,
  Crossing,
  FunctionCost,
  GrowthFit,
  GrowthLaw,
  Scale,
  StoppedAt,
} from './scale/scale-data.js';
export type { Scan, ScanAxis, ScanPanel, ScanPlace, ScanSeries, ScanStretch } from './scan/scan-data.js';
export type { Span } from './span.js';
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
export type { OptimizerName } from './train/optimizers.js';
export type {
  Parting,
  RunStatus,
  Score,
  TrainedColumn,
  Training,
  TrainingRun,
  TrainingStep,
  WeightValues,
} from './train/train-data.js';
export type { DataFile, InlineData, TrainingSettings, TrainingSpec, WeightFields } from './train/training-fields.js';
