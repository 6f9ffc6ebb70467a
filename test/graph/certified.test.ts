// Certified values and partials of all nodes: which node is off, and by how much.
import { describe, expect, test } from 'vitest';
import { graph } from '../../src/graph/graph.js';
import { line } from './lines.js';

describe('every value is certified', () => {
  test.each<[string, Record<string, number | number[]>, string, string]>([
    ['3', {}, 'v1', '3'],
    ['a < b < c', { a: 1, b: 2, c: 3 }, 'v1', '1'],
    ['y = 0.1', {}, 'y', '0.100000000000000005551115123125…'],
    ['sin(2)*x', { x: 2 }, 'v1', '0.909297426825681695396019865911…'],
    ['w*2', { w: [1, 4] }, 'v1', '2 8'],
    ['x/3', { x: 1 }, 'v1', '0.333333333333333333333333333333…'],
  ])('of %s, where some are constant', async (expression, at, name, digits) => {
    const { certified } = line(await graph(expression, { at, certified: true }), name);
    expect(certified?.value.map((entry) => entry?.digits).join(' ')).toBe(digits);
  });
});

test.each([
  ['exp(x)', 'Infinity'],
  ['exp(x) - exp(x)', null],
])('what overflowed in %s is off by Infinity ulps, as everywhere, and NaN by none', async (expression, ulps) => {
  const found = await graph(expression, { at: { x: 2000 }, wrt: 'x', certified: true });
  expect(line(found, found.output).certified?.value[0]?.ulps).toBe(ulps);
  expect(found.derivative?.truth[0]?.ulps).toEqual({ forward: ulps, reverse: ulps });
});

describe('certified partials', () => {
  test('are those of numbers by numbers, at the exact values of what they are given', async () => {
    const found = await graph('a = x/3; a*x', { at: { x: 1 }, certified: true });
    const { certified, partials } = line(found, 'v1');
    expect(partials).toEqual([1, 1 / 3]);
    expect(certified?.partials.map((entry) => entry?.digits)).toEqual(['1', '0.333333333333333333333333333333…']);
    expect(certified?.partials.map((entry) => entry?.ulps)).toEqual([0, expect.closeTo(1 / 3, 10)]);
  });

  test('of a place of a tensor there are none', async () => {
    const { certified, partials } = line(await graph('w[3]*2', { at: { w: [1, 2, 4] }, certified: true }), 'v1');
    expect(partials).toEqual([[0, 0, 1], null]);
    expect(certified?.partials).toEqual([null, null]);
  });
});

describe('what comes after a node has no part in its truth', () => {
  test('a comparison that nothing decides', async () => {
    const found = await graph('a = x/3; sin(a)^2 + cos(a)^2 == 1 ? exp(a) : a', { at: { x: 1 }, certified: true });
    expect(line(found, 'a').certified?.value[0]?.digits).toBe('0.333333333333333333333333333333…');
    expect(line(found, found.output).certified?.value).toEqual([null]);
  });

  test('numbers that are too large', async () => {
    const found = await graph('a = x - 3; b = exp(1000*x); a + b', { at: { x: 3 }, certified: true });
    expect(line(found, 'a').certified?.value[0]?.digits).toBe('0');
    expect(line(found, 'b').certified?.value[0]).toMatchObject({ number: 'Infinity', digits: '7.64620098905470488931072766050…e+1302' }); // prettier-ignore
  });

  test('derivatives of and by what is before', async () => {
    const { derivative } = await graph('a = x^2; b = a*x == x*a ? sin(x/3) : a; b', {
      at: { x: 3 },
      of: 'a',
      wrt: 'x',
    });
    expect(derivative).toMatchObject({ forward: 6, reverse: 6, certified: 6 });
  });
});
