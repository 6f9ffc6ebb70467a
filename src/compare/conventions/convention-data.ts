// The data of conventions, as comparisons have them. Types only.
import type { BinaryName, Relation, UnaryName } from '../../arithmetic.js';
import type { MethodId } from '../../methods/table.js';

/** A number, as JSON can hold it, or what came in its place; null: not known. */
export type ReturnedValue = number | 'Infinity' | '-Infinity' | 'NaN' | 'exception' | null;

/** What is returned at the singular point that an input meets. */
export interface Convention {
  readonly wrt: string;
  /** The primitive that makes the singular point, or the relation of a condition. */
  readonly operation: UnaryName | BinaryName | Relation;
  /** It as text. */
  readonly node: string;
  /** Where it stands in the expression, or in the file; both from 1; null where that isn't known. */
  readonly line: number | null;
  readonly column: number | null;
  /** What the values of the tools are derivatives of; null: nothing is known but of mathjs, for the operation itself. */
  readonly seen: { readonly expression: string; readonly at: number; readonly unassigned: string | null } | null;
  /** `returns` is null where it isn't known; of mathjs, where it has no rule. */
  readonly tools: readonly { readonly tool: string; readonly version: string; readonly returns: ReturnedValue }[];
  /** The derivatives by the input; null: the method gave none. */
  readonly methods: readonly { readonly method: MethodId; readonly returns: Exclude<ReturnedValue, 'exception'> }[];
}
