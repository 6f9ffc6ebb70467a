// A graph whose every text is hostile, as if a user had found a way to have it so.
import type { Graph } from '../../../src/graph/graph-data.js';
import { chainGraph } from './sample-graphs.js';

export const hostileText = [
  '</title></style></script></svg></pre></textarea><!--',
  '<img src=x onerror=alert(1)><script>alert(1)</script><iframe src="javascript:alert(1)"></iframe>',
  `" onload="alert(1)" x='`,
  '\u2028\u2029\u202e\u2066\u200b\u0007\u001b[31m\ud800\0',
  '&lt;&quot;\\u003c${alert(1)}',
].join('');

/** Names stay apart by their numbers. */
export function hostileGraph(): Graph {
  const graph = chainGraph();
  const hostile = (text: string): string => `${text}${hostileText}`;
  const nodes = graph.nodes.map((node, place) => ({
    ...node,
    name: hostile(node.name),
    operation: node.operation === 'input' ? 'input' : hostile(node.operation),
    inputs: node.inputs.map((input) => hostile(String(input))),
    formula: hostile(node.formula),
    rules: node.rules.map((rule) => (rule === null ? null : hostile(rule))),
    frame: place % 2,
    certified: {
      value: [{ number: 1, digits: hostileText, ulps: 0.5 }],
      partials: node.partials.map(() => ({ number: 1, digits: hostileText, ulps: 0.5 })),
    },
  }));
  const frame = { function: hostileText, call: hostile('f'), depth: 1, parent: null, nodes: 1 };
  return {
    ...graph,
    nodes,
    expression: hostile(graph.expression),
    read: hostile(graph.read),
    point: { [hostileText]: 1 },
    of: hostile('y'),
    wrt: hostile('x1'),
    output: hostile('y'),
    frames: [frame, frame],
    conditions: [
      {
        condition: hostileText,
        holds: true,
        inputs: [hostileText],
        untaken: hostileText,
        after: 3,
        constant: false,
        frame: null,
      },
      {
        condition: hostileText,
        holds: false,
        inputs: [],
        untaken: null,
        after: graph.nodes.length,
        constant: false,
        frame: null,
      },
    ],
    warnings: [],
  };
}
