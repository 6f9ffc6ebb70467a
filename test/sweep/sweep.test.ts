// What a sweep measures: parts that add up, slopes and best steps as theory has them, gaps, kinks, precisions, orders.
import { kitOf } from '../../src/methods/kit.js';
import { expect, test } from 'vitest';
import { readExpression } from '../../src/language/expression.js';
import { selectMethods } from '../../src/methods/index.js';
import { problemOf } from '../../src/problem/problem.js';
import { sweep, type SweepOptions } from '../../src/sweep/sweep.js';
import type { SweptMethod } from '../../src/methods/table.js';
import type { Sweep, SweepSeries } from '../../src/sweep/sweep-data.js';

const differences = 'forward-difference,central-difference,five-point,complex-step';

function seriesOf({ series }: Sweep, method: SweptMethod): SweepSeries {
  const found = series.find((each) => each.method === method);
  if (found === undefined) throw new Error(`no series of ${method}`);
  return found;
}

/** A part at the step nearest to the wanted one. */
function at(series: SweepSeries, part: 'error' | 'truncation' | 'roundoff', wanted: number): number {
  const distances = series.deltas.map((delta) => Math.abs(Math.log(delta / wanted)));
  return Number(series[part][distances.indexOf(Math.min(...distances))]);
}

const smooth: readonly (readonly [string, number])[] = [
  ['x*cos(x)', 1.2],
  ['exp(x)', 1],
  ['sin(x)', 0.8],
  ['tan(x)', 0.6],
  ['log(x)', 3.7],
  ['sqrt(x)', 3],
  ['1/x', 1e-8],
  ['1/(1+x^2)', 1.7],
  ['tanh(x)', 0.7],
  ['x^10', 1.3],
  ['exp(-x^2)', 0.9],
  ['atan(x)*exp(x)', 2.1],
  ['log(1+exp(x))', 0.4],
  ['(1-cos(x))/x^2', 1e-3],
];

test.each(smooth)('%s at %d: truncation and round-off add up to the error, at every step', async (text, x) => {
  const { series } = await sweep(text, { at: x, methods: `fd,complex-step,-richardson`, perDecade: 3 });
  for (const { error, truncation, roundoff } of series) {
    error.forEach((whole, i) => {
      if (whole === null) return;
      const [missed, rounded] = [Number(truncation[i]), Number(roundoff[i])];
      // three roundings of numbers no larger than these
      const allowed = 2 ** -52 * Math.max(Math.abs(missed), Math.abs(rounded), Math.abs(Number(whole)));
      expect(Math.abs(missed + rounded - Number(whole))).toBeLessThanOrEqual(allowed);
    });
  }
});

test.each(smooth)('%s at %d: the best δ lies within a decade of the prediction', async (text, x) => {
  for (const perDecade of [2, 4, 20]) {
    const { series } = await sweep(text, { at: x, methods: differences, perDecade });
    for (const { method, best, predicted } of series) {
      const off = Math.log10((best.delta ?? NaN) / (predicted.delta ?? NaN));
      expect(Math.abs(off), `${method}, ${perDecade} a decade`).toBeLessThan(1);
    }
  }
});

test.each(smooth)('%s at %d: slopes are those of theory', async (text, x) => {
  const result = await sweep(text, { at: x, methods: differences });
  for (const [method, roundoff, truncation] of [
    ['forward-difference', -1, 1],
    ['central-difference', -1, 2],
    ['five-point', -1, 4],
    ['complex-step', 0, 2],
  ] as const) {
    const { slopes } = seriesOf(result, method);
    expect(Math.abs((slopes.roundoff ?? NaN) - roundoff), `round-off of ${method}`).toBeLessThan(0.1);
    expect(Math.abs((slopes.truncation ?? NaN) - truncation), `truncation of ${method}`).toBeLessThan(0.1);
  }
});

test('truncation is what Taylor says, from 1e-16 on', async () => {
  const result = await sweep('exp(x)', { at: 1, methods: differences });
  for (const delta of [1e-16, 1e-8, 1e-3]) {
    const leading = {
      'forward-difference': Math.E / 2,
      'central-difference': Math.E / 6,
      'five-point': -Math.E / 30,
      'complex-step': -Math.E / 6,
    };
    for (const [method, coefficient] of Object.entries(leading)) {
      const series = seriesOf(result, method as SweptMethod);
      const power = series.slopes.truncation ?? NaN;
      const used = series.deltas.find((each) => each >= delta * 0.9) ?? NaN;
      expect(at(series, 'truncation', used) / (coefficient * used ** Math.round(power))).toBeCloseTo(1, 2);
    }
  }
});

test('the complex step of sinc keeps its truncation below the accuracy of its series in floating point', async () => {
  const result = await sweep('sinc(x)', { at: 0.3, methods: 'complex-step', from: 1e-14, to: 1e-2 });
  const series = seriesOf(result, 'complex-step');
  expect(series.slopes.truncation).toBeCloseTo(2, 5);
  expect(series.counts.undecided).toBe(0);
  // -f‴/6 of sin(x)/x = 1 - x²/6 + x⁴/120 - x⁶/5040 + … is -(24x/120 - 120x³/5040 + 336x⁵/362880)/6
  const coefficient = -((24 * 0.3) / 120 - (120 * 0.3 ** 3) / 5040 + (336 * 0.3 ** 5) / 362880) / 6;
  expect(at(series, 'truncation', 1e-12) / 1e-24).toBeCloseTo(coefficient, 6);
});

test('round-off is that of the method itself: the floating-point results are the same', async () => {
  const read = readExpression('x*cos(x)');
  const result = await sweep('x*cos(x)', { at: 1.2, methods: differences });
  const truth = result.references[0]?.value ?? NaN;
  for (const method of selectMethods(differences)) {
    const series = seriesOf(result, method.id as SweptMethod);
    series.deltas.forEach((delta, i) => {
      if (1.2 + delta === 1.2 && method.id !== 'complex-step') return;
      const problem = { ...problemOf(read, { at: 1.2 }), delta };
      const { gradient } = method.differentiate(problem, kitOf(problem.format));
      const error = (gradient[0] ?? NaN) - truth;
      expect(Math.abs(error - Number(series.error[i]))).toBeLessThanOrEqual(1.2e-16);
    });
  }
});

test('a step that vanishes beside x is an honest point: the whole derivative is round-off', async () => {
  const result = await sweep('x*cos(x)', { at: 1.2, methods: 'forward-difference', from: 1e-20, to: 1e-17 });
  const series = seriesOf(result, 'forward-difference');
  expect(series.error).toEqual(series.error.map(() => 0.7560891486839979));
  expect(series.roundoff[0]).toBeCloseTo(0.7560891486839979, 15);
  expect(Math.abs(at(series, 'truncation', 1e-20))).toBeLessThan(2e-20);
});

test('the steps reported are those taken: x ± δ is exact', async () => {
  for (const precision of ['float64', 'float32'] as const) {
    const round = precision === 'float32' ? Math.fround : (value: number): number => value;
    const result = await sweep('exp(x)', { at: 1.2, precision, methods: 'central-difference', from: 1e-6, to: 0.5 });
    const x = round(1.2);
    for (const delta of seriesOf(result, 'central-difference').deltas) {
      expect(round(x + delta) - x).toBe(delta);
      expect(x - round(x - delta)).toBe(delta);
    }
  }
});

test('float32 beside float64: the same points, larger round-off, truncation of the rounded point', async () => {
  const { references, series } = await sweep('x*cos(x)', {
    at: 1.2,
    precision: ['float64', 'float32'],
    methods: differences,
  });
  expect(references.map(({ precision }) => precision)).toEqual(['float64', 'float32']);
  expect(references[1]?.point).toEqual({ x: Math.fround(1.2) });
  const [double, single] = ['float64', 'float32'].map(
    (precision) =>
      series.find((each) => each.precision === precision && each.method === 'central-difference') as SweepSeries,
  );
  expect(single?.best.delta).toBeGreaterThan(1e-3);
  expect(double?.bits).toBeGreaterThan(35);
  expect(single?.bits).toBeLessThanOrEqual(24);
  for (const each of series.filter(({ method }) => method !== 'complex-step'))
    expect(Math.abs(Math.log10((each.best.delta ?? NaN) / (each.predicted.delta ?? NaN)))).toBeLessThan(1);
});

test.each([
  ['x*cos(x)', 1.2],
  ['exp(x)', 0.3],
  ['1/(1+x^2)', 1.7],
] as const)('second derivatives of %s at %d: round-off grows as 1/δ², best steps as predicted', async (text, x) => {
  const result = await sweep(text, { at: x, order: 2, methods: differences });
  for (const [method, roundoff, truncation] of [
    ['forward-difference', -2, 1],
    ['central-difference', -2, 2],
    ['five-point', -2, 4],
    ['complex-step', 0, 2],
  ] as const) {
    const { slopes, best, predicted } = seriesOf(result, method);
    expect(slopes.roundoff).toBeCloseTo(roundoff, 0);
    expect(slopes.truncation).toBeCloseTo(truncation, 1);
    expect(Math.abs(Math.log10((best.delta ?? NaN) / (predicted.delta ?? NaN)))).toBeLessThan(1);
  }
});

test('exact results are zeros, counted, and no reason to predict a step', async () => {
  const result = await sweep('x^2', { at: 3 });
  const central = seriesOf(result, 'central-difference');
  expect(central.counts.exact).toBeGreaterThan(25);
  expect(central.error.filter((error) => error === 0)).toHaveLength(central.counts.exact);
  expect(central.truncation.every((part) => part === 0)).toBe(true);
  expect(central.predicted.delta).toBeNull();
  expect(result.exact.map(({ method, error }) => [method, error])).toEqual([
    ['forward', 0],
    ['reverse', 0],
    ['symbolic', 0],
  ]);
});

test('a truncation that is 0 without being computed exactly is found to be 0', async () => {
  const result = await sweep('sin(2)*x', { at: 1.5, methods: differences });
  for (const { truncation } of result.series) expect(truncation.every((part) => part === 0)).toBe(true);
});

test('steps out of the domain are gaps, and the rest goes on', async () => {
  const result = await sweep('log(x)', { at: 0.5, methods: differences });
  const [forward, central, five] = result.series as [SweepSeries, SweepSeries, SweepSeries];
  expect(forward.counts.outside).toBe(0);
  expect(central.counts.outside).toBe(1);
  expect(central.error.at(-1)).toBeNull();
  expect(central.truncation.at(-1)).toBeNull();
  expect(five.counts.outside).toBeGreaterThan(1);
  expect(central.counts.measured + central.counts.outside).toBe(central.deltas.length);
});

test.each([
  ['abs(x)', 0, 'kink', 'right', 'forward-difference', 0],
  ['floor(x)', 1, 'jump', 'right', 'forward-difference', 0],
  ['x > 0 ? x^1.5 : -x', 0, 'kink', 'right', 'forward-difference', 1e-8],
  ['x > 0 ? sqrt(x) : 2*x', 0, 'infinite', 'left', 'backward-difference', 0],
] as const)('%s at %d: a %s is swept against the %s derivative', async (text, x, status, side, method, least) => {
  const result = await sweep(text, { at: x, methods: 'fd,-richardson' });
  expect(result.references[0]).toMatchObject({ status, side });
  expect(seriesOf(result, method).best.error).toBeCloseTo(least, 8);
});

test('a central difference at a kink is off by the same at every step', async () => {
  const result = await sweep('abs(x)', { at: 0, methods: 'central-difference' });
  expect(new Set(seriesOf(result, 'central-difference').error)).toEqual(new Set([-1]));
  // f isn't 0 here, so only the missing power of δ can tell that there is no best step
  const raised = await sweep('abs(x-1)+5', { at: 1, methods: 'central-difference' });
  expect(seriesOf(raised, 'central-difference').predicted.delta).toBeNull();
});

test.each(['x', 'log(x)', 'cos(x)', 'floor(x)'])('%s beside the largest number ends', async (expression) => {
  for (const point of [9e307, Number.MAX_VALUE, -1.5e308]) {
    if (point < 0 && expression === 'log(x)') continue;
    const { series } = await sweep(expression, { at: point, methods: differences });
    expect(series.map(({ predicted }) => predicted.delta).every((delta) => delta !== Infinity)).toBe(true);
  }
});

test('a method without means is named with the reason, and the others go on', async () => {
  const result = await sweep('gamma(x)', { at: 3.3 });
  expect(result.unsupported).toEqual([
    { expression: 'gamma(x)', method: 'complex-step', message: 'complex step: no enclosure of a complex gamma' },
  ]);
  expect(result.series).toHaveLength(3);
  expect(result.exact.find(({ method }) => method === 'symbolic')).toMatchObject({ error: null });
});

test('units: relative and ulps are the absolute error, divided', async () => {
  const options: SweepOptions = { at: 1.2, methods: 'central-difference,reverse' };
  const [absolute, relative, ulps] = await Promise.all(
    (['absolute', 'relative', 'ulps'] as const).map((error) => sweep('x*cos(x)', { ...options, error })),
  );
  const error = (result: Sweep | undefined): number => Number(result?.series[0]?.error[4]);
  expect(error(relative)).toBeCloseTo(error(absolute) / 0.7560891486839979, 15);
  expect(error(ulps) / (error(absolute) / 2 ** -53)).toBeCloseTo(1, 12);
  expect(ulps?.exact[0]?.error).toBeLessThan(2);
});

test('several points and inputs have a panel each', async () => {
  const points = await sweep('exp(x)', { at: [0.5, 1.5], methods: 'fd', from: 1e-4 });
  expect(points.references.map(({ panel, point }) => [panel, point['x']])).toEqual([
    [0, 0.5],
    [1, 1.5],
  ]);
  const inputs = await sweep('x*y^3', { at: { x: 1, y: 2 }, methods: 'fd', from: 1e-4 });
  expect(inputs.references.map(({ wrt, value }) => [wrt, value])).toEqual([
    ['x', 8],
    ['y', 12],
  ]);
  const texts = await sweep('x*y^3', { at: ['x=1,y=2', 'x=2,y=3'], wrt: 'y', methods: 'fd', from: 1e-4 });
  expect(texts.references.map(({ value }) => value)).toEqual([12, 54]);
  const parts = await sweep('x*y^3', { at: ['x=1', 'y=2'], wrt: 'y', methods: 'fd', from: 1e-4 });
  expect(parts.references.map(({ value }) => value)).toEqual([12]);
});

test('programs with branches, loops and named steps are swept like any other', async () => {
  const text = 'f(n, t) = n <= 0 ? 1 : t*f(n-1, t); y = x > 1 ? f(5, x) : sin(x); y + 1';
  const result = await sweep(text, { at: 1.3, methods: differences });
  expect(seriesOf(result, 'five-point').slopes.truncation).toBeCloseTo(4, 1);
  expect(seriesOf(result, 'central-difference').slopes.truncation).toBeCloseTo(2, 1);
  expect(result.references[0]?.value).toBeCloseTo(5 * 1.3 ** 4, 12);
});
