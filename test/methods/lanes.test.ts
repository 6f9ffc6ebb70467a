// Passes that run in lanes come to the bits, the counts and the errors of single ones.
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { readExpression } from '../../src/language/expression.js';
import type { Program } from '../../src/program/program.js';
import { readProblem } from '../../src/problem/problem.js';
import { randomProgram } from '../graph/random-program.js';
import { differencesOfRandomLanes, laneDifferences, laneMethods, laneOutcome, problemAt } from './lanes.js';

const seed = Number(process.env['SEED'] ?? 1);
const read = (text: string) => readExpression(text).program;

describe('Lanes', () => {
  it(`give what single passes give for random programs, seed ${seed}`, () => {
    expect(differencesOfRandomLanes(seed * 100_000, 10, 40)).toEqual([]);
  });

  const rows: readonly (readonly [string, readonly (readonly number[])[]])[] = [
    ['x*y + z', [[2, 3, 4], [0, -0, 0], [-0, -0, -0], [NaN, 1, 2], [Infinity, 0, 1], [1e200, 1e200, 1]]],
    ['x - y - (z - x) + -y', [[2, 3, 4], [0, 0, 0], [-0, 0, -0]]],
    ['abs(x)*y + abs(y)*x + abs(x*z)', [[1, -2, 3], [0, 0, 0], [-0, 0, 1], [-0, -0, -0], [NaN, 1, 0]]],
    ['abs(x) + 1/abs(y)', [[-0, 1], [1, -0], [0, 0]]],
    ['relu(x)*sqrt(y) + relu(y)*sqrt(x)', [[4, 9], [0, 0], [-1, 2], [0, -1], [-0, 0], [NaN, 1]]],
    ['x/relu(x) + y/relu(x*y)', [[2, 3], [0, 1], [-1, 1]]],
    ['min(x, y) + max(y, z)*min(z, x)', [[1, 2, 3], [1, 1, 1], [0, -0, 0], [-0, 0, -0], [NaN, 1, 1], [1, NaN, 2]]],
    ['1/min(x, y) + 1/max(y, x) + z', [[0, -0, 1], [-0, 0, 1], [0, 0, 1]]],
    ['max(max(x, y), max(z, 2)) + min(x, y, z)', [[2, 2, 2], [3, 3, 1], [1, 1, 1]]],
    ['sqrt(x) + cbrt(y) + 0*sqrt(z)', [[0, 0, 0], [4, 8, 0], [-1, -1, -1], [-0, -0, -0]]],
    ['log(x*y)*sqrt(-z) + log1p(-x) + asin(2*y)', [[-1, 1, 1], [-1, -1, -1], [1, 1, -1], [0, 0, 0], [2, 3, 4]]],
    ['atan2(x, y) + atan2(y, z)', [[1, -2, 3], [0, -1, -1], [-0, -1, 0], [0, 0, 0]]],
    ['hypot(x, y) + hypot(x, z)*y', [[3, 4, 0], [0, 0, 0], [0, 0, 2], [-0, 0, 0], [-3, 4, 1]]],
    ['x^y + y^x + z^2 + z^(-3)', [[2, 3, 4], [0, 2, 0], [-2, 3, -1], [-2, 2.5, -1], [0, 0, 0], [1.0000001, 2 ** 25, 1]]],
    ['x^relu(y) + x^(relu(y) + 2) + x^(-relu(y)*1)', [[2, -1], [2, 3], [0, -1], [-2, -1], [-2, 0]]],
    ['x^relu(-x)*y + z', [[2, 3, 4], [0.5, 1, 1], [-2, 1, 1]]], // known in one lane alone
    ['x^(2 - -(1 + relu(-x)))*z + y', [[2, 3, 4], [0.5, 1, 1], [-2, 1, 1]]],
    ['x^min(x, 2 + relu(-x))*z + y', [[3, 3, 4], [0.5, 1, 1], [-2, 1, 1]]],
    ['(x^0)^y + z^(x^0) + z^min(x, 2)', [[2, 3, 4], [0, 0, -2], [1, 1, 1], [3, 2, -2]]],
    ['nthRoot(x, 3) + nthRoot(y, 2 + z)', [[8, 4, 0], [-8, 4, 1], [0, 0, 0], [-1, -1, 1]]],
    ['floor(x*y)*z + sign(x) + round(y)*x + mod(z, x)', [[1.5, 2.5, 7], [1, 2, 4], [0, 0, 0], [-0, 3, 1]]],
    ['gamma(x) + lgamma(y)*digamma(z) + erf(x*y) + erfc(z) + sinc(x)', [[1.5, 2.5, 0.5], [0, 1, 2], [-0.5, -1.5, -2.5]]],
    ['x > y ? x*z : y == z ? x : y*z', [[2, 1, 3], [1, 1, 3], [1, 2, 2], [1, 1, 1], [0, -0, 0]]],
    ['x == 1 ? 1 : x^2*y', [[1, 2], [2, 1]]],
    ['f(n, t) = n <= 0 ? t : f(n - 1, sin(t)); f(x, y) + z', [[3, 0.5, 1], [2.5, 1, 1], [0, 1, 1]]],
    ['f(n, t) = n <= 0 ? t : f(n - 1, sin(t)); f(x, y) + z', [[1e9, 0.5, 1]]], // steps run out
    ['x*tanh(y)/(1 + exp(-z)) - log(2 + cos(x))', [[0, 0, 0], [1, 2, 3], [800, -800, 800]]],
  ]; // prettier-ignore
  it.each(rows)('give what single passes give for %s', (text, points) => {
    expect(laneDifferences(read(text), points)).toEqual([]);
  });

  const tensors: readonly (readonly [string, string])[] = [
    ['sum(softmax(x.^2))*y', 'x=[0,0,1,-2],y=3'],
    ['softmax(x)', 'x=[1,1,0,-2]'],
    ['W*relu(V*x)', 'W=[[1,-2],[0.5,3]],V=[[1,0,2],[-1,1,0]],x=[1,1,0]'],
    ['max(x) + min(x)*sum(x)', 'x=[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]'],
    ['x .* y', 'x=[1,-0,0,2],y=[0,-0,3,-1]'],
  ];
  it.each(tensors)('give what single passes give for %s at %s', (text, at) => {
    for (const precision of ['float64', 'float32'] as const)
      for (const method of laneMethods) {
        const { problem } = readProblem(text, { at, precision });
        const [wanted, got] = (['interpret', 'code'] as const).map(
          (engine) => laneOutcome(problem, method, engine).text,
        );
        expect(got, `${precision}, ${method}`).toBe(wanted);
      }
  });

  it('give what single passes give where something is known of constants alone', () => {
    const program: Program = {
      inputs: ['x', 'y', 'z'],
      link: (A) => ([x, y, z]) => A.known(x!) === 7 ? A.add(y!, z!) : A.mul(A.mul(x!, y!), A.mul(z!, A.detached(A.square(z!)))),
    }; // prettier-ignore
    expect(laneDifferences(program, [[7, 2, 3], [6, 2, 3], [7, 2, 0], [6, 0, 0]])).toEqual([]); // prettier-ignore
  });

  const names = Array.from({ length: 100 }, (_, i) => `x${i}`);
  const point = names.map((_, i) => (i - 50) / 7);
  const runsOf = (text: string, engine: 'auto' | 'interpret' | 'code' | 'tape', at = point): number[] =>
    laneMethods.map((method) => laneOutcome(problemAt(read(text), 'float64', at), method, engine).runs);

  it('are one run for many inputs, and single passes where these are asked for or the inputs are few', () => {
    const text = names.map((name, i) => `sin(${name})*${names[(i * 7 + 1) % 100]}`).join(' + ');
    for (const engine of ['auto', 'code', 'tape'] as const) expect(runsOf(text, engine)).toEqual([3, 3]); // of 16, 64 and 20
    expect(runsOf(text, 'interpret')).toEqual([100, 100]);
    expect(runsOf('x*y*z', 'auto', [1, 2, 3])).toEqual([3, 3]);
    expect(runsOf('x*y*z', 'code', [1, 2, 3])).toEqual([1, 1]);
  });

  it('part where a tie goes two ways, and go on', () => {
    const text = `${names.map((name) => `${name}^2`).join(' + ')} + max(x3, x4)`;
    const at = point.map((x, i) => (i === 3 || i === 4 ? 1 : x));
    const [forward] = runsOf(text, 'code', at) as [number];
    expect(forward).toBeGreaterThan(3);
    expect(forward).toBeLessThan(9);
    expect(laneDifferences(read(text), [at])).toEqual([]);
  });

  it('give way to single passes where each input goes its own way', () => {
    const text = names.reduce((max, name) => `max(${max}, ${name})`);
    const at = point.map(() => 1);
    const [forward] = runsOf(text, 'code', at) as [number];
    expect(forward).toBeGreaterThanOrEqual(100);
    expect(forward).toBeLessThan(120);
    expect(laneDifferences(read(text), [at])).toEqual([]);
  });

  it('never run a program whose runs are watched', () => {
    const problem = problemAt(read(names.join(' + ')), 'float64', point);
    const watched = { ...problem, program: { ...problem.program, isWatched: true } as const };
    for (const method of laneMethods) {
      expect(laneOutcome(problem, method, 'code').runs).toBe(3);
      expect(laneOutcome(watched, method, 'code').runs).toBe(100);
    }
  });

  it('end in time', () => {
    const { problem } = readProblem('f(n, t) = n <= 0 ? t : f(n - 1, sin(t)); sum(x)*f(1000000, prod(x))', { at: 'x=[1,1,1,1,1,1]' }); // prettier-ignore
    for (const method of laneMethods) {
      const budget = { maxSteps: 1e9, deadline: performance.now() + 50 };
      expect(laneOutcome({ ...problem, budget }, method, 'code').text).toContain('6 passes did not end in time; 0 did');
    }
  });

  it(`leave no trace in a comparison of a random program, seed ${seed}`, async () => {
    for (let k = 0; k < 3; k++) {
      const { text, at } = randomProgram(seed * 1000 + k, 10);
      const byEngine = await Promise.all(
        (['interpret', 'code', 'tape', 'auto'] as const).map((engine) => compare(text, { at, engine })),
      );
      for (const other of byEngine.slice(1)) expect(JSON.stringify(other)).toBe(JSON.stringify(byEngine[0]));
    }
  });
});
