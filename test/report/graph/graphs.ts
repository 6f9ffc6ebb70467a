// Graphs written by hand, for reports: every field of them is known.
import type { Graph, GraphNode } from '../../../src/graph/graph-data.js';

type Sketch = Pick<GraphNode, 'name' | 'operation' | 'formula' | 'value'> & Partial<GraphNode>;

export function nodeOf(sketch: Sketch): GraphNode {
  const inputs = sketch.inputs ?? [];
  const none = inputs.map(() => null);
  return {
    inputs,
    shape: [],
    partials: none,
    rules: none,
    tied: false,
    tangent: null,
    adjoint: null,
    constant: false,
    needed: sketch.adjoint !== undefined,
    frame: null,
    span: null,
    certified: null,
    ...sketch,
  };
}

export function graphOf(sketch: Pick<Graph, 'expression' | 'point' | 'of' | 'output' | 'nodes'> & Partial<Graph>): Graph {
  const operations = sketch.nodes.filter(({ operation }) => operation !== 'input' && operation !== 'constant');
  return {
    schema: 'diffcmp/graph@1',
    read: sketch.expression,
    precision: 'float64',
    wrt: null,
    frames: [],
    conditions: [],
    derivative: null,
    trace: null,
    tape: { operations: operations.length, needed: operations.filter(({ needed }) => needed).length },
    warnings: [],
    ...sketch,
  };
} // prettier-ignore

/** `x3 = log(x1*x2); x5 = sqrt(x3*x4); y = sin(x5*x6)` at 2, 3, 0.5, 1.5. */
export function chain(): Graph {
  const [x1, x2, x4, x6] = [2, 3, 0.5, 1.5];
  const v1 = x1 * x2;
  const x3 = Math.log(v1);
  const v2 = x3 * x4;
  const x5 = Math.sqrt(v2);
  const v3 = x5 * x6;
  const y = Math.sin(v3);
  const dv3 = Math.cos(v3);
  const dx5 = dv3 * x6;
  const dv2 = (dx5 * 0.5) / x5;
  const dx3 = dv2 * x4;
  const dv1 = dx3 / v1;
  const input = (name: string, value: number, adjoint: number): GraphNode =>
    nodeOf({ name, operation: 'input', formula: name, value, adjoint });
  return graphOf({
    expression: 'x3 = log(x1*x2); x5 = sqrt(x3*x4); y = sin(x5*x6)',
    read: 'x3 = log(x1 * x2); x5 = sqrt(x3 * x4); y = sin(x5 * x6)',
    point: { x1, x2, x4, x6 },
    of: 'y',
    output: 'y',
    nodes: [
      input('x1', x1, dv1 * x2),
      input('x2', x2, dv1 * x1),
      input('x4', x4, dv2 * x3),
      input('x6', x6, dv3 * x5),
      nodeOf({ name: 'v1', operation: 'mul', inputs: ['x1', 'x2'], formula: 'x1 * x2', value: v1, partials: [x2, x1], rules: ['x2', 'x1'], adjoint: dv1 }), // prettier-ignore
      nodeOf({ name: 'x3', operation: 'log', inputs: ['v1'], formula: 'log(v1)', value: x3, partials: [1 / v1], rules: ['1/v1'], adjoint: dx3 }), // prettier-ignore
      nodeOf({ name: 'v2', operation: 'mul', inputs: ['x3', 'x4'], formula: 'x3 * x4', value: v2, partials: [x4, x3], rules: ['x4', 'x3'], adjoint: dv2 }), // prettier-ignore
      nodeOf({ name: 'x5', operation: 'sqrt', inputs: ['v2'], formula: 'sqrt(v2)', value: x5, partials: [0.5 / x5], rules: ['1/(2*x5)'], adjoint: dx5 }), // prettier-ignore
      nodeOf({ name: 'v3', operation: 'mul', inputs: ['x5', 'x6'], formula: 'x5 * x6', value: v3, partials: [x6, x5], rules: ['x6', 'x5'], adjoint: dv3 }), // prettier-ignore
      nodeOf({ name: 'y', operation: 'sin', inputs: ['v3'], formula: 'sin(v3)', value: y, partials: [dv3], rules: ['cos(v3)'], adjoint: 1 }), // prettier-ignore
    ],
  });
}
