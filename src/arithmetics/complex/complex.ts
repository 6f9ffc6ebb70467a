// Complex numbers over any real arithmetic, for the complex step: f(x + iδ) with imaginary parts near 1e-20.
// Every primitive keeps the imaginary part's relative accuracy however small it is, so none subtracts nearly equal
// numbers to get it (Squire & Trapp 1998; Kahan 1987, "Branch cuts for complex elementary functions").
import { uncounted, type Arithmetic, type UnaryName } from '../../arithmetic.js';
import { binaryRules, unaryRules } from '../../primitives.js';
import { dual } from '../dual.js';
import { complexAlgebra, type Complex } from './algebra.js';
import { complexCircular } from './circular.js';
import { complexExponentials } from './exponentials.js';
import { complexHyperbolic } from './hyperbolic.js';
import { complexPowers } from './powers.js';
import { complexSpecial } from './special.js';

export type { Complex } from './algebra.js';

/**
 * Complex numbers over A. Relations, choices and steps follow the real part. Outside a function's real domain the
 * answer is A's own (NaN in floating point), not the complex continuation, since the program is a real one.
 *
 * @throws Unsupported from gamma and its relatives where the imaginary part is some hundreds or more
 */
export function complex<T>(A: Arithmetic<T>): Arithmetic<Complex<T>> {
  type Z = Complex<T>;
  const algebra = complexAlgebra(A);
  const exponentials = complexExponentials(A, algebra);
  const { real, number, neg, add, sub, mul, div, unary } = algebra;

  const lifted = dual(A);
  /** Linear between its jumps, so that the imaginary part of the result is a tangent. */
  const remainder =
    (name: 'mod' | 'rem') =>
    (z: Z, w: Z): Z => {
      const { primal, tangent } = lifted[name]({ primal: z.re, tangent: z.im }, { primal: w.re, tangent: w.im });
      return { re: primal, im: tangent };
    };

  const choice = (name: 'abs' | 'relu'): ((z: Z) => Z) =>
    unary(name, (_a, _b, z) => unaryRules[name].choose(arithmetic, z));
  const choiceOfTwo =
    (name: 'min' | 'max') =>
    (z: Z, w: Z): Z =>
      z.im === undefined && w.im === undefined ? real(A[name](z.re, w.re)) : binaryRules[name].choose(arithmetic, z, w);
  const step =
    (name: UnaryName) =>
    (z: Z): Z =>
      real(A[name](z.re));

  const arithmetic: Arithmetic<Z> = {
    literal: number,
    constant: (name) => real(A.constant(name)),
    decide: (relation, z, w) => A.decide(relation, z.re, w.re),
    known: (z) => z.known ?? (z.im === undefined ? A.known(z.re) : undefined),
    detached: ({ re }) => real(A.detached(re)),
    holdsUncounted: (relation, z, w) => uncounted(A)(relation, z.re, w.re),

    neg,
    add,
    sub,
    mul,
    div,
    ...exponentials,
    ...complexPowers(A, algebra, exponentials),
    ...complexCircular(A, algebra, exponentials),
    ...complexHyperbolic(A, algebra, exponentials),
    ...complexSpecial(A, algebra, exponentials),

    abs: choice('abs'),
    relu: choice('relu'),
    min: choiceOfTwo('min'),
    max: choiceOfTwo('max'),
    sign: step('sign'),
    floor: step('floor'),
    ceil: step('ceil'),
    round: step('round'),
    fix: step('fix'),
    mod: remainder('mod'),
    rem: remainder('rem'),
    fround: ({ re, im }) => ({ re: A.fround(re), im }),
  };
  return arithmetic;
}
