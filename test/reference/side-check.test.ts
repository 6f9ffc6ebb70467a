// The second root of verdicts: which claims about one side of a point values confirm, which they refute.
import { describe, expect, it } from 'vitest';
import { fractionOfDouble } from '../../src/arithmetics/fractions.js';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { Mpfr, startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { atOne, flatOrder, type Order } from '../../src/arithmetics/series/order.js';
import { Undecided } from '../../src/errors.js';
import { powerOfTwo, type Agreement } from '../../src/reference/difference-check.js';
import { checkSide } from '../../src/reference/side-check.js';
import type { SideClaim } from '../../src/reference/side-claim.js';
import { quickOf } from '../sample.js';

const mpfr = await startMpfr(100);
const A = intervalArithmetic(mpfr);
const n = (value: number): Interval => A.literal(value);
/** Claims are made here, at 128 bits. */
const B = intervalArithmetic(new Mpfr(mpfr.call, 1));
B.mpfr.reset(128);

function check(f: (x: Interval) => Interval, at: number, side: 1 | -1, claim: SideClaim): Agreement {
  const displaced = (exponent: number) => (multiple: number) =>
    f(A.add(n(at), A.mul(n(multiple), powerOfTwo(A, exponent))));
  return checkSide(A, claim, { side, displaced, unit: 0, point: at === 0 ? 0 : Math.ceil(Math.log2(Math.abs(at))) });
}

type Limit = number | (() => Interval);
const order = (p: number, k = 0): Order => ({
  ...atOne,
  p: fractionOfDouble(p),
  logs: k === 0 ? [] : [fractionOfDouble(k)],
});
const limitOf = (value: Limit) => () => (typeof value === 'number' ? n(value) : value());
/** f = limit + c·t^p·L^-k + what is of order `rest`, t being the distance. */
function lead(limit: Limit, c: number | Interval, at: Order, rest?: Order | null, isExact = true): SideClaim {
  const term = c === 0 ? null : { at, c: typeof c === 'number' ? B.literal(c) : c };
  return { kind: 'values', limit: limitOf(limit), isExact, lead: term, rest, grows: 0 };
}
const slope = (limit: Limit, c: number | Interval, rest?: Order | null): SideClaim => lead(limit, c, atOne, rest);
const jump = (limit: Interval, c: number): SideClaim => lead(() => limit, c, atOne, undefined, false);
const infinite = (grows: 1 | -1, limit: Limit = 0): SideClaim =>
  ({ kind: 'values', limit: limitOf(limit), isExact: true, lead: undefined, rest: undefined, grows }); // prettier-ignore
const outside: SideClaim = { kind: 'outside' };
const logLog = (x: Interval): Interval => A.log(A.neg(A.log(x)));
const twoKinks = (x: Interval): Interval => A.add(A.abs(x), A.abs(A.sub(x, n(1e-30))));
const farKinks = (x: Interval): Interval => A.add(A.abs(x), A.abs(A.sub(x, A.square(n(1e-300)))));
const endless = (x: Interval): Interval => A.mul(x, A.sin(A.div(n(1), x)));
const flat = (x: Interval): Interval => A.exp(A.div(n(-1), A.square(x)));
const root = (x: Interval): Interval => A.sub(A.sqrt(x), A.mul(powerOfTwo(A, 60), x));
const stepped = (x: Interval): Interval => A.add(A.mul(A.floor(x), A.sin(n(1))), x);
/** 0, but where no bits tell that: 1 and a tanh are too near each other beyond 2^-12. */
const veiled = (x: Interval): Interval => n(A.decide('<', A.tanh(A.div(n(1), A.abs(x))), n(1)) ? 0 : 1);
/** At the distance 2^-k what is made of k. */
const byScale =
  (value: (k: number, x: Interval) => Interval) =>
  (x: Interval): Interval =>
    value(1 - A.mpfr.exponent(x.hi), x);
const untold = (): never => {
  throw new Undecided('no');
};
const fourth = (x: Interval): Interval => A.square(A.square(x));
/** From one power of two to another, and from the negative of one to itself. */
const fromTo = (low: number, high: number): Interval => ({ lo: powerOfTwo(A, low).lo, hi: powerOfTwo(A, high).hi });
const within = (e: number): Interval => ({ lo: A.neg(powerOfTwo(A, e)).lo, hi: powerOfTwo(A, e).hi });
/** t^4, but with fewer bits anything from -1 to 1. */
const byBits = (bits: number, x: Interval): Interval => (A.mpfr.precision < bits ? within(0) : fourth(x));
const tripleLog: Order = { ...atOne, logs: [0, 0, 1].map(fractionOfDouble) };
const wild = (x: Interval): Interval => A.sin(A.exp(A.div(n(1), x)));
const swings: SideClaim = { kind: 'oscillates', limit: null };
const slopeSwings: SideClaim = { kind: 'oscillates', limit: () => n(0) };
const outsideAgain: SideClaim = { kind: 'outside', again: true };
const sixTenths: Order = { ...atOne, p: { n: 21617278211378381n, d: 36028797018963968n } };
const belowTwo = B.add(B.sin(B.literal(1)), B.literal(2));

/* prettier-ignore */
const rows: readonly (readonly [text: string, f: (x: Interval) => Interval, at: number, side: 1 | -1, SideClaim, Agreement])[] = [
  // limits, beside which nothing moves
  ['acos(1 + x^4) ends above 0',      (x) => A.acos(A.add(n(1), A.square(A.square(x)))), 0, 1, outside,           'agrees'],
  ['asech(1 + exp(-1/x^2)) ends',     (x) => A.asech(A.add(n(1), flat(x))),    0, 1,  outside,                  'agrees'],
  ['acos(1 - x^4) does not end',      (x) => A.acos(A.sub(n(1), A.square(A.square(x)))), 0, 1, outside,           'disagrees'],
  ['acoth(1 + x^3) has a pole',       (x) => A.acoth(A.add(n(1), A.mul(x, A.square(x)))), 0, 1, { kind: 'pole', sign: 1 }, 'agrees'],
  ['1/x has a pole of that sign',     (x) => A.div(n(1), x), 0, 1, { kind: 'pole', sign: 1 }, 'agrees'],
  ['1/x falls on the left',           (x) => A.div(n(1), x), 0, -1, { kind: 'pole', sign: -1 }, 'agrees'],
  ['1/x has no pole of the other',    (x) => A.div(n(1), x), 0, 1, { kind: 'pole', sign: -1 }, 'disagrees'],
  ['a bound is no pole',              (x) => A.add(n(2), A.abs(x)), 0, 1, { kind: 'pole', sign: 1 }, 'blind'],
  ['2 of floor(x) above 2',          (x) => A.floor(x),                       2, 1,  slope(2, 0),              'agrees'],
  ['1 of floor(x) below 2',          (x) => A.floor(x),                       2, -1, slope(1, 0),              'agrees'],
  ['2 of floor(x) below 2',          (x) => A.floor(x),                       2, -1, slope(2, 0),              'disagrees'],
  ['1 + 2^-40 of floor(x) below 2',  (x) => A.floor(x),                       2, -1, slope(1 + 2 ** -40, 0),   'disagrees'],
  ['2^-200 of |x| above 0',          (x) => A.abs(x),                         0, 1,  slope(2 ** -200, 1),      'disagrees'],
  ['0 of 1/x above 0',               (x) => A.div(n(1), x),                   0, 1,  slope(0, 0),              'disagrees'],
  ['0 of sqrt(x) below 0',           (x) => A.sqrt(x),                        0, -1, slope(0, 0),              'disagrees'],
  // known to 128 bits only
  ['sin 1 + x of a jump below 2',    stepped,                                 2, -1, jump(belowTwo, -1),       'agrees'],
  ['sin 1 + 2x of a jump below 2',   stepped,                                 2, -1, jump(belowTwo, -2),       'disagrees'],
  ['sin 1 + 2 + x of it below 2',    stepped,                                 2, -1, jump(B.add(belowTwo, B.sin(B.literal(1))), -1), 'disagrees'],
  // slopes, which may be those of first order
  ['slope 1 of |x| above 0',         (x) => A.abs(x),                         0, 1,  slope(0, 1),              'agrees'],
  ['slope -1 of |x| above 0',        (x) => A.abs(x),                         0, 1,  slope(0, -1),             'disagrees'],
  ['slope 0 of |x| above 0',         (x) => A.abs(x),                         0, 1,  slope(0, 0),              'disagrees'],
  ['slope 1 + 2^-52 of |x| above 0', (x) => A.abs(x),                         0, 1,  slope(0, 1 + 2 ** -52),   'disagrees'],
  ['slope cos 1 of sin(x) above 1',  (x) => A.sin(x),                         1, 1,  slope(() => A.sin(n(1)), B.cos(B.literal(1))), 'agrees'],
  ['the nearest double for it',      (x) => A.sin(x),                         1, 1,  slope(() => A.sin(n(1)), Math.cos(1)), 'disagrees'],
  ['slope 0 of 2^200*x^2 above 0',   (x) => A.mul(powerOfTwo(A, 200), A.square(x)), 0, 1, slope(0, 0),        'agrees'],
  ['slope 1e-300 of 5 + 1e-300*|x|', (x) => A.add(n(5), A.mul(n(1e-300), A.abs(x))), 0, 1, slope(5, 1e-300),  'agrees'],
  ['slope 2e-300 of 5 + 1e-300*|x|', (x) => A.add(n(5), A.mul(n(1e-300), A.abs(x))), 0, 1, slope(5, 2e-300),  'disagrees'],
  ['slope 0 of x^1.001 above 0',     (x) => A.pow(x, n(1.001)),               0, 1,  slope(0, 0),              'blind'],     // slower than first order may be
  ['slope 0 of it, knowing that',    (x) => A.pow(x, n(1.001)),               0, 1,  slope(0, 0, order(1.001)), 'agrees'],
  ['slope 0 of x^(1 + 2^-33)',       (x) => A.pow(x, n(1 + 2 ** -33)),        0, 1,  slope(0, 0),              'blind'],
  ['slope 0 of x^(1 + 2^-52)',       (x) => A.pow(x, n(1 + 2 ** -52)),        0, 1,  slope(0, 0),              'blind'],
  ['slope 0 of it, knowing that',    (x) => A.pow(x, n(1 + 2 ** -52)),        0, 1,  slope(0, 0, order(1 + 2 ** -52)), 'agrees'],
  ['slope 0 of |x|, as if it were that', (x) => A.abs(x),                      0, 1,  slope(0, 0, order(1 + 2 ** -52)), 'disagrees'],
  ['endless slope of x^(1 - 2^-53)', (x) => A.pow(x, n(1 - 2 ** -53)),        0, 1,  infinite(1),              'blind'],
  // a second kink at 1e-30, and at 1e-600
  ['slope 0 between two kinks',      twoKinks,                                0, 1,  slope(1e-30, 0),          'agrees'],
  ['slope 2 beyond the second one',  twoKinks,                                0, 1,  slope(1e-30, 2),          'disagrees'],
  ['slope 2 below both',             twoKinks,                                0, -1, slope(1e-30, 2),          'agrees'],
  ['slope 0 between far kinks',      farKinks,                                0, 1,  slope(() => A.square(n(1e-300)), 0), 'agrees'],
  // orders of remainders
  ['t^2 left of cos(x)',             (x) => A.cos(x),                         0, 1,  slope(1, 0, order(2)),    'agrees'],
  ['t^4 left of cos(x)',             (x) => A.cos(x),                         0, 1,  slope(1, 0, order(4)),    'blind'],
  ['nothing left of |x|',            (x) => A.abs(x),                         0, 1,  slope(0, 1, null),        'agrees'],
  ['nothing left of sin(x)',         (x) => A.sin(x),                         0, 1,  slope(0, 1, null),        'agrees'],    // it is below the last bit
  ['t left of sqrt(x) - 2^60*x',     root,                                    0, 1,  lead(0, 1, order(0.5), order(1)), 'agrees'],
  ['t^1.5 left of sqrt(x) - 2^60*x', root,                                    0, 1,  lead(0, 1, order(0.5), order(1.5)), 'blind'],
  ['-sqrt(t) of sqrt(x)',            (x) => A.sqrt(x),                        0, 1,  lead(0, -1, order(0.5), null), 'disagrees'],
  ['t^0.75 of sqrt(x)',              (x) => A.sqrt(x),                        0, 1,  lead(0, 1, order(0.75), null), 'disagrees'],
  ['t/L left of x/log(x)',           (x) => A.div(x, A.log(x)),               0, 1,  slope(0, 0, order(1, 1)), 'agrees'],
  ['t/L left of x/log(-log(x))',     (x) => A.div(x, logLog(x)),              0, 1,  slope(0, 0, order(1, 1)), 'blind'],
  ['-t*L of x*log(x)',               (x) => A.mul(x, A.log(x)),               0, 1,  lead(0, -1, order(1, -1), null), 'agrees'],
  ['t*L of x*log(x)',                (x) => A.mul(x, A.log(x)),               0, 1,  lead(0, 1, order(1, -1), null), 'disagrees'],
  ['slope 5 of x*log(-log(x))',      (x) => A.mul(x, logLog(x)),              0, 1,  slope(0, 5),              'disagrees'],
  ['slope 4.6 of it',                (x) => A.mul(x, logLog(x)),              0, 1,  slope(0, 4.6),            'disagrees'], // near which it is at
  ['slope 4.9 of it',                (x) => A.mul(x, logLog(x)),              0, 1,  slope(0, 4.9),            'disagrees'], // one scale of the first
  ['slope 5.4 of it',                (x) => A.mul(x, logLog(x)),              0, 1,  slope(0, 5.4),            'disagrees'],
  ['slope -138 of x*log(x)',         (x) => A.mul(x, A.log(x)),               0, 1,  slope(0, -138),           'disagrees'],
  ['slope 1 of 3*x up to 1e-60, then x', (x) => A.mul(n(A.decide('<=', x, n(1e-60)) ? 3 : 1), x), 0, 1, slope(0, 1),   'disagrees'],
  ['slope 0 of x*sin(1/x)',          endless,                                 0, 1,  slope(0, 0),              'blind'],
  ['slope 0 of x^2*sin(1/x)',        (x) => A.mul(x, endless(x)),             0, 1,  slope(0, 0, order(2)),    'agrees'],
  // below every power
  ['nothing but exp(-1/x^2)',        flat,                                    0, 1,  slope(0, 0, flatOrder),   'agrees'],
  ['slope 1 of x + exp(-1/x^2)',     (x) => A.add(x, flat(x)),                0, 1,  slope(0, 1, flatOrder),   'agrees'],
  ['slope 1 of exp(-1/x^2)',         flat,                                    0, 1,  slope(0, 1, flatOrder),   'disagrees'],
  // beyond the range of exponents
  ['slope 2 of exp(1/x)*exp(-1/x)*x', (x) => A.mul(A.mul(A.exp(A.div(n(1), x)), A.exp(A.div(n(-1), x))), x), 0, 1, slope(0, 2), 'blind'],
  ['slope 1 of it',                  (x) => A.mul(A.mul(A.exp(A.div(n(1), x)), A.exp(A.div(n(-1), x))), x), 0, 1, slope(0, 1), 'agrees'],
  // coarse scales, where there is nothing at others
  ['nothing of 0 where it is told',  veiled,                                  0, 1,  slope(0, 0, null),        'agrees'],
  ['1 of 0 where it is told',        veiled,                                  0, 1,  slope(1, 0, null),        'blind'],
  ['slope 2^-60 of 0 there',         veiled,                                  0, 1,  slope(0, 2 ** -60, null), 'blind'],
  ['the kink at 2^-6 before it',     (x) => A.add(veiled(x), A.abs(A.sub(x, n(2 ** -6)))), 0, 1, slope(2 ** -6, -1), 'agrees'],
  ['the slope beyond that kink',     (x) => A.add(veiled(x), A.abs(A.sub(x, n(2 ** -6)))), 0, 1, slope(2 ** -6, 1), 'blind'],
  ['what holds beyond that kink',    (x) => A.add(veiled(x), A.abs(A.sub(x, n(2 ** -6)))), 0, 1, slope(-(2 ** -6), 1), 'blind'],
  ['t left of x + x^2 there',        (x) => A.add(veiled(x), A.add(x, A.square(x))), 0, 1, slope(0, 1, order(2)), 'agrees'],
  ['t^4 left of x + x^2 there',      (x) => A.add(veiled(x), A.add(x, A.square(x))), 0, 1, slope(0, 1, order(4)), 'blind'],
  ['two kinks, finer than it tells', (x) => A.add(veiled(x), twoKinks(x)),    0, 1,  slope(1e-30, 0),          'blind'],
  // what is told at some scales alone
  ['t^4 but for 2^-96, to 2^-500',   byScale((k, x) => (k === 96 || k > 500 ? untold() : fourth(x))), 0, 1, slope(0, 0), 'blind'],
  ['t^4 to 2^-128, t at 2^-200',     byScale((k, x) => (k > 200 ? untold() : k === 200 ? x : fourth(x))), 0, 1, slope(0, 0), 'blind'],
  ['0 to 2^-200, no value at 2^-48', byScale((k) => (k > 200 ? untold() : k === 48 ? A.sqrt(n(-1)) : n(0))), 0, 1, slope(0, 0), 'blind'],
  ['t^4 to 2^-3, and from 2^-6 on',  byScale((k, x) => (k === 4 || k > 32 ? untold() : fourth(x))), 0, 1, slope(0, 0), 'blind'],
  ['t^4 either way to 2^-16',        byScale((k) => (k > 16 ? untold() : within(-4 * k))), 0, 1, slope(0, 0), 'blind'],
  ['2^-60 either way to 2^-24',      byScale((k) => (k > 24 ? untold() : within(-60))), 0, 1, slope(0, 0),    'blind'],
  ['t/log(log(log(t))) where it is', byScale((k) => (k > 16 ? untold() : n(0))), 0, 1, lead(0, 1, tripleLog), 'blind'],
  ['+ of -sqrt(x), then of sqrt(x)', byScale((k, x) => (k > 200 ? untold() : A.mul(n(k === 48 ? -1 : 1), A.sqrt(x)))), 0, 1, infinite(1), 'blind'],
  ['+ of sqrt(x), then of -sqrt(x)', byScale((k, x) => (k > 200 ? untold() : A.mul(n(k === 200 ? -1 : 1), A.sqrt(x)))), 0, 1, infinite(1), 'blind'],
  // by more bits than it begins with, once more where these were of no use
  ['t^4 by so many bits',            byScale((k, x) => byBits(8 * k + 300, x)), 0, 1, slope(0, 0),            'agrees'],
  ['t^4 by 17000 bits',              byScale((k, x) => (k > 200 ? untold() : byBits(17_000, x))), 0, 1, slope(0, 0), 'blind'],
  ['t^4 to 2^-32 by 10000 bits',     byScale((k, x) => (k > 32 || A.mpfr.precision < 10_000 ? untold() : fourth(x))), 0, 1, slope(0, 0), 'agrees'],
  // the size of what is positive, and nothing beside t² as far as 2^-200
  ['0 of 2^-9000 to 2^-401',         () => fromTo(-9000, -401),               0, 1,  slope(0, 0),              'agrees'],
  ['0 of 2^-411 to 2^-401',          () => fromTo(-411, -401),                0, 1,  slope(0, 0),              'disagrees'],
  ['values of sin(exp(1/x)) swing',  wild,                                    0, 1,  swings,                   'agrees'],
  ['slopes of x*sin(exp(1/x)) do',   (x) => A.mul(x, wild(x)),                0, 1,  slopeSwings,              'agrees'],
  ['values of x*sin(exp(1/x)) do',   (x) => A.mul(x, wild(x)),                0, 1,  swings,                   'blind'],
  ['values of x^0.2*sin(exp(1/x)) do', (x) => A.mul(A.pow(x, n(0.2)), wild(x)), 0, 1, swings,                  'blind'],
  ['values of sin(1/x) far off only', (x) => A.sin(A.div(n(1), A.add(x, n(2 ** -12)))), 0, 1, swings,           'blind'],
  ['values of what is 0 there',      veiled,                                  0, 1,  swings,                   'blind'],
  // an exponent of more bits than a double has
  ['t^0.6 of sqrt(x)*x^0.1',         (x) => A.mul(A.sqrt(x), A.pow(x, n(0.1))), 0, 1, lead(0, 1, sixTenths, null), 'agrees'],
  ['2*t^0.6 of sqrt(x)*x^0.1',       (x) => A.mul(A.sqrt(x), A.pow(x, n(0.1))), 0, 1, lead(0, 2, sixTenths, null), 'disagrees'],
  // points without a value, again and again
  ['sqrt(sin(1/x)) has none',        (x) => A.sqrt(A.sin(A.div(n(1), x))),    0, 1,  outsideAgain,             'agrees'],
  ['sqrt(sin(log(x))) has none',     (x) => A.sqrt(A.sin(A.log(x))),          0, 1,  outsideAgain,             'agrees'],
  ['sqrt(1 + sin(log(x))) has one',  (x) => A.sqrt(A.add(n(1), A.sin(A.log(x)))), 0, 1, outsideAgain,          'blind'],
  // infinite slopes of first order, of which the sign is known
  ['+ of sqrt(x) above 0',           (x) => A.sqrt(x),                        0, 1,  infinite(1),  'agrees'],
  ['- of sqrt(x) above 0',           (x) => A.sqrt(x),                        0, 1,  infinite(-1), 'disagrees'],
  ['- of cbrt(x) below 0',           (x) => A.cbrt(x),                        0, -1, infinite(-1), 'agrees'],    // along the distance
  ['+ of cbrt(x) below 0',           (x) => A.cbrt(x),                        0, -1, infinite(1),  'disagrees'],
  ['+ of sqrt(x) - 2^60*x above 0',  root,                                    0, 1,  infinite(1),  'agrees'],
  ['+ of x^(1/100) above 0',         (x) => A.pow(x, n(0.01)),                0, 1,  infinite(1),  'agrees'],
  ['+ of x^(1 - 2^-14) above 0',     (x) => A.pow(x, n(1 - 2 ** -14)),        0, 1,  infinite(1),  'blind'],     // it grows, more slowly still
  ['+ of x^(1/300) above 0',         (x) => A.pow(x, n(1 / 300)),             0, 1,  infinite(1),  'blind'],     // slower than it is waited for
  ['- of x*log(x) above 0',          (x) => A.mul(x, A.log(x)),               0, 1,  infinite(-1), 'agrees'],
  ['+ of x*log(-log(x)) above 0',    (x) => A.mul(x, logLog(x)),              0, 1,  infinite(1),  'agrees'],
  ['+ of x above 0',                 (x) => x,                                0, 1,  infinite(1),  'disagrees'],
  ['+ of -x above 0',                (x) => A.neg(x),                         0, 1,  infinite(1),  'disagrees'],
  ['+ of x^1.5 above 0',             (x) => A.pow(x, n(1.5)),                 0, 1,  infinite(1),  'disagrees'],
  ['+ of 1 + sqrt(x) above 0, from 0', (x) => A.add(n(1), A.sqrt(x)),         0, 1,  infinite(1),  'disagrees'],
  ['+ of sqrt(x) below 0',           (x) => A.sqrt(x),                        0, -1, infinite(1),  'disagrees'],
  // ends of domains
  ['sqrt(x) below 0',                (x) => A.sqrt(x),                        0, -1, outside, 'agrees'],
  ['sqrt(x) above 0',                (x) => A.sqrt(x),                        0, 1,  outside, 'disagrees'],
  ['acos(x) above 1',                (x) => A.acos(x),                        1, 1,  outside, 'agrees'],
  ['sqrt(2^-500 - x) above 0',       (x) => A.sqrt(A.sub(powerOfTwo(A, -500), x)), 0, 1, outside, 'disagrees'], // only finer steps are inside
  ['sqrt(x - 2^-300) above 0',       (x) => A.sqrt(A.sub(x, powerOfTwo(A, -300))), 0, 1, outside, 'agrees'],    // only coarse steps are
  ['what no precision decides',      () => { throw new Undecided('no'); },    0, 1,  outside, 'blind'],
  ['what no precision decides',      () => { throw new Undecided('no'); },    0, 1,  slope(0, 0), 'blind'],
];

describe('Values beside a point', () => {
  it.each(quickOf(rows, ([text]) => text === 'values of what is 0 there'))(
    'of the claim %s',
    (_text, f, at, side, claim, agreement) => {
      expect(check(f, at, side, claim)).toBe(agreement);
    },
  );
  it('let errors pass that are not of the arithmetic', () => {
    const broken = (): never => {
      throw new RangeError('out of memory');
    };
    for (const claim of [slope(0, 0), infinite(1), outside])
      expect(() => check(broken, 0, 1, claim)).toThrow(RangeError);
  });
});

it('no number has more bits than there is memory for', () => {
  expect(() => B.mpfr.reset(2 ** 24)).toThrow(Undecided);
  expect(() => B.mpfr.reset(NaN)).toThrow(Undecided);
});
