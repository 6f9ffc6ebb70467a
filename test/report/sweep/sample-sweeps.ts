// Hand-made sweeps for the report tests: errors by formula, so that the pictures depend on no function's rounding.
import type { SweptMethod } from '../../../src/methods/table.js';
import type { ExactMethod, Place, Sweep, SweepReference, SweepSeries } from '../../../src/sweep/sweep-data.js';
import { stepSizes } from '../../../src/sweep/step-sizes.js';

const deltas = stepSizes({ from: 1e-16, to: 1, perDecade: 2 });
export const place: Place = { panel: 0, expression: 'x*cos(x)', point: { x: 1.2 }, wrt: 'x', precision: 'float64' };

/** truncation C·δ^a and round-off R/δ^n, with a wobble that is the same every time. */
function series(
  method: SweptMethod,
  where: Place,
  [c, a]: readonly [number, number],
  [r, n]: readonly [number, number],
): SweepSeries {
  const truncation = deltas.map((delta) => c * delta ** a);
  const roundoff = deltas.map((delta, i) => (r / delta ** n) * (1 + 0.8 * Math.sin(5 * i)) * (i % 3 === 0 ? -1 : 1));
  const error = deltas.map((_, i) => (truncation[i] ?? 0) + (roundoff[i] ?? 0));
  const sizes = error.map(Math.abs);
  const best = sizes.indexOf(Math.min(...sizes));
  return {
    ...where,
    method,
    deltas,
    error,
    truncation,
    roundoff,
    best: { delta: deltas[best] ?? null, error: sizes[best] ?? null },
    bits: Math.floor(-Math.log2((sizes[best] ?? 1) / 0.756)),
    predicted: { delta: n === 0 ? null : ((n * r) / (a * c)) ** (1 / (a + n)) },
    slopes: { roundoff: -n, truncation: a },
    fits: { roundoff: { from: 2.2e-16, to: 1, points: 32 }, truncation: { from: 1e-16, to: 0.1, points: 31 } },
    counts: { measured: 33, exact: 0, outside: 0, undecided: 0, late: 0, nonFinite: 0 },
  };
}

function allSeries(where: Place, epsilon: number): SweepSeries[] {
  return [
    series('forward-difference', where, [1.1, 1], [epsilon, 1]),
    series('central-difference', where, [0.3, 2], [epsilon, 1]),
    series('five-point', where, [0.1, 4], [epsilon, 1]),
    series('complex-step', where, [-0.3, 2], [epsilon, 0]),
  ];
}

const line = (method: ExactMethod['method'], where: Place, error: number): ExactMethod => ({
  ...where,
  method,
  error,
  bits: 52,
  message: null,
});

const reference: SweepReference = {
  ...place,
  read: 'x * cos(x)',
  status: 'certified',
  kind: null,
  side: null,
  value: -0.7560891486839979,
  digits: '-0.756089148683997939873787512345…',
  message: null,
};

export const smoothSweep: Sweep = {
  schema: 'diffcmp/sweep@1',
  expression: 'x*cos(x)',
  read: 'x * cos(x)',
  order: 1,
  yUnit: 'absolute',
  deltas,
  references: [reference],
  series: allSeries(place, 1.1e-16),
  exact: [line('forward', place, 1.5e-16), line('reverse', place, 1.5e-16), line('symbolic', place, 1e-17)],
  unsupported: [],
  warnings: [],
};

const single: Place = { ...place, precision: 'float32' };

export const twoPrecisions: Sweep = {
  ...smoothSweep,
  references: [reference, { ...reference, ...single, value: -0.7560892701148987 }],
  series: [...smoothSweep.series, ...allSeries(single, 6e-8)],
  exact: [...smoothSweep.exact, line('forward', single, 4.8e-8)],
};

/** Exact results here and there, gaps at the wide end. */
export const zerosAndGaps: Sweep = {
  ...smoothSweep,
  read: 'sqrt(x)^2',
  references: [{ ...reference, read: 'sqrt(x)^2' }],
  series: smoothSweep.series.slice(0, 2).map((each, i) => ({
    ...each,
    error: each.error.map((value, j) => (i === 1 && j > 28 ? null : j % 4 === 1 || (i === 1 && j > 18) ? 0 : value)),
    truncation: each.truncation.map((value, j) => (i === 1 && j > 28 ? null : value)),
    roundoff: each.roundoff.map((value, j) => (i === 1 && j > 28 ? null : value)),
    best: { delta: 1e-4, error: i === 1 ? 0 : 1e-4 },
    counts: {
      measured: i === 1 ? 29 : 33,
      exact: i === 1 ? 15 : 8,
      outside: i === 1 ? 4 : 0,
      undecided: 0,
      late: 0,
      nonFinite: 0,
    },
  })),
  exact: [line('reverse', place, 0)],
};

export const kinkSweep: Sweep = {
  ...smoothSweep,
  read: 'abs(x)',
  references: [
    {
      ...reference,
      read: 'abs(x)',
      point: { x: 0 },
      status: 'kink',
      kind: 'kink',
      side: 'right',
      value: 1,
      digits: '1',
      message: 'the slopes differ',
    },
  ],
  series: [
    {
      ...series('central-difference', { ...place, point: { x: 0 } }, [1, 1], [1, 1]),
      error: deltas.map(() => -1),
      truncation: deltas.map(() => -1),
      roundoff: deltas.map(() => 0),
      best: { delta: 1, error: 1 },
      bits: 0,
    },
  ],
  exact: [{ ...line('symbolic', place, 0), error: null, bits: null, message: 'symbolic: no rule' }],
};

/** Nothing could be measured at all. */
export const empty: Sweep = { ...smoothSweep, series: [], exact: [] };

const second: Place = { ...place, panel: 1, expression: 'x^2' };

/** Two functions, one of which a method has no answer for. */
export const twoFunctions: Sweep = {
  ...smoothSweep,
  references: [reference, { ...reference, ...second, read: 'x^2' }],
  series: [...smoothSweep.series.slice(0, 2), ...allSeries(second, 1e-15).slice(0, 1)],
  exact: [line('reverse', place, 1e-16), line('reverse', second, 0)],
  unsupported: [{ expression: 'x^2', method: 'complex-step', message: 'complex step: no means' }],
};
