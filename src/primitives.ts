// The table of primitives: every partial derivative in diffcmp, written once, generic over the arithmetic.
// In a partial, `A` is the arithmetic, `y` the output, `x` (and `t`) the inputs. Partials are chosen for numerical
// stability: no form cancels where the function is well conditioned, none overflows before its result does.
// Sources: Abramowitz & Stegun 1964 (chapters 4, 6, 7), NIST DLMF 2010 (4.19-4.40, 5.15, 7.2), Griewank & Walther 2008.
import type { Arithmetic, BinaryName, UnaryName } from './arithmetic.js';
import type {
  BinaryChoice,
  BinaryRule,
  Group,
  Rule,
  SmoothBinary,
  SmoothUnary,
  Step,
  UnaryChoice,
  UnaryRule,
} from './rule.js';

const one = <T>(A: Arithmetic<T>): T => A.literal(1);
const half = <T>(A: Arithmetic<T>): T => A.literal(0.5);
const isZero = <T>(A: Arithmetic<T>, x: T): boolean => A.decide('==', x, A.literal(0));
/** (1 - x)(1 + x), which doesn't cancel near |x| = 1 as 1 - x² does. */
const oneMinusSquare = <T>(A: Arithmetic<T>, x: T): T => A.mul(A.sub(one(A), x), A.add(one(A), x));
/** x^(t-1), where y is x^t: by y/x for exponents so large that t - 1 may round to t, whose parity is the other one. */
const powerBelow = <T>(A: Arithmetic<T>, y: T, x: T, t: T): T => {
  const exponent = A.known(t);
  const isLarge =
    exponent === undefined ? A.decide('>=', A.mul(t, t), A.literal(2 ** 48)) : Math.abs(exponent) >= 2 ** 24;
  return isLarge && !isZero(A, x) ? A.div(y, x) : A.pow(x, A.sub(t, one(A)));
};
/** Whether an exact number is an odd integer. */
const isOdd = <T>(A: Arithmetic<T>, t: T): boolean => {
  const half = A.div(t, A.literal(2));
  return A.decide('==', t, A.floor(t)) && !A.decide('==', half, A.floor(half));
};
/** Where fix jumps. Asked of its whole part, which is constant next to 0: so 0 is no tie, whatever the tangent of x. */
const isWholeButNotZero = <T>(A: Arithmetic<T>, x: T): boolean => {
  const whole = A.fix(x);
  return !isZero(A, whole) && A.decide('==', x, whole);
};
/** √(x² - 1) for x ≥ 1 or x ≤ -1, without overflow. */
const rootOfSquareMinusOne = <T>(A: Arithmetic<T>, x: T): T => {
  const size = A.abs(x);
  return A.mul(A.sqrt(A.sub(size, one(A))), A.sqrt(A.add(size, one(A))));
};

/** What is written in a row: the rest is common to its section. */
type Written<R extends Rule> = Omit<R, 'kind' | 'group'>;
type Rows<N extends string, R extends Rule> = Readonly<Record<N, Written<R>>>;

function section<N extends string, R extends object, const C extends object>(rows: Readonly<Record<N, R>>, common: C) {
  const result = {} as Record<N, R & C>;
  for (const name in rows) result[name] = { ...common, ...rows[name] };
  return result;
}
const smooth = <N extends UnaryName>(group: Group, rows: Rows<N, SmoothUnary>): Record<N, SmoothUnary> =>
  section(rows, { kind: 'smooth', group });
const smoothOfTwo = <N extends BinaryName>(group: Group, rows: Rows<N, SmoothBinary>): Record<N, SmoothBinary> =>
  section(rows, { kind: 'smooth', group });
const choices = <N extends UnaryName>(rows: Rows<N, UnaryChoice>): Record<N, UnaryChoice> =>
  section(rows, { kind: 'choice', group: 'choices and steps' });
const choicesOfTwo = <N extends BinaryName>(rows: Rows<N, BinaryChoice>): Record<N, BinaryChoice> =>
  section(rows, { kind: 'choice', group: 'choices and steps' });
const steps = <N extends UnaryName>(rows: Rows<N, Step>): Record<N, Step> =>
  section(rows, { kind: 'step', group: 'choices and steps' });

/* prettier-ignore */
export const unaryRules = {
  ...smooth('arithmetic', {
  neg:      { cost: null,         derivative: '-1',                 partials: [-1] },
  }),

  ...smooth('powers and roots', {
  square:   { cost: 'mul',        derivative: '2*x',                partials: [(A, _y, x) => A.mul(A.literal(2), x)] },
  sqrt:     { cost: 'elementary', derivative: '1/(2*sqrt(x))',      partials: [(A, y) => A.div(half(A), y)],
              domain: 'x >= 0', infiniteSlopes: [{ at: 0, inside: 1, slope: 1 }] },
  cbrt:     { cost: 'elementary', derivative: '1/(3*cbrt(x)^2)',    partials: [(A, y) => A.div(A.div(one(A), y), A.mul(A.literal(3), y))],
              infiniteSlopes: [{ at: 0, inside: 0, slope: 1 }] },
  }),

  ...smooth('exponentials, logarithms', {
  exp:      { cost: 'elementary', derivative: 'exp(x)',             partials: [(_A, y) => y] },
  expm1:    { cost: 'elementary', derivative: 'exp(x)',             partials: [(A, _y, x) => A.exp(x)] },
  log:      { cost: 'elementary', derivative: '1/x',                partials: [(A, _y, x) => A.div(one(A), x)], domain: 'x > 0' },
  log2:     { cost: 'elementary', derivative: '1/(x*ln 2)',         partials: [(A, _y, x) => A.div(one(A), A.mul(x, A.constant('ln2')))], domain: 'x > 0' },
  log10:    { cost: 'elementary', derivative: '1/(x*ln 10)',        partials: [(A, _y, x) => A.div(one(A), A.mul(x, A.constant('ln10')))], domain: 'x > 0' },
  log1p:    { cost: 'elementary', derivative: '1/(1 + x)',          partials: [(A, _y, x) => A.div(one(A), A.add(one(A), x))], domain: 'x > -1' },
  }),

  ...smooth('circular', {
  sin:      { cost: 'elementary', derivative: 'cos(x)',             partials: [(A, _y, x) => A.cos(x)] },
  cos:      { cost: 'elementary', derivative: '-sin(x)',            partials: [(A, _y, x) => A.neg(A.sin(x))] },
  tan:      { cost: 'elementary', derivative: '1 + tan(x)^2',       partials: [(A, y) => A.add(one(A), A.square(y))], domain: 'cos(x) != 0' },
  sec:      { cost: 'elementary', derivative: 'sec(x)*tan(x)',      partials: [(A, y, x) => A.mul(y, A.tan(x))], domain: 'cos(x) != 0' },
  csc:      { cost: 'elementary', derivative: '-csc(x)*cot(x)',     partials: [(A, y, x) => A.neg(A.mul(y, A.cot(x)))], domain: 'sin(x) != 0' },
  cot:      { cost: 'elementary', derivative: '-csc(x)^2',          partials: [(A, _y, x) => A.neg(A.square(A.csc(x)))], domain: 'sin(x) != 0' },
  asin:     { cost: 'elementary', derivative: '1/sqrt((1-x)(1+x))', partials: [(A, _y, x) => A.div(one(A), A.sqrt(oneMinusSquare(A, x)))],
              domain: '-1 <= x <= 1', infiniteSlopes: [{ at: -1, inside: 1, slope: 1 }, { at: 1, inside: -1, slope: 1 }] },
  acos:     { cost: 'elementary', derivative: '-1/sqrt((1-x)(1+x))', partials: [(A, _y, x) => A.neg(A.div(one(A), A.sqrt(oneMinusSquare(A, x))))],
              domain: '-1 <= x <= 1', infiniteSlopes: [{ at: -1, inside: 1, slope: -1 }, { at: 1, inside: -1, slope: -1 }] },
  atan:     { cost: 'elementary', derivative: '1/(1 + x^2)',        partials: [(A, _y, x) => A.div(one(A), A.add(one(A), A.square(x)))] },
  asec:     { cost: 'elementary', derivative: '1/(|x|*sqrt(x^2-1))', partials: [(A, _y, x) => A.div(A.div(one(A), A.abs(x)), rootOfSquareMinusOne(A, x))],
              domain: '|x| >= 1', infiniteSlopes: [{ at: -1, inside: -1, slope: 1 }, { at: 1, inside: 1, slope: 1 }] },
  acsc:     { cost: 'elementary', derivative: '-1/(|x|*sqrt(x^2-1))', partials: [(A, _y, x) => A.neg(A.div(A.div(one(A), A.abs(x)), rootOfSquareMinusOne(A, x)))],
              domain: '|x| >= 1', infiniteSlopes: [{ at: -1, inside: -1, slope: -1 }, { at: 1, inside: 1, slope: -1 }] },
  acot:     { cost: 'elementary', derivative: '-1/(1 + x^2)',       partials: [(A, _y, x) => A.neg(A.div(one(A), A.add(one(A), A.square(x))))], domain: 'x != 0' },
  }),

  ...smooth('hyperbolic', {
  sinh:     { cost: 'elementary', derivative: 'cosh(x)',            partials: [(A, _y, x) => A.cosh(x)] },
  cosh:     { cost: 'elementary', derivative: 'sinh(x)',            partials: [(A, _y, x) => A.sinh(x)] },
  tanh:     { cost: 'elementary', derivative: 'sech(x)^2',          partials: [(A, _y, x) => A.square(A.sech(x))] },
  sech:     { cost: 'elementary', derivative: '-sech(x)*tanh(x)',   partials: [(A, y, x) => A.neg(A.mul(y, A.tanh(x)))] },
  csch:     { cost: 'elementary', derivative: '-csch(x)*coth(x)',   partials: [(A, y, x) => A.neg(A.mul(y, A.coth(x)))], domain: 'x != 0' },
  coth:     { cost: 'elementary', derivative: '-csch(x)^2',         partials: [(A, _y, x) => A.neg(A.square(A.csch(x)))], domain: 'x != 0' },
  asinh:    { cost: 'elementary', derivative: '1/hypot(1, x)',      partials: [(A, _y, x) => A.div(one(A), A.hypot(one(A), x))] },
  acosh:    { cost: 'elementary', derivative: '1/sqrt(x^2-1)',      partials: [(A, _y, x) => A.div(one(A), rootOfSquareMinusOne(A, x))],
              domain: 'x >= 1', infiniteSlopes: [{ at: 1, inside: 1, slope: 1 }] },
  atanh:    { cost: 'elementary', derivative: '1/((1-x)(1+x))',     partials: [(A, _y, x) => A.div(one(A), oneMinusSquare(A, x))], domain: '-1 < x < 1' },
  asech:    { cost: 'elementary', derivative: '-1/(x*sqrt((1-x)(1+x)))', partials: [(A, _y, x) => A.neg(A.div(one(A), A.mul(x, A.sqrt(oneMinusSquare(A, x)))))],
              domain: '0 < x <= 1', infiniteSlopes: [{ at: 1, inside: -1, slope: -1 }] },
  acsch:    { cost: 'elementary', derivative: '-1/(|x|*hypot(1, x))', partials: [(A, _y, x) => A.neg(A.div(one(A), A.mul(A.abs(x), A.hypot(one(A), x))))], domain: 'x != 0' },
  acoth:    { cost: 'elementary', derivative: '1/((1-x)(1+x))',     partials: [(A, _y, x) => A.div(one(A), oneMinusSquare(A, x))], domain: '|x| > 1' },
  }),

  // The derivative is that of the side taken; the last side of each is for 0 or NaN, which must not be swallowed.
  ...choices({
  abs:      { cost: 'compare', derivative: 'sign(x)', kinks: 'x = 0, where reverse mode gives 0',
              choose: (A, x) => A.decide('>', x, A.literal(0)) ? x : A.decide('<', x, A.literal(0)) ? A.neg(x) : A.mul(x, x) },
  relu:     { cost: 'compare', derivative: 'x > 0 ? 1 : 0', kinks: 'x = 0, where reverse mode gives 0',
              choose: (A, x) => A.decide('>', x, A.literal(0)) ? x : A.decide('<=', x, A.literal(0)) ? A.literal(0) : x },
  }),

  ...steps({
  sign:     { cost: 'compare', derivative: '0', kinks: 'jumps at x = 0',
              jumpsAt: isZero,
              beside: (A, _x, side) => A.literal(side) },
  floor:    { cost: 'compare', derivative: '0', kinks: 'jumps at integers',
              jumpsAt: (A, x) => A.decide('==', x, A.floor(x)),
              beside: (A, x, side) => side > 0 ? x : A.sub(x, one(A)) },
  ceil:     { cost: 'compare', derivative: '0', kinks: 'jumps at integers',
              jumpsAt: (A, x) => A.decide('==', x, A.ceil(x)),
              beside: (A, x, side) => side > 0 ? A.add(x, one(A)) : x },
  round:    { cost: 'compare', derivative: '0', kinks: 'jumps at half-integers',
              jumpsAt: (A, x) => { const rest = A.sub(x, A.round(x)); return A.decide('==', rest, half(A)) || A.decide('==', A.neg(rest), half(A)); },
              beside: (A, x, side) => side > 0 ? A.ceil(x) : A.floor(x) },
  fix:      { cost: 'compare', derivative: '0', kinks: 'jumps at integers other than 0',
              jumpsAt: isWholeButNotZero,
              beside: (A, x, side) => A.fix(A.add(x, A.literal(side / 2))) },
  }),

  ...smooth('special', {
  gaussian: { cost: 'elementary', derivative: '-2*x*exp(-x^2)',     partials: [(A, y, x) => A.mul(A.mul(A.literal(-2), x), y)] },
  fround:   { cost: 'elementary', derivative: '1',                   partials: [1] },
  erf:      { cost: 'elementary', derivative: '2/sqrt(pi)*exp(-x^2)', partials: [(A, _y, x) => A.mul(A.constant('twoOverSqrtPi'), A.gaussian(x))] },
  erfc:     { cost: 'elementary', derivative: '-2/sqrt(pi)*exp(-x^2)', partials: [(A, _y, x) => A.neg(A.mul(A.constant('twoOverSqrtPi'), A.gaussian(x)))] },
  gamma:    { cost: 'elementary', derivative: 'gamma(x)*digamma(x)', partials: [(A, y, x) => A.mul(y, A.polygamma(A.literal(0), x))], domain: 'x != 0, -1, -2, …' },
  lgamma:   { cost: 'elementary', derivative: 'digamma(x)',         partials: [(A, _y, x) => A.polygamma(A.literal(0), x)], domain: 'x != 0, -1, -2, …' },
  sigmoid:  { cost: 'elementary', derivative: 'sigmoid(x)*sigmoid(-x)', partials: [(A, y, x) => A.mul(y, A.sigmoid(A.neg(x)))] },
  softplus: { cost: 'elementary', derivative: 'sigmoid(x)',         partials: [(A, _y, x) => A.sigmoid(x)] },
  }),
} satisfies Readonly<Record<UnaryName, UnaryRule>>;

/* prettier-ignore */
export const binaryRules = {
  ...smoothOfTwo('arithmetic', {
  add:      { cost: 'add', derivative: '1, 1',                      partials: [1, 1] },
  sub:      { cost: 'add', derivative: '1, -1',                     partials: [1, -1], cancels: true },
  mul:      { cost: 'mul', derivative: 't, x',                      partials: [(_A, _y, _x, t) => t, (_A, _y, x) => x], absorbing: 0 },
  div:      { cost: 'div', derivative: '1/t, -(x/t)/t',             partials: [(A, _y, _x, t) => A.div(one(A), t), (A, y, _x, t) => A.neg(A.div(y, t))], domain: 't != 0', cancels: true },
  }),

  ...smoothOfTwo('powers and roots', {
  // x^0 is 1 everywhere, so its slope is 0 even at x = 0; 0^t is 0 for every t > 0.
  pow:      { cost: 'pow', derivative: 't*x^(t-1), x^t*log(x)', domain: 'x > 0, or t an integer, or x = 0 < t',
              partials: [
                (A, y, x, t) => isZero(A, t) ? A.literal(0) : A.mul(t, powerBelow(A, y, x, t)),
                (A, y, x, t) => isZero(A, x) && A.decide('>', t, A.literal(0)) ? A.literal(0) : A.mul(y, A.log(x)),
              ],
              singularAt: isZero, exponential: true,
              powerOf: (A, t) => A.decide('==', t, A.floor(t)) ? undefined : { exponent: t, odd: false } },
  // y/(t*x) is 0/0 at 0, to every order: so it is asked by its sign, which has no tangent
  nthRoot:  { cost: 'elementary', derivative: 'y/(t*x), -y*log(x)/t^2', domain: 'x >= 0, or t an odd integer',
              partials: [
                (A, y, x, t) => A.div(isZero(A, A.sign(x)) ? A.pow(y, A.sub(one(A), t)) : A.div(y, x), t),
                (A, y, x, t) => isZero(A, x) && A.decide('>', t, A.literal(0)) ? A.literal(0) : A.neg(A.div(A.div(A.mul(y, A.log(x)), t), t)),
              ],
              exponential: true, powerOf: (A, t) => ({ exponent: A.div(one(A), t), odd: isOdd(A, t) }) },
  hypot:    { cost: 'elementary', derivative: 'x/y, t/y', kinks: 'the origin, where reverse mode gives 0',
              partials: [(A, y, x) => A.div(x, y), (A, y, _x, t) => A.div(t, y)], homogeneous: true },
  }),

  ...smoothOfTwo('circular', {
  // divided twice by the length, so that squares neither overflow nor underflow
  atan2:    { cost: 'elementary', derivative: 't/(x^2+t^2), -x/(x^2+t^2)', domain: 'not the origin', kinks: 'jumps across t < 0, x = 0',
              partials: [
                (A, _y, x, t) => { const r = A.hypot(x, t); return A.div(A.div(t, r), r); },
                (A, _y, x, t) => { const r = A.hypot(x, t); return A.neg(A.div(A.div(x, r), r)); },
              ],
              onCut: (A, x, t) => A.decide('<', t, A.literal(0)) && A.decide('==', x, A.literal(0)) },
  sincDerivative: { cost: 'elementary', derivative: 'sincDerivative(n + 1, x)',
                    partials: [null, (A, _y, n, x) => A.sincDerivative(A.add(n, one(A)), x)] },
  }),

  ...choicesOfTwo({
  min:      { cost: 'compare', derivative: 'x <= t ? (1, 0) : (0, 1)', kinks: 'x = t, where reverse mode follows x',
              choose: (A, x, t) => A.decide('<=', x, t) ? x : A.decide('>', x, t) ? t : A.add(x, t) },
  max:      { cost: 'compare', derivative: 'x >= t ? (1, 0) : (0, 1)', kinks: 'x = t, where reverse mode follows x',
              choose: (A, x, t) => A.decide('>=', x, t) ? x : A.decide('<', x, t) ? t : A.add(x, t) },
  }),
  ...smoothOfTwo('choices and steps', {
  // the floor of a rounded quotient may be another than that of the value, whose remainder is exact
  mod:      { cost: 'elementary', derivative: '1, -floor(x/t)', domain: 't != 0', kinks: 'jumps where x/t is an integer',
              partials: [1, (A, y, x, t) => A.neg(A.round(A.sub(A.div(x, t), A.div(y, t))))],
              singularAt: (A, x, t) => { const quotient = A.div(x, t); return A.decide('==', quotient, A.floor(quotient)); },
              viaSteps: (A, x, t) => A.sub(x, A.mul(t, A.floor(A.div(x, t)))) },
  rem:      { cost: 'elementary', derivative: '1, -fix(x/t)', domain: 't != 0', kinks: 'jumps where x/t is an integer other than 0',
              partials: [1, (A, y, x, t) => A.neg(A.round(A.sub(A.div(x, t), A.div(y, t))))],
              singularAt: (A, x, t) => isWholeButNotZero(A, A.div(x, t)),
              viaSteps: (A, x, t) => A.sub(x, A.mul(t, A.fix(A.div(x, t)))) },
  }),

  ...smoothOfTwo('special', {
  polygamma:      { cost: 'elementary', derivative: 'polygamma(n + 1, x)', domain: 'x != 0, -1, -2, …',
                    partials: [null, (A, _y, n, x) => A.polygamma(A.add(n, one(A)), x)] },
  }),
} satisfies Readonly<Record<BinaryName, BinaryRule>>;

/** Every rule by name, whatever its arity. */
export const rules: Readonly<Record<UnaryName | BinaryName, UnaryRule | BinaryRule>> = {
  ...unaryRules,
  ...binaryRules,
};
