// The derivative of any node by any: both modes and the truth, the paths, ties, and why there is none.
import { describe, expect, test } from 'vitest';
import { graph, type GraphOptions } from '../../src/graph/graph.js';
import { derivative } from './lines.js';

type At = NonNullable<GraphOptions['at']>;

describe('paths', () => {
  test.each<[string, At, Pick<GraphOptions, 'of' | 'wrt'>, string[]]>([
    ['x', { x: 3 }, { of: 'x', wrt: 'x' }, ['x = 1']],
    ['x*x', { x: 3 }, { wrt: 'x' }, ['x v1 = 3', 'x v1 = 3']],
    ['x + x', { x: 3 }, { wrt: 'x' }, ['x v1 = 1', 'x v1 = 1']],
    ['x - x', { x: 3 }, { wrt: 'x' }, ['x v1 = 1', 'x v1 = -1']],
    ['a = 2*x; b = 3*x; a*b', { x: 1 }, { wrt: 'x' }, ['x a v1 = 6', 'x b v1 = 6']],
    ['a = x^2; b = a*x; a + b', { x: 2 }, { wrt: 'x' }, ['x a b v1 = 8', 'x a v1 = 4', 'x b v1 = 4']],
    ['c = x; c*c', { x: 3 }, { wrt: 'c' }, ['c v1 = 3', 'c v1 = 3']],
    ['c = x; c*x', { x: 3 }, { wrt: 'x' }, ['x c v1 = 3', 'x v1 = 3']],
    ['a = x; a = a*2; a = a*x; a', { x: 3 }, { wrt: 'a#2' }, ['a#2 a#3 = 3']],
    ['f(t) = t*y; f(x) + f(y)', { x: 3, y: 2 }, { wrt: 'y' }, ['y v1 v3 = 3', 'y v2 v3 = 2', 'y v2 v3 = 2']],
    ['max(x, y) + x', { x: 3, y: 2 }, { wrt: 'y' }, ['y v1 v2 = 0']],
    ['max(cbrt(x), 1)', { x: 0 }, { wrt: 'x' }, ['x v1 v2 = 0']], // 0 times an infinite slope, which isn't taken
    ['y > 0 ? x*y : sin(y)', { x: 3, y: 2 }, { wrt: 'y' }, ['y v1 = 3']],
    ['floor(x)*x', { x: 3.5 }, { wrt: 'x' }, ['x v2 = 3']],
    // of itself a node is moved by 1, even one that no input moves
    ['a = 3; a*x', { x: 2 }, { of: 'a', wrt: 'a' }, ['a = 1']],
    ['x*(6 - 1)', { x: 2 }, { of: 'v1', wrt: 'v1' }, ['v1 = 1']],
    ['a = [1, 2]; a*x', { x: 2 }, { of: 'a[2]', wrt: 'a[2]' }, ['a[2] = 1']],
    ['floor(x)', { x: 2.5 }, { of: 'v1', wrt: 'v1' }, ['v1 = 1']],
  ])('%s: each once, with its product', async (expression, at, options, paths) => {
    const { products, paths: count, sum, forward, reverse, certified } = await derivative(expression, { at, ...options });
    expect(products?.map(({ nodes, product }) => `${nodes.join(' ')} = ${String(product)}`).sort()).toEqual(paths.sort()); // prettier-ignore
    expect(count).toBe(paths.length);
    const total = paths.reduce((all, path) => all + Number(path.split(' = ')[1]), 0);
    expect([forward, reverse, certified, sum]).toEqual([total, total, total, total]);
  }); // prettier-ignore

  test('factors are the partials along the way', async () => {
    const { products } = await derivative('a = x^2; b = 3*a; b', { at: { x: 2 }, wrt: 'x' });
    expect(products).toEqual([{ nodes: ['x', 'a', 'b'], factors: [4, 3], product: 12 }]);
  });

  const doubled = (operation: string, times: number): string => `f(n, t) = n <= 0 ? t : f(n-1, ${operation}); f(${times}, x)`; // prettier-ignore
  test.each<[string, number | string, boolean]>([
    [doubled('t+t', 9), 512, true],
    ['g(t) = t+t+t+t+t+t+t+t+t+t; g(g(g(x)))', 1000, true],
    [doubled('t+t', 10), 1024, false],
    [doubled('t*t', 52), 2 ** 52, false],
    [doubled('t+t', 53), String(2n ** 53n), false],
    [doubled('t*t', 60), '1152921504606846976', false],
    [doubled('t+(t+t)', 100), String(3n ** 100n), false],
  ])('%s: their number is exact, and up to 1,000 are listed', async (expression, paths, isListed) => {
    const found = await derivative(expression, { at: { x: 1 }, wrt: 'x' });
    expect(found.paths).toBe(paths);
    expect(found.products !== null).toBe(isListed);
    expect(found.sum !== null).toBe(isListed);
  });
});

describe('why there is none', () => {
  const none = { forward: null, reverse: null, certified: null, truth: [], paths: 0, products: [], sum: null };
  test.each<[string, At, Pick<GraphOptions, 'of' | 'wrt'>, string, string]>([
    ['x*y', { x: 1, y: 2 }, { of: 'x', wrt: 'y' }, 'no-path', 'no path: x is not computed from y'],
    ['x*y', { x: 1, y: 2 }, { of: 'x', wrt: 'v1' }, 'no-path', 'no path: x is not computed from v1'],
    ['a = x*y; b = x*y; a', { x: 1, y: 2 }, { of: 'a', wrt: 'b' }, 'no-path', 'no path: a is not computed from b'],
    ['x', { x: 1, u: 2 }, { wrt: 'u' }, 'no-path', 'no path: x is not computed from u'],
    ['a = 3; a*x', { x: 2 }, { wrt: 'a' }, 'constant', 'a is constant: no input moves it'],
    ['sin(2)*x', { x: 2 }, { of: 'v1', wrt: 'x' }, 'constant', 'v1 is constant: no input moves it'],
    ['x > 1 ? 2 : 3', { x: 1.5 }, { wrt: 'x' }, 'constant', 'v1 is constant: no input moves it, unless one changes whether x > 1'],
    ['a = 3; x > 1 ? a*x : x', { x: 1.5 }, { of: 'a', wrt: 'x' }, 'constant', 'a is constant: no input moves it'],
    ['f(n) = n <= 0 ? 2 : f(n - 1); f(2)*x', { x: 1.5 }, { of: 'v1', wrt: 'x' }, 'constant', 'v1 is constant: no input moves it'],
    ['x > 1 ? (y > x ? 2 : 3) : x', { x: 1.5, y: 1 }, { wrt: 'x' }, 'constant', 'v1 is constant: no input moves it, unless one changes how 2 conditions are decided'],
    ['floor(x)', { x: 2 }, { wrt: 'x' }, 'step', 'v1 = floor(x) is constant between its jumps; here v1 jumps'],
    ['round(x)*y', { x: 2.5, y: 3 }, { wrt: 'x' }, 'step', 'v2 is computed from x only by way of v1 = round(x), which is constant between its jumps; here v2 jumps'],
    ['a = floor(x); floor(2*x)', { x: 2.3 }, { wrt: 'x' }, 'step', 'v2 = floor(v1) is constant between its jumps'],
    ['floor(x)', { x: 2.5 }, { wrt: 'x' }, 'step', 'v1 = floor(x) is constant between its jumps'],
    ['2*sign(x) + y', { x: 2.5, y: 1 }, { wrt: 'x' }, 'step', 'v3 is computed from x only by way of v1 = sign(x), which is constant between its jumps'],
    ['a = round(2*x); floor(a)*y', { x: 2.3, y: 1 }, { wrt: 'x' }, 'step', 'v3 is computed from x only by way of a = round(v1), which is constant between its jumps'],
    ['argmax(w)*2', { w: [1, 3, 2] }, { wrt: 'w' }, 'step', 'v2 is computed from w only by way of v1 = argmax(w), which is constant between its jumps'],
    ['x > 0 ? y : z', { x: 1, y: 2, z: 3 }, { wrt: 'x' }, 'no-path', 'no path: y is not computed from x; it only decides whether x > 0'],
    ['a = 2*x; a > 0 ? y : z', { x: 1, y: 2, z: 3 }, { wrt: 'x' }, 'no-path', 'no path: y is not computed from x; it only decides whether a > 0'],
    ['x > 0 ? y : z', { x: 1, y: 2, z: 3 }, { wrt: 'z' }, 'no-path', 'no path: y is not computed from z'],
    ['w[1]', { w: [1, 2] }, { wrt: 'w[2]' }, 'no-path', 'no path: v1 is not computed from w[2]'],
    ['(w*2)[1]', { w: [1, 2] }, { of: 'v1[2]', wrt: 'w[1]' }, 'no-path', 'no path: v1[2] is not computed from w[1]'],
  ])('%s', async (expression, at, options, reason, why) => {
    expect(await derivative(expression, { at, ...options })).toMatchObject({ ...none, reason, why });
  }); // prettier-ignore

  test('no warning says that a derivative is 0 where there is none', async () => {
    expect((await graph('x', { at: { x: 1, u: 2 }, wrt: 'u' })).warnings).toEqual([]);
    expect((await graph('x*pi', { at: { x: 1, u: 2 }, wrt: 'u' })).warnings.map(({ code }) => code)).toEqual([
      'constant-doubles',
    ]);
  });

  // a choice that isn't taken has a derivative, which is 0; a step has none
  test.each<[string, At, string]>([
    ['max(x, y)', { x: 1, y: 2 }, 'x'],
    ['relu(x)', { x: -1 }, 'x'],
    ['min(x, 2)', { x: 3 }, 'x'],
    ['relu(w)[1]', { w: [-1, 2] }, 'w[1]'],
    ['max(w)', { w: [1, 3, 2] }, 'w[3]'],
    ['min(w, [], 1)[2]', { w: [[1, 3], [0, 2]] }, 'w[1,2]'],
    ['min(w, u)[2]', { w: [1, 3], u: [0, 2] }, 'w[2]'],
    ['x^0', { x: 2 }, 'x'],
    ['0*x', { x: 2 }, 'x'],
  ])('%s has the derivative 0', async (expression, at, wrt) => {
    expect(await derivative(expression, { at, wrt })).toMatchObject({ forward: 0, reverse: 0, certified: 0, sum: 0, why: null, paths: 1 }); // prettier-ignore
  }); // prettier-ignore
});

describe('at a tie forward mode follows the right side, reverse mode its convention, and the truth says what there is', () => {
  test.each<[string, At, string, number, number, string]>([
    ['abs(x)', { x: 0 }, 'x', 1, 0, 'kink'],
    ['relu(x)', { x: 0 }, 'x', 1, 0, 'kink'],
    ['-relu(-x)', { x: 0 }, 'x', 0, 0, 'kink'],
    ['max(x, y)', { x: 1, y: 1 }, 'y', 1, 0, 'kink'],
    ['max(x, y)', { x: 1, y: 1 }, 'x', 1, 1, 'kink'],
    ['min(x, y)', { x: 1, y: 1 }, 'x', 0, 1, 'kink'],
    ['min(x, 2)', { x: 2 }, 'x', 0, 1, 'kink'],
    ['max(w)', { w: [1, 2, 2] }, 'w[3]', 1, 0, 'kink'],
    ['hypot(x, y)', { x: 0, y: 0 }, 'x', 1, 0, 'kink'],
    ['abs(x)*x', { x: 0 }, 'x', 0, 0, 'certified'],
    ['max(x, x)', { x: 0 }, 'x', 1, 1, 'certified'],
    ['abs(x) + 2*x', { x: 0 }, 'v1', 1, 1, 'certified'],
    ['sqrt(x)', { x: 0 }, 'x', Infinity, Infinity, 'infinite'],
    ['mod(x, 2)', { x: 4 }, 'x', 1, 1, 'jump'],
    ['floor(x) + x', { x: 3 }, 'x', 1, 1, 'jump'],
    // of what stands in the list: on the other side of the condition it isn't computed
    ['x == 0 ? x*2 : x*3', { x: 0 }, 'x', 2, 2, 'undecided'],
    ['x > 0 ? x : -x', { x: 0 }, 'x', -1, -1, 'undecided'],
    ['sum(where(w > 0, w, -w))', { w: [0, 1] }, 'w[1]', -1, -1, 'kink'],
  ])('%s', async (expression, at, wrt, forward, reverse, status) => {
    const found = await derivative(expression, { at, wrt });
    const number = (value: unknown): unknown => (value === 'Infinity' ? Infinity : value);
    expect([number(found.forward), number(found.reverse), found.truth[0]?.status]).toEqual([forward, reverse, status]);
    expect(found.certified === null).toBe(status !== 'certified');
  }); // prettier-ignore
});

test('in float32 numbers, truth and ulps are those of float32', async () => {
  const found = await derivative('sin(x*y)', { at: { x: 0.1, y: 0.3 }, wrt: 'x', precision: 'float32' });
  const [x, y] = [Math.fround(0.1), Math.fround(0.3)];
  const exact = Math.cos(x * y) * y;
  expect(found.certified).toBe(Math.fround(exact));
  expect(found.forward).toBe(Math.fround(found.forward as number));
  expect(found.truth[0]?.ulps.forward).toBeCloseTo(Math.abs((found.forward as number) - exact) / 2 ** -25, 6);
});

test('an end that is a tensor of one number is that number', async () => {
  const found = await derivative('w*[1; 2]', { at: { w: [[3, 4]] }, wrt: 'w[1,2]' });
  expect(found).toMatchObject({ of: 'v1', forward: 2, reverse: 2, certified: 2, paths: 1 });
});

test('the columns of the list are those of the question', async () => {
  const { nodes, derivative: found } = await graph('a = x*y; b = sin(a); b*x', { at: { x: 2, y: 3 }, of: 'b', wrt: 'x' }); // prettier-ignore
  expect(nodes.find(({ name }) => name === 'b')?.tangent).toBe(found?.forward);
  expect(nodes.find(({ name }) => name === 'x')?.adjoint).toBe(found?.reverse);
});
