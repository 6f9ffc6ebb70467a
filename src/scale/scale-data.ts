// The data of a study of cost against size, exactly as `scale()` returns it and `-f json` prints it. Types only.
import type { OperationCounts } from '../arithmetics/counting.js';
import type { Precision } from '../arithmetics/formats.js';
import type { Warning } from '../compare/comparison.js';
import type { ErrorCode } from '../error-table.js';
import type { MethodId } from '../methods/table.js';

/** The function at one size. */
export interface FunctionCost {
  readonly size: number;
  /** How many numbers it is differentiated by, and how many it has. */
  readonly inputs: number;
  readonly allInputs: number;
  /** Operations of one evaluation. */
  readonly operations: number;
  readonly byKind: Partial<OperationCounts>;
}

/** A law fitted to how something grows: `power`, like n^exponent, or `exponential`, like rate^n. */
export interface GrowthLaw {
  readonly growth: 'power' | 'exponential';
  /** Of a power. */
  readonly exponent: number | null;
  /** Of an exponential: what one more makes of it. */
  readonly rate: number | null;
  /** The sizes it was fitted on, the largest of those measured, and how many they are. */
  readonly from: number;
  readonly to: number;
  readonly points: number;
  /** How far it is off there, as a factor: the root mean square of the logarithms. 1 is exact. */
  readonly residual: number;
}

/** A law; or null, and why there is none. */
export interface GrowthFit {
  readonly law: GrowthLaw | null;
  readonly reason: string | null;
}

/** Where a method was given up, why, and what it would have cost. */
export interface StoppedAt {
  readonly size: number;
  readonly reason: string;
  readonly estimate: CostEstimate | null;
}

/** The size at which the function itself could not be run, and why: nothing is known from there on. */
export interface StudyStop {
  readonly size: number;
  readonly code: ErrorCode;
  readonly reason: string;
}

export interface CostEstimate {
  readonly operations: number;
  readonly passes: number | null;
  /** What it is predicted from: a few of the passes there; or how the cost grew up to there. */
  readonly basis: 'passes' | 'growth';
}

/** What one method's whole gradient costs: of each size a number, null where it wasn't measured or the method has no such thing. */
export interface CostSeries {
  readonly method: MethodId;
  readonly operations: readonly (number | null)[];
  /** Operations of the gradient, per operation of the function. */
  readonly ratio: readonly (number | null)[];
  readonly evaluations: readonly (number | null)[];
  readonly passes: readonly (number | null)[];
  /** Of the tape. */
  readonly nodes: readonly (number | null)[];
  readonly bytes: readonly (number | null)[];
  /** Operations of the symbolic derivative, written out, and with shared parts once. */
  readonly tree: readonly (number | null)[];
  readonly graph: readonly (number | null)[];
  /** Measured nanoseconds per gradient, where they were asked for. */
  readonly times: readonly (number | null)[] | null;
  /** That of the operations, where they grow like a power of n. */
  readonly exponent: number | null;
  readonly fits: Readonly<Record<'operations' | 'nodes' | 'tree' | 'graph' | 'times', GrowthFit | null>>;
  readonly stopped: StoppedAt | null;
}

/** From which size on reverse costs less than forward, and how that is known. */
export interface Crossing {
  readonly size: number | null;
  /** Whether the sizes between those tried were searched. */
  readonly refined: boolean;
  readonly reason: string | null;
}

/** What is known of a method's cost, beside what was measured. */
export interface CostTheory {
  readonly method: MethodId;
  readonly claim: string;
  readonly source: string;
  /** What was measured of it. */
  readonly measured: string;
  /** Null: nothing was measured that could bear it out. */
  readonly holds: boolean | null;
}

export interface Scale {
  readonly schema: 'diffcmp/scale@1';
  /** Null: a template of one's own. */
  readonly family: string | null;
  /** The template, or how a family is written. */
  readonly template: string;
  readonly read: string;
  /** What n is, and where a family comes from. */
  readonly meaning: string;
  readonly source: string | null;
  readonly precision: Precision;
  /** What is differentiated by; null: all inputs. */
  readonly wrt: readonly string[] | null;
  /** Where, in words. */
  readonly point: string;
  /** Those at which the function ran. */
  readonly sizes: readonly number[];
  /** Null: it ran at every size that was asked for. */
  readonly stopped: StudyStop | null;
  readonly function: readonly FunctionCost[];
  readonly functionFit: GrowthFit;
  readonly series: readonly CostSeries[];
  /** The size from which on reverse costs fewer operations than forward; null: none was found, and `crossing` says why. */
  readonly crossover: number | null;
  readonly crossing: Crossing;
  /** The same by measured time, among the sizes tried; null where no times were asked for. */
  readonly timedCrossing: Crossing | null;
  readonly theory: readonly CostTheory[];
  readonly warnings: readonly Warning[];
}
