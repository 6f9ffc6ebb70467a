// Truncation errors by Taylor series, against those of values in high precision: for every method that has a step, and both orders.
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/arithmetics/interval/interval.js';
import { isWithoutValue, Undecided, Unsupported } from '../../src/errors.js';
import { problemOf } from '../../src/problem/problem.js';
import { readExpression } from '../../src/language/expression.js';
import { isStencil, sweptMethods } from '../../src/methods/table.js';
import { RandomNumbers } from '../../src/random-numbers.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { findTruth } from '../../src/reference/truth.js';
import { complexSteps, differences, type Family } from '../../src/sweep/families.js';
import { HighPrecision } from '../../src/sweep/high-precision.js';
import { truncationSeries } from '../../src/sweep/taylor-truncation.js';
import { randomText } from '../check/values/random-functions.js';
import { countOf } from '../sample.js';

const laboratory = await theLaboratory();
/** So many that the difference of values at the narrowest step, less the truth, keeps twice the digits of a double. */
const bits = 1024;

/** The families of a function at a point, where it has a derivative; null where it has none. */
function familiesAt(text: string, x: number, order: 1 | 2): { families: Family[]; high: HighPrecision } | null {
  const problem = problemOf(readExpression(text), { at: { x }, order, wrt: ['x'] });
  const truth = findTruth(laboratory, problem);
  const verdict = order === 1 ? truth.gradient[0] : truth.hessian?.[0]?.[0];
  if (verdict?.status !== 'certified' || !Number.isFinite(verdict.number.nearest)) return null;
  const high = new HighPrecision(laboratory, problem, 0, 1, verdict.number, truth.bits);
  const stencils = differences(sweptMethods.filter(isStencil), problem, high);
  const imaginary = complexSteps(
    sweptMethods.filter((id) => !isStencil(id)),
    problem,
    high,
  );
  return { families: [stencils, imaginary], high };
}

/** How many truncation errors series and values both tell, over steps from wide to narrow; those of series must be those of values. */
function comparedAt(text: string, x: number, order: 1 | 2, about = ''): number {
  const found = familiesAt(text, x, order);
  let told = 0;
  for (const family of found?.families ?? []) {
    const { high } = found as { high: HighPrecision };
    const series = truncationSeries(high, family.series, 1000);
    for (let exponent = -2; series !== null && exponent > -60; exponent -= 5) {
      const delta = family.step((1 + Math.abs(x)) * 2 ** exponent * 1.37);
      if (!(delta > 0)) continue;
      family.methods.forEach((method, place) => {
        const one = series[place];
        if (one?.at(delta) !== true) return;
        const { high: upper, low: lower, error } = one;
        high.begin(bits);
        const { A, truth } = high;
        let values: Interval;
        try {
          values = A.sub(family.enclosed(delta)(method), truth);
        } catch (failure) {
          if (isWithoutValue(failure) || failure instanceof Undecided || failure instanceof Unsupported) return;
          throw failure;
        }
        const off = A.abs(A.sub(values, A.add(A.literal(upper), A.literal(lower))));
        const isWithin = A.decide('<=', { lo: off.lo, hi: off.lo }, A.add(A.literal(error), A.literal(2 ** -990)));
        expect(isWithin, `${method} of ${text} at ${x}, order ${order}, δ = ${delta} ${about}`).toBe(true);
        told++;
      });
    }
  }
  return told;
}

describe.each([1, 2] as const)('order %i', (order) => {
  it.each([
    ['x*cos(x)', 1.2], ['exp(sin(x))/(1+x^2)', 0.7], ['x^5', 1], ['x^2', 3], ['1/x', 1e-6], ['log(x)', 30], ['sqrt(x)', 2e9],
    ['tan(x)', 1.5], ['x^x', 1.7], ['abs(x)^3', -2], ['max(x, x^2)', 0.5], ['floor(x) + x^3', 1.5], ['cbrt(x)', -0.1],
    ['sin(x)', 0], ['exp(-1e4*x)', 1e-3], ['1e200*sin(x)', 1], ['1e-200*cos(x)', 1], ['atan2(x, 2)', 1], ['tanh(x)', 0.1],
  ] as const)('%s at %d', (text, x) => {
    expect(comparedAt(text, x, order)).toBeGreaterThan(20);
  }); // prettier-ignore
  it.each([
    ['gamma(x)', 3.3],
    ['erf(x)', 0.4],
    ['lgamma(x)', 4],
    ['sinc(x)', 0.2],
  ] as const)('%s at %d', (text, x) => {
    expect(comparedAt(text, x, order)).toBeGreaterThan(15); // the complex step has no means for most of them
  });
});

it('random functions', () => {
  const seed = Number(process.env['SEED'] ?? 1);
  const count = countOf(60, 3);
  const random = RandomNumbers.of(seed, 'points');
  let told = 0;
  for (let i = 0; i < count; i++) {
    const text = randomText(random, 3).replaceAll(/\by\b/g, '(x/3)');
    const x = Math.round(random.uniform() * 4000 - 1000) / 512;
    if (!/\bx\b/.test(text)) continue;
    try {
      told += comparedAt(text, x, i % 3 === 0 ? 2 : 1, `seed ${seed}`);
    } catch (error) {
      if (!isWithoutValue(error) && !(error instanceof Undecided)) throw error;
    }
  }
  expect(told).toBeGreaterThan(5 * count);
});

describe('no series', () => {
  it.each([
    ['abs(x)*x^2', 0], ['(x - 1)*abs(x - 1)', 1], ['x*abs(x)', 0], ['relu(x)^2', 0], ['x > 0 ? x^2 : x^3', 0],
  ] as const)('%s at %d: a tie, though there is a derivative', (text, x) => {
    const found = familiesAt(text, x, 1);
    expect(found).not.toBeNull();
    for (const { series } of found?.families ?? [])
      expect(truncationSeries(found?.high as HighPrecision, series, 1000)).toBeNull();
  }); // prettier-ignore

  it('where values at few steps are made sooner: of a large program', () => {
    const text = Array.from({ length: 1500 }, (_, i) => `sin(x*${i + 1})`).join('+');
    const { families, high } = familiesAt(text, 0.3, 1) as { families: Family[]; high: HighPrecision };
    const [stencils, imaginary] = families as [Family, Family];
    expect([30, 99, 100].map((steps) => truncationSeries(high, stencils.series, steps) === null)).toEqual([true, true, false]); // prettier-ignore
    expect([100, 299].map((steps) => truncationSeries(high, imaginary.series, steps) === null)).toEqual([true, true]);
  });

  it('another slope than the certified one is a bug that is told', () => {
    const { families, high } = familiesAt('sin(x)', 1, 1) as { families: Family[]; high: HighPrecision };
    const another = familiesAt('sin(x)*1.0000001', 1, 1) as { high: HighPrecision };
    another.high.begin(256);
    const wrong = Object.create(high, { truth: { get: () => another.high.truth }, begin: { value: () => undefined } }) as HighPrecision;
    expect(() => truncationSeries(wrong, (families[0] as Family).series, 1000)).toThrow('the series of the sweep and the certified truth disagree');
  }); // prettier-ignore
});
