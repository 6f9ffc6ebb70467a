// Code for programs comes to the bits of the interpreter, at every point and on every path.
import { describe, expect, it } from 'vitest';
import { precisions } from '../../src/arithmetics/formats.js';
import { withOutputShape } from '../../src/program/outputs.js';
import { readExpression } from '../../src/language/expression.js';
import { differences } from './bits.js';
import { differencesOfRandom } from './random.js';

const seed = Number(process.env['SEED'] ?? 1);

describe('Code', () => {
  it(`gives the bits of the interpreter for random programs, seed ${seed}`, () => {
    expect(differencesOfRandom(seed * 100_000, 10, 40)).toEqual([]);
  });

  const rows: readonly (readonly [string, readonly (readonly number[])[]])[] = [
    ['x*cos(x)', [[1.2], [0], [-0], [NaN], [Infinity], [1e308]]],
    ['abs(x)*3 + abs(x)*x + x', [[1.2], [-1.2], [0], [-0], [NaN]]],
    ['relu(x)*x + relu(-x) + relu(x)', [[2], [-2], [0], [NaN], [Infinity]]],
    ['relu(x)/x', [[2], [-2], [0]]],
    ['relu(x)*sqrt(x)', [[4], [-1], [0], [1]]],
    ['min(x, y)*max(x, y)*x + min(x, y) + y*min(x, y)', [[1, 2], [2, 1], [1, 1], [0, -0], [-0, 0], [NaN, 1], [1, NaN]]],
    ['min(min(x, y), min(y, x)) + max(max(x, 2), max(y, 3), x*y)', [[1, 2], [2, 1], [5, 5], [4, -1], [0, 0]]],
    ['min(x, 1)/max(x, 0)', [[0.5], [2], [-1], [0], [1]]],
    ['x > 1 ? x^2 : x < 0 ? -x : 1', [[2], [-2], [0.5], [1], [0], [3], [NaN]]],
    ['(x > 0 ? x : 0.1*x)*2 + (x > 0 ? x : 0)*3 + x*5', [[2], [-2], [0], [-0], [NaN], [Infinity], [-Infinity], [1e-320]]],
    ['(x < y ? x : y)*(y == x ? 3 : x)/(x != 0 ? x : 1)', [[1, 2], [2, 1], [1, 1], [0, -0], [-0, 0], [NaN, 1], [1, NaN], [0, 3]]],
    ['x < 0 ? sqrt(-x) : x < 1 ? x : log(x)', [[-4], [-0], [0.5], [1], [2], [NaN]]],
    ['(x > 0 ? 1/x : x/0)*x + (x >= 0 ? y^x : (-x)^y)', [[2, 3], [-2, 3], [0, 0], [-1, -1], [2, -3]]],
    ['(x > 0 ? 1 : 2)*y + (x > 0 ? y : 2)*(x <= 0 ? -0 : 0)', [[1, 2], [-1, 2], [0, -3], [-0, 0]]],
    ['(x > 0 and y > 0 ? x : y) + (not (x > y) ? x : 2) + (x > 0 or y > 1 ? 3*x : 0)', [[1, 2], [-1, 2], [1, -2], [-1, -2], [3, 1]]],
    ['(-1 < x < y <= 2 ? x*y : y) * (x > 0 or log(x) < 1 ? sqrt(x) : 1/y)', [[0.5, 1], [-2, 1], [0.5, 0.2], [1, 3], [NaN, 1], [1, NaN], [0, -0], [-1, 2]]],
    ['((x > 0 ? y > 0 : y < 0 or x == y) ? x*y : x - y) + (x > 0 and y > 0)*x', [[1, 2], [1, -2], [-1, -2], [-1, 2], [0, 0], [NaN, 1], [3, NaN]]],
    ['x > 0 ? x : x > -1 ? x + 1 : x > -2 ? x + 2 : x > -3 ? x + 3 : x > -4 ? x + 4 : x + 5', [[1], [-0.5], [-1.5], [-2.5], [-3.5], [-4.5], [0]]],
    ['x^y', [[2, 3], [2, 0.5], [0, 2], [-2, 3], [0, 0], [1.0000001, 2 ** 25], [-1, 2 ** 24 + 1]]],
    ['x^1 + x^2 + x^3 + x^(-1) + x^0', [[2], [0], [-0], [-3], [1e200], [NaN]]],
    ['hypot(x, y) + atan2(x, y)', [[3, 4], [0, 0], [0, -1], [-0, -1]]],
    ['mod(x, y) + floor(x) + round(y)*x + sign(x)', [[5.5, 2], [-5.5, 2], [4, 2], [0.5, 2.5]]],
    ['1 - 1', [[]]],
    ['x', [[3], [-0]]],
    ['0*x', [[3], [Infinity], [-2]]],
    ['x - x', [[3], [Infinity]]],
    ['-x - (-y) + -(-x)', [[3, 4], [0, 0], [-0, 0], [0, -0]]],
    ['(-x)*(-y)/(-x)', [[3, 4], [0, 4], [-0, 2]]],
    ['log(x) + sqrt(x)', [[2], [0], [-0], [-1]]],
    ['f(n, t) = n <= 0 ? t : 3.7*f(n - 1, t)*(1 - f(n - 1, t)); f(4, x)', [[0.3], [0.9], [2]]],
    ['f(n, t) = n <= 0 ? t : f(n - 1, sin(t)); f(x, y)', [[3, 0.5], [3, 0.7], [7, 0.5], [2.5, 1]]],
  ]; // prettier-ignore
  it.each(rows)('gives the bits of the interpreter for %s', (text, points) => {
    const { program } = readExpression(text);
    for (const precision of precisions)
      for (const mode of ['forward', 'reverse'] as const)
        for (const engine of ['code', 'tape', 'interpret', 'auto'] as const)
          expect(differences({ program, points, precision, mode, engine }).found, `${precision}, ${mode}, ${engine}`).toEqual([]); // prettier-ignore
  });

  it.each([
    'where(x > y, x, 0.1*y).*x + (x <= y).*x',
    'where(x, y, where(x < y, 1, sqrt(x))) + (x[1] == y[1] ? x : 2*y)',
    '(x[1] > y[2] ? x[2] : -0)*y + max(x, where(y != 0, y, 1))',
  ])('gives the bits of the interpreter for the sum of the numbers of %s', (text) => {
    const program = withOutputShape(readExpression(`sum(${text})`).shaped([[3], [3]]), []);
    const values = [0, -0, 1, -1, 2.5, 1e-300, NaN, -7];
    const points = Array.from({ length: 40 }, (_, i) => program.inputs.map((__, k) => values[(i * (k + 1) + k * k) % 8] as number)); // prettier-ignore
    for (const precision of precisions)
      for (const mode of ['forward', 'reverse'] as const)
        for (const engine of ['code', 'tape', 'auto'] as const)
          expect(differences({ program, points, precision, mode, engine }).found, `${precision}, ${mode}, ${engine}`).toEqual([]); // prettier-ignore
  });
});
