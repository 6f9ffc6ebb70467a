// Graphs in the language of Graphviz, and what it draws of them.
import { describe, expect, test } from 'vitest';
import { graphDot } from '../../../src/report/graph/dot.js';
import { dotString } from '../../../src/report/graph/dot-text.js';
import { drawDot } from '../../../src/report/graph/graphviz.js';
import { chain } from './graphs.js';

const idsIn = (svg: string): string[] =>
  [...svg.matchAll(/<g id="([^"]*)" class="(?:node|edge)/g)].map(([, id]) => id ?? '');

test.each([
  ['x < 1 & y', '"x < 1 &amp; y"'],
  ['&lt;', '"&amp;lt;"'],
  ['\\N "x"', '"\\\\N \\"x\\""'],
  ['a\u001bb\n', '"a\\\\u001bb\\\\n"'],
])('%j as a string of Graphviz', (text, written) => {
  expect(dotString(text)).toBe(written);
});

describe('A graph in the language of Graphviz', () => {
  test('is drawn with a name for every node and every edge', async () => {
    const ids = idsIn(await drawDot(graphDot(chain())));
    const nodes = chain().nodes.map((_, index) => `node-${index}`);
    const edges = ['0-4-0', '1-4-1', '4-5-0', '5-6-0', '2-6-1', '6-7-0', '7-8-0', '3-8-1', '8-9-0'];
    expect(ids.toSorted()).toEqual([...nodes, ...edges.map((edge) => `edge-${edge}`)].toSorted());
  });
});
