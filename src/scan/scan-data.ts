// The data of a scan, exactly as `scan()` returns it and `-f json` prints it. Types only.
import type { Precision } from '../arithmetics/formats.js';
import type { Warning, Why } from '../compare/comparison.js';
import type { PerInput, ReferenceStatus } from '../compare/reference-data.js';
import type { MethodId } from '../methods/table.js';
import type { SingularKind } from '../reference/kind-names.js';

/** How the points lie: evenly spaced, or evenly spaced in the logarithm of their magnitude. */
export type ScanAxis = 'linear' | 'logarithmic';

/** One function differentiated by one input; all panels of a scan have its points. */
export interface ScanPanel {
  readonly panel: number;
  readonly expression: string;
  /** How the text was read, fully explicit. */
  readonly read: string;
  readonly wrt: string;
  /** What the truth says of the derivative at each point; `undefined` also where the function itself has no value. */
  readonly verdicts: readonly ReferenceStatus[];
  /** What kind of point it is, where more is known than the verdict. */
  readonly kinds: readonly (SingularKind | null)[];
  /** Why, where it isn't certified. */
  readonly messages: readonly (string | null)[];
}

/** Where a series or a stretch belongs. */
export interface ScanPlace {
  readonly panel: number;
  readonly expression: string;
  readonly wrt: string;
  readonly method: MethodId;
}

export interface ScanSeries extends ScanPlace {
  /**
   * Correct bits at each point, of 53 (24); 0 for a result that is no finite number. Null where the derivative isn't certified, or
   * where the method has no result.
   */
  readonly bits: readonly (number | null)[];
}

/**
 * Points in a row at which a method keeps fewer bits than the scan's `below`, or has no result though the derivative is
 * certified. One point between them at which it isn't certified doesn't end a stretch.
 */
export interface ScanStretch extends ScanPlace {
  /** The first and the last of its points, both measured. */
  readonly from: number;
  readonly to: number;
  /** How many points were measured from one to the other. */
  readonly points: number;
  /** The fewest bits kept there, and the first point at which; null: no point has a result. */
  readonly fewest: number | null;
  readonly at: number | null;
  /** How many of the points have no result. */
  readonly failed: number;
  /** What loses the bits at that point, as measured; null: not one of the stretches that are explained, or nothing measured says why. */
  readonly why: Why | null;
}

export interface Scan {
  readonly schema: 'diffcmp/scan@1';
  /** That of the first panel, as are `read`, `wrt` and `verdicts`. */
  readonly expression: string;
  readonly read: string;
  /** The input that moves. */
  readonly input: string;
  readonly from: number;
  readonly to: number;
  readonly axis: ScanAxis;
  /** The other inputs of the first function, which stay. */
  readonly point: PerInput<number, 'tensors'>;
  readonly wrt: string;
  readonly order: 1 | 2;
  readonly precision: Precision;
  /** Bits below which a method counts as failing. */
  readonly below: number;
  /** The points, ascending, as the methods were given them. */
  readonly xs: readonly number[];
  readonly verdicts: readonly ReferenceStatus[];
  readonly panels: readonly ScanPanel[];
  readonly series: readonly ScanSeries[];
  readonly stretches: readonly ScanStretch[];
  /** Methods without a result at any point, and why. */
  readonly unsupported: readonly (ScanPlace & { readonly message: string })[];
  /** What is to remark on how the texts and their inputs were read. */
  readonly warnings: readonly Warning[];
}
