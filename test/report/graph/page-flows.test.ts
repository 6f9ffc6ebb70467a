// What the page computes from local partials, against the library: of graphs of numbers every bit.
import { describe, expect, test } from 'vitest';
import { readExpression } from '../../../src/language/expression.js';
import { problemOf } from '../../../src/problem/problem.js';
import { graph } from '../../../src/graph/graph.js';
import { GraphRecording } from '../../../src/graph/recording.js';
import { TapedRun } from '../../../src/graph/taped-run.js';
import { tangentsBy } from '../../../src/graph/tangents.js';
import { adjointFlow, tangentFlow } from '../../../src/report/graph/page/flows.js';
import { numbersOf, wengertOf } from '../../../src/report/graph/page/wengert.js';

const programs = [
  ['x3 = log(x1*x2); x5 = sqrt(x3*x4); y = sin(x5*x6)', { x1: 2, x2: 3, x4: 0.5, x6: 1.5 }],
  ['a = x*x; b = a/x; c = b^3 - a*b; exp(-c) + a', { x: 1.3 }],
  ['max(x, y)*abs(x - y) + relu(y) - min(x, 3)', { x: 0.7, y: -0.4 }],
  ['a = floor(x)*y; b = a + x; c = 2; b*c + round(x*y)', { x: 2.5, y: 0.3 }],
  ['f(n, t) = n <= 0 ? 1 : t*f(n - 1, t); f(6, x) + sin(y)', { x: 1.1, y: 0.2 }],
  ['x^y + atan2(x, y) + hypot(x, y) + log(x, 3) + mod(x, y)', { x: 1.7, y: 0.6 }],
  ['tan(x)*cosh(y) - asin(x/3)/(1 + erf(y)) + gamma(x + 2)', { x: 0.9, y: 0.8 }],
  ['a = x; b = a; c = (1e30*a)^7; d = c*c; min(d, b)', { x: 1.5 }],
] as const;

describe.each(['float64', 'float32'] as const)('In %s', (precision) => {
  test.each(programs)('%s: tangents and adjoints of every node by and of every node', async (text, at) => {
    const list = wengertOf(await graph(text, { at, precision }));
    const recording = new GraphRecording(problemOf(readExpression(text), { at, precision }), false);
    const taped = new TapedRun(recording);
    let compared = 0;
    for (const node of list.links.keys()) {
      const spot = { node, element: 0 };
      const [down, up] = [tangentFlow(list, spot).received, adjointFlow(list, spot).received];
      const [tangents, adjoints] = [tangentsBy(recording, { node, item: 0 }), taped.adjoints({ node, item: 0 })];
      for (const other of list.links.keys()) {
        if (list.graph.nodes[node]?.constant === true || list.graph.nodes[other]?.constant === true) continue;
        expect([other, (down[other]?.[0] ?? 0) + 0]).toEqual([other, (tangents(other)[0] ?? 0) + 0]);
        expect([other, (up[other]?.[0] ?? 0) + 0]).toEqual([other, (adjoints(other)[0] ?? 0) + 0]);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
});

const tensors = [
  ['w = x .* y; s = sum(w .^ 2); sqrt(s) + x[1]', { x: [1, 2, 3], y: [0.5, 0.25, 2] }, 'x[2]'],
  ['m = A*x; h = tanh(m); dot(h, h)', { A: [[0.2, 0.4], [0.1, 0.3]], x: [[1.5], [2.5]] }, 'A[2,1]'],
  ['softmax(x)[2] + logsumexp(x)', { x: [0.1, 0.2, 0.9] }, 'x[3]'],
] as const; // prettier-ignore

test.each(tensors)('with tensors, %s: within an ulp of each sum', async (text, at, wrt) => {
  const data = await graph(text, { at, wrt });
  const list = wengertOf(data);
  const spot = { node: list.places.get(wrt.replace(/\[.*/, '')) ?? -1, element: indexIn(wrt, data.nodes) };
  const down = tangentFlow(list, spot).received;
  const up = adjointFlow(list, { node: list.places.get(data.of) ?? -1, element: 0 }).received;
  for (const [place, { tangent, adjoint }] of data.nodes.entries()) {
    if (tangent !== null) expectClose(down[place] ?? null, numbersOf(tangent));
    if (adjoint !== null) expectClose(up[place] ?? null, numbersOf(adjoint));
  }
});

function indexIn(name: string, nodes: readonly { readonly name: string; readonly shape: readonly number[] }[]): number {
  const indices = (/\[(.*)\]/.exec(name)?.[1] ?? '').split(',').map(Number);
  const shape = nodes.find((node) => node.name === name.replace(/\[.*/, ''))?.shape ?? [];
  return indices.reduce((at, index, axis) => at * (shape[axis] ?? 1) + index - 1, 0);
}

function expectClose(numbers: readonly number[] | null, wanted: readonly number[]): void {
  expect(numbers).toHaveLength(wanted.length);
  // sums of at most 6 products, each rounded, in another order: 6 × 2^-53 of their size, which is at most 10 here
  for (const [i, number] of wanted.entries()) expect(Math.abs((numbers?.[i] ?? NaN) - number)).toBeLessThan(60 * 2 ** -53);
} // prettier-ignore
