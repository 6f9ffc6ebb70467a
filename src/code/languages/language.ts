// What a language is to the writer of code: its words, its numbers, and the frame around the lines of a function.
import type { PrimitiveName, Relation } from '../../arithmetic.js';
import type { Term } from './terms.js';
import type { Shape } from '../../tensors/shape.js';

export const languageNames = ['js', 'c', 'python'] as const;
export type LanguageName = (typeof languageNames)[number];

/** A parameter of a function: a variable of the program, under a name that the language has. */
export interface CodeParameter {
  readonly name: string;
  /** What the program calls it. */
  readonly of: string;
  readonly shape: Shape;
}

/** A name for a term, or a condition without which the code doesn't hold. */
export type CodeStatement =
  | { readonly kind: 'name'; readonly name: string; readonly term: Term; readonly isCondition: boolean }
  | { readonly kind: 'guard'; readonly fails: Term; readonly words: string };

/** A function whose lines are written. */
export interface FunctionParts {
  readonly name: string;
  readonly parameters: readonly CodeParameter[];
  readonly statements: readonly CodeStatement[];
  readonly value: Term;
  /** Null: the function gives its value alone. */
  readonly gradient: readonly Term[] | null;
  /** Numbers are singles. */
  readonly isSingle: boolean;
}

/** A helper function: values under conditions, of which the first that holds counts, and the value otherwise. */
export interface Cases {
  readonly when: readonly (readonly [condition: Term, value: Term])[];
  readonly otherwise: Term;
}

/** Primitives that the libraries of all languages have by these names. */
export const calledAlike = [
  'pow', 'cbrt', 'hypot', 'exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2',
  'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh',
] as const; // prettier-ignore

export interface CodeLanguage {
  readonly name: LanguageName;
  readonly title: string;
  /** Whether the code itself may need the name, or the language has it for something else. */
  isReserved(name: string): boolean;
  /** Functions of its library that have the meaning of a primitive. */
  readonly calls: Partial<Readonly<Record<PrimitiveName, string>>>;
  /** Its square root, which is -0 of -0. */
  readonly squareRoot: string;
  /** Whether `%` is the remainder with the sign of the dividend. */
  readonly hasRemainder: boolean;
  /** A number, to the same bits where it is read again. @param isSingle a single among singles */
  number(value: number, isSingle: boolean): Term;
  relation(relation: Relation): string;
  readonly words: { readonly and: string; readonly or: string };
  not(condition: Term): Term;
  choice(condition: Term, x: Term, y: Term): Term;
  /** The number rounded to single precision, as a double. */
  rounded(x: Term): Term;
  /** A term over doubles as a single, where singles are a type of their own; null where all numbers are doubles. */
  readonly single: ((x: Term) => Term) | null;
  /** The language's way to write the name of a function that is `camelCase` elsewhere. */
  functionName(name: string): string;
  element(parameter: CodeParameter, indices: readonly number[], place: number): Term;
  /** Whether results are written into an array of the caller's, which may be one of those that are read. */
  readonly fillsResult: boolean;
  helper(name: string, remark: string, parameters: readonly string[], cases: Cases): string;
  function(parts: FunctionParts): string;
  comment(lines: readonly string[]): string;
  /** What stands before all functions. */
  readonly opening: string;
  needsOpening(body: string): boolean;
  /** What a function gives, in words, and where its guards fail. */
  readonly says: {
    readonly result: string;
    readonly arrays: string;
    readonly failing: (isValueOnly: boolean) => string;
    /** What else there is to say of code. */
    readonly remarks: (code: string) => readonly string[];
  };
  /** Lines between two functions. */
  readonly gap: string;
}
