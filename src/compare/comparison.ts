// The data of a comparison, exactly as `compare()` returns it and `-f json` prints it. Types only.
import type { Accuracy } from './accuracy.js';
import type { OperationCounts } from '../arithmetics/counting.js';
import type { Precision } from '../arithmetics/formats.js';
import type { ErrorCode } from '../error-table.js';
import type { LossReason } from '../explain/causes.js';
import type { Footing, SlopeTaken } from '../explain/side-taken.js';
import type { Remedy } from '../explain/remedies/remedy-data.js';
import type { Convention } from './conventions/convention-data.js';
import type { MethodId } from '../methods/table.js';
import type { Layout } from '../tensors/layout.js';
import type { Rank } from './ranks.js';
import type { Form, PerInput, PerOutput, PerPair, PlainNumber, Reference } from './reference-data.js';

export interface Operations {
  readonly total: number;
  readonly byKind: Partial<OperationCounts>;
}

/** Errors against the truth; `ulps` are units in the last place of the truth, `bits` the correct ones of 53 (24). */
export interface ErrorMeasures {
  readonly absolute: PlainNumber;
  readonly relative: PlainNumber;
  readonly ulps: PlainNumber;
  readonly bits: number;
}

/** Where a method loses digits, and why, as measured. */
export interface Why {
  /** The operation, as text. */
  readonly node: string;
  /** Where it stands in the expression, or in the file; both from 1; null where that isn't known. */
  readonly line: number | null;
  readonly column: number | null;
  readonly cause: LossReason;
  /** Bits of the significand. */
  readonly lostBits: number;
  /** By how much the operation magnifies relative errors of what it is given; null where the formula as a whole is meant, or there is no value. */
  readonly condition: PlainNumber | null;
}

/** The same of a second derivative, with the inputs that it is by. */
export interface SecondWhy extends Why {
  readonly wrt: readonly string[];
}

/** Where there is no derivative by these inputs: on which sides of the point a method stands, and which slope its number is. */
export interface SideTaken {
  readonly wrt: readonly string[];
  readonly stands: Footing;
  readonly slope: SlopeTaken;
  /** To so many bits; null: the number is no slope of a side, or their mean. */
  readonly bits: number | null;
}

/** One operation of a method's run. */
export interface AnnotatedNode {
  readonly node: string;
  readonly line: number | null;
  readonly column: number | null;
  /** What it gave, and the exact number in up to 20 digits; null: there is none. */
  readonly value: PlainNumber;
  readonly exact: string | null;
  /** Correct bits. */
  readonly bits: number | null;
}

/** How often the evaluations of a method left the path that a function of a file takes at the point. */
export interface LeftPath {
  readonly left: number;
  /** Of so many evaluations. */
  readonly of: number;
  /** Of the first decision that was another; null: beyond those that are kept. */
  readonly line: number | null;
  readonly file: string | null;
  /** The same in words, as `line 7`. */
  readonly place: string | null;
}

export interface Result<F extends Form = 'numbers'> {
  readonly method: MethodId;
  readonly status: 'ok' | 'unsupported' | 'failed';
  readonly gradient: PerInput<PlainNumber, F> | null;
  /** Null for an input whose truth isn't certified. */
  readonly error: PerInput<ErrorMeasures | null, F> | null;
  readonly hessian?: PerPair<PlainNumber> | null;
  readonly hessianError?: PerPair<ErrorMeasures | null> | null;
  /** The step δ of each input, where the method has one. */
  readonly delta: PerInput<number, F> | null;
  /** The method's own estimate of its error. */
  readonly estimate: PerInput<PlainNumber, F> | null;
  readonly evaluations: number;
  readonly passes: number;
  /** For the whole gradient (and Hessian); `ratio` is to one evaluation of the function. `tree` and `graph`: symbolic only. */
  readonly operations:
    (Operations & { readonly ratio: PlainNumber; readonly tree?: number; readonly graph?: number }) | null;
  readonly tape: { readonly nodes: number; readonly bytes: number } | null;
  /** The derivative as text (symbolic only), per input. */
  readonly derivative?: Record<string, string>;
  /** Median nanoseconds per gradient, with `time` only. */
  readonly time?: number;
  /** Of a function of a file; null: every evaluation kept to the path. */
  readonly path?: LeftPath | null;
  /** Where it was measured, as `explain` does for all methods; null: it loses no digits beyond rounding. */
  readonly why?: Why | null;
  /** With `explain: 'nodes'`: the operations that the derivative is computed from, the first 500; null where they can't be run again. */
  readonly nodes?: readonly AnnotatedNode[] | null;
  /** With `explain`: of the first derivative that isn't certified; null: all are, or the method has none. */
  readonly side?: SideTaken | null;
  /** With `explain` and `order: 2`: the same three of second derivatives. */
  readonly hessianWhy?: SecondWhy | null;
  readonly hessianNodes?: readonly AnnotatedNode[] | null;
  readonly hessianSide?: SideTaken | null;
  readonly code: ErrorCode | null;
  readonly message: string | null;
}

/**
 * The derivative of a method with the largest error in ulps: by one number, or by the two of a second derivative. That of
 * one number of the output by an input is called `f[2] by w[1,1]` here and below.
 */
export interface WorstError {
  readonly wrt: readonly string[];
  readonly ulps: PlainNumber;
  readonly bits: number;
}

/** What is known to be wrong with the rules of a method: that of a function, or just the sign of the result. */
export interface WrongRule {
  readonly function: string | null;
  /** Whether every derivative is the truth with the opposite sign. */
  readonly reversed: boolean;
}

/** The derivative that decides a rank, and its relative error; where the truth is 0, relative to a typical derivative's size. */
export interface Decisive {
  readonly wrt: readonly string[];
  readonly relative: PlainNumber;
}

/** How one method stands to the truth, in the derivatives of one order. */
export interface Standing {
  readonly method: MethodId;
  /** That of its bad derivatives where it has any (`faint`, `wrong`, `no-number`), else that of all. */
  readonly rank: Rank;
  /** The one with the largest relative error among these; null where none is measured. */
  readonly decisive: Decisive | null;
  /** The same of the other derivatives, where some are bad; null where none is, or nothing is known of the others. */
  readonly elsewhere: { readonly rank: Rank; readonly decisive: Decisive | null } | null;
  /** The inputs of the bad ones. */
  readonly bad: readonly (readonly string[])[];
  /** Null where no error is measured. */
  readonly worst: WorstError | null;
  readonly wrongRule: WrongRule | null;
}

/** What the derivatives of one order come to. */
export interface Finding {
  /** One per result, in their order. */
  readonly standings: readonly Standing[];
  /** Why automatic differentiation lost all its digits; null where it didn't, or the numbers don't show it. */
  readonly cause: LossReason | null;
}

/** What the numbers of a comparison come to. */
export interface Diagnosis extends Finding {
  /** Of second derivatives, with `order: 2`. */
  readonly hessian?: Finding;
  /** What is right of the function's value in floating point, where it lost most of it; null elsewhere. */
  readonly lostValue: Accuracy | null;
}

export interface Warning {
  readonly code: string;
  readonly message: string;
}

/**
 * Agreeing bits by the ids of two methods, of 53 (24): those of the derivative in which they agree least. Under `truth` the correct ones. Null: one
 * of the two gave none.
 */
export type AgreementMatrix = Record<string, Record<string, number | null>>;

/** What became of a value that was expected of a derivative. */
export interface ExpectationVerdict {
  /** `INCONCLUSIVE`: the truth is undecided, or the value. */
  readonly verdict: 'PASS' | 'FAIL' | 'INCONCLUSIVE';
  /** As it was written. */
  readonly given: string;
  /** The certified digits of an expression; null: of none, or not certified. */
  readonly value: string | null;
  /** The certified digits of the truth; null where there is no such derivative. */
  readonly truth: string | null;
  readonly message: string;
}

/** What `expect` and `tolerance` came to. */
export interface Check {
  /** Per derivative, by its name (`w[2,1]`; of mixed second derivatives, `x,y`); null: nothing was expected. */
  readonly expect: Record<string, ExpectationVerdict> | null;
  readonly tolerance: string | null;
  /** Whether every expectation passed and every method that was judged kept the tolerance. */
  readonly passed: boolean;
  /** Methods that missed the tolerance. */
  readonly failures: readonly { readonly method: MethodId; readonly input: string; readonly message: string }[];
}

export interface Comparison<F extends Form = 'numbers'> {
  readonly schema: 'diffcmp/compare@1';
  readonly expression: string;
  /** How the text was read, fully explicit. */
  readonly read: string;
  readonly point: PerInput<number, F>;
  /** What was differentiated by: variables, or numbers of them such as `w[2,1]`. */
  readonly wrt: readonly string[];
  readonly order: 1 | 2;
  readonly precision: Precision;
  readonly value: {
    readonly computed: PerOutput<PlainNumber, F>;
    readonly ulps: PerOutput<PlainNumber | null, F>;
    readonly operations: Operations;
  };
  readonly reference: Reference<F>;
  readonly results: readonly Result<F>[];
  readonly diagnosis: Diagnosis;
  /** With `explain`: another way to write the function, which keeps more bits there; null: none is known. */
  readonly remedy?: Remedy | null;
  readonly warnings: readonly Warning[];
  readonly check: Check | null;
  /** With `matrix`: to how many bits the methods agree. */
  readonly matrix: AgreementMatrix | null;
  /** With `conventions`: what is returned at the singular points that inputs meet; empty: none does. */
  readonly conventions: readonly Convention[] | null;
}

/** A comparison as it is worked with: `wrt` has the names of its derivatives, `point` those of its numbers. */
export interface FlatComparison extends Comparison<'flat'> {
  readonly layout: Layout;
}

/** What a comparison found, before anything is said of it. */
export type Findings = Omit<FlatComparison, 'diagnosis' | 'remedy' | 'warnings' | 'check' | 'matrix' | 'conventions'>;
