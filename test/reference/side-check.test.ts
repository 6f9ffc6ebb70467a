// The second root of verdicts: which claims about one side of a point values confirm, which they refute.
import { describe, expect, it } from 'vitest';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { Undecided } from '../../src/errors.js';
import { powerOfTwo, type Agreement } from '../../src/reference/difference-check.js';
import { checkSide, type SideClaim } from '../../src/reference/side-check.js';

const mpfr = await startMpfr(100);
const A = intervalArithmetic(mpfr);
const n = (value: number): Interval => A.literal(value);

function check(f: (x: Interval) => Interval, at: number, side: 1 | -1, claim: SideClaim): Agreement {
  const displaced = (exponent: number) => (multiple: number) =>
    f(A.add(n(at), A.mul(n(multiple), powerOfTwo(A, exponent))));
  return checkSide(A, claim, side, displaced, 128);
}
const to = (value: number | (() => Interval)): SideClaim => ({
  kind: 'continuous',
  limit: () => (typeof value === 'number' ? n(value) : value()),
});
const infinite = (sign: 1 | -1): SideClaim => ({ kind: 'infinite', sign });
const outside: SideClaim = { kind: 'outside' };
const logLog = (x: Interval): Interval => A.log(A.neg(A.log(x)));

/* prettier-ignore */
const rows: readonly (readonly [text: string, f: (x: Interval) => Interval, at: number, side: 1 | -1, SideClaim, Agreement])[] = [
  // limits
  ['2 of floor(x) above 2',          (x) => A.floor(x),                       2, 1,  to(2), 'agrees'],
  ['1 of floor(x) below 2',          (x) => A.floor(x),                       2, -1, to(1), 'agrees'],
  ['2 of floor(x) below 2',          (x) => A.floor(x),                       2, -1, to(2), 'disagrees'],
  ['1 + 2^-40 of floor(x) below 2',  (x) => A.floor(x),                       2, -1, to(1 + 2 ** -40), 'disagrees'],
  ['0 of |x| above 0',               (x) => A.abs(x),                         0, 1,  to(0), 'agrees'],
  ['sin 1 of sin(x) above 1',        (x) => A.sin(x),                         1, 1,  to(() => A.sin(n(1))), 'agrees'],
  ['0 of cbrt(x) below 0',           (x) => A.cbrt(x),                        0, -1, to(0), 'agrees'],
  ['0 of x^(1/50) above 0',          (x) => A.pow(x, n(0.02)),                0, 1,  to(0), 'agrees'],
  ['0 of x^(1/100) above 0',         (x) => A.pow(x, n(0.01)),                0, 1,  to(0), 'blind'],     // slower than it is waited for
  ['0 of 1/log(x) above 0',          (x) => A.div(n(1), A.log(x)),            0, 1,  to(0), 'blind'],
  ['0 of 1/x above 0',               (x) => A.div(n(1), x),                   0, 1,  to(0), 'disagrees'],
  ['0 of sqrt(x) below 0',           (x) => A.sqrt(x),                        0, -1, to(0), 'blind'],
  // infinite slopes
  ['+ of sqrt(x) above 0',           (x) => A.sqrt(x),                        0, 1,  infinite(1), 'agrees'],
  ['- of sqrt(x) above 0',           (x) => A.sqrt(x),                        0, 1,  infinite(-1), 'disagrees'],
  ['+ of cbrt(x) below 0',           (x) => A.cbrt(x),                        0, -1, infinite(1), 'agrees'],
  ['- of cbrt(x) below 0',           (x) => A.cbrt(x),                        0, -1, infinite(-1), 'disagrees'],
  ['+ of sqrt(x) - 2^60*x above 0',  (x) => A.sub(A.sqrt(x), A.mul(powerOfTwo(A, 60), x)), 0, 1, infinite(1), 'agrees'],
  ['- of x*log(x) above 0',          (x) => A.mul(x, A.log(x)),               0, 1,  infinite(-1), 'agrees'],
  ['+ of x*log(-log(x)) above 0',    (x) => A.mul(x, logLog(x)),              0, 1,  infinite(1), 'agrees'],
  ['+ of x above 0',                 (x) => x,                                0, 1,  infinite(1), 'disagrees'],
  ['+ of -x above 0',                (x) => A.neg(x),                         0, 1,  infinite(1), 'disagrees'],
  ['+ of x^1.5 above 0',             (x) => A.pow(x, n(1.5)),                 0, 1,  infinite(1), 'disagrees'],
  ['+ of sin(x) above 0',            (x) => A.sin(x),                         0, 1,  infinite(1), 'disagrees'],
  ['+ of sqrt(x) below 0',           (x) => A.sqrt(x),                        0, -1, infinite(1), 'blind'],
  // ends of domains
  ['sqrt(x) below 0',                (x) => A.sqrt(x),                        0, -1, outside, 'agrees'],
  ['sqrt(x) above 0',                (x) => A.sqrt(x),                        0, 1,  outside, 'disagrees'],
  ['acos(x) above 1',                (x) => A.acos(x),                        1, 1,  outside, 'agrees'],
  ['sqrt(2^-500 - x) above 0',       (x) => A.sqrt(A.sub(powerOfTwo(A, -500), x)), 0, 1, outside, 'disagrees'], // only the finer step is inside
  ['what no precision decides',      () => { throw new Undecided('no'); },    0, 1,  outside, 'blind'],
];

describe('Values beside a point', () => {
  it.each(rows)('of the claim %s', (_text, f, at, side, claim, agreement) => {
    expect(check(f, at, side, claim)).toBe(agreement);
  });
  it('let errors pass that are not of the arithmetic', () => {
    const broken = (): never => {
      throw new RangeError('out of memory');
    };
    for (const claim of [to(0), infinite(1), outside]) expect(() => check(broken, 0, 1, claim)).toThrow(RangeError);
  });
});
