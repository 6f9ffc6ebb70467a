// Random numbers from a seed: the published generator, and what is made of it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RandomNumbers } from '../src/random-numbers.js';

test('the generator is xoshiro128**: its published numbers from the state 1, 2, 3, 4', () => {
  const random = new RandomNumbers([1, 2, 3, 4]);
  const published = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804]; // prettier-ignore
  expect(published.map(() => random.word())).toEqual(published);
});

test('the state is filled by SplitMix64: its published first number from 0', () => {
  const [low, high] = RandomNumbers.of(0, 'weights').state;
  expect((BigInt(high) << 32n) | BigInt(low)).toBe(0xe220_a839_7b1d_cdafn);
});

test('a state goes on where it was', () => {
  const random = RandomNumbers.of(7, 'shuffle');
  for (let i = 0; i < 10; i++) random.word();
  const again = new RandomNumbers(random.state);
  expect([random.word(), random.word()]).toEqual([again.word(), again.word()]);
});

test('purposes and neighbouring seeds have streams of their own', () => {
  const firsts = [1, 2, 3].flatMap((seed) =>
    (['weights', 'shuffle', 'holdout'] as const).map((purpose) => RandomNumbers.of(seed, purpose).uniform()),
  );
  expect(new Set(firsts).size).toBe(9);
  expect(Math.max(...firsts) - Math.min(...firsts)).toBeGreaterThan(0.5);
});

// 20,000 numbers: a mean is off by more than five of its own deviations once in a million
test('uniform and normal numbers have the mean and the deviation that they should have', () => {
  const count = 20_000;
  const random = RandomNumbers.of(3, 'weights');
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / count;
  const uniform = Array.from({ length: count }, () => random.uniform());
  const normal = Array.from({ length: count }, () => random.normal());
  expect(uniform.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(Math.abs(mean(uniform) - 0.5)).toBeLessThan((5 * Math.sqrt(1 / 12)) / Math.sqrt(count));
  expect(Math.abs(mean(normal))).toBeLessThan(5 / Math.sqrt(count));
  expect(Math.abs(mean(normal.map((value) => value * value)) - 1)).toBeLessThan((5 * Math.SQRT2) / Math.sqrt(count));
});

test('a shuffle has every item once, and leaves the list as it was', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.integer(), { maxLength: 50 }), (seed, items) => {
      const before = [...items];
      const shuffled = RandomNumbers.of(seed, 'shuffle').shuffled(items);
      expect(items).toEqual(before);
      expect([...shuffled].sort((a, b) => a - b)).toEqual(before.sort((a, b) => a - b));
    }),
  );
});

test('all orders of three items are equally likely', () => {
  const random = RandomNumbers.of(1, 'shuffle');
  const counts = new Map<string, number>();
  const tries = 6000;
  for (let i = 0; i < tries; i++) {
    const order = random.shuffled(['a', 'b', 'c']).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  // five deviations of a count of 1 in 6
  for (const count of counts.values())
    expect(Math.abs(count - tries / 6)).toBeLessThan(5 * Math.sqrt((tries * 5) / 36));
});
