// What reverse mode has to be told of: every tie and jump that a recording meets, and nothing else.
import type { Singularities } from '../../src/arithmetics/singularities.js';
import { describe, expect, it } from 'vitest';
import type { Arithmetic } from '../../src/arithmetic.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { Tape } from '../../src/arithmetics/tape.js';
import type { Taped } from '../../src/arithmetics/taped.js';
import { watchful } from '../../src/arithmetics/watchful.js';

type T = Taped<number>;
type Of = (A: Arithmetic<T>, x: T) => T;

/** The value, and whether anything singular was met. */
function record(f: Of, at: number): readonly [value: number, singular: boolean] {
  const seen: Singularities = { singular: false, broken: false, met: null };
  const tape = new Tape(watchful(float64, seen));
  const { value } = f(tape.arithmetic, tape.input(at));
  return [value, seen.singular];
}
const n = (A: Arithmetic<T>, value: number): T => A.literal(value);

describe('A watchful tape', () => {
  /* prettier-ignore */
  it.each<readonly [text: string, f: Of, singularAt: number, value: number, smoothAt: number]>([
    ['abs(x)',            (A, x) => A.abs(x),                 0,    0,       -1],
    ['relu(x)',           (A, x) => A.relu(x),                0,    0,       -1],
    ['max(x, 2)',         (A, x) => A.max(x, n(A, 2)),        2,    2,       3],
    ['min(2, x)',         (A, x) => A.min(n(A, 2), x),        2,    2,       3],
    ['x > 1 ? 7 : 8',     (A, x) => n(A, A.decide('>', x, n(A, 1)) ? 7 : 8), 1, 8, 2],
    ['x != 1 ? 7 : 8',    (A, x) => n(A, A.decide('!=', x, n(A, 1)) ? 7 : 8), 1, 8, 2],
    ['sign(x)',           (A, x) => A.sign(x),                0,    0,       -3],
    ['floor(x)',          (A, x) => A.floor(x),               2,    2,       2.5],
    ['ceil(x)',           (A, x) => A.ceil(x),                2,    2,       2.5],
    ['round(x)',          (A, x) => A.round(x),               2.5,  3,       2],
    ['round(-x)',         (A, x) => A.round(A.neg(x)),        2.5,  -3,      2],
    ['mod(x, 3)',         (A, x) => A.mod(x, n(A, 3)),        6,    0,       7],
    ['mod(6, x)',         (A, x) => A.mod(n(A, 6), x),        3,    0,       4],
    ['x^1.5',             (A, x) => A.pow(x, n(A, 1.5)),      0,    0,       1],
    ['0^x',               (A, x) => A.pow(n(A, 0), x),        2,    0,       NaN], // whatever the exponent
    ['hypot(x, 0)',       (A, x) => A.hypot(x, n(A, 0)),      0,    0,       -1],
    ['nthRoot(x, 3)',     (A, x) => A.nthRoot(x, n(A, 3)),    0,    0,       -1],
    ['atan2(x, -1)',      (A, x) => A.atan2(x, n(A, -1)),     0,    Math.PI, 1],
  ])('tells of %s at its singular point, and of no other', (_text, f, singularAt, value, smoothAt) => {
    expect(record(f, singularAt)).toEqual([value, true]);
    if (!Number.isNaN(smoothAt)) expect(record(f, smoothAt)[1]).toBe(false);
  });

  // smooth there, or of infinite slopes or without a value: partials that aren't numbers tell of these
  it.each<readonly [text: string, f: Of, at: number]>([
    ['atan2(x, 1)', (A, x) => A.atan2(x, n(A, 1)), 0],
    ['x*x', (A, x) => A.mul(x, x), 0],
    ['2^x', (A, x) => A.pow(n(A, 2), x), 0],
    ['sqrt(x)', (A, x) => A.sqrt(x), 0],
    ['sin(x)', (A, x) => A.sin(x), 0],
  ])('has nothing to tell of %s', (_text, f, at) => {
    expect(record(f, at)[1]).toBe(false);
  });
});
