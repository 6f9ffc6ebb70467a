// Large graphs: long chains, deep calls, many terms, matrices of 100×100; and where a graph is refused.
import { expect, test } from 'vitest';
import { graph } from '../../src/graph/graph.js';
import { line } from './lines.js';

const chain = (turns: number): string => `f(n, t) = n <= 0 ? t : f(n - 1, sin(t)*x); f(${turns}, x)`;
const matrix = Array.from({ length: 100 }, (_, i) =>
  Array.from({ length: 100 }, (__, j) => ((i * 7 + j * 3) % 11) / 8),
);
const options = { timeout: Infinity };

test('10,000 nodes, all with tangent and adjoint, and 3,334 paths', async () => {
  const { nodes, derivative, tape } = await graph(chain(3333), { at: { x: 0.9 }, wrt: 'x', ...options });
  expect(nodes).toHaveLength(10_000);
  expect(tape).toEqual({ operations: 9999, needed: 6666 });
  expect(derivative).toMatchObject({ paths: 3334, products: null, truth: [{ status: 'certified' }] });
  expect(nodes.filter(({ tangent, adjoint }) => tangent !== null && adjoint !== null)).toHaveLength(6667);
});

test('calls that wait for one another, 20,000 deep', async () => {
  const { nodes, frames } = await graph('f(n, t) = n <= 0 ? t : sin(f(n - 1, t)*x); f(20000, x)', { at: { x: 0.9 }, ...options }); // prettier-ignore
  expect(nodes).toHaveLength(60_001);
  expect(frames.at(-1)).toMatchObject({ depth: 20_001, parent: 19_999, nodes: 0 });
});

test('a text of 100,000 terms', async () => {
  const { nodes } = await graph(new Array<string>(100_000).fill('x').join(' + '), { at: { x: 0.5 }, ...options });
  expect(nodes).toHaveLength(100_000);
  expect(line({ nodes } as never, 'x').adjoint).toBe(100_000);
});

test('products of matrices of 100×100', async () => {
  const { nodes, warnings } = await graph('w*w', { at: { w: matrix }, ...options });
  expect(nodes).toMatchObject([{ shape: [100, 100] }, { shape: [100, 100], partials: [null, null] }]);
  expect(warnings.map(({ code }) => code)).toEqual(['too-many']); // adjoints of 10,000 numbers
  const one = await graph('w*w', { at: { w: matrix }, of: 'v1[2,3]', wrt: 'w[2,7]', timeout: 15_000 });
  const expected = matrix[6]?.[2];
  expect(one.derivative).toMatchObject({ forward: expected, reverse: expected, sum: expected, paths: 1 });
  const summed = await graph('sum(w*w)', { at: { w: matrix }, wrt: 'w[1,1]', timeout: 15_000 });
  expect(summed.derivative?.paths).toBe(2);
  expect(line(summed, 'w').adjoint).toHaveLength(100);
  const none = await graph('w*w', { at: { w: matrix }, of: 'v1[1,1]', wrt: 'w[2,2]', ...options });
  expect(none.derivative).toMatchObject({ reason: 'no-path', paths: 0 });
});

test('more than 200,000 nodes are refused', async () => {
  await expect(graph(chain(70_000), { at: { x: 0.9 }, ...options })).rejects.toMatchObject({
    code: 'graph-too-large',
    message: 'the graph has more than 200,000 nodes',
  });
});

test('what truths have no time for is null, and the rest is there', async () => {
  const { nodes, trace } = await graph(chain(1500), { at: { x: 0.9 }, wrt: 'x', certified: true, trace: ['reverse'], timeout: 8000 }); // prettier-ignore
  expect(nodes).toHaveLength(4501);
  expect(nodes.at(-1)?.tangent).not.toBeNull();
  expect(trace?.reverse).toHaveLength(4501);
  expect(nodes.some(({ certified }) => certified?.value[0] === null)).toBe(true);
});
