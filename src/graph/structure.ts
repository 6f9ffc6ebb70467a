// The nodes of a graph by what they are computed from: known again in every run, whatever numbers it is over.
import type { Nested } from '../tensors/nested.js';
import type { Shape } from '../tensors/shape.js';
import type { Span } from '../span.js';

/** What an operation is given: a node, or what the text has as numbers. */
export type GraphOperand = { readonly node: number } | { readonly literal: Nested<number> };

/** Operations that aren't those of an arithmetic or of tensors. */
export const ownOperations = ['input', 'constant', 'copy'] as const;

export interface StructuralNode {
  readonly operation: string;
  readonly operands: readonly GraphOperand[];
  /** Whether no input moves it. */
  readonly constant: boolean;
  readonly span: Span | null;
  readonly frame: number | null;
  /** Of a tensor; known once it is computed. */
  shape: Shape;
  /** Of an input or a step. */
  name: string | null;
}

/** A step of the text that has a name is a node of its own, even where another is computed from the same. */
export class Structure {
  readonly nodes: StructuralNode[] = [];
  private readonly places = new Map<string, number>();

  /** The place of the node that does this to that; undefined: there is none. */
  find(operation: string, operands: readonly GraphOperand[], ownName: string | null): number | undefined {
    return this.places.get(keyOf(operation, operands, ownName));
  }

  add(node: StructuralNode, ownName: string | null): number {
    const place = this.nodes.push(node) - 1;
    this.places.set(keyOf(node.operation, node.operands, ownName), place);
    return place;
  }

  isConstant(operand: GraphOperand): boolean {
    return 'literal' in operand || (this.nodes[operand.node] as StructuralNode).constant;
  }
}

function keyOf(operation: string, operands: readonly GraphOperand[], ownName: string | null): string {
  const parts = operands.map((operand) => ('node' in operand ? `#${operand.node}` : literalKey(operand.literal)));
  return [operation, ...parts, ...(ownName === null ? [] : [`=${ownName}`])].join(' ');
}

/** 0 and -0 are two numbers. */
function literalKey(literal: Nested<number>): string {
  if (typeof literal === 'number') return Object.is(literal, -0) ? '-0' : String(literal);
  return `[${literal.map(literalKey).join(',')}]`;
}
