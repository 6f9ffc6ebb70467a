// Verdicts on programs by their values alone: right and wrong gradients over scales, kinks, noise, single precision, many inputs.
import { describe, expect, test } from 'vitest';
import type { BlackBox } from '../../../src/check/black-box.js';
import { judgeByValues } from '../../../src/check/values/judge.js';
import type { JudgedByValues } from '../../../src/check/values/judged.js';
import { withValueMistakes } from '../../../src/check/values/value-mistakes.js';

type Reals = readonly number[];

function boxOf(f: (x: Reals) => number, gradient: (x: Reals) => Reals): BlackBox {
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

test.each([
  ['a slope of 3', 1, 3.1, 3.1 / 3],
  ['a slope that may be 0 has no multiples', 0, 0.1, null],
])('how large a wrong component is beside %s', async (_, x, given, ratio) => {
  const { components } = await judgeByValues(boxOf(([at]) => (at as number) ** 3, () => [given]), [x], ['x']); // prettier-ignore
  const [found] = components;
  expect(found?.verdict).toBe('FAIL');
  if (ratio === null) expect(found?.ratio).toBeNull();
  else expect(found?.ratio).toBeCloseTo(ratio, 8);
});

test.each([Infinity, -Infinity, NaN])('where f is %d nothing is judged', async (value) => {
  const { components, message } = await judgeByValues(boxOf(() => value, () => [1]), [1], ['x']); // prettier-ignore
  expect([components[0]?.verdict, message]).toEqual(['INCONCLUSIVE', 'f has no finite value there']);
});

test('an input that is 0 is moved over the middle size of the others', async () => {
  const moved: number[] = [];
  const box = boxOf((x) => (moved.push(Math.abs(x[0] as number)), x.reduce((sum, each) => sum + each)), (x) => x.map(() => 1)); // prettier-ignore
  await judgeByValues(box, [0, 100, 1, 10], ['a', 'b', 'c', 'd']);
  expect(moved.filter((by) => by > 0.1)).not.toEqual([]);
  expect(Math.max(...moved)).toBeLessThan(20);
  expect(Math.max(...moved)).toBeGreaterThan(3);
});

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

describe('values that are all the same about a point', () => {
  const single = (x: number): number => Math.fround(Math.log(Math.fround(1 + Math.fround(Math.exp(x)))));
  test.each<[text: string, f: (x: number) => number, slope: (x: number) => number, at: number, verdict: string]>([
    [
      'log(1 + exp(x)), which rounding makes 0',
      (x) => Math.log(1 + Math.exp(x)),
      (x) => 1 / (1 + Math.exp(-x)),
      -40,
      'INCONCLUSIVE',
    ],
    ['the same in single precision', single, (x) => 1 / (1 + Math.exp(-x)), -30, 'INCONCLUSIVE'],
    ['the same near the end of 0', single, (x) => 1 / (1 + Math.exp(-x)), -16.88125991821289, 'INCONCLUSIVE'],
    ['the same nearer to the end of 0', single, (x) => 1 / (1 + Math.exp(-x)), -16.66551971435547, 'INCONCLUSIVE'],
    ['the same on the first stair', single, (x) => 1 / (1 + Math.exp(-x)), -15.943758964538574, 'INCONCLUSIVE'],
    ['the same with 1e-3 for its slope', single, () => 1e-3, -30, 'FAIL'],
    ['1 - exp(x)', (x) => 1 - Math.exp(x), (x) => -Math.exp(x), -45, 'INCONCLUSIVE'],
    ['max(0, x), with 1 for its slope', (x) => Math.max(0, x), () => 1, -5, 'FAIL'],
    ['max(0, x), with 1e-9 for its slope', (x) => Math.max(0, x), () => 1e-9, -5, 'FAIL'],
    ['max(0, x), with 0 for its slope', (x) => Math.max(0, x), () => 0, -5, 'PASS'],
  ])('%s', async (_, f, slope, at, verdict) => {
    expect(await verdictOf(f, slope, at)).toBe(verdict);
  });
});

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

const judge = (f: (x: Reals) => number, gradient: (x: Reals) => Reals, at: Reals): Promise<JudgedByValues> =>
  judgeByValues(boxOf(f, gradient), at, at.map((_, i) => `x${i}`)); // prettier-ignore

describe('what values cannot tell stays open, with the reason', () => {
  const single = Math.fround;
  const noise = (x: number, size: number): number => size * Math.sin(1e15 * x * x);
  test.each<[what: string, f: (x: number) => number, slope: (x: number) => number, at: number, said: RegExp]>([
    ['a kink', Math.abs, () => 1, 0, /kink there: its slope is about 1 ahead and -1 behind/],
    ['a kink far from 0', (x) => Math.max(x, 3 * x - 2e9), () => 1, 1e9, /slope is about 3 ahead and 1 behind/],
    ['a jump', Math.floor, () => 0, 2, /jump/],
    ['a jump beside it', (x) => (x < 1 + 1e-6 ? 0 : 1), () => 0, 1, /jump/],
    ['an infinite slope', Math.cbrt, () => 1, 0, /infinite slope|don’t converge|noisy/],
    ['the end of a domain', Math.sqrt, () => 1, 0, /no values on both sides/],
    ['rounding', (x) => 1e16 + Math.sin(x), Math.cos, 1, /no better than/],
    ['noise', (x) => Math.sin(x) + noise(x, 0.0005), Math.cos, 1, /no better than/],
    ['chaos', (x) => Math.sin(Math.exp(x)), (x) => Math.exp(x) * Math.cos(Math.exp(x)), 95, /noisy/],
  ])('%s', async (_, f, slope, at, said) => {
    const { components } = await judge(([x]) => f(x as number), ([x]) => [slope(x as number)], [at]); // prettier-ignore
    expect(components[0]).toMatchObject({ verdict: 'INCONCLUSIVE', message: expect.stringMatching(said) as string });
  });

  test('no slope beside a kink', async () => {
    const { components } = await judge(([x]) => Math.abs(x as number), () => [1], [0]); // prettier-ignore
    expect(components[0]).toMatchObject({ truth: null, ratio: null, uncertainty: null });
  });

  test('no value at the point', async () => {
    const { components, message } = await judge(([x]) => Math.log(x as number), () => [1], [-1]); // prettier-ignore
    expect(message).toBe('f has no finite value there');
    expect(components[0]).toMatchObject({ verdict: 'INCONCLUSIVE', given: 1, truth: null });
  });

  test('a gradient that is no number beside a slope that is one fails', async () => {
    const { components } = await judge(([x]) => Math.sin(x as number), () => [NaN], [1]); // prettier-ignore
    expect(components[0]).toMatchObject({ verdict: 'FAIL', given: 'NaN' });
  });

  test('slopes along all coordinates, and no gradient', async () => {
    const { components } = await judge(([x, y]) => Math.sqrt(Math.abs((x as number) * (y as number))), () => [0, 0], [0, 0]); // prettier-ignore
    expect(components.map(({ verdict }) => verdict)).toEqual(['INCONCLUSIVE', 'INCONCLUSIVE']);
    expect(components[0]?.message).toMatch(/to the power 1\.00 only/);
  });

  test.each([0.1, 1, 10])('of single precision at %s: right passes, by 1 %% fails', async (at) => {
    const f = (x: number): number => single(single(Math.sin(single(x))) * single(x));
    const slope = (x: number): number => single(Math.sin(x) + x * Math.cos(x));
    expect(await verdictOf(f, slope, at)).toBe('PASS');
    expect(await verdictOf(f, (x) => single(1.01 * slope(x)), at)).toBe('FAIL');
  });

  test.each<[what: string, f: (x: number) => number, slope: (x: number) => number, at: number]>([
    ['1 - cos x, over x²', (x) => (1 - Math.cos(x)) / x ** 2, (x) => -x / 12, 1e-6],
    ['y (1 - y) of a sigmoid that saturates', (x) => sigmoid(x) * (1 - sigmoid(x)), (x) => sigmoid(x) * (1 - sigmoid(x)) * (1 - 2 * sigmoid(x)), 30],
    ['a stair of rounding', (x) => single(Math.sin(single(Math.hypot(1e5, x)))), (x) => Math.cos(Math.hypot(1e5, x)) * (x / 1e5), 161],
    ['waves finer than the steps', (x) => x + 1e-9 * Math.sin(1e9 * x), (x) => 1 + Math.cos(1e9 * x), 1],
    ['waves of a millionth', (x) => Math.sin(x) + 1e-6 * Math.sin(1e9 * x), (x) => Math.cos(x) + 1000 * Math.cos(1e9 * x), 1],
  ])('where rounding hides the slope of %s, a right gradient does not fail', async (_, f, slope, at) => {
    expect(await verdictOf(f, slope, at)).not.toBe('FAIL');
  }); // prettier-ignore
});

test('a slope far off is not that at the point where the function is no line between the two', async () => {
  // 1575.85 x near 0, 1003.2 x from about 1 on; beside 3e8, rounding to singles hides what is nearer than that
  const [y, far] = [0.00031728879548609257, -315170272];
  const f = (x: number): number => Math.fround(far + (Math.tanh(x) * x) / y / (2 * Math.atan(x)));
  const x = -0.00019163335673511028;
  expect(await verdictOf(f, () => 1575.8514, x)).toBe('INCONCLUSIVE');
  const line = (at: number): number => Math.fround(far + 1575.8514 * at);
  expect(await verdictOf(line, () => 1575.8514, x)).not.toBe('FAIL');
  expect(await verdictOf(line, () => 1003.2, x)).toBe('FAIL');
});

test('waves far above rounding are not stepped over', async () => {
  const f = ([x, y]: Reals): number => Math.hypot(Math.atan2(Math.atan2(Math.sin(x as number), 3e-7), Math.tanh((y as number) / (x as number)))); // prettier-ignore
  const { components } = await judge(f, () => [2.5252904031720505e-11, 8.335e-5], [-7583.359775663385, 0.002297369034443047]); // prettier-ignore
  expect(components[0]).toMatchObject({ verdict: 'PASS' });
});

test('a gradient in single precision of values in double precision is right', async () => {
  expect(await verdictOf((x) => 0.1 * x, () => Math.fround(0.1), 3)).toBe('PASS'); // prettier-ignore
  expect(await verdictOf((x) => 0.1 * x, () => Math.fround(0.1000001), 3)).toBe('FAIL'); // prettier-ignore
});

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

describe('likely mistakes', () => {
  const f = ([x, y, z]: Reals): number => (x as number) ** 2 * (y as number) + Math.sin(z as number);
  const slopes = ([x, y, z]: Reals): number[] => [2 * (x as number) * (y as number), (x as number) ** 2, Math.cos(z as number)]; // prettier-ignore
  const points = [[1.3, 0.7, 2.1], [2.2, -0.4, 0.3]]; // prettier-ignore
  test.each<[what: string, change: (g: number[]) => number[], mistakes: (string | null)[]]>([
    ['none', (g) => g, [null, null, null]],
    ['signs', ([x, y, z]) => [-(x as number), y as number, -(z as number)], ['sign', null, 'sign']],
    ['factors', ([x, y, z]) => [(x as number) / 2, (2 * (y as number)) / 3, -2 * (z as number)], ['factor 1/2', 'factor 2/3', 'sign, and factor 2']],
    ['two swapped', ([x, y, z]) => [y as number, x as number, z as number], ['swapped with x1', 'swapped with x0', null]],
    ['another one', ([, y, z]) => [y as number, y as number, z as number], ['it is the component x1', null, null]],
    ['degrees', ([x, y, z]) => [x as number, y as number, ((z as number) * 180) / Math.PI], [null, null, 'degrees (factor 180/π)']],
    ['the n of a mean', (g) => g.map((each) => 3 * each), Array(3).fill('missing 1/n of a mean (factor 3, and n = 3)') as string[]],
    ['nothing known', ([x, y, z]) => [(x as number) + 0.1, y as number, z as number], [null, null, null]],
  ])('%s', async (_, change, mistakes) => {
    const judged = await Promise.all(points.map((at) => judge(f, (x) => change(slopes(x)), at)));
    for (const { components } of withValueMistakes(judged)) expect(components.map(({ mistake }) => mistake)).toEqual(mistakes);
  }); // prettier-ignore

  test('of two that explain it none is named', async () => {
    const judged = await judge(([x, y]) => (x as number) * (y as number), () => [2, 2], [2, -2]); // prettier-ignore
    expect(judged.components.map(({ verdict }) => verdict)).toEqual(['FAIL', 'PASS']);
    expect(judged.explanations[0]).toEqual(['sign', 'it is the component x1']);
    expect(withValueMistakes([judged])[0]?.components[0]?.mistake).toBeNull();
  });

  test('one that explains one point, and not another, is not named', async () => {
    const judged = await Promise.all([1, 2].map((at) => judge(([x]) => (x as number) ** 3, ([x]) => [3 * (x as number)], [at === 1 ? 3 : at]))); // prettier-ignore
    expect(judged.map(({ components }) => components[0]?.verdict)).toEqual(['FAIL', 'FAIL']);
    expect(withValueMistakes(judged).map(({ components }) => components[0]?.mistake)).toEqual([null, null]);
  });
});

test.each([50, 51])('of %i inputs each has a slope of its own, if they are no more than 50', async (count) => {
  const squares = (x: Reals): number => x.reduce((sum, each) => sum + each * each, 0);
  const at = Array.from({ length: count }, (_, i) => 1 + i / 7);
  const { components } = await judge(squares, (x) => x.map((each) => 2 * each), at);
  expect(components.filter(({ verdict }) => verdict !== 'PASS')).toEqual([]);
  expect(components.filter(({ truth }) => truth !== null).length).toBe(count <= 50 ? count : 0);
});

describe('of 1,000 inputs', () => {
  const at = Array.from({ length: 1000 }, (_, i) => 2 * Math.sin(i + 1));
  const rosenbrock = (x: Reals): number => {
    let sum = 0;
    for (let i = 0; i + 1 < x.length; i++) sum += 100 * ((x[i + 1] as number) - (x[i] as number) ** 2) ** 2 + (1 - (x[i] as number)) ** 2; // prettier-ignore
    return sum;
  };
  const slopes = (x: Reals): number[] => {
    const g = x.map(() => 0);
    for (let i = 0; i + 1 < x.length; i++) {
      const rest = (x[i + 1] as number) - (x[i] as number) ** 2;
      g[i] = (g[i] as number) - 400 * rest * (x[i] as number) - 2 * (1 - (x[i] as number));
      g[i + 1] = 200 * rest;
    }
    return g;
  };
  const logSum = (x: Reals): number => Math.log(x.reduce((sum, each) => sum + Math.exp(each), 0));
  const softmax = (x: Reals): number[] => x.map((each) => Math.exp(each - logSum(x)));
  const waves = (x: Reals): number => x.reduce((sum, each, i) => sum + Math.sin(each * (1 + i / 100)), 0);
  const wavesSlopes = (x: Reals): number[] => x.map((each, i) => (1 + i / 100) * Math.cos(each * (1 + i / 100)));

  test.each<[string, (x: Reals) => number, (x: Reals) => number[], Reals]>([
    ['Rosenbrock', rosenbrock, slopes, at],
    ['Rosenbrock at 0', rosenbrock, slopes, at.map(() => 0)],
    ['the logarithm of a sum', logSum, softmax, at],
    ['waves', waves, wavesSlopes, at],
  ])('a right gradient of %s passes within 60 evaluations', async (_, f, gradient, point) => {
    const { components, evaluations } = await judge(f, gradient, point);
    expect(components.filter(({ verdict }) => verdict !== 'PASS')).toEqual([]);
    expect(evaluations).toBeLessThanOrEqual(60);
  });

  test.each<[what: string, change: (g: number[]) => void, at: number[]]>([
    ['by 1 %', (g) => (g[417] = 1.01 * (g[417] as number)), [417]],
    ['by 1e-6', (g) => (g[417] = (1 + 1e-6) * (g[417] as number)), [417]],
    ['by signs', (g) => [1, 998].forEach((i) => (g[i] = -(g[i] as number))), [1, 998]],
    ['by a swap', (g) => ([g[10], g[11]] = [g[11] as number, g[10] as number]), [10, 11]],
    ['by one that is no number', (g) => (g[5] = NaN), [5]],
  ])('a gradient that is off %s fails there, and only there', async (_, change, wrong) => {
    const gradient = (x: Reals): number[] => {
      const g = slopes(x);
      change(g);
      return g;
    };
    const { components } = await judge(rosenbrock, gradient, at);
    const places = components.flatMap(({ verdict }, i) => (verdict === 'PASS' ? [] : [[i, verdict]]));
    expect(places).toEqual(wrong.map((i) => [i, 'FAIL']));
  }); // prettier-ignore

  test('a gradient that is wrong everywhere is given up on after some', async () => {
    const { components, evaluations } = await judge(rosenbrock, (x) => slopes(x).map((each) => -each), at);
    expect(components.filter(({ verdict }) => verdict === 'FAIL').length).toBeGreaterThanOrEqual(12);
    expect(components.filter(({ verdict }) => verdict === 'PASS')).toEqual([]);
    expect(evaluations).toBeLessThan(5000);
  });

  test('a component that is small beside the others is looked at though another fails', async () => {
    const f = (x: Reals): number => waves(x.with(700, 0)) + 1e-13 * (x[700] as number);
    const gradient = (x: Reals): number[] => wavesSlopes(x).with(700, 1e-13).with(300, 5);
    const { components } = await judge(f, gradient, at);
    expect(components.flatMap(({ verdict }, i) => (verdict === 'PASS' ? [] : [[i, verdict]]))  ).toEqual([[300, 'FAIL']]); // prettier-ignore
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('no two mistakes cancel along both directions, seed %i', async (seed) => {
    const f = (x: Reals): number => x.reduce((sum, each, i) => sum + (i + 1) * each ** 2, 0);
    const gradient = (x: Reals): number[] => x.map((each, i) => 2 * (i + 1) * each + (i === 3 ? 5 : i === 55 ? -5 : 0));
    const point = Array.from({ length: 60 }, () => 1);
    const { components } = await judgeByValues(boxOf(f, gradient), point, point.map(String), { seed }); // prettier-ignore
    expect(components.flatMap(({ verdict }, i) => (verdict === 'PASS' ? [] : [i]))).toEqual([3, 55]);
  });

  test('a kink of one input is found, and the others pass', async () => {
    const f = (x: Reals): number => waves(x) + Math.abs(x[300] as number);
    const point = at.with(300, 0);
    const { components } = await judge(f, wavesSlopes, point);
    expect(components.flatMap(({ verdict }, i) => (verdict === 'PASS' ? [] : [[i, verdict]]))).toEqual([[300, 'INCONCLUSIVE']]); // prettier-ignore
  });
});

test('the Taylor remainder of a right gradient shrinks with the square of the step', async () => {
  const { remarks } = await judge(([x, y]) => Math.exp(x as number) * Math.sin(y as number), ([x, y]) => [Math.exp(x as number) * Math.sin(y as number), Math.exp(x as number) * Math.cos(y as number)], [0.3, 2]); // prettier-ignore
  expect(remarks[0]?.message).toMatch(/to the power 2\.0\d: 2, or more/);
});
