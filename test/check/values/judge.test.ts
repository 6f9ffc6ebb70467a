// Verdicts on programs by their values alone: right and wrong gradients over scales, kinks, noise, single precision, many inputs.
import { describe, expect, test } from 'vitest';
import type { BlackBox } from '../../../src/check/black-box.js';
import { judgeByValues } from '../../../src/check/values/judge.js';

type Reals = readonly number[];

export function boxOf(f: (x: Reals) => number, gradient: (x: Reals) => Reals): BlackBox {
  const ask = (points: readonly Reals[]): { value: number; gradient: Reals }[] =>
    points.map((x) => ({ value: f(x), gradient: gradient(x) }));
  return { text: 'f', ask: async (points) => Promise.resolve(ask(points)) };
}

async function verdictOf(f: (x: number) => number, slope: (x: number) => number, x: number): Promise<string> {
  const { components } = await judgeByValues(
    boxOf(
      ([at]) => f(at as number),
      ([at]) => [slope(at as number)],
    ),
    [x],
    ['x'],
  );
  return components[0]?.verdict ?? 'none';
}

const smooth: [text: string, f: (x: number) => number, slope: (x: number) => number, at: number[]][] = [
  ['sin', Math.sin, Math.cos, [1e-8, 1, 30, 1e5]],
  ['1e-7 x³', (x) => 1e-7 * x ** 3, (x) => 3e-7 * x * x, [1e-3, 1, 100]],
  ['sqrt', Math.sqrt, (x) => 0.5 / Math.sqrt(x), [1e-8, 1, 1e10]],
  ['sin(1e12 x)', (x) => Math.sin(1e12 * x), (x) => 1e12 * Math.cos(1e12 * x), [0, 1e-12, 3e-13]],
  ['sin(1e-12 x)', (x) => Math.sin(1e-12 * x), (x) => 1e-12 * Math.cos(1e-12 * x), [0, 1, 1e12]],
  ['1e19 atan', (x) => 1e19 * Math.atan(x), (x) => 1e19 / (1 + x * x), [0, 1, 1e5]],
  ['1e-23 exp', (x) => 1e-23 * Math.exp(x), (x) => 1e-23 * Math.exp(x), [0, 1, 50]],
  ['3 + x² far from 1', (x) => 3 + x * x, (x) => 2 * x, [1e-8, 1]],
  ['3 + 1e-20 x', (x) => 3 + 1e-20 * x, () => 1e-20, [0, 1]],
];

describe('a gradient by values', () => {
  test.each(smooth)(
    'of %s passes if it is right, fails by 1 %%, by 1e-6, by its sign, and as 0',
    async (_, f, slope, at) => {
      for (const x of at) {
        const verdicts = [
          await verdictOf(f, slope, x),
          await verdictOf(f, (y) => 1.01 * slope(y), x),
          await verdictOf(f, (y) => (1 + 1e-6) * slope(y), x),
          await verdictOf(f, (y) => -slope(y), x),
          await verdictOf(f, () => 0, x),
        ];
        expect(verdicts, String(x)).toEqual(['PASS', 'FAIL', 'FAIL', 'FAIL', 'FAIL']);
      }
    },
  );
});
