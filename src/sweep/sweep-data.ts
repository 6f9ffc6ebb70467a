// The data of a sweep, exactly as `sweep()` returns it and `-f json` prints it. Types only.
import type { Precision } from '../arithmetics/formats.js';
import type { Warning } from '../compare/comparison.js';
import type { PerInput, PlainNumber, ReferenceStatus } from '../compare/reference-data.js';
import type { MethodId, SweptMethod } from '../methods/table.js';
import type { SingularKind } from '../reference/kind-names.js';

/** What errors are measured in: the derivative's own unit, parts of the truth, or units in its last place. */
export type ErrorUnit = 'absolute' | 'relative' | 'ulps';

/** Where a curve belongs: a panel is one function, point and input; each precision rounds the point for itself. */
export interface Place {
  readonly panel: number;
  readonly expression: string;
  readonly point: PerInput<number, 'tensors'>;
  readonly wrt: string;
  readonly precision: Precision;
}

/** What a panel's errors are measured against, per precision. */
export interface SweepReference extends Place {
  /** How the text was read, fully explicit. */
  readonly read: string;
  readonly status: ReferenceStatus;
  /** What kind of point it is; null: certified, or nothing more is known. */
  readonly kind: SingularKind | null;
  /** The one-sided derivative that stands in for a two-sided one that doesn't exist. */
  readonly side: 'left' | 'right' | null;
  /** The truth rounded to the precision, and its certified digits. */
  readonly value: number;
  readonly digits: string;
  readonly message: string | null;
}

/** A line fitted to magnitudes on logarithmic axes: over which δ, and through how many points. */
export interface Fit {
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

/** What became of the δ of a series; `exact` errors are 0 and count as measured. `undecided`: not taken apart for lack of precision; `late`: of time. */
export interface Counts {
  readonly measured: number;
  readonly exact: number;
  readonly outside: number;
  readonly undecided: number;
  readonly late: number;
  readonly nonFinite: number;
}

/**
 * One method's errors. `deltas` are the steps actually taken, in the order of the sweep's. Errors are signed and
 * `error = truncation + roundoff`. Null: the function isn't defined at that distance, or (for the parts) high precision
 * could not settle them, or not in time.
 */
export interface SweepSeries extends Place {
  readonly method: SweptMethod;
  readonly deltas: readonly number[];
  readonly error: readonly (PlainNumber | null)[];
  readonly truncation: readonly (PlainNumber | null)[];
  readonly roundoff: readonly (PlainNumber | null)[];
  /** The least magnitude of `error` at the steps swept that don't vanish beside x; among equals the widest step. */
  readonly best: { readonly delta: number | null; readonly error: PlainNumber | null };
  /** Correct bits of the derivative at the best δ, of 53 (24). */
  readonly bits: number | null;
  readonly predicted: { readonly delta: number | null };
  readonly slopes: { readonly roundoff: number | null; readonly truncation: number | null };
  readonly fits: { readonly roundoff: Fit | null; readonly truncation: Fit | null };
  readonly counts: Counts;
}

/** A method without a step to sweep: its one error, a line in the plot. Null with the reason, where it has no answer. */
export interface ExactMethod extends Place {
  readonly method: MethodId;
  readonly error: PlainNumber | null;
  readonly bits: number | null;
  readonly message: string | null;
}

/** A swept method without an answer for a function, and why. */
export interface SweepGap {
  readonly expression: string;
  readonly method: SweptMethod;
  readonly message: string;
}

export interface Sweep {
  readonly schema: 'diffcmp/sweep@1';
  /** That of the first panel, as is `read`. */
  readonly expression: string;
  readonly read: string;
  readonly order: 1 | 2;
  readonly yUnit: ErrorUnit;
  /** The steps asked for, ascending. */
  readonly deltas: readonly number[];
  readonly references: readonly SweepReference[];
  readonly series: readonly SweepSeries[];
  readonly exact: readonly ExactMethod[];
  /** Swept methods without means for this function, or out of time. */
  readonly unsupported: readonly SweepGap[];
  /** What is to remark on how the text and its inputs were read. */
  readonly warnings: readonly Warning[];
}
