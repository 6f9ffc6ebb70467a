// The number that an arithmetic's number is known to be exactly: literals are, inputs and rounded results are not.
import { expect, test } from 'vitest';
import type { Arithmetic } from '../../src/arithmetic.js';
import { complex } from '../../src/arithmetics/complex/complex.js';
import { counting } from '../../src/arithmetics/counting.js';
import { dual } from '../../src/arithmetics/dual.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { intervalArithmetic } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { jets } from '../../src/arithmetics/jet.js';
import type { Singularities } from '../../src/arithmetics/singularities.js';
import { Tape } from '../../src/arithmetics/tape.js';
import { watchful } from '../../src/arithmetics/watchful.js';
import { expression, inputExpression } from '../../src/methods/expression-arithmetic.js';

const mpfr = await startMpfr(2);
const interval = intervalArithmetic(mpfr);
const seen: Singularities = { singular: false, broken: false, met: null };
const tape = new Tape(float64);

/** An arithmetic with an input of value 2 that it differentiates by; null where it has no such thing. */
const kinds: readonly (readonly [string, Arithmetic<unknown>, unknown])[] = [
  row('float64', float64, null),
  row('counting', counting(float64).arithmetic, null),
  row('interval', interval, null),
  row('watchful', watchful(interval, seen), null),
  row('dual', dual(float64), { primal: 2, tangent: 1 }),
  row('dual of interval', dual(interval), { primal: interval.literal(2), tangent: interval.literal(1) }),
  row('jet', jets({ strict: float64, lenient: float64 }, seen).strict, { primal: 2, tangent: 1, infinite: 0 }),
  row('jet of infinite slope', jets({ strict: float64, lenient: float64 }, seen).strict, { primal: 2, tangent: undefined, infinite: 1 }),
  row('tape', tape.arithmetic, tape.input(2)),
  row('complex', complex(float64), { re: 2, im: 1e-20 }),
  row('expression', expression(float64), inputExpression('x')),
]; // prettier-ignore

function row<T>(name: string, A: Arithmetic<T>, input: T | null): readonly [string, Arithmetic<unknown>, unknown] {
  return [name, A as Arithmetic<unknown>, input];
}

test.each(kinds)(
  '%s knows literals, their sums and negatives, and no number that depends on an input',
  (_, A, input) => {
    mpfr.reset(128);
    const three = A.literal(3);
    expect(A.known(three)).toBe(3);
    expect(A.known(A.neg(three))).toBe(-3);
    expect(A.known(A.add(three, A.literal(4)))).toBe(7);
    expect(A.known(A.sub(three, A.literal(4)))).toBe(-1);
    if (input === null) return;
    expect(A.known(input)).toBeUndefined();
    expect(A.known(A.add(three, input))).toBeUndefined();
    expect(A.known(A.sub(input, three))).toBeUndefined();
  },
);

test('an interval is known where it is exact and a double', () => {
  mpfr.reset(128);
  expect(interval.known(interval.div(interval.literal(1), interval.literal(4)))).toBe(0.25);
  expect(interval.known(interval.div(interval.literal(1), interval.literal(3)))).toBeUndefined();
  const beyondDoubles = interval.add(interval.literal(2 ** 60), interval.literal(1));
  expect(interval.isExact(beyondDoubles)).toBe(true);
  expect(interval.known(beyondDoubles)).toBeUndefined();
});

test('a complex number is known where it is real; powers by a small integer that is written are multiplied out', () => {
  const A = complex(float64);
  expect(A.known(A.literal(0.5))).toBe(0.5);
  expect(A.known({ re: 3, im: undefined })).toBe(3);
  expect(A.known({ re: 3, im: 1e-20 })).toBeUndefined();
  expect([A.literal(3).known, A.literal(0.5).known]).toEqual([3, undefined]);
});
