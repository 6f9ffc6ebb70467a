// Complex numbers over any real arithmetic: what they are, their algebra, and how their functions are made.
import type { Arithmetic, UnaryName } from '../../arithmetic.js';

/** `im` undefined is a structural zero: a real number, whose operations cost real ones only. */
export interface Complex<T> {
  readonly re: T;
  readonly im: T | undefined;
  /** The number that z is exactly, of small integers and their sums; lets powers multiply instead of taking logarithms. */
  readonly known?: number;
}

/** A number counts as lying on the negative real axis, where roots and logarithms aren't real, below this |im/re|. */
const cutWidth = 1e-8;

export type ComplexAlgebra<T> = ReturnType<typeof complexAlgebra<T>>;

export function complexAlgebra<T>(A: Arithmetic<T>) {
  type Z = Complex<T>;
  const real = (re: T): Z => ({ re, im: undefined });
  const number = (value: number): Z => {
    const small = Number.isInteger(value) && Math.abs(value) < 1024;
    return small ? { re: A.literal(value), im: undefined, known: value } : real(A.literal(value));
  };
  const isNegative = (x: T): boolean => A.decide('<', x, A.literal(0));
  const timesTwo = (x: T): T => A.add(x, x);
  const pi = (): T => A.acos(A.literal(-1));

  const neg = (z: Z): Z =>
    z.im === undefined
      ? z.known === undefined
        ? real(A.neg(z.re))
        : { re: A.neg(z.re), im: undefined, known: -z.known }
      : { re: A.neg(z.re), im: A.neg(z.im) };
  const sumOfKnown = (z: Z, w: Z, sign: 1 | -1, re: T): Z => {
    if (z.known === undefined || w.known === undefined) return real(re);
    return { re, im: undefined, known: z.known + sign * w.known };
  };
  const add = (z: Z, w: Z): Z => {
    const re = A.add(z.re, w.re);
    if (z.im === undefined) return w.im === undefined ? sumOfKnown(z, w, 1, re) : { re, im: w.im };
    return { re, im: w.im === undefined ? z.im : A.add(z.im, w.im) };
  };
  const sub = (z: Z, w: Z): Z => {
    const re = A.sub(z.re, w.re);
    if (w.im === undefined) return z.im === undefined ? sumOfKnown(z, w, -1, re) : { re, im: z.im };
    return { re, im: z.im === undefined ? A.neg(w.im) : A.sub(z.im, w.im) };
  };
  const mul = (z: Z, w: Z): Z => {
    if (z.im === undefined) return { re: A.mul(z.re, w.re), im: w.im === undefined ? undefined : A.mul(z.re, w.im) };
    if (w.im === undefined) return { re: A.mul(z.re, w.re), im: A.mul(z.im, w.re) };
    return {
      re: A.sub(A.mul(z.re, w.re), A.mul(z.im, w.im)),
      im: A.add(A.mul(z.re, w.im), A.mul(z.im, w.re)),
    };
  };
  /** By Smith's method (1962), whose intermediate results don't overflow. */
  const div = (z: Z, w: Z): Z => {
    if (w.im === undefined) return { re: A.div(z.re, w.re), im: z.im === undefined ? undefined : A.div(z.im, w.re) };
    if (A.decide('>=', A.abs(w.re), A.abs(w.im))) {
      const ratio = A.div(w.im, w.re);
      const divisor = A.add(w.re, A.mul(w.im, ratio));
      if (z.im === undefined) return { re: A.div(z.re, divisor), im: A.neg(A.div(A.mul(z.re, ratio), divisor)) };
      return {
        re: A.div(A.add(z.re, A.mul(z.im, ratio)), divisor),
        im: A.div(A.sub(z.im, A.mul(z.re, ratio)), divisor),
      };
    }
    const ratio = A.div(w.re, w.im);
    const divisor = A.add(A.mul(w.re, ratio), w.im);
    if (z.im === undefined) return { re: A.div(A.mul(z.re, ratio), divisor), im: A.neg(A.div(z.re, divisor)) };
    return {
      re: A.div(A.add(A.mul(z.re, ratio), z.im), divisor),
      im: A.div(A.sub(A.mul(z.im, ratio), z.re), divisor),
    };
  };
  const one = (): Z => number(1);
  const twice = (z: Z): Z => ({ re: timesTwo(z.re), im: z.im === undefined ? undefined : timesTwo(z.im) });
  const halve = (z: Z): Z => mul(real(A.literal(0.5)), z);
  const oneMinus = (z: Z): Z => sub(one(), z);
  const onePlus = (z: Z): Z => add(one(), z);

  /** A's own function of a real number; the complex one of any other. */
  const unary =
    (name: UnaryName, apply: (a: T, b: T, z: Z) => Z) =>
    (z: Z): Z =>
      z.im === undefined ? real(A[name](z.re)) : apply(z.re, z.im, z);
  /** The same for an odd function, by its form for real parts that aren't negative. */
  const odd = (name: UnaryName, apply: (a: T, b: T, z: Z) => Z) =>
    unary(name, (a, b, z) => (isNegative(a) ? neg(apply(A.neg(a), A.neg(b), neg(z))) : apply(a, b, z)));
  /** On the negative real axis, where the function isn't real, what A says of that. */
  const cut = (name: UnaryName, a: T, b: T): Z | undefined => {
    if (!isNegative(a) || A.decide('>', A.abs(b), A.mul(A.literal(cutWidth), A.neg(a)))) return undefined;
    const value = A[name](a);
    return { re: value, im: value };
  };
  /** r·(cos φ + i·sin φ). */
  const polar = (r: T, angle: T): Z => ({ re: A.mul(r, A.cos(angle)), im: A.mul(r, A.sin(angle)) });

  return {
    real,
    number,
    isNegative,
    timesTwo,
    pi,
    neg,
    add,
    sub,
    mul,
    div,
    one,
    twice,
    halve,
    oneMinus,
    onePlus,
    unary,
    odd,
    cut,
    polar,
  };
}
