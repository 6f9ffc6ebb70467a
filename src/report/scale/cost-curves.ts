// The costs of a study as pictures see them: a curve of the function and one per method, of operations against n.
import type { MethodId } from '../../methods/table.js';
import type { Scale } from '../../scale/scale-data.js';
import { lookOf } from '../looks.js';

export interface CostPoint {
  readonly size: number;
  readonly cost: number;
}

export interface CostCurve {
  readonly name: string;
  /** Null: the function itself. */
  readonly method: MethodId | null;
  /** A cost of 0 has no place on a logarithmic axis. */
  readonly points: readonly CostPoint[];
}

export function costCurves({ sizes, function: cost, series }: Scale): CostCurve[] {
  const pointsOf = (values: readonly (number | null)[]): CostPoint[] =>
    sizes.flatMap((size, i) => {
      const value = values[i] ?? null;
      return value === null || value === 0 ? [] : [{ size, cost: value }];
    });
  const curves = [
    { name: 'function', method: null, points: pointsOf(cost.map(({ operations }) => operations)) },
    ...series.map(({ method, operations }) => ({
      name: lookOf(method).curve,
      method,
      points: pointsOf(operations),
    })),
  ];
  return curves.filter(({ points }) => points.length > 0);
}

/** What both axes show. */
export const axisNames = { x: 'n', y: 'operations' } as const;

/** From the smallest to the largest size drawn, and whole powers of ten around the costs; null: nothing to draw. */
export interface CostRange {
  readonly sizes: readonly [number, number];
  readonly decades: readonly [number, number];
}

export function costRange(curves: readonly CostCurve[]): CostRange | null {
  const points = curves.flatMap((curve) => curve.points);
  const [first] = points;
  if (first === undefined) return null;
  let [least, most, low, high] = [first.size, first.size, first.cost, first.cost];
  for (const { size, cost } of points) {
    least = Math.min(least, size);
    most = Math.max(most, size);
    low = Math.min(low, cost);
    high = Math.max(high, cost);
  }
  const bottom = Math.floor(Math.log10(low));
  const decades = [bottom, Math.max(bottom + 1, Math.ceil(Math.log10(high)))] as const;
  return { sizes: [least, most > least ? most : 2 * least], decades };
}
