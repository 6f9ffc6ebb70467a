// Growth laws fitted to costs: a line through their logarithms against log n, or against n, whichever is nearer.
import type { GrowthFit, GrowthLaw } from './scale-data.js';

/** Points without which no law is fitted. */
const fewest = 3;

/**
 * The law of the upper part: of the larger half of the sizes that have a value, and at least three, by least squares on the
 * logarithms. A power unless an exponential is nearer.
 */
export function fitGrowth(sizes: readonly number[], values: readonly (number | null)[]): GrowthFit {
  const all = sizes.flatMap((size, i) => {
    const value = values[i] ?? null;
    return value === null || !(value > 0) ? [] : [{ size, value }];
  });
  if (all.length < fewest) return { law: null, reason: `${all.length === 0 ? 'no size has' : `only ${all.length} ${all.length === 1 ? 'size has' : 'sizes have'}`} a value above 0, and a fit takes ${fewest}` }; // prettier-ignore
  const upper = all.slice(-Math.max(fewest, Math.ceil(all.length / 2)));
  const logs = upper.map(({ value }) => Math.log(value));
  const power = leastSquares(upper.map(({ size }) => Math.log(size)), logs); // prettier-ignore
  const exponential = leastSquares(upper.map(({ size }) => size), logs); // prettier-ignore
  const isPower = power.residual <= exponential.residual + 1e-12;
  const { slope, residual } = isPower ? power : exponential;
  const law: GrowthLaw = {
    growth: isPower ? 'power' : 'exponential',
    exponent: isPower ? rounded(slope) : null,
    rate: isPower ? null : rounded(Math.exp(slope)),
    from: (upper[0] as { size: number }).size,
    to: (upper.at(-1) as { size: number }).size,
    points: upper.length,
    residual: rounded(Math.exp(residual)),
  };
  return { law, reason: null };
}

/** What a law says of a size beyond those that it was fitted on, going on from the last of them. */
export function lawAt(law: GrowthLaw, size: number, last: { readonly size: number; readonly value: number }): number { // prettier-ignore
  const factor =
    law.growth === 'power'
      ? (size / last.size) ** (law.exponent ?? 0)
      : (law.rate ?? 1) ** (size - last.size);
  return last.value * factor;
} // prettier-ignore

/**
 * What comes of the last three sizes by c·n^k·rate^n, which has no freedom left there: costs that double and have a power of n
 * as a factor, such as (3n - 1)·2^n, grow faster than their fitted rate^n says. Null where that doesn't grow by a rate.
 */
export function exponentialAt(points: readonly { readonly size: number; readonly value: number }[], size: number): number | null {
  const [first, middle, last] = points.slice(-fewest);
  if (first === undefined || middle === undefined || last === undefined) return null;
  const across = (from: typeof last, to: typeof last): readonly [number, number, number] => [to.size - from.size, Math.log(to.size / from.size), Math.log(to.value / from.value)];
  const [[n1, l1, v1], [n2, l2, v2]] = [across(first, middle), across(middle, last)];
  const determinant = n1 * l2 - n2 * l1;
  const rate = (v1 * l2 - v2 * l1) / determinant;
  const power = (n1 * v2 - n2 * v1) / determinant;
  return rate > 0 ? last.value * Math.exp(rate * (size - last.size) + power * Math.log(size / last.size)) : null;
} // prettier-ignore

/** The line with the least sum of squares, and the root mean square of what is left. */
function leastSquares(xs: readonly number[], ys: readonly number[]): { slope: number; residual: number } {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const sum = (term: (i: number) => number): number => xs.reduce((total, _, i) => total + term(i), 0);
  const dx = (i: number): number => (xs[i] as number) - x;
  const dy = (i: number): number => (ys[i] as number) - y;
  const slope = sum((i) => dx(i) * dy(i)) / sum((i) => dx(i) ** 2);
  return { slope, residual: Math.sqrt(sum((i) => (dy(i) - slope * dx(i)) ** 2) / xs.length) };
}

/** Six significant digits: logarithms of the same number may differ in the last bits from one processor to another. */
const rounded = (value: number): number => Number(value.toPrecision(6));
