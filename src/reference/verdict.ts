// What the truth is asked, and what it answers: verdicts as plain data.
import type { Format } from '../arithmetics/formats.js';
import type { LinePlace, Span } from '../span.js';
import type { Budget } from '../program/program.js';
import type { Program } from '../program/program.js';
import type { CertifiedNumber } from './certified-number.js';
import type { SingularKind } from './kind-names.js';

/** A one-sided derivative: a number, an infinity, or nothing (outside the domain, or not known). */
export type Side = CertifiedNumber | 'Infinity' | '-Infinity' | null;

/** What values beside the point tend to, where that isn't the value at it; the slope of the function continued there, null: none is known. */
export interface SideLimit {
  readonly value: CertifiedNumber;
  readonly slope: CertifiedNumber | null;
}

/** A point without a derivative, or with one that is known to be infinite. */
export interface SingularVerdict {
  readonly status: 'kink' | 'jump' | 'infinite' | 'undefined';
  readonly left: Side;
  readonly right: Side;
  readonly message: string;
  /** Null or absent: nothing more is known. */
  readonly kind?: SingularKind | null;
  readonly limit?: SideLimit | null;
}

/** What is known of one derivative. `enclosure` and `digits` may be known where the number isn't certified. */
export type Verdict =
  | { readonly status: 'certified'; readonly number: CertifiedNumber }
  | SingularVerdict
  | {
      readonly status: 'undecided';
      readonly message: string;
      readonly enclosure: readonly [string, string] | null;
      readonly kind?: 'seam' | null;
    };

/** Null where a derivative is certified, and where nothing more is known. */
export const kindOfVerdict = (verdict: Verdict): SingularKind | null =>
  verdict.status === 'certified' ? null : (verdict.kind ?? null);

export interface Truth {
  /** The value of each output; null where no precision settled it. */
  readonly values: readonly (CertifiedNumber | null)[];
  /** The bits at which the last component settled, or that were tried last. */
  readonly bits: number;
  /** Whether what is undecided is so for want of time. */
  readonly outOfTime: boolean;
  /** One verdict per differentiated input, for the first output, then for the second, and so on. */
  readonly gradient: readonly Verdict[];
  /** With order 2, rows and columns as in the gradient. */
  readonly hessian: readonly (readonly Verdict[])[] | null;
}

export interface Question {
  readonly program: Program;
  readonly point: readonly number[];
  readonly wrt: readonly number[];
  readonly order: 1 | 2;
  readonly format: Format;
  /** How many digits of each number are wanted; 30 unless given. */
  readonly digits?: number | undefined;
  readonly budget: Budget;
  /** Of a function of a file: the line that a place of the program is on. */
  readonly lineAt?: ((span: Span) => LinePlace | null) | undefined;
  /** The operations of one evaluation, where they are known: what is too large isn't begun. */
  readonly operations?: number | undefined;
}

/** By which inputs, by their index in `wrt`: the partial by `inner` is differentiated by `outer`. */
export interface SecondBy {
  readonly outer: number;
  readonly inner: number;
}

/** Whether a higher precision has more to say of it: there is no verdict yet, or not all digits asked for. */
export function isOpen(verdict: Verdict | undefined): boolean {
  if (verdict === undefined) return true;
  if (verdict.status === 'certified') return !verdict.number.settled;
  return (
    'left' in verdict &&
    [verdict.left, verdict.right].some((side) => typeof side === 'object' && side?.settled === false)
  );
}

/** The truth, where it is undecided with a further reason. */
export function withReason(truth: Truth, reason: string | null): Truth {
  if (reason === null) return truth;
  const reasoned = (verdict: Verdict): Verdict =>
    verdict.status === 'undecided' ? { ...verdict, message: `${verdict.message}; ${reason}` } : verdict;
  return {
    ...truth,
    gradient: truth.gradient.map(reasoned),
    hessian: truth.hessian?.map((row) => row.map(reasoned)) ?? null,
  };
}
