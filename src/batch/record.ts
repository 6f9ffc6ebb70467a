// The lines that a batch writes: a header, a line per case, a summary.
import type { GradientCheck } from '../check/check-data.js';
import type { Check, LeftPath, Result } from '../compare/comparison.js';
import type { PerInput, PlainNumber, Reference } from '../compare/reference-data.js';
import type { ErrorCode } from '../error-table.js';
import type { MethodId } from '../methods/table.js';
import type { GivenPoint } from '../problem/point-of.js';
import type { CaseOptions, Overrides } from './case.js';

/** A part of all cases: every `count`-th. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

export interface BatchHeader {
  readonly type: 'header';
  readonly schema: 'diffcmp/batch@1';
  readonly version: string;
  /** The major version of Node, whose powers differ in their last bits from one to another. */
  readonly node: number;
  /** Such as `linux-x64`. */
  readonly platform: string;
  readonly paths: readonly string[];
  /** What was said for every case. */
  readonly options: Overrides & { readonly timeout: number; readonly allowOutside?: true };
  readonly filter: string | null;
  readonly shard: Shard | null;
  readonly order: 'input' | 'done';
}

export type CaseStatus = 'passed' | 'failed' | 'skipped';

/** What a comparison says of one method, without its longest parts; names and shapes are those of `diffcmp/compare@1`. */
export interface BatchResult extends Pick<
  Result<'tensors'>,
  'method' | 'status' | 'gradient' | 'error' | 'hessian' | 'hessianError' | 'evaluations' | 'code' | 'message'
> {
  readonly operations: { readonly total: number } | null;
  /** The method's own estimate of its error, where it makes one. */
  readonly estimate?: PerInput<PlainNumber, 'tensors'>;
  /**
   * Of a function of a file; absent where every evaluation kept to the path. The line is one of the file that the case names, null for
   * one of another, whose name would depend on the working directory.
   */
  readonly path?: Pick<LeftPath, 'left' | 'of' | 'line'>;
}

export interface BatchCase {
  readonly type: 'case';
  /** Among all cases of the input, from 0. */
  readonly index: number;
  readonly file: string;
  /** Among the cases of the file, from 1. */
  readonly number: number;
  readonly id: string | null;
  readonly tags: readonly string[];
  /** Changes with everything that the result depends on. */
  readonly key: string;
  readonly status: CaseStatus;
  /** Why it failed: `check-failed`, or what kept it from being computed. */
  readonly code: ErrorCode | null;
  readonly message: string | null;
  /** What to do about it, in the terms of the library, whose options are the fields of a case; absent where nothing is known to help. */
  readonly hint?: string;
  readonly expression: string | null;
  /** As the case gives it. */
  readonly at: GivenPoint | null;
  readonly options: CaseOptions;
  /** Of a function without a value at the point too, where it says what is known beside it. */
  readonly reference: Pick<
    Reference<'tensors'>,
    | 'status'
    | 'kind'
    | 'value'
    | 'gradient'
    | 'digits'
    | 'left'
    | 'right'
    | 'leftDigits'
    | 'rightDigits'
    | 'subgradients'
    | 'limit'
    | 'hessian'
    | 'hessianStatuses'
    | 'hessianLeft'
    | 'hessianRight'
    | 'hessianLeftDigits'
    | 'hessianRightDigits'
  > | null;
  readonly results: readonly BatchResult[];
  /** What was expected, and whether it agrees with the truth; null: nothing was. */
  readonly expect: Check['expect'];
  readonly failures: Check['failures'];
  /** Where a gradient is checked, what came of it. */
  readonly check?: GradientCheck;
}

export interface WorstCase {
  readonly index: number;
  readonly name: string;
  readonly ulps: PlainNumber;
  readonly bits: number;
  /** Null if it is very long. */
  readonly expression: string | null;
  readonly at: GivenPoint | null;
  readonly options: CaseOptions;
}

/** One method over all cases. Ulps are rounded to two digits, but for the worst; a case counts with its worst component. */
export interface MethodSummary {
  readonly method: MethodId;
  /** Cases that it answered. */
  readonly cases: number;
  /** Cases among them whose truth is certified. */
  readonly measured: number;
  readonly unsupported: number;
  readonly failed: number;
  readonly operations: number;
  /** Of derivatives with an estimate of their error and a certified truth, how many keep it; absent where there are none. */
  readonly estimates?: { readonly held: number; readonly of: number };
  readonly ulps: { readonly median: PlainNumber; readonly p95: PlainNumber; readonly worst: PlainNumber } | null;
  /** `histogram[b]` is the number of cases with `b` correct bits. */
  readonly bits: { readonly median: number; readonly worst: number; readonly histogram: readonly number[] } | null;
  /** The worst first. */
  readonly worst: readonly WorstCase[];
}

/** A function of the case lines alone, in whatever order they come. */
export interface BatchSummary {
  readonly type: 'summary';
  readonly schema: 'diffcmp/batch@1';
  readonly cases: {
    readonly total: number;
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
  };
  /** Failed cases by code. */
  readonly codes: Partial<Record<ErrorCode, number>>;
  readonly methods: readonly MethodSummary[];
}

export type BatchLine = BatchHeader | BatchCase | BatchSummary;

/** A line of a case that this run has written, as data again. */
export function readCaseLine(line: string): BatchCase {
  return JSON.parse(line) as BatchCase;
}
