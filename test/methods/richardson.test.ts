// The adaptive difference: digits, estimates and evaluations over a table of functions, and where it must not answer.
import { describe, expect, it } from 'vitest';
import { formats, type Precision } from '../../src/arithmetics/formats.js';
import { kitOf } from '../../src/methods/kit.js';
import type { Derivatives } from '../../src/methods/method.js';
import { richardson } from '../../src/methods/richardson.js';
import type { Program } from '../../src/program/program.js';
import { readProblem } from '../../src/problem/problem.js';
import type { ProblemOptions } from '../../src/problem/problem-options.js';
import { slopes } from './slopes.js';

function differencesOf(text: string, options: ProblemOptions): Derivatives {
  const { problem } = readProblem(text, options);
  return richardson.differentiate(problem, kitOf(problem.format));
}

interface Row {
  readonly digits: number;
  readonly holds: boolean;
  /** The estimate over the error. */
  readonly caution: number;
  readonly evaluations: number;
}

/** Digits are relative to max(|f'|, |f/x|), and at most those of a correctly rounded number. */
function rowOf(text: string, x: number, slope: number, precision: Precision): Row {
  const { gradient, estimate, evaluations } = differencesOf(text, { at: x, precision });
  const { problem } = readProblem(text, { at: x, precision });
  const value = problem.program.link(problem.format.arithmetic)(problem.point, problem.budget);
  const error = Math.abs((gradient[0] as number) - slope);
  const claim = estimate?.[0] as number;
  const digits = -Math.log10(error / Math.max(Math.abs(slope), Math.abs(value / x)));
  const most = -Math.log10(problem.format.epsilon / 2);
  return { digits: Math.min(digits, most), holds: error <= claim, caution: claim / error, evaluations };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

describe('over exp, sin, log, sqrt, tanh, atan, powers, 1/x, sin(50x), exp(-x²), x^x, log1p, acos, gamma and erf', () => {
  const rows = Object.entries(slopes).flatMap(([text, points]) =>
    points.map(([x, slope]) => rowOf(text, x, slope, 'float64')),
  );
  it('keeps 14.9 digits on average, and never less than 6', () => {
    expect(rows.length).toBeGreaterThan(150);
    expect(mean(rows.map(({ digits }) => digits))).toBeGreaterThan(14.9);
    expect(Math.min(...rows.map(({ digits }) => digits))).toBeGreaterThan(8);
  });
  it('estimates its error so that 98 % of the estimates hold, a digit above it in half of the cases', () => {
    expect(mean(rows.map(({ holds }) => Number(holds)))).toBeGreaterThan(0.98);
    expect(median(rows.map(({ caution }) => caution))).toBeLessThan(10);
  });
  it('takes 28 evaluations on average, and never more than 70', () => {
    expect(mean(rows.map(({ evaluations }) => evaluations))).toBeLessThan(28);
    expect(Math.max(...rows.map(({ evaluations }) => evaluations))).toBeLessThan(70);
  });
});

describe('at kinks, jumps and infinite slopes', () => {
  const singular = 'the differences by x don\'t converge: f has a kink or a jump there, an infinite slope, or noise'; // prettier-ignore
  it.each([
    ['abs(x)', 0],
    ['relu(x)', 0],
    ['exp(abs(x))', 0],
    ['1e6 + abs(x)', 0],
    ['abs(sin(x))', 0],
    ['x + 1e-4*abs(x)', 0],
    ['sin(x) + 1e-5*abs(x - 2)', 2],
    ['abs(x^2 - 4)', 2],
    ['max(x, 2)*x', 2],
    ['min(x, 4 - x)', 2],
    ['x > 2 ? x^3 : x^2 + 4', 2],
    ['sign(x)', 0],
    ['floor(x)', 2],
    ['ceil(x)', 2],
    ['floor(100*x)', 2],
    ['x + 0.001*floor(x)', 2],
    ['mod(x, 1)', 2],
    ['mod(x, 2)', 2],
    ['x > 2 ? x^2 : 4*x - 3', 2],
    ['x == 0 ? 5 : x', 0],
    ['cbrt(x)', 0],
    ['cbrt(x)^2', 0],
    ['sqrt(abs(x))', 0],
    ['cbrt(x - 2) + x^2', 2],
    // a peak beside noise, of another slope than values farther off have
    ['x^2 + 1 + 1000*x/1e-6*exp(-(x/1e-6)^2) + 1e-9*sin(1e15*x)', 0],
  ])('%s at %d: it says that it does not converge', (text, at) => {
    const { gradient, estimate, failures } = differencesOf(text, { at });
    expect({ gradient, estimate, failures }).toEqual({ gradient: [NaN], estimate: [Infinity], failures: [singular] });
  });
  it.each([
    ['sqrt(x)', 0],
    ['x*sqrt(x)', 0],
    ['asin(x)', 1],
    ['acos(x - 1)', 2],
  ])('%s at %d: f has values on one side only', (text, at) => {
    expect(differencesOf(text, { at }).failures).toEqual([
      "the differences by x don't converge: f has no values on both sides of the point",
    ]);
  });
  it('one input that has a kink leaves the others their derivatives', () => {
    const { gradient, failures } = differencesOf('abs(x) + y^2', { at: { x: 0, y: 3 } });
    expect(gradient[0]).toBeNaN();
    expect(gradient[1]).toBeCloseTo(6, 12);
    expect(failures).toEqual([singular, null]);
  });
  it('a slope that has a kink there has no second derivative', () => {
    const { gradient, hessian, failures } = differencesOf('x*abs(x)', { at: 0, order: 2 });
    expect(Math.abs(gradient[0] as number)).toBeLessThan(1e-20);
    expect(hessian).toEqual([[NaN]]);
    expect(failures).toEqual(["the differences by x don't converge: its slope has a kink or a jump there"]);
  });
  it('differences of differences may have no limit where those along each input have one', () => {
    const { hessian, failures } = differencesOf('cbrt(x*y)', { at: { x: 0, y: 0 }, order: 2 });
    expect(hessian).toEqual([[0, NaN], [NaN, 0]]); // prettier-ignore
    expect(failures).toEqual([null, "the differences by y don't converge: those across have no limit"]);
  });
  it('outside the domain there is no derivative, and nothing to converge', () => {
    const { gradient, failures } = differencesOf('sqrt(x)', { at: -1 });
    expect({ gradient, failures }).toEqual({ gradient: [NaN], failures: undefined });
  });
});

describe('finds the scale of', () => {
  it.each<[string, number, number]>([
    ['abs(x)', 1e-8, 1],
    ['floor(x)', 1e-8, 0],
    ['x^8', 0, 0],
    ['cos(x)', 0, 0],
    ['sin(1e5*x)', 0, 1e5],
    ['exp(1e8*x)', 0, 1e8],
    ['tanh(1e6*x)', 0, 1e6],
    ['1/(1 + exp(-1e6*(x - 2)))', 2, 2.5e5],
    ['1/(1 + 1e8*x^2)', 0, 0],
    ['1/(x - 2 - 1e-9)', 2, -1 / (2 - 2 - 1e-9) ** 2],
    ['1e-200*x', 3, 1e-200],
    ['1e200*x', 3, 1e200],
    ['1e10 + x', 2, 1],
    ['sin(x)^2 + cos(x)^2', 2, 0],
  ])('%s at %d, with an estimate that holds', (text, at, slope) => {
    const { gradient, estimate, failures } = differencesOf(text, { at });
    expect(failures).toBeUndefined();
    expect(Math.abs((gradient[0] as number) - slope)).toBeLessThanOrEqual(estimate?.[0] as number);
    expect(estimate?.[0] as number).toBeLessThan(1.5e-5 * Math.max(1, Math.abs(slope)));
  });
});

it.each<[string, number, number]>([
  ['x*abs(x)', 0, 0],
  ['x*abs(x) + sin(x)', 0, 1],
  ['x > 2 ? x^2 : 4*x - 4', 2, 4],
])('goes far down where the slope of %s has a kink at %d', (text, at, slope) => {
  const { gradient, estimate } = differencesOf(text, { at });
  const error = Math.abs((gradient[0] as number) - slope);
  expect(error).toBeLessThan(1e-6);
  expect(error).toBeLessThan(3 * (estimate?.[0] as number));
});

it('in float32 keeps 6 digits of 7', () => {
  const rows = (['exp(x)', 'atan(x)', '1/x', 'sqrt(x)', 'tanh(x)'] as const).flatMap((text) =>
    (slopes[text] ?? [])
      .filter(([x, slope]) => Math.abs(x) < 20 && Math.abs(slope) < 1e30 && Math.abs(slope) > 1e-30)
      .map(([x]) => {
        const at = formats.float32.round(x);
        const [truth] = differencesOf(text, { at }).gradient;
        return rowOf(text, at, truth as number, 'float32');
      }),
  );
  expect(mean(rows.map(({ digits }) => digits))).toBeGreaterThan(6.3);
  expect(mean(rows.map(({ holds }) => Number(holds)))).toBeGreaterThan(0.95);
});

describe('second derivatives', () => {
  it.each<[string, Readonly<Record<string, number>>, readonly (readonly number[])[]]>([
    ['exp(x)', { x: 1 }, [[Math.E]]],
    ['log(x)', { x: 2.3 }, [[-1 / 2.3 ** 2]]],
    ['1/x', { x: 0.01 }, [[2e6]]],
    ['tanh(x)', { x: 0.4 }, [[-2 * Math.tanh(0.4) * (1 - Math.tanh(0.4) ** 2)]]],
    ['x^2*y^3', { x: 1.5, y: -2 }, [[-16, 36], [36, -27]]],
    ['sqrt(x)*log(y)', { x: 1e-3, y: 250 }, [[-0.25 * 1e-3 ** -1.5 * Math.log(250), 0.5 / Math.sqrt(1e-3) / 250], [0.5 / Math.sqrt(1e-3) / 250, -Math.sqrt(1e-3) / 250 ** 2]]],
  ])('of %s keep 12 digits', (text, at, truth) => {
    const { hessian } = differencesOf(text, { at, order: 2 });
    truth.forEach((row, i) => {
      row.forEach((entry, j) => {
        expect(Math.abs((hessian?.[i]?.[j] as number) / entry - 1)).toBeLessThan(1e-12);
      });
    });
  }); // prettier-ignore
});

it.each(['1/x', 'log(abs(x))', 'sqrt(1 + x^2)', 'cos(x)'])('mirrors %s at its other side', (text) => {
  for (const at of [1e-3, 3, 1000]) {
    const [right, left] = [at, -at].map((x) => differencesOf(text, { at: x })) as [Derivatives, Derivatives];
    const sign = text === '1/x' ? 1 : -1;
    expect({ ...left, gradient: left.gradient.map((slope) => sign * slope) }).toEqual(right);
  }
});

it.each([
  ['sqrt(x)', 1e-3],
  ['sqrt(-x)', -1e-3],
])('looks towards 0 first, and where %s has no value there, nowhere else', (text, at) => {
  const { problem } = readProblem(text, { at });
  const places: number[] = [];
  const program: Program = {
    ...problem.program,
    link: (A) => {
      const run = problem.program.link(A);
      return (inputs, budget) => {
        places.push(Math.sign(at) * (A.known(inputs[0] as Parameters<typeof A.known>[0]) as number));
        return run(inputs, budget);
      };
    },
  };
  richardson.differentiate({ ...problem, program, engine: 'interpret' }, kitOf(problem.format));
  expect(Math.max(...places)).toBeLessThan(2 * Math.abs(at));
  expect(Math.min(...places)).toBeLessThan(0);
});

it('takes no step wider than δ, where one is given', () => {
  expect(differencesOf('abs(x)', { at: 0.1, delta: 0.01 }).gradient[0]).toBeCloseTo(1, 14);
  expect(Math.abs((differencesOf('exp(x)', { at: 1, delta: 1e-9 }).gradient[0] as number) - Math.E)).toBeLessThan(1e-5);
});
