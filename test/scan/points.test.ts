// Where the points of a scan lie.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanPoints } from '../../src/scan/scan-points.js';

test.each([
  [-1, 1, 5, [-1, -0.5, 0, 0.5, 1]],
  [0, 1, 11, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]],
  [-1e-3, 1e-3, 3, [-1e-3, 0, 1e-3]],
  [0, 1, 4, [0, 1 / 3, 2 / 3, 1]],
  [-1.7976931348623157e308, 1.7976931348623157e308, 3, [-1.7976931348623157e308, 0, 1.7976931348623157e308]],
  [0, 5e-324, 2, [0, 5e-324]],
  [1e-300, 1e300, 3, [1e-300, 5e299, 1e300]],
  [1, 2, 2, [1, 2]],
])('%d to %d, %d evenly', (low, high, count, points) => {
  expect(scanPoints(low, high, count, 'linear')).toEqual(points);
});

test('steps of 0.01 are numbers of two decimals, and the middle is 0', () => {
  const points = scanPoints(-1, 1, 201, 'linear');
  expect(points.map(String).filter((text) => text.length > 5)).toEqual([]);
  expect(Object.is(points[100], 0)).toBe(true);
});

test.each([
  [1e-8, 1, 9, [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1]],
  [3e-8, 3e-5, 4, [3e-8, 3e-7, 3e-6, 3e-5]],
  [-100, -1, 3, [-100, -10, -1]],
  [5e-324, 1e308, 2, [5e-324, 1e308]],
  [1, 2, 3, [1, 1.414, 2]],
])('%d to %d, %d on a logarithmic axis', (low, high, count, points) => {
  expect(scanPoints(low, high, count, 'logarithmic')).toEqual(points);
});

/** A double in units of 2^-1074, exactly: every finite one is a whole number of them. */
function units(x: number): bigint {
  const bits = BigInt.asUintN(64, new BigInt64Array(Float64Array.of(Math.abs(x)).buffer)[0] ?? 0n);
  const [exponent, fraction] = [bits >> 52n, bits & (2n ** 52n - 1n)];
  const size = exponent === 0n ? fraction : (fraction + 2n ** 52n) << (exponent - 1n);
  return x < 0 ? -size : size;
}
const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

/** The distance of a double of this size from the next, in the same units. */
const ulpUnits = (size: bigint): bigint => 1n << BigInt(Math.max(0, size.toString(2).length - 53));

test('random ranges: both ends exactly, ascending, each point in its place', () => {
  const end = fc.double({ noNaN: true, noDefaultInfinity: true });
  const property = fc.property(end, end, fc.integer({ min: 2, max: 50 }), (one, other, count) => {
    fc.pre(one !== other);
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    const steps = BigInt(count - 1);
    const [a, b] = [units(low), units(high)];
    const ulp = ulpUnits(absolute(a) > absolute(b) ? absolute(a) : absolute(b));
    for (const axis of ['linear', 'logarithmic'] as const) {
      if (axis === 'logarithmic' && !(low > 0 || high < 0)) continue;
      const points = scanPoints(low, high, count, axis);
      expect([points.length, points[0], points.at(-1)]).toEqual([count, low, high]);
      const misplaced = points.filter((x, i) => {
        if (x < (points[i - 1] ?? -Infinity)) return true;
        if (axis === 'linear') {
          // exactly, times the steps: half an ulp where a point is rounded, and half for ends whose decimals are not quite they
          const away = units(x) * steps - (a * (steps - BigInt(i)) + b * BigInt(i));
          return absolute(away) > ulp * steps;
        }
        const part = i / (count - 1);
        const [first, last, place] = [low, high, x].map((each) => Math.log(Math.abs(each))) as [number, number, number];
        // a hundredth of a step, the rounding of three logarithms, and of subnormal numbers one of their coarse steps
        const coarse = 5e-324 / Math.min(Math.abs(low), Math.abs(high));
        return Math.abs(place - first * (1 - part) - last * part) > Math.abs(last - first) / (count - 1) / 99 + 1e-12 + coarse; // prettier-ignore
      });
      expect(misplaced).toEqual([]);
    }
  });
  // the first overflowed on its way, the second lost its place to a digit too few, the third its order among subnormal numbers
  fc.assert(property, { examples: [[3.037534794397931e296, 5e-324, 50], [-1.6099911291965649e-183, -1.0582281843295477e-137, 5], [2e-323, 1e-300, 50]] }); // prettier-ignore
});

test('among subnormal numbers points ascend too, in each range of few units', () => {
  const disordered: string[] = [];
  for (let low = 1; low < 30; low++)
    for (let high = low + 1; high < 400; high += 7) {
      const points = scanPoints(low * 5e-324, high * 5e-324, 60, 'logarithmic');
      if (points.some((x, i) => x < (points[i - 1] ?? 0))) disordered.push(`${low}:${high}`);
    }
  expect(disordered).toEqual([]);
});
