// The texts of the page: numbers cut short, rules with numbers put in, reasons, and data that is no markup.
import { describe, expect, test } from 'vitest';
import { graph } from '../../../src/graph/graph.js';
import { graphHtml } from '../../../src/report/graph/html.js';
import { embeddedData } from '../../../src/report/graph/page-embedding.js';
import { tangentFlow } from '../../../src/report/graph/page/flows.js';
import { nodeFacts } from '../../../src/report/graph/page/node-facts.js';
import { digitsText, valueDigits } from '../../../src/report/graph/page/number-texts.js';
import { answerText } from '../../../src/report/graph/page/question.js';
import { ruleLines } from '../../../src/report/graph/page/rule-lines.js';
import { sourcePieces } from '../../../src/report/graph/page/source-pieces.js';
import { askedQuestion, spotNamed } from '../../../src/report/graph/page/spots.js';
import { adjointAfter, walkOf } from '../../../src/report/graph/page/steps.js';
import { flatOperations, wengertOf } from '../../../src/report/graph/page/wengert.js';
import { rules } from '../../../src/primitives.js';
import { hostileGraph, hostileText } from './hostile-graph.js';
import { chainGraph, longGraph } from './sample-graphs.js';

test.each([
  [1 / 6, 3, '0.166…'],
  [0.5, 3, '0.5'],
  [-0.029805361139173793, 4, '-0.02980…'],
  [1234567.25, 4, '1234567…'],
  [1234567, 4, '1234567'],
  [12.3456, 4, '12.34…'],
  [1.25e-300, 4, '1.25e-300'],
  [1.23456789e21, 4, '1.234…e21'],
  [0, 4, '0'],
  [-0, 4, '-0'],
  [Infinity, 4, 'Infinity'],
  [NaN, 4, 'NaN'],
  [1 / 6, 'all', '0.16666666666666666'],
] as const)('%d with %s digits is %s: digits are cut, never rounded', (value, digits, text) => {
  expect(digitsText(value, 'float64', digits)).toBe(text);
});

test('in float32 a number is the shortest that reads back there', () => {
  expect(digitsText(Math.fround(0.1), 'float32', 'all')).toBe('0.1');
  expect(digitsText(Math.fround(1 / 3), 'float32', 3)).toBe('0.333…');
});

test('small tensors are written whole, of large ones the beginning and the shape', () => {
  expect(valueDigits([2, 1], [0.25, 0.15], 'float64', 'all')).toBe('[[0.25], [0.15]]');
  expect(valueDigits([100], [...Array(100).keys()], 'float64', 'all')).toBe('0, 1, 2, … ([100])');
});

const linesAt = (data: Parameters<typeof wengertOf>[0]): string[] => {
  const list = wengertOf(data);
  const walk = walkOf(list, askedQuestion(list));
  return walk.steps.flatMap((step) =>
    ruleLines(list, step, walk.adjoints?.received[step.node] ?? [], 4).map((line) => line.map(({ text }) => text).join('')),
  );
}; // prettier-ignore

test.each([
  ['x^2', 'v1 = x^2 = (-3)^2 = 9'],
  ['-x', 'v1 = -x = -(-3) = 3'],
  ['x*x', 'v1 = x * x = -3 * (-3) = 9'],
  ['exp(x)', 'v1 = exp(x) = exp(-3) = 0.04978…'],
])('numbers put into %s mean what it means', async (expression, said) => {
  expect(linesAt(await graph(expression, { at: { x: -3 } }))).toContain(said);
});

test('rules are written as on paper', async () => {
  expect(linesAt(await graph('a = x*y; b = sin(a) - a; b', { at: { x: 2, y: -3 }, wrt: 'y' }))).toEqual([
    'x = 2, as given',
    'y = -3, as given',
    'ẏ = 1, the seed: derivatives by y are asked for',
    'a = x * y = 2 * (-3) = -6',
    'ȧ = x · ẏ = 2 · 1 = 2',
    'v1 = sin(a) = sin(-6) = 0.2794…',
    'v̇1 = cos(a) · ȧ = 0.9601… · 2 = 1.920…',
    'b = v1 - a = 0.2794… - (-6) = 6.279…',
    'ḃ = 1 · v̇1 + (-1) · ȧ = 1 · 1.920… + (-1) · 2 = -0.07965…',
    'b̄ = 1, the seed: derivatives of b are asked for',
    'v̄1 = b̄ · 1 = 1 · 1 = 1',
    'ā = b̄ · (-1) = 1 · (-1) = -1',
    'ā += v̄1 · cos(a) = 1 · 0.9601… = 0.9601…, together -0.03982…',
    'x̄ = ā · y = -0.03982… · (-3) = 0.1194…',
    'ȳ = ā · x = -0.03982… · 2 = -0.07965…',
    'ȳ = -0.07965…: all that it gets is in',
    'x̄ = 0.1194…: all that it gets is in',
  ]);
});

test('an adjoint grows until all that use its node have given their part', async () => {
  const list = wengertOf(await graph('a = x*y; b = sin(a); a*b', { at: { x: 2, y: -3 }, wrt: 'y' }));
  const walk = walkOf(list, askedQuestion(list));
  const states = walk.steps.map((_, i) => adjointAfter(walk, list.places.get('a') ?? -1, i + 1)?.isWhole);
  // five nodes forward; then a gets a part of v1 = a*b, and another of b
  expect(states).toEqual([...Array<undefined>(5).fill(undefined), false, true, true, true, true]);
});

describe('The derivative of a pair, or why there is none', () => {
  const text = 'a = floor(x)*y; b = a + 2; c = 3; b + c*z';
  const at = { x: 2.5, y: 0.3, z: 1 };
  test.each([
    ['b', 'y', '2', ''],
    ['b', 'x', 'none', 'b is computed from x only by way of v1 = floor(x), which is constant between its jumps'],
    ['b', 'z', 'none', 'no path: b is not computed from z'],
    ['y', 'b', 'none', 'no path: y is not computed from b'],
    ['b', 'c', 'none', 'c is constant: no input moves it'],
    ['c', 'x', 'none', 'c is constant: no input moves it'],
    ['c', 'c', '1', ''],
  ])('∂%s/∂%s: %s %s', async (of, wrt, answer, why) => {
    const list = wengertOf(await graph(text, { at }));
    const walk = walkOf(list, { of: spotNamed(list, of), wrt: spotNamed(list, wrt) });
    expect(answerText(list, walk, 'all')).toEqual({ symbol: `∂${of}/∂${wrt}`, text: answer, why });
  });

  test('of what only a condition changes', async () => {
    const list = wengertOf(await graph('c = x > 1 ? 2 : 3; c*x + y', { at: { x: 2, y: 1 } }));
    const walk = walkOf(list, { of: spotNamed(list, 'c'), wrt: spotNamed(list, 'y') });
    expect(answerText(list, walk, 'all').why).toBe(
      'c is constant: no input moves it, unless one changes whether x > 1',
    );
  });

  test('where a Jacobian is too large for the data, the page says so, and claims no number', async () => {
    const x = Array.from({ length: 120 }, (_, i) => i / 100);
    const list = wengertOf(await graph('y = sin(x); z = sum(y); z*z', { at: { x }, wrt: 'x[3]' }));
    const spot = (name: string) => spotNamed(list, name);
    const answer = answerText(list, walkOf(list, { of: spot('z'), wrt: spot('x[2]') }), 'all');
    expect(answer).toEqual({ symbol: '∂z/∂x[2]', text: '', why: 'A Jacobian between them is too large to be in this page.' });
    expect(tangentFlow(list, { node: 0, element: 1 }).isUnknown.filter(Boolean)).toHaveLength(3);
    expect(nodeFacts(list, list.graph.nodes[1]!, 4).join()).toContain('too large');
    // what the graph was asked for is in the data
    expect(answerText(list, walkOf(list, askedQuestion(list)), 4).text).toMatch(/^\d/);
  }); // prettier-ignore
});

test('the steps of the table of rules are those that the page knows', () => {
  const flat = Object.entries(rules).flatMap(([name, { kind }]) => (kind === 'step' ? [name] : []));
  expect([...flatOperations]).toEqual(expect.arrayContaining(flat));
});

test('a text is cut wherever the place of a node begins or ends', () => {
  const { expression, nodes } = chainGraph();
  const pieces = sourcePieces(expression, nodes).map(({ start, end }) => expression.slice(start, end));
  expect(pieces.join('')).toBe(expression);
  expect(pieces).toEqual(expect.arrayContaining(['log', 'x1', '*', 'sqrt']));
  expect(sourcePieces('', [])).toEqual([{ start: 0, end: 0 }]);
});

test('data is JSON that begins and ends no element, and hides nothing', () => {
  const data = hostileGraph();
  const text = embeddedData(data);
  expect(text).not.toMatch(/[<>&\u2028\u2029\u202e\u200b\p{Cc}]/u);
  const { expression, trace } = JSON.parse(text) as typeof data;
  expect(expression.endsWith(hostileText)).toBe(true);
  expect(trace).toBeNull();
});

test('markup nests, has no address and no handler, and shows all numbers without a script', async () => {
  for (const data of [chainGraph(), hostileGraph(), longGraph(200)]) {
    const page = (await graphHtml(data, 'dark')).replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, '');
    const open: string[] = [];
    for (const [, close, name = '', empty] of page.matchAll(/<(\/?)([a-z][\w-]*)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (close === '/') expect(open.pop()).toBe(name);
      else if (empty !== '/' && !['meta', 'input'].includes(name)) open.push(name);
    }
    expect(open).toEqual([]);
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<img|<iframe|<script/);
    expect(page.match(/<[^<>]*\son\w+=[^<>]*>/)).toBeNull();
  }
  expect(await graphHtml(chainGraph())).toContain('<td role="cell" class="adjoint number">0.029805361139173793</td>');
});
