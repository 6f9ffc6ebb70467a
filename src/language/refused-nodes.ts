// What mathjs reads and the language has not, each with its sentence and its way out.
import type { DiffcmpError } from '../errors.js';
import type { Span } from '../span.js';
import { fault, supported } from './fault.js';

const refusedNodes = new Map<string, string>([
  ['AssignmentNode', 'an assignment inside an expression is not supported; give it a statement of its own'],
  ['FunctionAssignmentNode', 'a definition inside an expression is not supported; give it a statement of its own'],
]);

/** The error for a node outside the language. */
export function refusedNode(text: string, type: string, span: Span | null, message?: string): DiffcmpError {
  const sentence = message ?? refusedNodes.get(type) ?? 'this is not supported';
  return fault(text, 'expr-not-supported', sentence, span, supported);
}

/** The error for an assignment to a part of a tensor. */
export function refusedPart(text: string, span: Span | null): DiffcmpError {
  const hint = 'tensors are made whole: b = [x, a[2], a[3]], or concat([x], a[2:end])';
  return fault(text, 'expr-not-supported', 'a part of a tensor cannot be assigned to', span, hint);
}
