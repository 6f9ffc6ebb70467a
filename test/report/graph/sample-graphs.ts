// Graphs made by hand, for the page: the chain of the README, and long ones.
import type { Graph, GraphNode } from '../../../src/graph/graph-data.js';
import type { PlainNumber } from '../../../src/compare/reference-data.js';

type Operation = readonly [value: number, partials: readonly number[], rules: readonly string[]];

export class GraphBuilder {
  readonly nodes: GraphNode[] = [];
  readonly #values = new Map<string, number>();

  input(name: string, value: number, start: number | null = null): this {
    return this.#add({ name, operation: 'input', inputs: [], formula: name }, [value, [], []], start, name.length);
  }

  operation(
    name: string,
    operation: string,
    formula: string,
    inputs: readonly string[],
    rule: (...inputs: number[]) => Operation,
    start: number | null = null,
    length = 1,
  ): this {
    const numbers = inputs.map((input) => this.#values.get(input) ?? NaN);
    return this.#add({ name, operation, inputs, formula }, rule(...numbers), start, length);
  }

  #add(
    node: Pick<GraphNode, 'name' | 'operation' | 'inputs' | 'formula'>,
    [value, partials, rules]: Operation,
    start: number | null,
    length: number,
  ): this {
    this.#values.set(node.name, value);
    this.nodes.push({
      ...node,
      shape: [],
      value: plain(value),
      partials: partials.map(plain),
      rules,
      tied: false,
      tangent: null,
      adjoint: null,
      constant: false,
      needed: true,
      frame: null,
      span: start === null ? null : { start, end: start + Math.max(length, 1) },
      certified: null,
    });
    return this;
  }

  graph(expression: string, point: Record<string, number>, of: string, wrt: string | null): Graph {
    const operations = this.nodes.filter(({ operation }) => operation !== 'input').length;
    return {
      schema: 'diffcmp/graph@1',
      expression,
      read: expression,
      point,
      precision: 'float64',
      of,
      wrt,
      output: this.nodes.at(-1)?.name ?? '',
      nodes: this.nodes,
      frames: [],
      conditions: [],
      derivative: null,
      trace: null,
      tape: { operations, needed: operations },
      warnings: [],
    };
  }
}

const plain = (value: number): PlainNumber => (Number.isFinite(value) ? value : (String(value) as PlainNumber));
const product = (a: number, b: number): Operation => [a * b, [b, a], []];

export function chainGraph(): Graph {
  const times = (a: string, b: string) => (x: number, y: number): Operation => [product(x, y)[0], product(x, y)[1], [b, a]];
  return new GraphBuilder()
    .input('x1', 2, 9)
    .input('x2', 3, 12)
    .operation('v1', 'mul', 'x1 * x2', ['x1', 'x2'], times('x1', 'x2'), 11)
    .operation('x3', 'log', 'log(v1)', ['v1'], (v) => [Math.log(v), [1 / v], ['1/v1']], 5, 3)
    .input('x4', 0.5, 30)
    .operation('v2', 'mul', 'x3 * x4', ['x3', 'x4'], times('x3', 'x4'), 29)
    .operation('x5', 'sqrt', 'sqrt(v2)', ['v2'], (v) => [Math.sqrt(v), [0.5 / Math.sqrt(v)], ['0.5/x5']], 22, 4)
    .input('x6', 1.5, 45)
    .operation('v3', 'mul', 'x5 * x6', ['x5', 'x6'], times('x5', 'x6'), 44)
    .operation('y', 'sin', 'sin(v3)', ['v3'], (v) => [Math.sin(v), [Math.cos(v)], ['cos(v3)']], 38, 3)
    .graph('x3 = log(x1*x2); x5 = sqrt(x3*x4); y = sin(x5*x6)', { x1: 2, x2: 3, x4: 0.5, x6: 1.5 }, 'y', 'x1');
} // prettier-ignore

/** Each node from the two before it. */
export function longGraph(size: number): Graph {
  const builder = new GraphBuilder().input('x', 0.7).input('y', 0.3);
  let [before, last] = ['x', 'y'];
  for (let i = 1; i <= size - 2; i++) {
    const [name, a, b] = [`v${i}`, before, last];
    if (i % 3 === 0) builder.operation(name, 'cos', `cos(${b})`, [b], (v) => [Math.cos(v), [-Math.sin(v)], [`-sin(${b})`]]);
    else if (i % 3 === 1) builder.operation(name, 'add', `${a} + ${b}`, [a, b], (v, w) => [v + w, [1, 1], ['1', '1']]);
    else builder.operation(name, 'mul', `${a} * ${b}`, [a, b], (v, w) => [v * w, [w, v], [b, a]]);
    [before, last] = [last, name];
  }
  return builder.graph('a long text', { x: 0.7, y: 0.3 }, last, 'x');
} // prettier-ignore
