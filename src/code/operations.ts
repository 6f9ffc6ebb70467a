// The operations that lines of a trace can have: all primitives, and what decides and chooses between numbers.
import { binaryNames, relations, unaryNames, type PrimitiveName, type Relation } from '../arithmetic.js';

/**
 * `select` is `condition ? x : y`. `masked` is `condition ? x : -0`: a part of a sum that may be absent, since -0 changes
 * no sum. `both` and `either` join conditions, which are 1 or 0.
 */
export const lineOperations = [
  'input', 'literal',
  ...unaryNames, ...binaryNames, ...relations,
  'select', 'masked', 'both', 'either',
] as const; // prettier-ignore

export type LineOperation = (typeof lineOperations)[number];

/** The place of each operation in that list, which is what a trace holds of it. */
export const operationCode = Object.fromEntries(lineOperations.map((name, code) => [name, code])) as Readonly<
  Record<LineOperation, number>
>;

const unary: ReadonlySet<string> = new Set(unaryNames);
const conditions: ReadonlySet<string> = new Set([...relations, 'both', 'either']);

/** How many lines an operation is of. */
export const operandCounts: readonly number[] = lineOperations.map((name) =>
  name === 'input' || name === 'literal' ? 0 : unary.has(name) ? 1 : name === 'select' ? 3 : 2,
);

export const isRelationName = (name: LineOperation): name is Relation =>
  (relations as readonly string[]).includes(name);

/** Whether a line of it is a condition, 1 or 0, and no number of the program. */
export const isCondition: readonly boolean[] = lineOperations.map((name) => conditions.has(name));

/** Whether an operation takes a condition there. */
export const takesCondition = (name: LineOperation, column: number): boolean =>
  name === 'both' || name === 'either' || ((name === 'select' || name === 'masked') && column === 0);

const exact: ReadonlySet<PrimitiveName> = new Set<PrimitiveName>([
  'neg', 'abs', 'sign', 'floor', 'ceil', 'round', 'fix', 'relu', 'fround', 'min', 'max', 'rem',
]); // prettier-ignore

/** Whether numbers of a narrower format give one of that format, so that nothing is left to round. */
export const isExactInAnyFormat = (name: PrimitiveName): boolean => exact.has(name);
