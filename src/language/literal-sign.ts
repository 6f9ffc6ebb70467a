// Signs of literals: a minus before one belongs to it.
import type { Branch } from './tree.js';

/** A sign before a literal becomes part of it: -2 is one number, and -2^2 is still -(2^2). */
export function foldSign(into: Branch['args'], index: number): void {
  const tree = into[index];
  if (tree?.kind !== 'unary') return;
  const [operand] = tree.args;
  if (operand.kind !== 'number') return;
  const span = tree.span && operand.span && { start: tree.span.start, end: operand.span.end };
  const { inBrackets } = tree;
  into[index] = { kind: 'number', value: -operand.value, args: [], span, ...(inBrackets && { inBrackets }) };
}
