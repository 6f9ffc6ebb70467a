// Growth laws: which one is found, on which sizes, and when there is none. Sizes as texts.
import { describe, expect, test } from 'vitest';
import { crossingOf } from '../../src/scale/crossing.js';
import { estimateByGrowth } from '../../src/scale/estimate.js';
import { fitGrowth, lawAt } from '../../src/scale/growth.js';
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

test('an exponential is told from a power also over a short range', () => {
  expect(of([100, 101, 102], (n) => 1.05 ** n).law).toMatchObject({ growth: 'exponential', rate: 1.05 });
});

describe('what a law says of a larger size', () => {
  test.each<[string, (n: number) => number, at: number]>([
    ['power', (n) => 3 * n ** 2, 30_000],
    ['exponential', (n) => 3 * 2 ** n, 3072],
  ])('%s', (_, cost, at) => {
    const { law } = of([2, 4, 8], cost);
    if (law === null) throw new Error('none is fitted');
    const size = law.growth === 'power' ? 100 : 10;
    expect(lawAt(law, size, { size: 4, value: cost(4) })).toBeCloseTo(at, 0);
  });
  test.each<[measured: readonly (readonly [size: number, operations: number])[], size: number, operations: number | null]>([
    [[[1, 7], [2, 14], [4, 28]], 100, 700],
    [[[1, 0], [2, 3], [4, 12], [8, 48]], 100, 7500],
    [[[1, 7], [2, 14], [4, 28], [8, 0]], 100, 700],
    [[[16, 1256], [32, 2024], [64, 5096], [128, 17384]], 1000, 420_000], // like n^1.55, though n^2 + 1000
    [[[1, 4], [2, 20], [3, 64], [4, 176], [5, 448], [6, 1088], [7, 2560], [8, 5888]], 12, 140_000], // 35·2^12 of (3n - 1)·2^n
    [[[1, 2], [2, 5], [3, 14], [4, 37], [5, 100], [6, 272], [7, 903], [8, 2455]], 12, 180_000], // the last three grow by no rate
    [[[1, 0], [2, 3], [4, 12]], 100, null],
    [[[10, 1e10], [20, 1e20], [30, 1e30]], 1000, null], // more than the largest double
  ])('with what was measured, to two digits: %j at %i', (measured, size, operations) => {
    const estimate = estimateByGrowth(measured.map(([size, operations]) => ({ size, operations })), size);
    expect(estimate).toEqual(operations === null ? null : { operations, passes: null, basis: 'growth' });
  }); // prettier-ignore
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
  test('is above the last size that isn’t below, whatever is below before it', () => {
    const below = (size: number): boolean => size < 6 || size > 7;
    expect(crossingOf([1, 6, 10], [1, 3, 1], [2, 2, 2], 'ns', below).size).toBe(8);
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

  const upTo = (most: number): number[] => Array.from({ length: most }, (_, i) => i + 1);
  test('go up to ten million, and are a hundred at the most', () => {
    expect(sizesOf([10_000_000])).toEqual([10_000_000]);
    expect([sizesOf(upTo(100)), sizesOf('1,2,3,…,100')]).toEqual([upTo(100), upTo(100)]);
  });
  test.each<[Parameters<typeof sizesOf>[0], RegExp]>([
    [[0], /^a size is a whole number from 1 on, got 0$/],
    [[10_000_001], /^the size 10,000,001 is more than 10,000,000$/],
    [upTo(101), /^that is 101 sizes or more; 100 are the most$/],
    ['1,2,…,2', /^dots stand between two sizes/],
    ['2,2,…,8', /^dots stand between two sizes/],
  ])('%j are refused', (given, message) => expect(() => sizesOf(given)).toThrow(message)); // prettier-ignore
});
