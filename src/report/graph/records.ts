// A graph as flat records, one per node: the rows of CSV and TSV.
import type { Graph, GraphNode } from '../../graph/graph-data.js';
import { inputName, valueUlps } from './texts.js';

export const nodeFields = [
  'node',
  'operation',
  'inputs',
  'formula',
  'shape',
  'value',
  'partials',
  'rules',
  'tangent',
  'adjoint',
  'constant',
  'needed',
  'call',
  'ulps',
] as const;

/** Rows of texts in the order of `nodeFields`; lists and tensors are JSON. */
export function nodeRecords({ nodes, frames }: Graph): string[][] {
  return nodes.map((node: GraphNode) => [
    node.name,
    node.operation,
    JSON.stringify(node.inputs.map(inputName)),
    node.formula,
    JSON.stringify(node.shape),
    jsonCell(node.value),
    JSON.stringify(node.partials),
    JSON.stringify(node.rules),
    node.tangent === null ? '' : jsonCell(node.tangent),
    node.adjoint === null ? '' : jsonCell(node.adjoint),
    node.constant ? 'yes' : 'no',
    node.needed ? 'yes' : 'no',
    node.frame === null ? '' : (frames[node.frame]?.call ?? ''),
    valueUlps(node),
  ]);
}

/** A number as such, a tensor as JSON. */
function jsonCell(value: GraphNode['value']): string {
  if (typeof value === 'string') return value;
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}
