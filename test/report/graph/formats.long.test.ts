// Graphs in the languages of others: each takes what is written for it, whatever a text holds.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../../src/graph/graph-data.js';
import { graph as graphStudy } from '../../../src/graph/graph.js';
import { graphDot } from '../../../src/report/graph/dot.js';
import { drawDot } from '../../../src/report/graph/graphviz.js';
import { graphLatex } from '../../../src/report/graph/latex.js';
import { latexNode, latexText, latexValue } from '../../../src/report/graph/latex-text.js';
import { graphMarkdown } from '../../../src/report/graph/markdown.js';
import { graphMermaid, mermaidText } from '../../../src/report/graph/mermaid.js';
import { dotString } from '../../../src/report/graph/dot-text.js';
import { edgesOf } from '../../../src/report/graph/structure.js';
import { graphSvg } from '../../../src/report/graph/svg.js';
import { visible } from '../../../src/text/visible.js';
import { graphOf, nodeOf } from './graphs.js';
import { nestedCalls, programs, studied } from './studied.js';

/** Texts that end what they stand in, in one language or another. */
const hostile = [
  '"]; evil [label="x', "'><script>alert(1)</script>", '</TD></TR></TABLE>> evil', '\\N \\G \\', '&lt;b&gt; &amp; &#60;', 'a\nb\rc\u2028d',
  '"]\n  click n0 href "javascript:alert(1)"', '#quot;] --> evil', '`x`', '%%{init: {}}%%', 'end', '-- x -->', '|"|', '\\input{/etc/passwd}',
  '$x$ {y} % # _ ^ ~ & \\', '\\end{document}', '^^41', '<<SYMBOL>>', '\u001b[31m\u202e', '日本語 ∂ é ℵ', 'x'.repeat(500), '- a', '1. b', '',
]; // prettier-ignore

/** A graph all of whose texts are such a one. */
function hostileGraph(text: string): Graph {
  const name = `x${text}`;
  return graphOf({
    expression: text,
    read: text,
    point: { [name]: 1 },
    of: text,
    wrt: name,
    output: text,
    nodes: [
      nodeOf({ name, operation: 'input', formula: '', value: 1, tangent: 1, adjoint: 2 }),
      nodeOf({ name: text, operation: text, formula: text, inputs: [name], value: 'NaN', partials: [2], rules: [text], tangent: '-Infinity', adjoint: 1, frame: 0 }),
    ],
    frames: [{ function: text, call: text, depth: 1, parent: null, nodes: 1 }],
    conditions: [{ condition: text, holds: true, inputs: [], untaken: text, after: 1, constant: false, frame: 0 }],
    derivative: {
      of: text, wrt: name, forward: 2, reverse: 2, certified: null, truth: [{ status: 'undecided', digits: null, message: text, ulps: { forward: null, reverse: null } }],
      paths: 1, products: [{ nodes: [name, text], factors: [2], product: 2 }], sum: 2, why: null, reason: null,
    },
    trace: {
      forward: [{ node: name, formula: text, kind: 'seed', value: 1, derivative: 1, terms: [] }, { node: text, formula: text, kind: 'apply', value: 1, derivative: 2, terms: [{ node: name, rule: text, partial: 2, factor: 1, product: 2, total: 2 }] }],
      reverse: null,
    },
  });
} // prettier-ignore

const all = async (): Promise<Graph[]> => [
  ...(await Promise.all(Object.keys(programs).map(studied))),
  await nestedCalls(9),
  ...hostile.map(hostileGraph),
];
let graphs: readonly Graph[] = [];
beforeAll(async () => void (graphs = await all()));

describe('Graphviz', () => {
  test('draws every node, every edge, every condition, and nothing else', async () => {
    for (const graph of graphs) {
      const svg = await drawDot(graphDot(graph));
      const ids = [...svg.matchAll(/<g id="([^"]*)" class="(?:node|edge)[ "]/g)].map(([, id]) => id ?? '');
      const own = ids.filter((id) => !/^edge\d+$/.test(id)); // arrows to and from conditions
      expect(own.toSorted()).toEqual(
        [
          ...graph.nodes.map((_, i) => `node-${i}`),
          ...edgesOf(graph).map(({ from, to, slot }) => `edge-${from}-${to}-${slot}`),
          ...graph.conditions.flatMap(({ untaken }, i) => [`condition-${i}`, ...(untaken === null ? [] : [`untaken-${i}`])]),
        ].toSorted(),
      );
      expect(svg).not.toMatch(/<(script|img)|href=/);
    }
  }); // prettier-ignore

  test('shows a text as it is', async () => {
    const nodes = hostile.map((text, i) => `n${i} [id="node-${i}" label=${dotString(text)}]`);
    const svg = await drawDot(`digraph { ${nodes.join('\n')} }`);
    const shown = svg.split('<g id="node-').slice(1).map((part) => {
      const texts = [...part.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, each]) => each ?? '').join('');
      return texts.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#160;', ' ').replaceAll('&amp;', '&');
    });
    expect(shown).toEqual(hostile.map(visible));
  }); // prettier-ignore
});

/** What Mermaid calls a flowchart, as far as it is used: a line of each kind. */
const label = String.raw`"(?:[\p{L}\p{M}\p{N} .,+\-*/^=()[\]·→∂×…]|#\d+;|<br/>)*"`;
const mermaidLines = [
  'flowchart TD',
  String.raw`  subgraph call\d+\[${label}\]`,
  '  end',
  String.raw`  [ncuf]\d+(?:\(\[${label}\]\)|\{\{${label}\}\}|\[${label}\]|\{${label}\}|>${label}\]|\[\[${label}\]\])`,
  String.raw`  [ncuf]\d+ (?:-->|==>|-\.->|-\.-)(?:\|${label}\|)? [ncuf]\d+`,
  String.raw`  classDef [a-z]+ (?:[a-z-]+:[#\w -]+,?)+`,
  String.raw`  class [ncuf\d,]+ [a-z]+`,
].map((line) => new RegExp(`^${line}$`, 'u'));

test('Mermaid: every line is one of its grammar, blocks are closed, and every key is declared', () => {
  for (const graph of graphs) {
    const lines = graphMermaid(graph).trimEnd().split('\n');
    for (const line of lines)
      expect(
        mermaidLines.some((kind) => kind.test(line)),
        line,
      ).toBe(true);
    const count = (start: string): number => lines.filter((line) => line.startsWith(start)).length;
    expect(count('  end')).toBe(count('  subgraph'));
    const declared = new Set(lines.flatMap((line) => /^ {2}([ncuf]\d+)[([{>]/.exec(line)?.[1] ?? []));
    const used = lines.flatMap((line) => (/^ {2}[ncuf]\d+ [-=]/.test(line) ? [line.split(' ')[2], line.split(' ').at(-1)] : [])); // prettier-ignore
    expect(used.filter((key) => !declared.has(key ?? ''))).toEqual([]);
  }
  expect(mermaidText('a "b" <c>#d;`e')).toBe('a #34;b#34; #60;c#62;#35;d#59;#96;e');
});

test('Markdown: every row of a table has as many cells as its head, and no text is markup', () => {
  for (const graph of graphs) {
    const text = graphMarkdown(graph);
    for (const table of text.split('\n\n').filter((part) => part.startsWith('|')))
      expect(
        new Set(
          table
            .trimEnd()
            .split('\n')
            .map((line) => line.match(/(?<!\\)\|/g)?.length),
        ).size,
      ).toBe(1);
    expect(text.replace(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '')).not.toMatch(/(?<!\\)<(script|\/)/);
  }
});

const hasTex = spawnSync('pdflatex', ['--version']).status === 0;
if (!hasTex) process.stderr.write('no pdflatex here: what LaTeX makes of graphs is not tested\n');

describe('LaTeX', () => {
  let folder = '';
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'latex-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.skipIf(!hasTex)('takes every graph, and reads no file that a text names', () => {
    // one document with all of them: each by itself would start LaTeX anew
    const documents = graphs.map((graph) => graphLatex(graph));
    const [head = ''] = documents[0]?.split('\\begin{document}') ?? [];
    const bodies = documents.map((each) => each.split('\\begin{document}')[1]?.replace(/\\end\{document\}\n$/, '') ?? '');
    writeFileSync(join(folder, 'all.tex'), `${head}\\begin{document}\n${bodies.join('\\clearpage\n')}\\end{document}\n`);
    writeFileSync(join(folder, 'one.tex'), documents[0] ?? '');
    for (const name of ['one', 'all'])
      execFileSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', `${name}.tex`], { cwd: folder, stdio: 'ignore', timeout: 50_000 });
    const log = readFileSync(join(folder, 'all.log'), 'latin1');
    expect(log).not.toMatch(/Missing character|Undefined control|LaTeX Error/);
    expect(log).not.toContain('/etc/passwd');
  }); // prettier-ignore

  test('a shape stands below the line, where it is no factor', () => {
    expect(latexValue('[1, 2, …, 2] 2×1×2×2')).toBe('[1, 2, \\ldots, 2]_{2 \\times 1 \\times 2 \\times 2}');
    expect(latexValue('[1, 2, …, 9] 100')).toBe('[1, 2, \\ldots, 9]_{100}');
    expect(latexValue('[[1], [2]]')).toBe('[[1], [2]]');
  });

  test('a partial says how far it is off, where that is certified', async () => {
    const { graph } = await import('../../../src/graph/graph.js');
    expect(graphLatex(await graph('x/3', { at: { x: 1 }, certified: true }))).toContain(
      '0.3333333333333333$ (0.3 ulp)',
    );
    expect(graphLatex(await graph('x/3', { at: { x: 1 } }))).not.toContain('ulp');
  });

  test.each([
    ['x3', 'x_{3}'],
    ['a#2', '{a}^{(2)}'],
    ['s_max#3', '{s_{\\mathit{max}}}^{(3)}'],
    ['w[2,1]', 'w[2,1]'],
  ])('the node %s is %s', (name, latex) => {
    expect(latexNode(name)).toBe(latex);
  });

  test('text is text', () => {
    expect(latexText('50% of {x}_1 & #2 \\ ~^ --')).toBe(
      '50\\% of \\{x\\}\\_1 \\& \\#2 \\textbackslash{} \\textasciitilde{}\\textasciicircum{} {-}{-}',
    );
  });
});

describe('the picture', () => {
  test('tells light from dark, and has a title', async () => {
    const graph = await studied('condition');
    const [light, dark, own] = await Promise.all((['light', 'dark', 'auto'] as const).map((theme) => graphSvg(graph, { theme }))); // prettier-ignore
    expect(light).not.toContain('#15171a');
    expect(dark).toContain('[fill="white"] { fill: #15171a }');
    expect(own).toContain('@media (prefers-color-scheme: dark)');
    expect(light).toContain('<title>Graph of a = x &gt; 0 ? log(x) : -x; a * x</title>');
    expect(light).toContain('<title>x = 0.7</title>');
    expect(light).not.toContain('xlink:title');
  });

  test('has a counterpart in the dark for every colour', async () => {
    const dark = await graphSvg(await nestedCalls(12), { theme: 'dark', maxNodes: 12 });
    const rules = [...dark.matchAll(/\[(?:fill|stroke)="([^"]*)"\]/g)].map(([, color]) => color);
    const colors = [...dark.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, color]) => color ?? '');
    expect([...new Set(colors)].filter((color) => color !== 'none' && !rules.includes(color))).toEqual([]);
  });

  test('of too many nodes, and of arrows that pass too many rows, is refused with the number and the way out', async () => {
    const graph = await nestedCalls(100);
    await expect(graphSvg(graph)).rejects.toMatchObject({
      code: 'graph-too-large',
      message: 'the graph has 201 nodes, and a picture shows 200 at most',
    });
    expect(await graphSvg(graph, { maxNodes: 30 })).toContain('172 nodes');
    const steps = Array.from({ length: 20 }, (_, i) => `y${i + 1} = y${i}*x + sin(x*${i} + y${i})*x`);
    const long = await graphStudy(`y0 = a; ${steps.join('; ')}`, { at: 'x=0.3,a=1' });
    await expect(graphSvg(long)).rejects.toMatchObject({
      code: 'graph-too-large',
      message: expect.stringMatching(
        /^the graph has 12\d nodes whose arrows pass 2,\d\d\d rows, and a picture is laid out for 1,600 at most$/,
      ) as string,
    });
  });
});
