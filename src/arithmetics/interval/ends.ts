// The ends of intervals: MPFR results rounded downward and upward, and what is common to every operation.
import type { Foundation } from '../../arithmetic.js';
import { OutsideDomain, Undecided } from '../../errors.js';
import { downward, nearest, upward, type BinaryCall, type Mpfr, type Pointer, type UnaryCall } from './mpfr.js';

/** Ends are MPFR numbers; one shared pointer means that the number is known exactly. */
export interface Interval {
  readonly lo: Pointer;
  readonly hi: Pointer;
}

export type Ends = ReturnType<typeof ends>;

export function ends(mpfr: Mpfr) {
  const { call } = mpfr;
  const point = (p: Pointer): Interval => ({ lo: p, hi: p });
  const isExact = (x: Interval): boolean => x.lo === x.hi;
  const isExactZero = (x: Interval): boolean => x.lo === x.hi && mpfr.sign(x.lo) === 0;
  const literal = (value: number): Interval => {
    if (!Number.isFinite(value))
      throw new Undecided(`a constant of the program is ${Number.isNaN(value) ? 'NaN' : 'infinite'}`);
    return point(mpfr.fromDouble(value));
  };
  /** The double that an exact number equals; undefined for one that no double does. */
  const known = (x: Interval): number | undefined => {
    if (!isExact(x)) return undefined;
    const value = mpfr.toDouble(x.lo, nearest);
    return call.mpfr_cmp_d(x.lo, value) === 0 ? value : undefined;
  };
  const sign = (p: Pointer): number => mpfr.sign(p);
  const smaller = (p: Pointer, q: Pointer): Pointer => (mpfr.compare(p, q) <= 0 ? p : q);
  const larger = (p: Pointer, q: Pointer): Pointer => (mpfr.compare(p, q) >= 0 ? p : q);
  const outside = (name: string, domain: string): OutsideDomain =>
    new OutsideDomain('outside-domain', name, `the domain of ${name} is ${domain}`);
  const check = (p: Pointer): Pointer => {
    if (mpfr.isNaN(p)) throw new Undecided('an enclosure is not a number');
    return p;
  };

  /** A result computed downward, with its ternary value: exact, or followed by the next number above. */
  const enclosure = (lo: Pointer, ternary: number): Interval =>
    ternary === 0 ? point(check(lo)) : { lo: check(lo), hi: mpfr.nextAbove(lo) };
  const unaryPoint = (f: UnaryCall, p: Pointer): Interval => {
    const lo = mpfr.allocate();
    return enclosure(lo, f(lo, p, downward));
  };
  const binaryPoint = (f: BinaryCall, p: Pointer, q: Pointer): Interval => {
    const lo = mpfr.allocate();
    return enclosure(lo, f(lo, p, q, downward));
  };
  const unaryEnd = (f: UnaryCall, p: Pointer, rounding: number): Pointer => {
    const target = mpfr.allocate();
    f(target, p, rounding);
    return check(target);
  };
  const binaryEnd = (f: BinaryCall, p: Pointer, q: Pointer, rounding: number): Pointer => {
    const target = mpfr.allocate();
    f(target, p, q, rounding);
    return check(target);
  };

  /** A function of two numbers whose extremes over the rectangle are at its corners. */
  const corners = (f: BinaryCall, x: Interval, y: Interval): Interval => {
    if (isExact(x) && isExact(y)) return binaryPoint(f, x.lo, y.lo);
    let lo = -1;
    let hi = -1;
    for (const p of isExact(x) ? [x.lo] : [x.lo, x.hi]) {
      for (const q of isExact(y) ? [y.lo] : [y.lo, y.hi]) {
        const corner = binaryPoint(f, p, q);
        lo = lo < 0 ? corner.lo : smaller(lo, corner.lo);
        hi = hi < 0 ? corner.hi : larger(hi, corner.hi);
      }
    }
    return { lo, hi };
  };
  const mapIncreasing = (f: UnaryCall, x: Interval): Interval =>
    isExact(x) ? unaryPoint(f, x.lo) : { lo: unaryEnd(f, x.lo, downward), hi: unaryEnd(f, x.hi, upward) };
  const mapDecreasing = (f: UnaryCall, x: Interval): Interval =>
    isExact(x) ? unaryPoint(f, x.lo) : { lo: unaryEnd(f, x.hi, downward), hi: unaryEnd(f, x.lo, upward) };

  /** Where a function lives: 'in', 'out', or an Undecided thrown because the interval reaches over the edge. */
  const require = (name: string, domain: string, inside: boolean, outsideAltogether: boolean): void => {
    if (inside) return;
    if (outsideAltogether) throw outside(name, domain);
    throw new Undecided(`${name} is too near the edge of its domain`);
  };
  const cmpDouble = (p: Pointer, value: number): number => call.mpfr_cmp_d(p, value);

  const shortEnd = (f: BinaryCall, p: Pointer, q: Pointer, rounding: number): Pointer => {
    const target = mpfr.allocateShort();
    f(target, p, q, rounding);
    return check(target);
  };

  const foundation = { literal, known } satisfies Partial<Foundation<Interval>>;
  return {
    ...foundation,
    mpfr,
    call,
    point,
    isExact,
    isExactZero,
    sign,
    smaller,
    larger,
    outside,
    enclosure,
    unaryPoint,
    binaryPoint,
    unaryEnd,
    binaryEnd,
    shortEnd,
    corners,
    mapIncreasing,
    mapDecreasing,
    require,
    cmpDouble,
  };
}
