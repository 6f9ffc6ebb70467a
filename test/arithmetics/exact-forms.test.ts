// Exact forms: numbers that are told to be one are one, by enclosures; and what should be told is.
import { describe, expect, it } from 'vitest';
import { binaryNames, unaryNames, type Arithmetic } from '../../src/arithmetic.js';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { areSameForm, fractionOfForm, textOfForm } from '../../src/arithmetics/exact/forms.js';
import { MadeOf } from '../../src/arithmetics/series/made-of.js';
import { EvaluationError } from '../../src/errors.js';
import { RandomNumbers } from '../../src/random-numbers.js';

const mpfr = await startMpfr(30);
const A = intervalArithmetic(mpfr);
const bits = 300;

const signOf = (x: object): -1 | 1 | undefined => {
  const { lo, hi } = x as Interval;
  return mpfr.sign(lo) > 0 ? 1 : mpfr.sign(hi) < 0 ? -1 : undefined;
};

/** Numbers with what they were made of, each an object of its own. */
class Workshop {
  readonly madeOf = new MadeOf(signOf);

  make(name: string, ...operands: readonly (Interval | number)[]): Interval {
    const operation = A[name as 'add'] as unknown as (...operands: readonly (Interval | number)[]) => Interval;
    const { lo, hi } = operation(...operands);
    const result = { lo, hi };
    this.madeOf.record(result, name, operands);
    return result;
  }
}

/** The same operations by name, for formulas. */
function recorded(shop: Workshop): Arithmetic<Interval> {
  const operations = [...unaryNames, ...binaryNames].map((name) => [
    name,
    (...operands: readonly Interval[]) => shop.make(name, ...operands),
  ]);
  const named = Object.fromEntries(operations) as Partial<Arithmetic<Interval>>;
  return {
    ...A,
    ...named,
    literal: (value) => shop.make('literal', value),
    constant: (name) => shop.make('constant', name as unknown as number),
  };
}

type Formula = (A: Arithmetic<Interval>, n: (value: number) => Interval) => Interval;
const equal: readonly (readonly [name: string, Formula, Formula])[] = [
  ['sqrt(8) = 2*sqrt(2)', (R, n) => R.sqrt(n(8)), (R, n) => R.mul(n(2), R.sqrt(n(2)))],
  ['0.5^0.5 = sqrt(2)/2', (R, n) => R.pow(n(0.5), n(0.5)), (R, n) => R.div(R.sqrt(n(2)), n(2))],
  ['log(8) = 3*log(2)', (R, n) => R.log(n(8)), (R, n) => R.mul(n(3), R.log(n(2)))],
  ['log(6) - log(3) = ln2', (R, n) => R.sub(R.log(n(6)), R.log(n(3))), (R) => R.constant('ln2')],
  ['log2(8) = 3', (R, n) => R.log2(n(8)), (_R, n) => n(3)],
  ['exp(2)*exp(-2) = 1', (R, n) => R.mul(R.exp(n(2)), R.exp(n(-2))), (_R, n) => n(1)],
  ['exp(log(5)/2) = sqrt(5)', (R, n) => R.exp(R.div(R.log(n(5)), n(2))), (R, n) => R.sqrt(n(5))],
  ['log(exp(sin 1)) = sin 1', (R, n) => R.log(R.exp(R.sin(n(1)))), (R, n) => R.sin(n(1))],
  ['acos(-1) = 2*asin(1)', (R, n) => R.acos(n(-1)), (R, n) => R.mul(n(2), R.asin(n(1)))],
  ['atan(1) = asin(1)/2', (R, n) => R.atan(n(1)), (R, n) => R.div(R.asin(n(1)), n(2))],
  ['atan2(2, -2) = 3/4*acos(-1)', (R, n) => R.atan2(n(2), n(-2)), (R, n) => R.mul(n(0.75), R.acos(n(-1)))],
  ['atan2(-1, 0) = -asin(1)', (R, n) => R.atan2(n(-1), n(0)), (R, n) => R.neg(R.asin(n(1)))],
  ['atan2(0, -3) = acos(-1)', (R, n) => R.atan2(n(0), n(-3)), (R, n) => R.acos(n(-1))],
  ['sin(acos(-1)) = 0', (R, n) => R.sin(R.acos(n(-1))), (_R, n) => n(0)],
  ['cos(acos(-1)/3) = 1/2', (R, n) => R.cos(R.div(R.acos(n(-1)), n(3))), (_R, n) => n(0.5)],
  ['sin(acsc(2)) = 1/2', (R, n) => R.sin(R.acsc(n(2))), (_R, n) => n(0.5)],
  ['cos(acsc(1)) = 0', (R, n) => R.cos(R.acsc(n(1))), (_R, n) => n(0)],
  ['sin(1 + acos(-1)) = -sin(1)', (R, n) => R.sin(R.add(n(1), R.acos(n(-1)))), (R, n) => R.neg(R.sin(n(1)))],
  ['sin(1 - 5*asin(1)) = -cos(1)', (R, n) => R.sin(R.sub(n(1), R.mul(n(5), R.asin(n(1))))), (R, n) => R.neg(R.cos(n(1)))],
  ['asin(sin 1) = 1', (R, n) => R.asin(R.sin(n(1))), (_R, n) => n(1)],
  ['asin(sin 3) = pi - 3', (R, n) => R.asin(R.sin(n(3))), (R, n) => R.sub(R.acos(n(-1)), n(3))],
  ['asin(-sin 100) = 100 - 32*pi, less than half a turn', (R, n) => R.asin(R.sin(n(-100))), (R, n) => R.sub(R.mul(n(32), R.acos(n(-1))), n(100))],
  ['acos(cos 1) = 1', (R, n) => R.acos(R.cos(n(1))), (_R, n) => n(1)],
  ['acos(cos 4) = 2*pi - 4', (R, n) => R.acos(R.cos(n(4))), (R, n) => R.sub(R.mul(n(2), R.acos(n(-1))), n(4))],
  ['acos(cos(-0.25)) = 1/4', (R, n) => R.acos(R.cos(n(-0.25))), (_R, n) => n(0.25)],
  ['asin(cos 1) = pi/2 - 1', (R, n) => R.asin(R.cos(n(1))), (R, n) => R.sub(R.asin(n(1)), n(1))],
  ['atan(tan(-1)) = -1', (R, n) => R.atan(R.tan(n(-1))), (_R, n) => n(-1)],
  ['atan(tan 2) = 2 - pi', (R, n) => R.atan(R.tan(n(2))), (R, n) => R.sub(n(2), R.acos(n(-1)))],
  ['acot(cot 0.5) = 1/2', (R, n) => R.acot(R.cot(n(0.5))), (_R, n) => n(0.5)],
  ['asec(sec 2) = 2', (R, n) => R.asec(R.sec(n(2))), (_R, n) => n(2)],
  ['asin(sin(1) over 1, as of sinc) = 1', (R, n) => R.asin(R.div(R.sin(n(1)), n(1))), (_R, n) => n(1)],
  ['sinh(acsch(-1)) = -1', (R, n) => R.sinh(R.acsch(n(-1))), (_R, n) => n(-1)],
  ['cosh(acosh(3)) = 3', (R, n) => R.cosh(R.acosh(n(3))), (_R, n) => n(3)],
  ['sinh(asinh(sin 1)) = sin 1', (R, n) => R.sinh(R.asinh(R.sin(n(1)))), (R, n) => R.sin(n(1))],
  ['1/(3 + sqrt(2)) = (3 - sqrt(2))/7', (R, n) => R.div(n(1), R.add(n(3), R.sqrt(n(2)))), (R, n) => R.div(R.sub(n(3), R.sqrt(n(2))), n(7))],
  ['cos(atan(3))^2 = 1/10', (R, n) => R.square(R.cos(R.atan(n(3)))), (R, n) => R.div(n(1), n(10))],
  ['tan(asin(3/5)) = 3/4', (R, n) => R.tan(R.asin(R.div(n(3), n(5)))), (_R, n) => n(0.75)],
  ['cosh(1)^2 - sinh(1)^2 = 1', (R, n) => R.sub(R.square(R.cosh(n(1))), R.square(R.sinh(n(1)))), (_R, n) => n(1)],
  ['tanh(log(3)/2) = 1/2', (R, n) => R.tanh(R.div(R.log(n(3)), n(2))), (_R, n) => n(0.5)],
  ['acosh(1) = 0', (R, n) => R.acosh(n(1)), (_R, n) => n(0)],
  ['atanh(1/2) = log(3)/2', (R, n) => R.atanh(n(0.5)), (R, n) => R.div(R.log(n(3)), n(2))],
  ['gamma(5) = 24', (R, n) => R.gamma(n(5)), (_R, n) => n(24)],
  ['lgamma(4) = log(6)', (R, n) => R.lgamma(n(4)), (R, n) => R.log(n(6))],
  ['sigmoid(0) = 1/2', (R, n) => R.sigmoid(R.sub(R.sqrt(n(2)), R.pow(n(2), n(0.5)))), (_R, n) => n(0.5)],
  ['erf(1) + erfc(1) = 1', (R, n) => R.add(R.erf(n(1)), R.erfc(n(1))), (_R, n) => n(1)],
  ['cbrt(-8) = -2', (R, n) => R.cbrt(n(-8)), (_R, n) => n(-2)],
  ['nthRoot(-27, 3) = -3', (R, n) => R.nthRoot(n(-27), n(3)), (_R, n) => n(-3)],
  ['sqrt((-3)^2) = 3', (R, n) => R.sqrt(R.square(n(-3))), (_R, n) => n(3)],
  ['sqrt(sin(4)^2) = -sin(4)', (R, n) => R.abs(R.sin(n(4))), (R, n) => R.sqrt(R.square(R.abs(R.sin(n(4)))))],
  ['hypot(3, 4) = 5', (R, n) => R.hypot(n(3), n(4)), (_R, n) => n(5)],
  ['1/(1 + sqrt(2)) once more', (R, n) => R.div(n(2), R.add(n(2), R.sqrt(n(8)))), (R, n) => R.div(n(1), R.add(n(1), R.sqrt(n(2))))],
  ['(1 + sin 1)^2 = 1 + 2*sin 1 + (sin 1)^2', (R, n) => R.square(R.add(n(1), R.sin(n(1)))), (R, n) => R.add(R.add(n(1), R.mul(n(2), R.sin(n(1)))), R.square(R.sin(n(1))))],
  ['mod(7*sqrt(2), sqrt(8)) = sqrt(2)', (R, n) => R.mod(R.mul(n(7), R.sqrt(n(2))), R.sqrt(n(8))), (R, n) => R.sqrt(n(2))],
  ['erf of 2/sqrt(pi) in two ways', (R) => R.erf(R.constant('twoOverSqrtPi')), (R, n) => R.erf(R.div(n(2), R.sqrt(R.acos(n(-1)))))],
]; // prettier-ignore

describe('Exact forms', () => {
  it.each(equal)('tell that %s', (_name, first, second) => {
    mpfr.reset(bits);
    const shop = new Workshop();
    const R = recorded(shop);
    const [x, y] = [first, second].map((formula) => formula(R, R.literal)) as [Interval, Interval];
    expect(textOfForm(shop.madeOf.formOf(x))).toBe(textOfForm(shop.madeOf.formOf(y)));
    expect(A.containsZero(A.sub(x, y))).toBe(true);
  });

  it.each<readonly [string, Formula, Formula]>([
    ['sqrt(x^2) is x, for x < 0', (R, n) => R.sqrt(R.square(R.sin(n(4)))), (R, n) => R.sin(n(4))],
    ['asin(sin 3) is 3', (R, n) => R.asin(R.sin(n(3))), (_R, n) => n(3)],
    ['acosh(cosh(-2)) is -2', (R, n) => R.acosh(R.cosh(n(-2))), (_R, n) => n(-2)],
    ['x^n is above 0, for a whole n that is not known to be whole', (R, n) => R.hypot(n(0), R.pow(R.sin(n(4)), R.floor(R.sin(n(5))))), (R, n) => R.pow(R.sin(n(4)), R.floor(R.sin(n(5))))],
    ['a root of x is above 0, likewise', (R, n) => R.hypot(n(0), R.nthRoot(R.sin(n(4)), R.floor(R.sin(n(5))))), (R, n) => R.nthRoot(R.sin(n(4)), R.floor(R.sin(n(5))))],
    ['log(x^2) is 2*log(x) of what is negative', (R, n) => R.exp(R.div(R.log(R.square(R.cos(n(3)))), n(2))), (R, n) => R.cos(n(3))],
  ])('do not tell that %s', (_name, first, second) => {
    mpfr.reset(bits);
    const shop = new Workshop();
    const R = recorded(shop);
    const [x, y] = [first, second].map((formula) => formula(R, R.literal)) as [Interval, Interval];
    expect(areSameForm(shop.madeOf.formOf(x), shop.madeOf.formOf(y))).toBe(false);
  }); // prettier-ignore

  const programs = Number(process.env['COUNT'] ?? 150);
  const seed = Number(process.env['SEED'] ?? 1);
  it(`are the same only of numbers that are, in ${String(programs)} random programs (seed ${String(seed)})`, () => {
    const random = RandomNumbers.of(seed, 'points');
    const pick = <T>(list: readonly T[]): T => list[random.below(list.length)] as T;
    let [pairs, known] = [0, 0];
    for (let program = 0; program < programs; program++) {
      mpfr.reset(bits);
      const shop = new Workshop();
      const numbers = [0, 1, 2, 3, -1, -0.5, 0.25, 6].map((value) => shop.make('literal', value));
      const firsts = new Map<string, Interval>();
      for (let step = 0; step < 60; step++) {
        let made: Interval;
        const arity = random.below(2) === 0 ? 1 : 2;
        const name = arity === 1 ? pick(unaryNames) : pick(binaryNames);
        if (name === 'polygamma' || name === 'sincDerivative') continue;
        try {
          made = shop.make(name, ...Array.from({ length: arity }, () => pick(numbers)));
        } catch (error) {
          if (error instanceof EvaluationError) continue;
          throw error;
        }
        if (mpfr.isNaN(made.lo) || mpfr.isInfinite(made.lo) || mpfr.isInfinite(made.hi)) continue;
        numbers.push(made);
        const form = shop.madeOf.formOf(made);
        const first = firsts.get(textOfForm(form));
        if (first === undefined) firsts.set(textOfForm(form), made);
        else {
          pairs++;
          expect(A.containsZero(A.sub(first, made)), `program ${program}: ${textOfForm(form)}`).toBe(true);
        }
        const fraction = fractionOfForm(form);
        if (fraction === null) continue;
        known++;
        const [n, d] = [fraction.n, fraction.d].map(fromWhole) as [Interval, Interval];
        expect(A.containsZero(A.sub(A.mul(made, d), n)), `program ${program}: ${textOfForm(form)}`).toBe(true);
      }
    }
    expect(pairs).toBeGreaterThan(3 * programs);
    expect(known).toBeGreaterThan(3 * programs);
  });
});

/** A whole number in parts of 32 bits. */
function fromWhole(value: bigint): Interval {
  if (value < 0n) return A.neg(fromWhole(-value));
  const low = A.literal(Number(value & 0xffffffffn));
  return value >> 32n === 0n ? low : A.add(A.mul(fromWhole(value >> 32n), A.literal(2 ** 32)), low);
}
