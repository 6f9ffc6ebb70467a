// The syntax tree of the language: what mathjs read, reduced to the accepted kinds, with places in the text.
import type { Relation } from '../arithmetic.js';
import type { Span } from '../program/span.js';

/** `-` with one argument is the sign. */
export type OperatorSign = '+' | '-' | '*' | '/' | '^' | 'and' | 'or' | 'not';

/** `args` are the subtrees in the order of the text; a `span` covers the operator or name alone, null: not known. */
export type Tree =
  | { kind: 'number'; value: number; args: Tree[]; span: Span | null }
  | { kind: 'name'; name: string; args: Tree[]; span: Span | null }
  | { kind: 'call'; name: string; args: Tree[]; span: Span | null }
  | { kind: 'operator'; operator: OperatorSign; args: Tree[]; span: Span | null; implicit: boolean }
  | { kind: 'chain'; relations: Relation[]; args: Tree[]; spans: (Span | null)[] }
  | { kind: 'choice'; args: Tree[]; span: Span | null };

/** A named step `name = body`, a bare value, or a function definition. `span` covers the name. */
export interface Statement {
  readonly kind: 'step' | 'value' | 'function';
  readonly name: string;
  readonly parameters: readonly string[];
  readonly span: Span | null;
  readonly body: Tree;
}

/** Visits a tree in the order of the text, parents before children, without recursion. */
export function visit(tree: Tree, see: (tree: Tree) => void): void {
  const stack = [tree];
  for (let next = stack.pop(); next; next = stack.pop()) {
    see(next);
    for (let i = next.args.length - 1; i >= 0; i--) stack.push(next.args[i] as Tree);
  }
}
