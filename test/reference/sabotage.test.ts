// A rule broken on purpose must never become a certified digit.
import { describe, expect, test } from 'vitest';
import { binaryNames, unaryNames, type Arithmetic, type UnaryName } from '../../src/arithmetic.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { forward } from '../../src/methods/forward.js';
import { formats } from '../../src/arithmetics/formats.js';
import { Kit } from '../../src/methods/kit.js';
import { reverse } from '../../src/methods/reverse.js';
import { measureError } from '../../src/compare/measure.js';
import { binaryRules, unaryRules } from '../../src/primitives.js';
import { openLaboratory } from '../../src/reference/laboratory.js';
import { findTruth, type Truth } from '../../src/reference/truth.js';

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

function truthOf(expression: string, point: number[], order: 1 | 2 = 1, laboratory = openLaboratory(mpfr)): Truth {
  const { program } = readExpression(expression);
  const wrt = point.map((_, index) => index);
  return findTruth(laboratory, { program, point, wrt, order, format: formats.float64, budget: { maxSteps: 1e6 } });
}

/** A point inside the smooth domain of a primitive. */
const pointOf = (name: UnaryName): number => (Number.isFinite(float64[name](0.7)) ? 0.7 : 1.7);
const textOf: Record<string, string> = {
  neg: '-x',
  add: 'x + y',
  sub: 'x - y',
  mul: 'x * y',
  div: 'x / y',
  pow: 'x ^ y',
  sincDerivative: 'sinc(x)',
};

const smoothUnary = unaryNames.filter((name) => unaryRules[name].kind === 'smooth');
const smoothBinary = binaryNames.filter(
  (name) => binaryRules[name].kind === 'smooth' && !['polygamma', 'sincDerivative', 'mod'].includes(name),
); // the truth sees mod by way of its steps

describe('A broken rule', () => {
  test.each(smoothUnary)('of %s is a contradiction between the two roots of the truth', (name) => {
    const expression = textOf[name] ?? `${name}(x)`;
    const point = [pointOf(name)];
    expect(truthOf(expression, point, 1, intact).gradient[0]?.status).toBe('certified');
    expect(() => withBrokenRule(name, 0, () => truthOf(expression, point))).toThrow(DiffcmpError);
  });

  test.each(smoothBinary.flatMap((name) => [[name, 0] as const, [name, 1] as const]))(
    'of %s, argument %i, is a contradiction',
    (name, position) => {
      if (name === 'nthRoot' && position === 1) return; // its index is a literal here
      const expression = name === 'nthRoot' ? 'nthRoot(x, 5)' : (textOf[name] ?? `${name}(x, y)`);
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

  test('in a second derivative is a contradiction', () => {
    expect(truthOf('sin(x)', [0.7], 2, intact).hessian?.[0]?.[0]?.status).toBe('certified');
    expect(() => withBrokenRule('cos', 0, () => truthOf('sin(x)', [0.7], 2))).toThrow(/contradict/);
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
      const right = method.differentiate(problem, new Kit(format.arithmetic));
      const wrong = withBrokenRule('sin', 0, () => method.differentiate(problem, new Kit(format.arithmetic)));
      expect(ulps(right.gradient[0] as number)).toBeLessThan(2);
      expect(ulps(wrong.gradient[0] as number)).toBeGreaterThan(50);
    }
  });
});
