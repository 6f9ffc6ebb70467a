// The vocabulary: what a kind of number must be able to do. Imports nothing.

/**
 * Primitives of one argument. `gaussian` is exp(-x²), which rules need to more digits than exp gives of a rounded square. `fround` is
 * the number itself, but rounded to single precision in floating point, as JavaScript's `Math.fround`.
 */
export const unaryNames = [
  'neg', 'square', 'sqrt', 'cbrt',
  'exp', 'expm1', 'log', 'log2', 'log10', 'log1p',
  'sin', 'cos', 'tan', 'sec', 'csc', 'cot',
  'asin', 'acos', 'atan', 'asec', 'acsc', 'acot',
  'sinh', 'cosh', 'tanh', 'sech', 'csch', 'coth',
  'asinh', 'acosh', 'atanh', 'asech', 'acsch', 'acoth',
  'abs', 'sign', 'floor', 'ceil', 'round', 'fix', 'relu',
  'gaussian', 'fround', 'erf', 'erfc', 'gamma', 'lgamma', 'sigmoid', 'softplus',
] as const; // prettier-ignore

/**
 * Primitives of two arguments. `polygamma(n, x)` and `sincDerivative(n, x)` are the n-th derivatives of
 * digamma and of sin(x)/x: families closed under differentiation, so that every order has a rule. `rem` is JavaScript's `%`: a
 * remainder with the sign of the dividend.
 */
export const binaryNames = [
  'add', 'sub', 'mul', 'div', 'pow', 'nthRoot',
  'atan2', 'hypot', 'min', 'max', 'mod', 'rem',
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
  /**
   * The number that x is exactly, whatever the inputs near the point; undefined where x isn't known so, or depends on an
   * input. For what must be a number: the order of a family, an exponent to multiply by, an index.
   */
  known(x: T): number | undefined;
  /**
   * The same number as a constant, which depends on no input. For what a function is computed with but doesn't depend on:
   * the shift of softmax, or which of two equal formulas is in range.
   */
  detached(x: T): T;
  /** `decide` by values alone, and never counted: for what a run has decided in another way. Absent: nothing is counted anyway. */
  readonly holdsUncounted?: ((relation: Relation, x: T, y: T) => boolean) | undefined;
}

/** What few kinds of number can: to be the one or the other of two numbers, as a relation decides, without deciding it. */
export interface Choosing<T> {
  /** `x relation y ? first : second`; null where it has to be decided. */
  readonly choose?: ((relation: Relation, x: T, y: T, first: T, second: T) => T | null) | undefined;
  /** To be called before -0 is told from 0 where it is known: what chooses without deciding has to hold them apart. */
  readonly holdZeros?: ((x: T) => void) | undefined;
}

/** A kind of number: one operation per primitive, literals, constants and decisions. */
export type Arithmetic<T> = Foundation<T> &
  Choosing<T> &
  Readonly<Record<UnaryName, (x: T) => T>> &
  Readonly<Record<BinaryName, (x: T, y: T) => T>>;

/** `x relation y ? first : second`, chosen where the arithmetic can. */
export function chooseOrDecide<T>(A: Arithmetic<T>, relation: Relation, x: T, y: T, first: T, second: T): T {
  return A.choose?.(relation, x, y, first, second) ?? (A.decide(relation, x, y) ? first : second);
}

/** Whether a relation holds, which is no operation. */
export const uncounted = <T>(A: Arithmetic<T>): Arithmetic<T>['decide'] => A.holdsUncounted ?? A.decide;

/**
 * Builds an arithmetic out of one function per arity; how the lifted kinds are made from any other kind. Written out, so
 * that all of them have one shape: V8 then finds an operation without a look-up by name.
 */
export function buildArithmetic<T>(
  { literal, constant, decide, known, detached, holdsUncounted }: Foundation<T>,
  unary: (name: UnaryName) => (x: T) => T,
  binary: (name: BinaryName) => (x: T, y: T) => T,
): Arithmetic<T> {
  /* prettier-ignore */
  return {
    literal, constant, decide, known, detached, holdsUncounted,
    neg: unary('neg'), square: unary('square'), sqrt: unary('sqrt'), cbrt: unary('cbrt'),
    exp: unary('exp'), expm1: unary('expm1'), log: unary('log'), log2: unary('log2'), log10: unary('log10'), log1p: unary('log1p'),
    sin: unary('sin'), cos: unary('cos'), tan: unary('tan'), sec: unary('sec'), csc: unary('csc'), cot: unary('cot'),
    asin: unary('asin'), acos: unary('acos'), atan: unary('atan'), asec: unary('asec'), acsc: unary('acsc'), acot: unary('acot'),
    sinh: unary('sinh'), cosh: unary('cosh'), tanh: unary('tanh'), sech: unary('sech'), csch: unary('csch'), coth: unary('coth'),
    asinh: unary('asinh'), acosh: unary('acosh'), atanh: unary('atanh'), asech: unary('asech'), acsch: unary('acsch'), acoth: unary('acoth'),
    abs: unary('abs'), sign: unary('sign'), floor: unary('floor'), ceil: unary('ceil'), round: unary('round'), fix: unary('fix'), relu: unary('relu'),
    gaussian: unary('gaussian'), fround: unary('fround'), erf: unary('erf'), erfc: unary('erfc'), gamma: unary('gamma'), lgamma: unary('lgamma'), sigmoid: unary('sigmoid'), softplus: unary('softplus'),
    add: binary('add'), sub: binary('sub'), mul: binary('mul'), div: binary('div'), pow: binary('pow'), nthRoot: binary('nthRoot'),
    atan2: binary('atan2'), hypot: binary('hypot'), min: binary('min'), max: binary('max'), mod: binary('mod'), rem: binary('rem'),
    polygamma: binary('polygamma'), sincDerivative: binary('sincDerivative'),
  };
}

/** The kinds of operation that costs are counted by. */
export const operationKinds = ['add', 'mul', 'div', 'pow', 'elementary', 'compare'] as const;
export type OperationKind = (typeof operationKinds)[number];
