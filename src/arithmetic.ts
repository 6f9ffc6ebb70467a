// The vocabulary: what a kind of number must be able to do. Imports nothing.

/** Primitives of one argument. */
export const unaryNames = [
  'neg', 'square', 'sqrt', 'cbrt',
  'exp', 'expm1', 'log', 'log2', 'log10', 'log1p',
  'sin', 'cos', 'tan', 'sec', 'csc', 'cot',
  'asin', 'acos', 'atan', 'asec', 'acsc', 'acot',
  'sinh', 'cosh', 'tanh', 'sech', 'csch', 'coth',
  'asinh', 'acosh', 'atanh', 'asech', 'acsch', 'acoth',
  'abs', 'sign', 'floor', 'ceil', 'round', 'relu',
  'erf', 'gamma', 'sigmoid', 'softplus',
] as const; // prettier-ignore

/**
 * Primitives of two arguments. `polygamma(n, x)` and `sincDerivative(n, x)` are the n-th derivatives of
 * digamma and of sin(x)/x: families closed under differentiation, so that every order has a rule.
 */
export const binaryNames = [
  'add', 'sub', 'mul', 'div', 'pow', 'nthRoot',
  'atan2', 'hypot', 'min', 'max', 'mod',
  'polygamma', 'sincDerivative',
] as const; // prettier-ignore

export type UnaryName = (typeof unaryNames)[number];
export type BinaryName = (typeof binaryNames)[number];
export type PrimitiveName = UnaryName | BinaryName;

export const relations = ['<', '<=', '>', '>=', '==', '!='] as const;
export type Relation = (typeof relations)[number];

/** Mathematical constants that rules need; not the doubles `pi`, `e` … of a program, but their true values. */
export type ConstantName = 'ln2' | 'ln10' | 'twoOverSqrtPi';

/** What every kind of number has besides its primitives. */
export interface Foundation<T> {
  /** The number of this kind that equals a double exactly (or rounds it, where the kind is narrower). */
  literal(value: number): T;
  constant(name: ConstantName): T;
  /** Whether the relation holds; the machine then runs only the side taken. */
  decide(relation: Relation, x: T, y: T): boolean;
}

/** A kind of number: one operation per primitive, literals, constants and decisions. */
export type Arithmetic<T> = Foundation<T> &
  Readonly<Record<UnaryName, (x: T) => T>> &
  Readonly<Record<BinaryName, (x: T, y: T) => T>>;

/** Builds an arithmetic out of one function per arity; how the lifted kinds are made from any other kind. */
export function buildArithmetic<T>(
  foundation: Foundation<T>,
  unary: (name: UnaryName) => (x: T) => T,
  binary: (name: BinaryName) => (x: T, y: T) => T,
): Arithmetic<T> {
  const built: Record<string, unknown> = { ...foundation };
  for (const name of unaryNames) built[name] = unary(name);
  for (const name of binaryNames) built[name] = binary(name);
  return built as unknown as Arithmetic<T>;
}

/** The kinds of operation that costs are counted by. */
export const operationKinds = ['add', 'mul', 'div', 'pow', 'elementary', 'compare'] as const;
export type OperationKind = (typeof operationKinds)[number];
