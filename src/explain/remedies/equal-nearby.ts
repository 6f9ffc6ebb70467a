// Whether two programs are the same function at a point and beside it, as far as that can be certified: values and derivatives, in intervals.
import type { Interval } from '../../arithmetics/interval/interval.js';
import { Tape } from '../../arithmetics/tape.js';
import { EvaluationError, OutsideDomain, TimeLimit } from '../../errors.js';
import type { Problem } from '../../methods/method.js';
import { RandomNumbers } from '../../random-numbers.js';
import type { Laboratory } from '../../reference/laboratory.js';

/** Precisions in bits: the first sees most differences sooner, the others are to tell that there is none. */
const ladder = [256, 2048, 8192];
/** Numbers whose enclosures overlap, known to so many bits of their size, or to the least double, count as equal. */
const equalBits = 1000;
/** How far points beside are, as parts of the size of each input (of 1 where it is 0). */
const distances = [2 ** -30, 2 ** -10, 2 ** -2];
/** Points beside at which both must be seen to be equal, or both undefined, on each side. */
const leastOnASide = 2;

/** `undefined`: both are; `open`: no precision tells. */
type PointAgreement = 'equal' | 'different' | 'undefined' | 'open';

/**
 * Certifies that two problems are one function at their point, at three points on either side, and with the signs of all inputs turned where the
 * first is defined there: what only holds on one side of 0 is none.
 *
 * @returns at how many points beside they are equal; null: they aren't the same, or it can't be told
 */
export function equalNearby(lab: Laboratory, given: Problem, rewritten: Problem): number | null {
  const at = (point: readonly number[]): PointAgreement => agreementAt(lab, given, rewritten, point);
  if (at(given.point) !== 'equal') return null;
  let equal = 0;
  for (const side of besides(given.point)) {
    const found = side.map(at);
    if (found.includes('different')) return null;
    const settled = found.filter((each) => each !== 'open');
    if (settled.length < leastOnASide) return null;
    equal += found.filter((each) => each === 'equal').length;
  }
  if (equal < leastOnASide) return null;
  // a wider domain on the other side is no harm, another function is
  const mirror = given.point.map((x) => (x === 0 ? x : -x));
  return agreementAt(lab, given, rewritten, mirror, true) === 'different' ? null : equal;
}

/** Points on either side, along a random direction that has no input at rest. */
function besides(point: readonly number[]): number[][][] {
  const numbers = RandomNumbers.of(1, 'points');
  const direction = point.map((x) => {
    const size = (x === 0 ? 1 : x) * (0.5 + 0.5 * numbers.uniform());
    return numbers.uniform() < 0.5 ? -size : size;
  });
  return [1, -1].map((side) => distances.map((distance) => point.map((x, i) => x + side * distance * (direction[i] as number)))); // prettier-ignore
}

function agreementAt(
  { bench }: Laboratory,
  given: Problem,
  rewritten: Problem,
  point: readonly number[],
  mayWiden = false,
): PointAgreement {
  for (const bits of ladder) {
    bench.mpfr.reset(bits);
    const one = numbersAt(bench, given, point);
    const other = one === 'undefined' && mayWiden ? 'undefined' : numbersAt(bench, rewritten, point);
    if (one === 'open' || other === 'open') continue;
    if (one === 'undefined' || other === 'undefined') return one === other ? 'undefined' : 'different';
    const pairs = one.map((x, i) => equality(bench, x, other[i] as Interval));
    if (pairs.includes('different')) return 'different';
    if (pairs.every((each) => each === 'equal')) return 'equal';
  }
  return 'open';
}

function equality(A: Laboratory['bench'], x: Interval, y: Interval): PointAgreement {
  const { lo, hi } = A.abs(A.sub(x, y));
  if (A.mpfr.sign(lo) > 0) return 'different';
  const size = A.mul(A.literal(2 ** -equalBits), A.add(A.abs(x), A.abs(y)));
  return A.mpfr.compare(hi, A.max(size, A.literal(Number.MIN_VALUE)).hi) <= 0 ? 'equal' : 'open';
}

/** Value and derivatives of a program, as enclosures. */
function numbersAt(
  A: Laboratory['bench'],
  { program, wrt, budget }: Problem,
  point: readonly number[],
): readonly Interval[] | 'undefined' | 'open' {
  const tape = new Tape(A);
  const active = new Set(wrt);
  const inputs = point.map((x, i) => (active.has(i) ? tape.input(A.literal(x)) : { value: A.literal(x), node: -1 }));
  try {
    const output = program.link(tape.arithmetic)(inputs, budget);
    const adjoints = tape.adjoints(output);
    return [output.value, ...wrt.map((input) => adjoints[inputs[input]?.node ?? -1] ?? A.literal(0))];
  } catch (error) {
    if (error instanceof TimeLimit || !(error instanceof EvaluationError)) throw error;
    return error instanceof OutsideDomain ? 'undefined' : 'open';
  }
}
