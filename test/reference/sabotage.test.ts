// A rule broken on purpose must never become a certified digit.
import { describe, expect, test } from 'vitest';
import { binaryNames, unaryNames, type Arithmetic, type UnaryName } from '../../src/arithmetic.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { forward } from '../../src/methods/forward.js';
import { formats } from '../../src/arithmetics/formats.js';
import { Kit } from '../../src/methods/kit.js';
import { reverse } from '../../src/methods/reverse.js';
import { measureError } from '../../src/compare/measure.js';
import { binaryRules, unaryRules } from '../../src/primitives.js';
import type { Program } from '../../src/program/program.js';
import { openLaboratory } from '../../src/reference/laboratory.js';
import { findTruth, type Truth } from '../../src/reference/truth.js';
import { formula } from '../methods/formula.js';
import { sampleOf } from '../sample.js';

const mpfr = await startMpfr(50);
const intact = openLaboratory(mpfr);

type AnyPartial = 1 | -1 | null | ((A: Arithmetic<unknown>, ...rest: unknown[]) => unknown);

/** Runs a step with one partial off by a factor of 1 + 2^-45, far beyond the digits that are certified. */
function withBrokenRule<V>(name: string, position: number, step: () => V): V {
  const rules = { ...unaryRules, ...binaryRules } as unknown as Record<string, { partials?: AnyPartial[] }>;
  const partials = rules[name]?.partials as AnyPartial[];
  const original = partials[position] as AnyPartial;
  partials[position] = (A, ...rest) =>
    A.mul(
      typeof original === 'function' ? original(A, ...rest) : A.literal(original as number),
      A.literal(1 + 2 ** -45),
    );
  try {
    return step();
  } finally {
    partials[position] = original;
  }
}

/** An expression, or a program of primitives that no expression can call. */
type Subject = string | Program;

function truthOf(subject: Subject, point: number[], order: 1 | 2 = 1, laboratory = openLaboratory(mpfr)): Truth {
  const program = typeof subject === 'string' ? readExpression(subject).program : subject;
  const wrt = point.map((_, index) => index);
  return findTruth(laboratory, { program, point, wrt, order, format: formats.float64, budget: { maxSteps: 1e6 } });
}

/** A point inside the smooth domain of a primitive. */
const pointOf = (name: UnaryName): number => (Number.isFinite(float64[name](0.7)) ? 0.7 : 1.7);
const subjectOf: Record<string, Subject> = {
  fround: formula(['x'], ['fround', 'x']),
  neg: '-x',
  add: 'x + y',
  sub: 'x - y',
  mul: 'x * y',
  div: 'x / y',
  pow: 'x ^ y',
  sincDerivative: 'sinc(x)',
};

const smoothUnary = unaryNames.filter((name) => unaryRules[name].kind === 'smooth' && name !== 'gaussian'); // in second derivatives
const smoothBinary = binaryNames.filter(
  (name) => binaryRules[name].kind === 'smooth' && !['polygamma', 'sincDerivative', 'mod', 'rem'].includes(name),
); // the truth sees remainders by way of their steps

describe('A broken rule', () => {
  test.each(sampleOf(smoothUnary, 3))('of %s is a contradiction between the two roots of the truth', (name) => {
    const expression = subjectOf[name] ?? `${name}(x)`;
    const point = [pointOf(name)];
    expect(truthOf(expression, point, 1, intact).gradient[0]?.status).toBe('certified');
    expect(() => withBrokenRule(name, 0, () => truthOf(expression, point))).toThrow(DiffcmpError);
  });

  test.each(smoothBinary.flatMap((name) => [[name, 0] as const, [name, 1] as const]))(
    'of %s, argument %i, is a contradiction',
    (name, position) => {
      if (name === 'nthRoot' && position === 1) return; // its index is a literal here
      const expression = name === 'nthRoot' ? 'nthRoot(x, 5)' : (subjectOf[name] ?? `${name}(x, y)`);
      const point = name === 'nthRoot' ? [0.7] : [1.7, 0.7];
      expect(truthOf(expression, point, 1, intact).gradient.map(({ status }) => status)).toEqual(
        point.map(() => 'certified'),
      );
      expect(() => withBrokenRule(name, position, () => truthOf(expression, point))).toThrow(DiffcmpError);
    },
  );

  test('in a gradient by reverse mode is a contradiction', () => {
    const expression = 'a*b + c*exp(d) + sin(a*d)';
    expect(truthOf(expression, [1, 2, 3, 0.5], 1, intact).gradient.every(({ status }) => status === 'certified')).toBe(
      true,
    );
    expect(() => withBrokenRule('exp', 0, () => truthOf(expression, [1, 2, 3, 0.5]))).toThrow(/contradict/);
  });

  test.each([
    ['1e30*a*b + c*exp(d)', [1, 2, 3, 0.5]],
    ['1e15*cosh(a)*b + c*exp(d)', [1, 2, 3, 0.5]],
    ['a*b + 1e-30*c + 1e-200*exp(d)', [1, 2, 3, 0.5]],
    ['a*b + c + exp(d)', [1, 2e300, 3, 0.5]],
  ])('in a small component of the gradient of %s is a contradiction', (expression, point) => {
    expect(truthOf(expression, point, 1, intact).gradient.every(({ status }) => status === 'certified')).toBe(true);
    expect(() => withBrokenRule('exp', 0, () => truthOf(expression, point))).toThrow(/contradict/);
  });

  test('in a second derivative is a contradiction', () => {
    expect(truthOf('sin(x)', [0.7], 2, intact).hessian?.[0]?.[0]?.status).toBe('certified');
    expect(() => withBrokenRule('cos', 0, () => truthOf('sin(x)', [0.7], 2))).toThrow(/contradict/);
    expect(truthOf('erf(x)', [0.7], 2, intact).hessian?.[0]?.[0]?.status).toBe('certified');
    expect(() => withBrokenRule('gaussian', 0, () => truthOf('erf(x)', [0.7], 2))).toThrow(/contradict/);
    expect(truthOf('digamma(x)', [0.7], 1, intact).gradient[0]?.status).toBe('certified');
    expect(() => withBrokenRule('polygamma', 1, () => truthOf('digamma(x)', [0.7]))).toThrow(/contradict/);
  });

  test('at a kink is a contradiction on either side', () => {
    expect(truthOf('abs(sin(x))', [0], 1, intact).gradient[0]?.status).toBe('kink');
    expect(() => withBrokenRule('sin', 0, () => truthOf('abs(sin(x))', [0]))).toThrow(/contradict/);
  });

  test('shows in the rows of forward and reverse mode as an error against the truth', () => {
    const { program } = readExpression('sin(x)');
    const verdict = truthOf('sin(x)', [0.7], 1, intact).gradient[0];
    if (verdict?.status !== 'certified') throw new Error('the truth should be certified');
    for (const method of [forward, reverse]) {
      const format = formats.float64;
      const problem = { program, point: [0.7], wrt: [0], order: 1 as const, format, budget: { maxSteps: 1e6 } };
      const ulps = (value: number): number => Number(measureError(value, verdict.number, formats.float64).ulps);
      const right = method.differentiate(problem, new Kit(format));
      const wrong = withBrokenRule('sin', 0, () => method.differentiate(problem, new Kit(format)));
      expect(ulps(right.gradient[0] as number)).toBeLessThan(2);
      expect(ulps(wrong.gradient[0] as number)).toBeGreaterThan(50);
    }
  });
});

/** A fact of a rule, wrong in some way. */
type Sabotage = readonly [name: string, fact: string, wrong: unknown, subject: Subject, point: readonly number[]];
type AnyRule = Record<string, unknown>;
type AnyArithmetic = Arithmetic<unknown>;
const table = { ...unaryRules, ...binaryRules } as unknown as Record<string, AnyRule>;

const infiniteSlopes = unaryNames.flatMap((name): Sabotage[] => {
  const rule = unaryRules[name];
  if (rule.kind !== 'smooth' || rule.infiniteSlopes === undefined) return [];
  const ends = rule.infiniteSlopes;
  return ends.flatMap((end, index) => {
    const sides = ([-1, 0, 1] as const).filter((inside) => inside !== end.inside).map((inside) => ({ ...end, inside }));
    return [{ ...end, slope: -end.slope }, ...sides].map((wrong): Sabotage => [
      name, 'infiniteSlopes', ends.with(index, wrong as typeof end), `${name}(x)`, [end.at],
    ]); // prettier-ignore
  });
});
const remByTwo = formula(['x'], ['rem', 'x', 2]);
const fiveRem = formula(['x'], ['rem', 5, 'x']);
const never = (): boolean => false;
const steps = unaryNames.flatMap((name): Sabotage[] => {
  if (unaryRules[name].kind !== 'step') return [];
  const at = [Number(float64.decide('==', float64[name](2), float64[name](2.25)) && float64[name](2) === float64[name](1.75)) * 0.5 + (name === 'sign' ? -0.5 : 2)]; // prettier-ignore
  const { beside } = unaryRules[name] as unknown as { beside: (A: AnyArithmetic, x: unknown, side: 1 | -1) => unknown };
  return [
    [name, 'jumpsAt', never, `${name}(x)`, at],
    [name, 'beside', (A: AnyArithmetic, x: unknown) => A[name](x), `${name}(x)`, at],
    [name, 'beside', (A: AnyArithmetic, x: unknown, side: 1 | -1) => beside(A, x, side > 0 ? -1 : 1), `${name}(x)`, at],
    [name, 'beside', (A: AnyArithmetic, x: unknown, side: 1 | -1) => A.add(beside(A, x, side), A.literal(2 ** -40)), `${name}(x)`, at],
  ]; // prettier-ignore
});
/* prettier-ignore */
const others: readonly Sabotage[] = [
  ['abs', 'choose', (_A: AnyArithmetic, x: unknown) => x, 'abs(x)', [0]],
  ['abs', 'choose', (_A: AnyArithmetic, x: unknown) => x, 'abs(x)', [-2]],
  ['abs', 'choose', (A: AnyArithmetic, x: unknown) => (A.decide('<', x, A.literal(0)) ? x : A.neg(x)), 'abs(x)', [0]],
  ['relu', 'choose', (A: AnyArithmetic) => A.literal(0), 'relu(x)', [0]],
  ['relu', 'choose', (A: AnyArithmetic, x: unknown) => (A.decide('<', x, A.literal(0)) ? x : A.literal(0)), 'relu(x)', [0]],
  ['min', 'choose', (_A: AnyArithmetic, x: unknown) => x, 'min(x, x^2)', [1]],
  ['min', 'choose', (A: AnyArithmetic, x: unknown, t: unknown) => (A.decide('<=', x, t) ? t : x), 'min(x, x^2)', [1]],
  ['max', 'choose', (_A: AnyArithmetic, x: unknown) => x, 'max(x, x^2)', [1]],
  ['max', 'choose', (A: AnyArithmetic, x: unknown, t: unknown) => (A.decide('<=', x, t) ? x : t), 'max(x, x^2)', [1]],
  ['mod', 'viaSteps', (_A: AnyArithmetic, x: unknown) => x, 'mod(x, 2)', [4]],
  ['mod', 'viaSteps', (_A: AnyArithmetic, x: unknown) => x, 'mod(5, x)', [2]],
  ['mod', 'viaSteps', (A: AnyArithmetic, x: unknown, t: unknown) => A.sub(x, A.mul(t, A.ceil(A.div(x, t)))), 'mod(x, 2)', [4]],
  ['rem', 'viaSteps', (_A: AnyArithmetic, x: unknown) => x, remByTwo, [4]],
  ['rem', 'viaSteps', (_A: AnyArithmetic, x: unknown) => x, fiveRem, [2]],
  ['rem', 'viaSteps', (A: AnyArithmetic, x: unknown, t: unknown) => A.sub(x, A.mul(t, A.floor(A.div(x, t)))), remByTwo, [0]],
  ['rem', 'viaSteps', (A: AnyArithmetic, x: unknown, t: unknown) => A.sub(x, A.mul(t, A.floor(A.div(x, t)))), fiveRem, [-3]],
  ['atan2', 'onCut', never, 'atan2(x, -1)', [0]],
  ['hypot', 'homogeneous', undefined, 'hypot(x, x)', [0]],
  ['sub', 'cancels', undefined, '(-2)^(x - x + 3)', [1]],
  ['add', 'cancels', true, 'x + x', [1]],
  ['mul', 'absorbing', 1, '1*x', [3]],
  ['mul', 'absorbing', undefined, '(-2)^(0*x + 2)', [1]],
  ['mul', 'cancels', true, 'x*x', [3]],
  ['pow', 'exponential', undefined, '(0*x - 2)^x', [2]],
  ['pow', 'powerOf', (A: AnyArithmetic, t: unknown) => ({ exponent: t, odd: true, A }), 'x^1.5', [0]],
  ['pow', 'powerOf', (A: AnyArithmetic) => ({ exponent: A.literal(0.5), odd: false }), 'x^1.5', [0]],
  ['pow', 'powerOf', (A: AnyArithmetic) => ({ exponent: A.literal(1.5), odd: false }), 'x^0.5', [0]],
  ['pow', 'powerOf', (A: AnyArithmetic) => ({ exponent: A.literal(1), odd: false }), 'x^1.5', [0]],
  ['nthRoot', 'powerOf', (A: AnyArithmetic) => ({ exponent: A.literal(0.5), odd: false }), 'nthRoot(x, 3)', [0]],
  ['nthRoot', 'powerOf', (A: AnyArithmetic) => ({ exponent: A.literal(0.5), odd: true }), 'nthRoot(x, 4)', [0]],
  ['nthRoot', 'powerOf', (A: AnyArithmetic) => ({ exponent: A.literal(2), odd: true }), 'nthRoot(x, 3)', [0]],
];

/** What a verdict says of the function: the status, with the number or the sides. */
function said(subject: Subject, point: readonly number[], laboratory = openLaboratory(mpfr)): string {
  const { values, gradient } = truthOf(subject, [...point], 1, laboratory);
  return JSON.stringify([values[0]?.nearest, gradient.map((verdict) => {
    if (verdict.status === 'certified') return verdict.number.nearest;
    if (verdict.status === 'undecided') return 'undecided';
    const side = (of: typeof verdict.left): unknown => (of === null || typeof of === 'string' ? of : of.nearest);
    return [verdict.status, side(verdict.left), side(verdict.right)];
  })]); // prettier-ignore
}

describe('A broken fact never becomes a verdict', () => {
  test('of the table: every kind of fact is broken below', () => {
    const facts = new Set(Object.values(table).flatMap((rule) => Object.keys(rule)));
    const broken = new Set([...infiniteSlopes, ...steps, ...others].map(([, fact]) => fact));
    // by the tests above, and those that a verdict doesn't ask
    for (const fact of ['kind', 'group', 'cost', 'derivative', 'domain', 'kinks', 'partials', 'singularAt'])
      facts.delete(fact);
    expect([...broken].toSorted()).toEqual([...facts].toSorted());
    expect(infiniteSlopes).toHaveLength(12 * 3);
  });

  test.each(sampleOf([...infiniteSlopes, ...steps, ...others], 3))(
    '%s: %s (%#)',
    (name, fact, wrong, subject, point) => {
      const right = said(subject, point, intact);
      // on its cut nothing is said of atan2, intact or broken
      if (fact !== 'onCut') expect(right).not.toContain('undecided');
      const rule = table[name] as AnyRule;
      const original = rule[fact];
      rule[fact] = wrong;
      let outcome: string;
      try {
        outcome = said(subject, point);
      } catch (error) {
        if (!(error instanceof Error) || !/contradict|not defined|domain/.test(error.message)) throw error;
        outcome = 'contradiction';
      } finally {
        rule[fact] = original;
      }
      // what is said is right all the same, or nothing is said
      if (outcome !== 'contradiction' && !outcome.includes('undecided')) expect(outcome).toBe(right);
    },
  );
});

/** Points where every primitive is smooth, or constant nearby, and neither 0 nor unchanged by another sign. */
const unarySubjects = unaryNames.map((name): [string, Program, number[]] => [
  name, formula(['x'], [name, 'x']), [name === 'sign' || name === 'relu' ? 2.3 : Number.isFinite(float64[name](0.7)) && float64[name](0.7) !== 0 ? 0.7 : 2.3],
]); // prettier-ignore
const binarySubjects = binaryNames.map((name): [string, Program, number[]] => {
  if (name === 'nthRoot') return [name, formula(['x'], [name, 'x', 5]), [2.3]];
  if (name === 'polygamma' || name === 'sincDerivative') return [name, formula(['x'], [name, 2, 'x']), [2.3]];
  return [name, formula(['x', 'y'], [name, 'x', 'y']), [2.3, 0.7]];
});
const wrongValues: Record<string, (A: Arithmetic<Interval>, x: Interval) => Interval> = {
  'off by a thousandth': (A, x) => A.mul(x, A.literal(1.001)),
  'shifted by a thousandth': (A, x) => A.add(x, A.literal(0.001)),
  'of the other sign': (A, x) => A.neg(x),
};

describe('A primitive of intervals with a wrong value, on both benches, is never certified', () => {
  test.each(sampleOf([...unarySubjects, ...binarySubjects], 3))('%s', (name, program, point) => {
    const right = truthOf(program, point, 1, intact);
    expect(right.values.map((value) => value?.nearest)).not.toContain(undefined);
    for (const [how, wrong] of Object.entries(wrongValues)) {
      const broken = openLaboratory(mpfr, (of) => {
        const A = intervalArithmetic(of);
        const apply: (...operands: Interval[]) => Interval = A[name as 'add'];
        return { ...A, [name]: (...operands: Interval[]) => wrong(A, apply(...operands)) };
      });
      let truth: Truth | null = null;
      try {
        truth = truthOf(program, point, 1, broken);
      } catch (error) {
        if (!(error instanceof Error) || !/contradict|not defined|domain/.test(error.message)) throw error;
      }
      expect(truth?.values ?? [null], how).toEqual([null]);
      expect(truth?.gradient.map(({ status }) => status) ?? [], how).toEqual(
        truth === null ? [] : point.map(() => 'undecided'),
      );
    }
  });

  test('a remainder shifted by a rule, whose slopes are right, is a contradiction', () => {
    const rule = table.mod as { viaSteps: (A: AnyArithmetic, x: unknown, t: unknown) => unknown };
    const original = rule.viaSteps;
    rule.viaSteps = (A, x, t) => A.add(original(A, x, t), A.literal(2 ** -40));
    try {
      expect(() => truthOf('mod(x, y)', [2.3, 0.7])).toThrow(/value by the rules .*contradict/);
    } finally {
      rule.viaSteps = original;
    }
  });
});
