// Tensors are one node with a shape: formulas, Jacobians, tangents and adjoints in their layout, single numbers by their places.
import { describe, expect, test } from 'vitest';
import { graph, type GraphOptions } from '../../src/graph/graph.js';
import { derivative, line, written } from './lines.js';

type At = NonNullable<GraphOptions['at']>;
const w3 = { w: [1, 2, 4] };
const square = { w: [[1, 2], [3, 4]] }; // prettier-ignore

describe('lines', () => {
  test.each<[string, At, string[]]>([
    ['[x, 2; y, x]', { x: 1, y: 2 }, ['x', 'y', 'v1: [x, 2]', 'v2: [y, x]', 'v3: [v1, v2]']],
    ['w*[1; 2]', { w: [3, 4] }, ['w', 'v1: w * [[1], [2]]']],
    ['w[end]*w[1:2]', w3, ['w', 'v1: w[3]', 'v2: 1:2', 'v3: w[v2]', 'v4: v1 * v3']],
    ['w .* w ./ 2', w3, ['w', 'v1: w .* w', 'v2: v1 ./ 2']],
    ['w .^ 2 + 1', w3, ['w', 'v1: w .^ 2', 'v2: v1 + 1']],
    ['max(w, [], 1)', square, ['w', 'v1: max(w, [], 1)']],
    ['max(w, 3)', w3, ['w', 'v1: max(w, 3)']],
    ['min(w)', w3, ['w', 'v1: min(w)']],
    ['sum(w, 2)', square, ['w', 'v1: sum(w, 2)']],
    ['transpose(w)[1, 2]', square, ['w', 'v1: transpose(w)', 'v2: v1[1, 2]']],
    ['softmax(w)', w3, ['w', 'v1: softmax(w)']],
    ['where(w > 2, w, 0)', w3, ['w', 'v1: w > 2', 'v2: where(v1, w, 0)']],
    ['x*y', { x: 2, y: 3 }, ['x', 'y', 'v1: x * y']],
    ['sum([x*y, 1])', { x: 2, y: 3 }, ['x', 'y', 'v1: x * y', 'v2: [v1, 1]', 'v3: sum(v2)']],
  ])('%s', async (expression, at, lines) => {
    expect(written(await graph(expression, { at }))).toEqual(lines);
  }); // prettier-ignore

  test('what got numbers alone is the operation of numbers', async () => {
    const found = await graph('a = x*y; sum([a, 1])', { at: { x: 2, y: 3 } });
    expect(line(found, 'a')).toMatchObject({ operation: 'mul', shape: [], partials: [3, 2], rules: ['y', 'x'] });
  });
});

describe('partials: axes of the node, then of its input', () => {
  test.each<[string, At, string, unknown[], (string | null)[]]>([
    ['w .* w', { w: [1, 2] }, 'v1', [[[1, 0], [0, 2]], [[1, 0], [0, 2]]], ['w', 'w']],
    ['w*u', { w: [[1, 2], [3, 4]], u: [5, 6] }, 'v1', [[[[5, 6], [0, 0]], [[0, 0], [5, 6]]], [[1, 2], [3, 4]]], [null, null]],
    ['2*w', { w: [1, 2] }, 'v1', [null, [[2, 0], [0, 2]]], [null, '2']],
    ['x*w', { w: [1, 2], x: 3 }, 'v1', [[1, 2], [[3, 0], [0, 3]]], ['w', 'x']],
    ['w/x', { w: [1, 2], x: 2 }, 'v1', [[[0.5, 0], [0, 0.5]], [-0.25, -0.5]], ['1/x', '-(w/x)/x']],
    ['sum(w)', { w: [1, 2] }, 'v1', [[1, 1]], ['1']],
    ['mean(w)', { w: [1, 2] }, 'v1', [[0.5, 0.5]], ['1/n']],
    ['prod(w)', { w: [2, 3] }, 'v1', [[3, 2]], [null]],
    ['norm(w)', { w: [3, 4] }, 'v1', [[0.6000000000000001, 0.8]], ['w/v1']],
    ['dot(w, u)', { w: [1, 2], u: [3, 4] }, 'v1', [[3, 4], [1, 2]], ['u', 'w']],
    ['w[2]', { w: [3, 4] }, 'v1', [[0, 1], null], ['1 at these places', null]],
    ['transpose(w)', square, 'v1', [[[[1, 0], [0, 0]], [[0, 0], [1, 0]]], [[[0, 1], [0, 0]], [[0, 0], [0, 1]]]].map((_, i, all) => (i === 0 ? all : null)).slice(0, 1), ['1, moved']],
    ['[x, y]', { x: 1, y: 2 }, 'v1', [[1, 0], [0, 1]], ['1', '1']],
    ['relu(w)', { w: [-1, 2] }, 'v1', [[[0, 0], [0, 1]]], ['w > 0 ? 1 : 0']],
    ['max(w, u)', { w: [1, 5], u: [2, 2] }, 'v1', [[[0, 0], [0, 1]], [[1, 0], [0, 0]]], ['1 if max takes w, else 0', '1 if max takes u, else 0']],
    ['max(w)', { w: [1, 5] }, 'v1', [[0, 1]], ['1 where it is taken']],
    ['where(w > 1, w, 2*w)', { w: [1, 5] }, 'v3', [null, [[0, 0], [0, 1]], [[1, 0], [0, 0]]], [null, '1 where it is taken', '1 where it is taken']],
    ['w + x', { w: [1, 2], x: 3 }, 'v1', [[[1, 0], [0, 1]], [1, 1]], ['1', '1']],
    ['argmax(w)', { w: [1, 5] }, 'v1', [null], [null]],
  ])('%s', async (expression, at, name, partials, rules) => {
    const found = line(await graph(expression, { at }), name);
    expect(found.partials).toEqual(partials);
    expect(found.rules).toEqual(rules);
  }); // prettier-ignore
});

describe('derivatives', () => {
  test('of a tensor by a tensor: axes of the one, then of the other', async () => {
    const found = await derivative('w*u', { at: { ...square, u: [5, 6] }, wrt: 'w' });
    const jacobian = [[[5, 6], [0, 0]], [[0, 0], [5, 6]]]; // prettier-ignore
    expect(found).toMatchObject({ forward: jacobian, reverse: jacobian, certified: jacobian, products: null, sum: null, paths: 1 }); // prettier-ignore
    expect(found.truth).toHaveLength(8);
  });

  test.each<[string, At, string, string, number, number | null]>([
    ['w*w', square, 'v1[2,1]', 'w[1,1]', 3, 1],
    ['w*w', square, 'v1[1,1]', 'w[1,1]', 2, 2],
    ['w*w', square, 'v1[1,1]', 'w[2,2]', NaN, null],
    ['a = 2*w; a*a', square, 'a[1,2]', 'w[1,2]', 2, 1],
    ['sum(w .* w)', w3, 'v2', 'w[3]', 8, 2],
    ['softmax(w)[1]', { w: [0, 0] }, 'v2', 'w[2]', -0.25, 1],
    ['w[end]*w[1:2]', w3, 'v4[2]', 'w[3]', 2, 1],
    ['mean(w, 1)', square, 'v1[2]', 'w[1,2]', 0.5, 1],
    ['logsumexp(w)', { w: [0, 0] }, 'v1', 'w[1]', 0.5, 1],
  ])('%s at %j: %s by %s', async (expression, at, of, wrt, number, paths) => {
    const found = await derivative(expression, { at, of, wrt });
    if (paths === null) expect(found).toMatchObject({ reason: 'no-path', forward: null, paths: 0 });
    else expect(found).toMatchObject({ of, wrt, forward: number, reverse: number, certified: number, sum: number, paths });
    expect(found.products).toHaveLength(paths ?? 0);
    for (const { nodes } of found.products ?? []) expect([nodes[0], nodes.at(-1)]).toEqual([wrt, of]);
  }); // prettier-ignore

  test('of several numbers the sum, where it is asked for, is a node', async () => {
    const found = await graph('w .* w', { at: w3, reduce: 'sum', wrt: 'w' });
    expect(line(found, found.output)).toMatchObject({ operation: 'sum', formula: 'sum(v1)', value: 21 });
    expect(found.derivative?.reverse).toEqual([2, 4, 8]);
    expect(line(found, 'w').adjoint).toEqual([2, 4, 8]);
  });

  test('adjoints of several numbers have their axes first, and nodes that one number isn’t computed from have none', async () => {
    const all = await graph('w = [x, 2; y, x]; 2*w', { at: { x: 1, y: 2 } });
    expect(line(all, 'y').adjoint).toEqual([[0, 0], [2, 0]]); // prettier-ignore
    const one = await graph('w = [x, 2; y, x]; 2*w', { at: { x: 1, y: 2 }, of: 'w[2,1]', wrt: 'y' });
    expect(['x', 'v1', 'y', 'v2', 'w'].map((name) => line(one, name).adjoint)).toEqual([null, null, 1, [1, 0], [[0, 0], [1, 0]]]); // prettier-ignore
    expect(one.nodes.filter(({ needed }) => needed).map(({ name }) => name)).toEqual(['y', 'v2', 'w']);
  });

  test('a constant moves with itself alone, number by number', async () => {
    const { derivative } = await graph('c = [1, 2]; c*x', { at: { x: 3 }, of: 'c[1]', wrt: 'c' });
    expect(derivative).toMatchObject({ forward: [1, 0], reverse: [1, 0], certified: [1, 0] });
  });

  test('an input that the text does not use is a node, if it is asked for', async () => {
    const found = await graph('w[1]', { at: { w: [1, 2], u: [3, 4] }, wrt: 'u' });
    expect(found.derivative).toMatchObject({ reason: 'no-path', forward: null });
    expect(line(found, 'u').value).toEqual([3, 4]);
  });
});
