// Graphs on screens of every width: nothing is cut, nothing is lost, nothing leaves the screen.
import { describe, expect, test } from 'vitest';
import { graphSentences } from '../../../src/report/graph/conclusion.js';
import { graphScreen } from '../../../src/report/graph/screen.js';
import { partialTexts } from '../../../src/report/graph/texts.js';
import { wholeValue } from '../../../src/report/graph/value-text.js';
import { displayWidth } from '../../../src/report/text/display-width.js';
import { programs, studied } from './studied.js';

const widths = [40, 46, 57, 66, 80, 100, 120, 160, 200];
const words = (text: string): string => text.replace(/\s+/g, ' ');

describe.each(Object.keys(programs))('the program %s', (name) => {
  test('fits every width, with every number whole', async () => {
    const graph = await studied(name);
    for (const width of widths)
      for (const ascii of [false, true]) {
        const screen = graphScreen(graph, { width, ascii });
        for (const line of screen.split('\n')) expect(displayWidth(line), `${width}: ${line}`).toBeLessThanOrEqual(width);
        const said = words(screen);
        for (const node of graph.nodes) {
          const numbers = [node.value, node.tangent, node.adjoint].flatMap((each) => (each === null ? [] : [wholeValue(each, graph.precision)]));
          for (const number of [...numbers, ...partialTexts(node, graph.precision).map(({ value }) => value)])
            expect(said, `${node.name} at ${width}`).toContain(ascii ? number.replaceAll('…', '...').replaceAll('×', 'x') : number);
        }
        if (ascii) expect(screen).toMatch(/^[\n\x20-\x7e]*$/);
      }
  });

  test('is the same text with and without colours', async () => {
    const graph = await studied(name);
    // eslint-disable-next-line no-control-regex
    const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '');
    for (const width of [40, 80, 200]) expect(plain(graphScreen(graph, { width, color: true }))).toBe(graphScreen(graph, { width }));
  });
}); // prettier-ignore

test('a name is cut alike wherever it stands in a list, and never two names as one word', async () => {
  const { graph } = await import('../../../src/graph/graph.js');
  const [first, second] = ['anIntermediateResultWithAVeryLongName', 'another_intermediate_result_of_many_letters'];
  const text = `${first} = sin(x); ${second} = exp(${first})*x; ${second} + ${first}`;
  const data = await graph(text, { at: { x: 1 } });
  for (const width of [30, 40, 60, 80, 120])
    for (const ascii of [false, true]) {
      const ellipsis = ascii ? '...' : '…';
      const screen = graphScreen(data, { width, ascii });
      const list = screen.slice(screen.search(/^x\b/m), screen.lastIndexOf('operations;'));
      const cut = data.nodes.map(({ name }) => name).filter((name) => name.length > 24);
      const shown = list.match(/^an\S+/gm) ?? [];
      expect(shown, `${width}`).toHaveLength(cut.length);
      // in all that stands there, what is cut is one of the names of nodes
      const rest = shown.reduce(
        (left, name) => left.replaceAll(name, ''),
        list.normalize('NFD').replace(/\p{M}/gu, ''),
      );
      expect(rest, `${width} ${String(ascii)}`).not.toContain(ellipsis);
    }
});

test('columns move beneath their nodes in a fixed order, and below 46 columns all of them', async () => {
  const graph = await studied('chain');
  const titles = (width: number): string[] =>
    graphScreen(graph, { width }).split('\n').find((line) => line.startsWith('node'))?.split(/\s+/) ?? []; // prettier-ignore
  const all = ['node', 'operation', 'value', 'ulp', 'certified', 'partials', 'tangent', 'adjoint'];
  const leaving = ['partials', 'tangent', 'certified', 'adjoint', 'ulp', 'value'];
  const seen = widths.map(titles).filter((each) => each.length > 0);
  for (const each of seen) {
    const gone = leaving.slice(0, all.length - each.length);
    expect(each).toEqual(all.filter((title) => !gone.includes(title)));
  }
  expect(titles(200)).toEqual(all);
  expect(titles(45)).toEqual([]);
  expect(titles(80).length).toBeGreaterThan(titles(46).length);
});

test('a list in 80 columns', async () => {
  const { certified: _, ...options } = programs['chain']?.[1] ?? {};
  const { graph } = await import('../../../src/graph/graph.js');
  const data = await graph(programs['chain']?.[0] ?? '', { ...options, trace: [] });
  expect(graphScreen(data, { width: 80 })).toMatchInlineSnapshot(`
    "x3 = log(x1 * x2); x5 = sqrt(x3 * x4); y = sin(x5 * x6)
       at x1 = 2, x2 = 3, x4 = 0.5, x6 = 1.5
    y = 0.9886162602352611
    tangents v̇ = ∂v/∂x3,  adjoints v̄ = ∂y/∂v

    node  operation  value               tangent               adjoint
    x1    input      2                                         0.029805361139173793
    x2    input      3                                         0.019870240759449195
    x4    input      0.5                                       0.2136161522195061
    x6    input      1.5                                       0.1424107681463374
    v1    x1 * x2    6                                         0.009935120379724598
        ∂v1/∂x1 = x2 = 3
        ∂v1/∂x2 = x1 = 2
    x3    log(v1)    1.791759469228055   1                     0.059610722278347586
        ∂x3/∂v1 = 1/v1 = 0.16666666666666666
    v2    x3 * x4    0.8958797346140275  0.5                   0.11922144455669517
        ∂v2/∂x3 = x4 = 0.5
        ∂v2/∂x4 = x3 = 1.791759469228055
    x5    sqrt(v2)   0.9465092364124227  0.26412843148533993   0.22568839690268708
        ∂x5/∂v2 = 1/(2*sqrt(v2)) = 0.5282568629706799
    v3    x5 * x6    1.419763854618634   0.3961926472280099    0.15045893126845805
        ∂v3/∂x5 = x6 = 1.5
        ∂v3/∂x6 = x5 = 0.9465092364124227
    y     sin(v3)    0.9886162602352611  0.059610722278347586  1
        ∂y/∂v3 = cos(v3) = 0.15045893126845805

    ∂y/∂x3
      forward  0.059610722278347586                 5.3 ulp
      reverse  0.059610722278347586                 5.3 ulp
      truth    0.0596107222783475489803460735042…   certified
      1 path from x3 to y
        x3 → v2 → x5 → v3 → y:
          0.5 · 0.5282568629706799 · 1.5 · 0.15045893126845805 =
            0.059610722278347586

    6 operations; for ∂y/∂x3 a tape needs 5 of them: v1 lies off the path.
    "
  `);
});

test('conditions stand where they were decided, with what they left out', async () => {
  const lines = graphScreen(await studied('condition')).split('\n');
  const at = lines.findIndex((line) => line.startsWith('? '));
  expect(lines[at]).toBe("? x > 0 holds; -x isn't taken");
  expect(lines[at - 1]).toMatch(/^x +input/);
  expect(lines[at + 1]).toMatch(/^a +log\(x\)/);
});

test.each([
  ['x*2', 1, ['Every value is the nearest to the exact one.']],
  ['exp(x)', 2000, ['v1 is off the most, by Infinity ulp, all others by at most 0.']],
  ['exp(x) - exp(x)', 2000, ['v1 is off the most, by Infinity ulp, all others by at most 0.', 'v2 is NaN.']],
])('with %s at %d nothing is called nearest that overflowed or is lost', async (expression, x, said) => {
  const { graph } = await import('../../../src/graph/graph.js');
  const sentences = graphSentences(await graph(expression, { at: { x }, certified: true })).join(' ');
  for (const each of said) expect(sentences).toContain(each);
  expect(/ nearest /.test(sentences)).toBe(said[0]?.includes('nearest') === true);
});

test('which node is off the most is measured', async () => {
  const graph = await studied('cancelling');
  const ulps = graph.nodes.map(({ certified }) => Number(certified?.value[0]?.ulps ?? NaN));
  const worst = graph.nodes[ulps.indexOf(Math.max(...ulps))];
  expect(Math.max(...ulps)).toBeGreaterThan(1e5);
  expect(words(graphScreen(graph, { width: 80 }))).toContain(`${worst?.name} is off the most, by `);
});

test.each([
  ['(1 - cos(x))/x^2', 1e-4, 'The first that is off by more than 100 ulp is v2 = 1 - v1.'],
  ['1 - cos(x)', 1e-4, ''],
  ['sin(x)*3', 1, ''],
])('of %s at %d it is said where that begins, unless there', async (expression, x, said) => {
  const { graph } = await import('../../../src/graph/graph.js');
  const sentences = graphSentences(await graph(expression, { at: { x }, certified: true }));
  expect(sentences.filter((text) => text.startsWith('The first')).join()).toBe(said);
});

test('the certified value stands beside the computed one where it is another', async () => {
  const graph = await studied('cancelling');
  const screen = graphScreen(graph, { width: 200 });
  expect(screen).toMatch(/^v4 +v2 \/ v3 +0\.4999999969612645 +5e7 +0\.49999999958333335 /m);
  expect(screen).toMatch(/^v1 +cos\(x\) +0\.999999995 +0\.2 +∂v1/m);
});

const followed = (name: string): string =>
  `At a tie the tangent of ${name} follows one side; the partials listed are a convention, which reverse mode takes.`;
const listed = (names: string): string =>
  `At a tie the partials of ${names} are a convention, which reverse mode takes.`;

test.each<[expression: string, at: Record<string, number>, ...said: string[]]>([
  ['abs(x)', { x: 0 }, followed('v1')],
  ['abs(x)', { x: 1 }],
  ['abs(x)', { x: -1 }],
  ['max(x, 1)', { x: 1 }, listed('v1')],
  ['max(x, 1)', { x: 2 }],
  ['min(x, 1)', { x: 1 }, followed('v1')],
  ['relu(x - 1)', { x: 1 }, followed('v2')],
  ['relu(x - 1)', { x: 0 }],
  ['max(x, -x) + hypot(x, 2*x)', { x: 0 }, followed('v4'), listed('v2')],
  ['max(x, x)', { x: 1 }],
  ['max(x, y)', { x: 1, y: 1 }, listed('v1')],
  ['max(x, y)', { x: 1, y: 2 }],
  ['min(x, y) + abs(x - y)', { x: 1, y: 1 }, listed('v1 and v3')],
  ['hypot(x, y)', { x: 0, y: 0 }, listed('v1')],
  ['norm([x, y])', { x: 0, y: 0 }, listed('v2')],
  ['max([x, 2, y])', { x: 2, y: 1 }, listed('v2')],
  ['max([x, 2, y])', { x: 3, y: 3 }, listed('v2')],
  ['max([x, 2, y])', { x: 1, y: 1 }],
  ['sum(max([x, 2; 3, y], [], 1))', { x: 3, y: 5 }, listed('v4')],
  ['sum(max([x, 2; 3, y], [], 2))', { x: 3, y: 5 }],
  ['sum(abs([x, y]))', { x: 1, y: 0 }, listed('v2')],
  ['max(2, 2) * x + max(x, 1)', { x: 2 }],
])('%s at %j tells of its ties', async (expression, at, ...said) => {
  const { graph } = await import('../../../src/graph/graph.js');
  expect(graphSentences(await graph(expression, { at })).filter((text) => text.includes('tie'))).toEqual(said);
});

test('what a tape needs is counted, and what lies off the path named', async () => {
  expect(words(graphScreen(await studied('chain')))).toContain(
    '6 operations; for ∂y/∂x3 a tape needs 5 of them: v1 lies off the path.',
  );
  expect(words(graphScreen(await studied('none')))).toContain('1 operation; for the gradient a tape needs none: ');
});

test('-q leaves the sentences out', async () => {
  expect(graphScreen(await studied('chain'), { quiet: true })).not.toMatch(/operations|skipped, off/);
});
