// The sweeps line by line: what is seeded, what each rule gives, what is passed by; and that they come to the tangents and adjoints of the list.
import { describe, expect, test } from 'vitest';
import { graph, type GraphOptions } from '../../src/graph/graph.js';
import type { SweepLine } from '../../src/graph/graph-data.js';
import { randomProgram } from './random-program.js';

const both = { trace: ['forward', 'reverse'] } as const;
const shown = (lines: readonly SweepLine[] | null | undefined): string[] =>
  (lines ?? []).map(({ node, kind, derivative, terms }) => {
    const steps = terms.map((term) => `${term.node}: ${term.rule ?? '?'} = ${JSON.stringify(term.partial)}, ${JSON.stringify(term.factor)} → ${JSON.stringify(term.product)}, ${JSON.stringify(term.total)}`); // prettier-ignore
    return [`${node} ${kind} ${JSON.stringify(derivative)}`, ...steps].join(' | ');
  });

test('as on paper: x*y + x at 2, 3', async () => {
  const { trace } = await graph('a = x*y; b = a + x; b', { at: { x: 2, y: 3 }, wrt: 'x', ...both });
  expect(shown(trace?.forward)).toEqual([
    'x seed 1',
    'y skip null',
    'a apply 3 | x: y = 3, 1 → 3, 3',
    'b apply 4 | a: 1 = 1, 3 → 3, 3 | x: 1 = 1, 1 → 1, 4',
  ]);
  // y isn't on the way from x
  expect(shown(trace?.reverse)).toEqual([
    'b seed 1 | a: 1 = 1, 1 → 1, 1 | x: 1 = 1, 1 → 1, 1',
    'a apply 1 | x: y = 3, 1 → 3, 4',
    'y skip null',
    'x apply 4',
  ]);
});

test('a node that is used twice gets two terms, one after the other', async () => {
  const { trace } = await graph('x*x', { at: { x: 3 }, ...both });
  expect(shown(trace?.forward)[1]).toBe('v1 apply 6 | x: x = 3, 1 → 3, 3 | x: x = 3, 1 → 3, 6');
  expect(shown(trace?.reverse)).toEqual(['v1 seed 1 | x: x = 3, 1 → 3, 3 | x: x = 3, 1 → 3, 6', 'x apply 6']);
});

describe('at a tie forward mode follows the right side, and its line shows that partial', () => {
  test.each<[string, NonNullable<GraphOptions['at']>, string, string]>([
    ['abs(x)', { x: 0 }, 'x', 'v1 apply 1 | x: sign(x) = 1, 1 → 1, 1'],
    ['relu(x)', { x: 0 }, 'x', 'v1 apply 1 | x: x > 0 ? 1 : 0 = 1, 1 → 1, 1'],
    ['max(x, y)', { x: 1, y: 1 }, 'y', 'v1 apply 1 | y: 1 if max takes y, else 0 = 1, 1 → 1, 1'],
    ['a = -x; abs(a)', { x: 0 }, 'x', 'v1 apply 1 | a: sign(a) = -1, -1 → 1, 1'],
    ['min(x, 2*x)', { x: 0 }, 'x', 'v2 apply 1 | x: 1 if min takes x, else 0 = 1, 1 → 1, 1 | v1: 1 if min takes v1, else 0 = 0, 2 → 0, 1'],
    ['max(x, 2*x)', { x: 0 }, 'x', 'v2 apply 2 | x: 1 if max takes x, else 0 = 0, 1 → 0, 0 | v1: 1 if max takes v1, else 0 = 1, 2 → 2, 2'],
    ['hypot(3*x, 4*x)', { x: 0 }, 'x', 'v3 apply 5 | v1: v1/v3 = 0.6, 3 → 1.7999999999999998, 1.7999999999999998 | v2: v2/v3 = 0.8, 4 → 3.2, 5'],
    ['max(w)', { w: [1, 2, 2] }, 'w[3]', 'v1 apply 1 | w: 1 where it is taken = [0,0,1], [0,0,1] → 1, 1'],
    ['norm(w)', { w: [0, 0] }, 'w[2]', 'v1 apply 1 | w: w/v1 = [0,1], [0,1] → 1, 1'],
    ['abs(w)', { w: [0, -2] }, 'w[1]', 'v1 apply [1,0] | w: sign(w) = [[1,0],[0,-1]], [1,0] → [1,0], [1,0]'],
  ])('%s', async (expression, at, wrt, last) => {
    const { trace, nodes } = await graph(expression, { at, wrt, trace: ['forward'] });
    expect(shown(trace?.forward).at(-1)).toBe(last);
    expect(JSON.stringify(trace?.forward?.at(-1)?.derivative)).toBe(JSON.stringify(nodes.at(-1)?.tangent)); // 0 may be -0
  }); // prettier-ignore
});

test('elsewhere a length is what its partials say', async () => {
  const { trace, nodes } = await graph('norm(2*w)', { at: { w: [3, 4] }, wrt: 'w[1]', trace: ['forward'] });
  expect(trace?.forward?.at(-1)?.terms[0]?.partial).toEqual(nodes.at(-1)?.partials[0]);
});

const seed = Number(process.env['SEED'] ?? 20261127);
test(`of random programs the lines come to the tangents and adjoints of the list, SEED=${seed}`, async () => {
  for (let i = 0; i < 5; i++) {
    const { text, at } = randomProgram(seed + i, 8);
    const { trace, nodes } = await graph(text, { at, wrt: 'x', ...both });
    const lists = [
      [trace?.forward ?? [], nodes.map(({ name, tangent, needed }) => [name, needed ? tangent : null] as const)],
      [trace?.reverse ?? [], nodes.map(({ name, adjoint, needed }) => [name, needed ? adjoint : null] as const)],
    ] as const;
    for (const [lines, expected] of lists) {
      expect(Object.fromEntries(lines.map(({ node, derivative }) => [node, derivative]))).toEqual(Object.fromEntries(expected)); // prettier-ignore
      for (const { terms } of lines) for (const term of terms) if (typeof term.partial === 'number') expect(Number(term.product) + 0).toBe(term.partial * (term.factor as number) + 0); // prettier-ignore
      // + 0: what a choice leaves aside is 0, whatever sign a product with it would have
    }
  }
});

describe('a sweep begins at one number', () => {
  test.each<[string, GraphOptions, string]>([
    ['w*2', { at: { w: [1, 2] }, wrt: 'w', trace: ['forward'] }, 'a sweep begins at one number, and w has shape [2]; wrt: w[1]'],
    ['w*2', { at: { w: [1, 2] }, trace: ['reverse'] }, 'a sweep begins at one number, and v1 has shape [2]; of: v1[1], or reduce: sum'],
    ['x*y', { at: { x: 1, y: 2 }, trace: ['forward'] }, 'a forward sweep begins at one node, and there are several inputs; wrt: x'],
  ])('%s', async (expression, options, message) => {
    const error: unknown = await graph(expression, options).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'bad-option' });
    const { message: sentence, hint } = error as { message: string; hint: string };
    expect(`${sentence}; ${hint}`.replaceAll("'", '')).toBe(message);
  }); // prettier-ignore
});

test('what a choice leaves aside gives 0, whatever comes in: partials that overflow before it bring no NaN', async () => {
  const text = 'a = x; b = a; c = 1e200*a; d = c*c; min(d, b)';
  const { nodes, derivative, trace } = await graph(text, { at: { x: 1e200 }, wrt: 'x', ...both });
  expect(nodes.map(({ tangent, adjoint }) => [tangent, adjoint])).toEqual([[1, 1], [1, 1], [1, 1], [1e200, 0], ['Infinity', 0], [1, 1]]); // prettier-ignore
  expect(trace?.forward?.map((line) => line.derivative)).toEqual([1, 1, 1, 1e200, 'Infinity', 1]);
  expect(trace?.reverse?.map((line) => line.derivative)).toEqual([1, 0, 0, 1, 1, 1]);
  expect(derivative?.products?.map(({ product }) => product)).toEqual([1, 0, 0]);
  expect(derivative?.sum).toBe(1);
});

test('of a length at 0 whose numbers rest all partials are 0, and none is NaN', async () => {
  const { trace } = await graph('hypot(x^2, x^3)', { at: { x: 0 }, wrt: 'x', trace: ['forward'] });
  const { derivative, terms } = trace?.forward?.at(-1) ?? {};
  expect([derivative, terms?.map(({ partial }) => partial)]).toEqual([0, [0, 0]]);
});
