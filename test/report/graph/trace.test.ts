// The sweeps line by line, as on paper, and the derivative along its paths.
import { describe, expect, test } from 'vitest';
import { graph } from '../../../src/graph/graph.js';
import { graphSentences } from '../../../src/report/graph/conclusion.js';
import { derivativeRows, noDerivative, pathSentence, pathTexts } from '../../../src/report/graph/derivative-text.js';
import { graphLatex } from '../../../src/report/graph/latex.js';
import { partialLine, partialTexts } from '../../../src/report/graph/texts.js';
import { notationOf } from '../../../src/report/graph/notation.js';
import { skippedSentence, sweepSentences, sweepTexts, type SweepText } from '../../../src/report/graph/trace-text.js';
import { studied } from './studied.js';

const paper = notationOf({ ascii: false });
const lines = (texts: readonly SweepText[]): string[] =>
  texts.flatMap(({ kind, primal, equations }) => [
    `${primal}${kind === 'apply' ? '' : ` (${kind})`}`,
    ...equations.map(({ left, sides }) => `  ${[left, ...sides].join(' = ')}`),
  ]);

const names = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `a${from + i}`).join(' → ');

describe('sweeps', () => {
  test('forward: the seed, each rule, the numbers put in, their sum', async () => {
    const data = await graph('a = x*y; a*x + y', { at: 'x=2,y=3', wrt: 'x', trace: ['forward'] });
    expect(lines(sweepTexts(data, 'forward', paper))).toEqual([
      'x = 2 (seed)',
      '  ẋ = 1',
      'y = 3 (skip)',
      'a = x * y = 6',
      '  ȧ = y · ẋ = 3 · 1 = 3',
      'v1 = a * x = 12',
      '  v̇1 = x · ȧ + a · ẋ = 2 · 3 + 6 · 1 = 12',
      'v2 = v1 + y = 15',
      '  v̇2 = 1 · v̇1 = 1 · 12 = 12',
    ]);
    expect(skippedSentence(data, 'forward')).toBe('1 node of 5 is skipped, off the path of ∂v2/∂x: y.');
  });

  test('reverse: what each input has so far, and what is added to it', async () => {
    const data = await graph('a = x*y; -a*x', { at: 'x=2,y=3', trace: ['reverse'] });
    expect(lines(sweepTexts(data, 'reverse', paper))).toEqual([
      'v2 = v1 * x = -12 (seed)',
      '  v̄2 = 1',
      '  v̄1 = v̄2 · x = 1 · 2 = 2',
      '  x̄ = v̄2 · v1 = 1 · (-6) = -6',
      'v1 = -a = -6',
      '  ā = v̄1 · (-1) = 2 · (-1) = -2',
      'a = x * y = 6',
      '  x̄ = x̄ + ā · y = -6 + (-2) · 3 = -12',
      '  ȳ = ā · x = (-2) · 2 = -4',
      'y = 3',
      '  ȳ = -4',
      'x = 2',
      '  x̄ = -12',
    ]);
    expect(skippedSentence(data, 'reverse')).toBe('');
  });

  test('in ASCII', async () => {
    const data = await graph('x*sin(x)', { at: '1', trace: ['forward', 'reverse'] });
    const ascii = notationOf({ ascii: true });
    const said = [...lines(sweepTexts(data, 'forward', ascii)), ...lines(sweepTexts(data, 'reverse', ascii))].join(
      '\n',
    );
    expect(said).toMatch(/^[\n\x20-\x7e]*$/);
    expect(said).toContain("v2' = v1 * x' + x * v1' = ");
    expect(said).toContain('x_bar = x_bar + v1_bar * cos(x) = ');
  });

  test('a tensor: the Jacobian where there is no formula for it', async () => {
    const said = lines(sweepTexts(await studied('tensors'), 'reverse', paper)).join('\n');
    expect(said).toContain('  v̄ = w̄ · ∂w/∂v = ');
    expect(said).not.toContain('transpose');
  });
});

test.each([
  ['y = abs(x); y*2', 'x=0', 'y'],
  ['max(x, y) + relu(y - 1) + min(x, 1)', 'x=1,y=1', 'v5'],
  ['sum(abs(w))', 'w=[0,1]', 'v1'],
  ['abs(x)*max(x, 1) + min(x, x)', 'x=2', ''],
  ['sum(softmax(w))*max(w)', 'w=[1,2]', ''],
  ['sqrt(x)*0 + x*x', 'x=0', ''],
  ['x > 0 ? x : -x', 'x=0', ''],
])(
  'where forward mode takes other partials than those of the list it is said: %s at %s',
  async (expression, at, names) => {
    const wrt = at.startsWith('w') ? 'w[1]' : 'x';
    const said = sweepSentences(
      await graph(expression, { at, wrt, of: undefined, trace: ['forward', 'reverse'] }),
      'forward',
    ).join(' ');
    expect(/At a tie .* the partials of (.*) are those of the side/.exec(said)?.[1] ?? '').toBe(names);
  },
);

test('a Jacobian is never said to equal the rule that makes its numbers', async () => {
  const data = await graph('sum(exp(w))', { at: 'w=[0,0]', wrt: 'w[1]', trace: ['forward', 'reverse'] });
  const [, exp, sum] = data.nodes.map((node) => partialTexts(node, 'float64').map(partialLine).join());
  expect([exp, sum]).toEqual(['∂v1/∂w = [[1, 0], [0, 1]] (rule exp(w))', '∂v2/∂v1 = [1, 1] (rule 1)']);
  expect(lines(sweepTexts(data, 'forward', paper))).toContain('  v̇1 = ∂v1/∂w · ẇ = [[1, 0], [0, 1]] · [1, 0] = [1, 0]');
  expect(lines(sweepTexts(data, 'reverse', paper))).toContain('  w̄ = v̄1 · ∂v1/∂w = [1, 1] · [[1, 0], [0, 1]] = [1, 1]');
  expect(graphLatex(data)).toContain('= [[1, 0], [0, 1]]$ (rule $');
});

describe('the derivative of one node by another', () => {
  test('has each path with its product, and their sum', async () => {
    const { derivative } = await graph('a = x*x; a*x', { at: '3', wrt: 'x', of: 'v1' });
    expect(derivative).not.toBeNull();
    if (derivative === null) return;
    expect(pathTexts(derivative, 'float64')).toEqual([
      { nodes: 'x → a → v1', product: '3 · 3 = 9' },
      { nodes: 'x → a → v1', product: '3 · 3 = 9' },
      { nodes: 'x → v1', product: '9' },
    ]);
    expect(pathSentence(derivative, 'float64')).toBe('3 paths from x to v1, whose products add up to 27');
    expect(derivativeRows(derivative, 'float64')).toEqual([
      { label: 'forward', value: '27', remark: '0 ulp' },
      { label: 'reverse', value: '27', remark: '0 ulp' },
      { label: 'truth', value: '27', remark: 'certified' },
    ]);
  });

  test('of a long path stand the ends, and how much is between them', async () => {
    const steps = Array.from({ length: 60 }, (_, i) => `a${i + 1} = 2*a${i}`).join('; ');
    const data = await graph(`a0 = x/2; ${steps}`, { at: '1', wrt: 'x' });
    const [path, ...others] = data.derivative === null ? [] : pathTexts(data.derivative, 'float64');
    expect(others).toEqual([]);
    expect(path?.nodes).toBe(`x → ${names(0, 8)} → … 42 more … → ${names(51, 60)}`);
    expect(path?.product).toBe(`0.5 · ${'2 · '.repeat(9)}… · ${'2 · '.repeat(9)}2 = ${2 ** 59}`);
    expect(data.derivative?.products?.[0]?.nodes).toHaveLength(62);
    expect(graphLatex(data)).toContain(' \\to\\allowbreak \\text{\\ldots{} 42 more \\ldots{}} \\to');
  });

  test('where no operation is on the path, all of them lie off it', async () => {
    const data = await graph('a = x*2*2*2*2; y*2*2*2 + a', { at: 'x=1,y=1', of: 'a', wrt: 'y' });
    expect(graphSentences(data)).toEqual(['8 operations; for ∂a/∂y a tape needs none: all 8 lie off the path.']);
  });

  test.each([
    [10, '1,024 paths from x to y'],
    [60, '1,152,921,504,606,846,976 paths from x to y'],
  ])('of 2^%i paths has their number', async (times, sentence) => {
    const steps = Array.from({ length: times }, (_, i) => `a${i + 1} = a${i} + a${i}/3`).join('; ');
    const { derivative } = await graph(`a0 = x/2; ${steps}; y = a${times}*1`, { at: '1', of: 'y', wrt: 'x' });
    expect(derivative === null ? '' : pathSentence(derivative, 'float64')).toBe(sentence);
    expect(derivative?.products).toBeNull();
  });

  test.each([
    ['apart', 'No path: a is not computed from y.'],
    ['step', 'v1 = floor(x) is constant between its jumps.'],
  ])('says why there is none: %s', async (name, sentence) => {
    const data = await studied(name);
    expect(noDerivative(data)).toBe(sentence);
    expect(data.derivative === null ? [] : derivativeRows(data.derivative, 'float64')).toEqual([]);
  });
});
