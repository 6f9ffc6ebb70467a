// The data of a comparison, exactly as `compare()` returns it and `-f json` prints it. Types only.
import type { Accuracy } from './accuracy.js';
import type { OperationCounts } from '../arithmetics/counting.js';
import type { Precision } from '../arithmetics/formats.js';
import type { ErrorCode } from '../errors.js';
import type { MethodId } from '../methods/table.js';
import type { LossCause, Rank } from './ranks.js';

/** A number; non-finite ones as strings, since JSON has no other way. */
export type PlainNumber = number | 'Infinity' | '-Infinity' | 'NaN';
/** One value per differentiated input. */
export type PerInput<V> = Record<string, V>;

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

export type ReferenceStatus = 'certified' | 'kink' | 'jump' | 'infinite' | 'undefined' | 'undecided';

export interface Reference {
  readonly status: ReferenceStatus;
  /** What is known of each derivative; `status` is the gravest of these and of `hessianStatuses`. */
  readonly statuses: PerInput<ReferenceStatus>;
  /** Precision in bits at which the enclosure settled, or the last one tried. */
  readonly bits: number;
  /** The value of the function: certified decimal digits, with `…` where they go on. Null where it isn't known. */
  readonly value: string | null;
  /** The truth rounded to the nearest number of the precision; null unless certified (component by component). */
  readonly gradient: PerInput<PlainNumber | null>;
  /** Up to 30 certified significant digits, with `…` where they go on. */
  readonly digits: PerInput<string | null>;
  readonly enclosure: PerInput<readonly [string, string] | null>;
  /**
   * One-sided derivatives, where the two-sided one isn't known. Null inside: unknown, outside the domain, or a number
   * beyond the range of the precision, whose digits are below.
   */
  readonly left: PerInput<PlainNumber | null> | null;
  readonly right: PerInput<PlainNumber | null> | null;
  /** Certified digits of `left` and `right`, where these are; null inside: no number. */
  readonly leftDigits?: PerInput<string | null>;
  readonly rightDigits?: PerInput<string | null>;
  /** Of second derivatives, with `order: 2`. */
  readonly hessian?: PerInput<PerInput<PlainNumber | null>>;
  readonly hessianDigits?: PerInput<PerInput<string | null>>;
  readonly hessianStatuses?: PerInput<PerInput<ReferenceStatus>>;
  /** Why the first derivative (else the first second derivative) of that status isn't certified, in a sentence. */
  readonly message: string | null;
}

export interface Result {
  readonly method: MethodId;
  readonly status: 'ok' | 'unsupported' | 'failed';
  readonly gradient: PerInput<PlainNumber> | null;
  /** Null for an input whose truth isn't certified. */
  readonly error: PerInput<ErrorMeasures | null> | null;
  readonly hessian?: PerInput<PerInput<PlainNumber>> | null;
  readonly hessianError?: PerInput<PerInput<ErrorMeasures | null>> | null;
  /** The step δ of each input, where the method has one. */
  readonly delta: PerInput<number> | null;
  /** The method's own estimate of its error. */
  readonly estimate: PerInput<PlainNumber> | null;
  readonly evaluations: number;
  readonly passes: number;
  /** For the whole gradient (and Hessian); `ratio` is to one evaluation of the function. `tree` and `graph`: symbolic only. */
  readonly operations:
    (Operations & { readonly ratio: PlainNumber; readonly tree?: number; readonly graph?: number }) | null;
  readonly tape: { readonly nodes: number; readonly bytes: number } | null;
  /** The derivative as text (symbolic only), per input. */
  readonly derivative?: PerInput<string>;
  /** Median nanoseconds per gradient, with `time` only. */
  readonly time?: number;
  readonly code: ErrorCode | null;
  readonly message: string | null;
}

/** The derivative of a method with the largest error in ulps: by one input, or by the two of a second derivative. */
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
  readonly cause: LossCause | null;
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
  /** Per input (of mixed second derivatives, under `x,y`); null: nothing was expected. */
  readonly expect: PerInput<ExpectationVerdict> | null;
  readonly tolerance: string | null;
  /** Whether every expectation passed and every method that was judged kept the tolerance. */
  readonly passed: boolean;
  /** Methods that missed the tolerance. */
  readonly failures: readonly { readonly method: MethodId; readonly input: string; readonly message: string }[];
}

export interface Comparison {
  readonly schema: 'diffcmp/compare@1';
  readonly expression: string;
  /** How the text was read, fully explicit. */
  readonly read: string;
  readonly point: Record<string, number>;
  readonly wrt: readonly string[];
  readonly order: 1 | 2;
  readonly precision: Precision;
  readonly value: {
    readonly computed: PlainNumber;
    readonly ulps: PlainNumber | null;
    readonly operations: Operations;
  };
  readonly reference: Reference;
  readonly results: readonly Result[];
  readonly diagnosis: Diagnosis;
  readonly warnings: readonly Warning[];
  readonly check: Check | null;
}

/** What a comparison found, before anything is said of it. */
export type Findings = Omit<Comparison, 'diagnosis' | 'warnings' | 'check'>;
