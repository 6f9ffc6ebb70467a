// Growth laws: which one is found, on which sizes, and when there is none. Sizes as texts.
import { describe, expect, test } from 'vitest';
import { crossingOf } from '../../src/scale/crossing.js';
import { fitGrowth } from '../../src/scale/growth.js';
import { sizesOf } from '../../src/scale/sizes.js';

const doubling = [1, 2, 4, 8, 16, 32, 64, 128];
const of = (sizes: readonly number[], cost: (n: number) => number | null): ReturnType<typeof fitGrowth> =>
  fitGrowth(sizes, sizes.map(cost));

describe('a law', () => {
  test.each<[string, (n: number) => number, 'power' | 'exponential', number]>([
    ['constant', () => 7, 'power', 0],
    ['linear', (n) => 3 * n, 'power', 1],
    ['quadratic', (n) => 5 * n ** 2, 'power', 2],
    ['a root', (n) => 2 * Math.sqrt(n), 'power', 0.5],
    ['doubling', (n) => 3 * 2 ** n, 'exponential', 2],
    ['halving', (n) => 1e9 * 0.5 ** n, 'exponential', 0.5],
  ])('%s is found exactly', (_, cost, growth, number) => {
    for (const sizes of [doubling.slice(0, 6), [3, 4, 5, 6, 7, 8], [10, 20, 25]]) {
      const { law, reason } = of(sizes, cost);
      expect(reason).toBeNull();
      expect([law?.growth, law?.residual]).toEqual([growth, 1]);
      expect(growth === 'power' ? law?.exponent : law?.rate).toBeCloseTo(number, 5); // six digits are kept
      expect(growth === 'power' ? law?.rate : law?.exponent).toBeNull();
    }
  });

  test('is fitted on the upper half, and on three at least', () => {
    // 1000 hides what grows, at small sizes
    const { law } = of(doubling, (n) => n ** 2 + 1000);
    expect([law?.from, law?.to, law?.points]).toEqual([16, 128, 4]);
    expect(of([1, 2, 4], (n) => n).law).toMatchObject({ from: 1, to: 4, points: 3 });
    expect(of([1, 2, 4, 8], (n) => n).law).toMatchObject({ from: 2, to: 8, points: 3 });
    expect(of([1, 2, 4, 8, 16, 32, 64], (n) => (n < 8 ? n : 2 * n)).law).toMatchObject({ from: 8, points: 4, exponent: 1, residual: 1 }); // prettier-ignore
  });

  test('passes over what wasn’t measured, and over zeros', () => {
    expect(of(doubling, (n) => (n > 32 ? null : n === 1 ? 0 : n)).law).toMatchObject({ from: 8, to: 32, points: 3 });
  });

  test('says how far it is off', () => {
    // in powers of 2 the costs are 0, 2, 2, the line 1/3, 4/3, 7/3, and what is left -1/3, 2/3, -1/3
    const { law } = of([1, 2, 4], (n) => (n === 1 ? 1 : 4));
    expect(law).toMatchObject({ growth: 'power', exponent: 1 });
    expect(law?.residual).toBeCloseTo(2 ** (Math.sqrt(2) / 3), 5);
  });

  test.each<[(n: number) => number | null, string]>([
    [() => null, 'no size has a value above 0, and a fit takes 3'],
    [(n) => (n > 1 ? null : 1), 'only 1 size has a value above 0, and a fit takes 3'],
    [(n) => (n > 2 ? 0 : n), 'only 2 sizes have a value above 0, and a fit takes 3'],
  ])('is null with a reason where there are too few values (%#)', (cost, reason) => {
    expect(of(doubling, cost)).toEqual({ law: null, reason });
  });
});

describe('a crossing', () => {
  const sizes = [1, 2, 4, 8];
  test('is the smallest size from which on the first is below, for good', () => {
    expect(crossingOf(sizes, [0, 5, 3, 3], [1, 4, 4, 4], 'ns')).toEqual({ size: 4, refined: false, reason: null });
    expect(crossingOf(sizes, [0, 0, 0, 0], [1, 1, 1, 1], 'ns').size).toBe(1);
    expect(crossingOf(sizes, [0, 0, 0, 4], [1, 1, 1, 4], 'ns')).toEqual({ size: null, refined: false, reason: 'at n = 8 reverse costs 4 ns, and forward 4' }); // prettier-ignore
    expect(crossingOf(sizes, [0, null, 1, null], [1, 1, 2, 2], 'ns').size).toBe(1);
    expect(crossingOf(sizes, [null], [1], 'ns').reason).toBe('there is no size at which both are known');
  });
  test('is looked for between sizes, and below the first', () => {
    for (let at = 1; at <= 40; at++) {
      const asked: number[] = [];
      const below = (size: number): boolean => {
        asked.push(size);
        return size >= at;
      };
      for (const tried of [[1, 10, 40], [40], [1, 40], [17, 40]]) {
        const first = tried.map((size) => (size >= at ? 1 : 3));
        expect(crossingOf(tried, first, tried.map(() => 2), 'ns', below)).toEqual({ size: at, refined: true, reason: null }); // prettier-ignore
      }
      expect(asked.length).toBeLessThanOrEqual(4 * 6);
    }
  });
  test('stays above where nothing can be said', () => {
    expect(crossingOf([10], [1], [2], 'ns', (size) => (size < 6 ? null : true)).size).toBe(6);
  });
});

describe('sizes', () => {
  test.each<[Parameters<typeof sizesOf>[0], number[]]>([
    [[4, 1, 2, 2], [1, 2, 4]],
    ['1,10,100', [1, 10, 100]],
    [' 8, 1_000 ,1e4', [8, 1000, 10_000]],
    ['1,2,4,…,64', doubling.slice(0, 7)],
    ['1,2,4,...,64', doubling.slice(0, 7)],
    ['1,2,…,8', [1, 2, 4, 8]],
    ['1,2,3,…,6', [1, 2, 3, 4, 5, 6]],
    ['2,4,6,…,10', [2, 4, 6, 8, 10]],
    ['1,10,…,1000', [1, 10, 100, 1000]],
    ['10,25,…,70', [10, 25, 40, 55, 70]],
    ['1,2,4,…,100', [1, 2, 4, 8, 16, 32, 64, 100]],
    ['5', [5]],
  ])('%j', (given, sizes) => expect(sizesOf(given)).toEqual(sizes)); // prettier-ignore
});
