// Lines of a graph by their names, and what tests ask of them.
import { expect } from 'vitest';
import { graph, type GraphOptions } from '../../src/graph/graph.js';
import type { Graph, GraphDerivative, GraphNode } from '../../src/graph/graph-data.js';

export function line({ nodes }: Graph, name: string): GraphNode {
  const found = nodes.find((node) => node.name === name);
  if (found === undefined) throw new Error(`no node ${name} among ${nodes.map((node) => node.name).join(', ')}`);
  return found;
}

/** Each line as `name: formula`, or for inputs as the name alone. */
export const written = ({ nodes }: Graph): string[] =>
  nodes.map(({ name, formula }) => (formula === '' ? name : `${name}: ${formula}`));

/** The derivative of a node by another. */
export async function derivative(expression: string, options: GraphOptions): Promise<GraphDerivative> {
  const { derivative: found } = await graph(expression, options);
  if (found === null) throw new Error('there is no question');
  return found;
}

/** @param ulps of the expected number, doubles only */
export function expectNear(found: unknown, expected: number, ulps: number): void {
  expect(found).toBeTypeOf('number');
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(expected))) - 52);
  expect(Math.abs((found as number) - expected)).toBeLessThanOrEqual(ulps * unit);
}
