// The data of a check of a gradient, exactly as `checkGradient()` returns it and `-f json` prints it. Types only.
import type { Precision } from '../arithmetics/formats.js';
import type { SingularKind } from '../reference/kind-names.js';
import type { Nested } from '../tensors/nested.js';

export type GradientVerdict = 'PASS' | 'FAIL' | 'INCONCLUSIVE';

/** A number as JSON has it: what is no finite number is its name. */
export type CheckedNumber = number | 'Infinity' | '-Infinity' | 'NaN';

/** One component of the gradient (of a Jacobian, of a Hessian) at one point. */
export interface CheckedComponent {
  /** `x`, `w[2,1]`; `f[2] by x` of a Jacobian, `x, y` of a Hessian. */
  readonly name: string;
  readonly verdict: GradientVerdict;
  /** What the gradient gives: of formulas the nearest number to their exact value, of programs what they answered; null: nothing. */
  readonly given: CheckedNumber | null;
  /** The derivative: certified, of programs estimated from their values; null where it isn't known. */
  readonly truth: CheckedNumber | null;
  /** given ÷ truth; null where that is no number. */
  readonly ratio: CheckedNumber | null;
  /** Of a FAIL: the likely mistake, such as `sign` or `factor 2`, if it explains every failing point; else null. */
  readonly mistake: string | null;
  /** Bits that floating point loses of a right formula there; null where that isn't known. */
  readonly lostBits: number | null;
  /** Why it is not a PASS, in words; null of a PASS. */
  readonly message: string | null;
  /** Where F has no derivative, what kind of point it is; null: it has one, or nothing more is known. */
  readonly kind: SingularKind | null;
  /** Of programs: how far the estimate of the truth may be off; null of formulas, which are certified. */
  readonly uncertainty: number | null;
}

export interface CheckedPoint {
  readonly at: Readonly<Record<string, Nested<number>>>;
  readonly verdict: GradientVerdict;
  readonly components: readonly CheckedComponent[];
  /** Why nothing could be judged there; null where something was. */
  readonly message: string | null;
}

/** Points that were drawn from a box. */
export interface DrawnPoints {
  readonly range: Readonly<Record<string, readonly [number, number]>>;
  readonly points: number;
  readonly seed: number;
  /** Points that were drawn again: the function has no derivative there, or none that values can tell. */
  readonly redrawn: number;
}

export interface CheckRemark {
  readonly code: string;
  readonly message: string;
}

/** What came of a check. */
export interface GradientCheck {
  readonly schema: 'diffcmp/check@1';
  readonly verdict: GradientVerdict;
  /** As they were given. */
  readonly f: string;
  readonly gradient: string | null;
  /** Formulas are judged in certified arithmetic, programs by their values alone. */
  readonly judgedBy: 'certified formulas' | 'values';
  readonly kind: 'gradient' | 'Jacobian' | 'Hessian';
  readonly precision: Precision;
  readonly tolerance: string | null;
  readonly points: readonly CheckedPoint[];
  readonly counts: Readonly<Record<GradientVerdict, number>>;
  readonly drawn: DrawnPoints | null;
  /** Where it fails, with coordinates as round as they can be; null where it doesn't fail. */
  readonly counterexample: CheckedPoint | null;
  /** The mistake that explains all failures of all components, in words; null where none does. */
  readonly mistake: string | null;
  readonly remarks: readonly CheckRemark[];
  /** Of programs: how often they were asked. */
  readonly evaluations: number | null;
}
