// Optimizers, bit for bit against their formulas written out, in both precisions.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formats, precisions } from '../../src/arithmetics/formats.js';
import { optimizerNames, optimizers, usualRates, type Rates } from '../../src/train/optimizers.js';

/** One number, step by step, as the papers have it; `r` rounds what each operation gives. */
const references: Record<
  (typeof optimizerNames)[number],
  (w: number, gradients: readonly number[], rates: Rates, r: (x: number) => number) => number
> = {
  sgd: (w, gradients, { learningRate }, r) => gradients.reduce((at, g) => r(at - r(r(learningRate) * g)), w),
  momentum: (w, gradients, { learningRate, momentum }, r) => {
    let m = 0;
    for (const g of gradients) {
      m = r(r(r(momentum) * m) + g);
      w = r(w - r(r(learningRate) * m));
    }
    return w;
  },
  adam: (w, gradients, { learningRate, beta1, beta2, epsilon }, r) => {
    const [rate, b1, b2, e] = [r(learningRate), r(beta1), r(beta2), r(epsilon)];
    let m = 0;
    let v = 0;
    gradients.forEach((g, i) => {
      const t = i + 1;
      m = r(r(b1 * m) + r(r(1 - b1) * g));
      v = r(r(b2 * v) + r(r(1 - b2) * r(g * g)));
      const mHat = r(m / r(1 - r(Math.pow(b1, t))));
      const vHat = r(v / r(1 - r(Math.pow(b2, t))));
      w = r(w - r(rate * r(mHat / r(r(Math.sqrt(vHat)) + e))));
    });
    return w;
  },
};

const numbers = fc.double({ min: -100, max: 100, noNaN: true });
const rates: fc.Arbitrary<Rates> = fc.record({
  learningRate: fc.double({ min: 1e-4, max: 1, noNaN: true }),
  momentum: fc.constantFrom(0, 0.5, 0.9, 0.99),
  beta1: fc.constantFrom(0, 0.9, 0.95),
  beta2: fc.constantFrom(0.9, 0.999),
  epsilon: fc.constantFrom(1e-8, 1e-3),
});

test.each(optimizerNames.flatMap((name) => precisions.map((precision) => [name, precision] as const)))(
  '%s in %s is its formula, operation by operation',
  (name, precision) => {
    const format = formats[precision];
    const { round } = format;
    fc.assert(
      fc.property(
        numbers,
        numbers,
        fc.array(fc.tuple(numbers, numbers), { maxLength: 12 }),
        rates,
        (a, b, pairs, given) => {
          const gradients = pairs.map((pair) => pair.map(round));
          const weights = [round(a), round(b)];
          const expected = weights.map((w, i) =>
          references[name](w, gradients.map((g) => g[i] as number), given, round),
        ); // prettier-ignore
          const { lists, update } = optimizers[name];
          const memory = Array.from({ length: lists }, () => [0, 0]);
          const advance = update(given, format);
          gradients.forEach((gradient, i) => advance(weights, gradient, memory, i + 1));
          expect(weights).toEqual(expected);
        },
      ),
    );
  },
);

test("Adam's first step is the learning rate, whatever the gradient, less what epsilon takes", () => {
  for (const g of [1e-3, 1, 1e3]) {
    const weights = [0];
    optimizers.adam.update({ ...usualRates, learningRate: 0.5 }, formats.float64)(weights, [g], [[0], [0]], 1);
    // |g|/(|g| + epsilon), and a few roundings
    expect(weights[0]).toBeCloseTo((-0.5 * g) / (g + usualRates.epsilon), 12);
  }
});

test('momentum is the 0.9 of the documentation: two equal gradients move by 1 and then by 1.9 rates', () => {
  const weights = [0];
  const memory = [[0]];
  const advance = optimizers.momentum.update({ ...usualRates, learningRate: 0.25 }, formats.float64);
  advance(weights, [1], memory, 1);
  expect(weights).toEqual([-0.25]);
  advance(weights, [1], memory, 2);
  expect(weights).toEqual([-0.25 - 0.25 * 1.9]);
});
