// A sweep as pictures see it: panels of curves and lines, magnitudes only.
import type { Precision } from '../../arithmetics/formats.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import type { SweptMethod } from '../../methods/table.js';
import type { ExactMethod, Sweep, SweepReference, SweepSeries } from '../../sweep/sweep-data.js';
import { lookOf } from '../looks.js';
import { curveName, hasSeveralPrecisions } from './names.js';

/** A point of a curve; `size` 0 is an exact result. Null breaks the curve. */
export type CurvePoint = { readonly delta: number; readonly size: number } | null;

export interface Curve {
  readonly name: string;
  readonly method: SweptMethod;
  readonly precision: Precision;
  readonly error: readonly CurvePoint[];
  readonly truncation: readonly CurvePoint[];
  readonly roundoff: readonly CurvePoint[];
  readonly best: CurvePoint;
  readonly series: SweepSeries;
}

/** Methods without a step that have the same error share a line. */
export interface CurveLine {
  readonly name: string;
  readonly size: number;
}

export interface Panel {
  readonly references: readonly SweepReference[];
  readonly curves: readonly Curve[];
  readonly lines: readonly CurveLine[];
}

export function panelsOf(sweep: Sweep): Panel[] {
  const several = hasSeveralPrecisions(sweep);
  const numbers = [...new Set(sweep.references.map(({ panel }) => panel))];
  return numbers.map((number) => {
    const inPanel = ({ panel }: { readonly panel: number }): boolean => panel === number;
    return {
      references: sweep.references.filter(inPanel),
      curves: sweep.series.filter(inPanel).map((series) => curveOf(series, several)),
      lines: exactLines(sweep.exact.filter(inPanel), several),
    };
  });
}

function curveOf(series: SweepSeries, several: boolean): Curve {
  const { method, precision, deltas, best } = series;
  const points = (values: readonly (PlainNumber | null)[]): CurvePoint[] =>
    deltas.map((delta, i) => {
      const value = values[i];
      return typeof value === 'number' && delta > 0 ? { delta, size: Math.abs(value) } : null;
    });
  return {
    name: curveName(method, precision, several),
    method,
    precision,
    error: points(series.error),
    truncation: points(series.truncation),
    roundoff: points(series.roundoff),
    best: best.delta === null || typeof best.error !== 'number' ? null : { delta: best.delta, size: best.error },
    series,
  };
}

function exactLines(methods: readonly ExactMethod[], several: boolean): CurveLine[] {
  const byKey = new Map<string, { names: string[]; size: number; precision: Precision }>();
  for (const { method, error, precision } of methods) {
    if (typeof error !== 'number') continue;
    const key = `${precision} ${error}`;
    const line = byKey.get(key) ?? { names: [], size: Math.abs(error), precision };
    line.names.push(lookOf(method).curve);
    byKey.set(key, line);
  }
  return [...byKey.values()].map(({ names, size, precision }) => ({
    name: names.join(', ') + (several ? ` (${precision})` : ''),
    size,
  }));
}

/** Whole decades that hold every size above 0, or null where all are 0; and whether some are 0. */
export function decadesOf(
  panel: Panel,
  withParts: boolean,
): { range: readonly [number, number] | null; hasZero: boolean } {
  const points = panel.curves.flatMap(({ error, truncation, roundoff }) =>
    withParts ? [...error, ...truncation, ...roundoff] : error,
  );
  let least = Infinity;
  let greatest = 0;
  let hasZero = false;
  for (const size of [...points.map((point) => point?.size), ...panel.lines.map((line) => line.size)]) {
    if (size === undefined) continue;
    if (size === 0) hasZero = true;
    else {
      least = Math.min(least, size);
      greatest = Math.max(greatest, size);
    }
  }
  return { range: greatest === 0 ? null : wholeDecades(least, greatest), hasZero };
}

/** What a range may reach over a power of ten, in decades: steps aren't exactly those that were asked for. */
const hair = 0.02;

/** The powers of ten around a range; a hair over one doesn't count. */
export function wholeDecades(least: number, greatest: number): readonly [number, number] {
  const bottom = Math.floor(Math.log10(least) + hair);
  const top = Math.ceil(Math.log10(greatest) - hair);
  return [bottom, Math.max(top, bottom + 1)];
}
