// The syntax tree of the language: what mathjs read, reduced to the accepted kinds, with places in the text.
import type { Relation } from '../arithmetic.js';
import type { Span } from '../span.js';

export type UnaryOperator = '-' | 'not';
export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '.*' | './' | '.^' | 'and' | 'or';

/** `args` are the subtrees in the order of the text; a `span` covers the operator or name alone, null: not known. */
export type Tree = (Leaf | Branch) & {
  /** Whether the text has it in parentheses; then it is shown so. */
  inBrackets?: true;
};
type Leaf =
  | { kind: 'number'; value: number; args: []; span: Span | null }
  | { kind: 'name'; name: string; args: []; span: Span | null }
  /** The last place along the axis whose index it stands in. */
  | { kind: 'end'; args: []; span: Span | null };
export type Branch = Call | Unary | Binary | Chain | Choice | List | Index | Range;
export interface Call {
  kind: 'call';
  name: string;
  args: Tree[];
  span: Span | null;
}
export interface Unary {
  kind: 'unary';
  operator: UnaryOperator;
  args: [Tree];
  span: Span | null;
}
export interface Binary {
  kind: 'binary';
  operator: BinaryOperator;
  args: [Tree, Tree];
  span: Span | null;
  /** Multiplication without a sign. */
  implicit: boolean;
}
/** `a < b <= c`: each link stands between two arguments. */
export interface Chain {
  kind: 'chain';
  args: [Tree, ...Tree[]];
  links: Link[];
}
export interface Link {
  readonly relation: Relation;
  span: Span | null;
}
/** `condition ? whenTrue : whenFalse`. */
export interface Choice {
  kind: 'choice';
  args: [Tree, Tree, Tree];
  span: Span | null;
}

/** `[a, b, …]`, rows of a matrix being lists in a list. The span goes from bracket to bracket. */
export interface List {
  kind: 'list';
  args: Tree[];
  span: Span | null;
}
/** `w[i, j]`: what is indexed, and an index for each axis. The span covers the brackets. */
export interface Index {
  kind: 'index';
  args: [Tree, ...Tree[]];
  span: Span | null;
}
/** `start:end` or `start:step:end`; `:` alone is 1:end. */
export interface Range {
  kind: 'range';
  args: Tree[];
  span: Span | null;
}

/** A named step `name = body`, a bare value, or a function definition. `span` covers the name. */
export interface Statement {
  readonly kind: 'step' | 'value' | 'function';
  readonly name: string;
  readonly parameters: readonly string[];
  readonly parameterSpans?: readonly (Span | null)[];
  readonly span: Span | null;
  readonly body: Tree;
}

/** Visits a tree in the order of the text, parents before children, without recursion. */
export function visit(tree: Tree, see: (tree: Tree) => void): void {
  const stack = [tree];
  for (let next = stack.pop(); next; next = stack.pop()) {
    see(next);
    for (let i = next.args.length - 1; i >= 0; i--) {
      const arg = next.args[i];
      if (arg) stack.push(arg);
    }
  }
}
