// Formulas in which one place has been rewritten, by each row of the table that fits there.
import { readStatements } from '../../language/expression.js';
import type { Tree } from '../../language/tree.js';
import { matchesOf, type Letters } from './matching.js';
import { collected } from './polynomial.js';
import { isProduct, isSum, termsOf } from './parts.js';
import type { Rewriting } from './rewritings.js';
import { differenceTree, negated, powerTree, productTree, quotientTree, sumTree } from './trees.js';

/** A row of the table, read. */
export interface ReadRewriting {
  readonly row: Rewriting;
  readonly from: Tree;
  readonly to: Tree;
}

/** A formula with one place rewritten. */
export interface Rewritten {
  readonly tree: Tree;
  /** What stood in that place, and what stands there now. */
  readonly from: Tree;
  readonly to: Tree;
}

/** Matches of one row at one place that are looked at. */
const mostMatches = 6;

export const readRewritings = (table: readonly Rewriting[]): ReadRewriting[] =>
  table.map((row) => ({ row, from: treeIn(row.from), to: treeIn(row.to) }));

function treeIn(text: string): Tree {
  const [statement] = readStatements(text).written;
  return (statement as { readonly body: Tree }).body;
}

/** Every formula that one rewriting makes of a formula without brackets, of limited depth; none is made twice. */
export function rewrittenOnce(tree: Tree, table: readonly ReadRewriting[]): Rewritten[] {
  const found = new Map<string, Rewritten>();
  const visit = (place: Tree, isInner: boolean, around: (replacement: Tree) => Tree): void => {
    if (!isInner)
      for (const to of replacementsOf(place, table)) {
        const whole = around(to);
        const name = formOf(whole);
        if (!found.has(name)) found.set(name, { tree: whole, from: place, to });
      }
    place.args.forEach((arg, i) => {
      const rebuilt = (replacement: Tree): Tree => around(withArgument(place, i, replacement));
      visit(arg, (isSum(place) && isSum(arg)) || (isProduct(place) && isProduct(arg)), rebuilt);
    });
  };
  visit(tree, false, (replacement) => replacement);
  return [...found.values()];
}

/** What tells two ways to write things apart. */
const formOf = (tree: Tree): string =>
  JSON.stringify(tree, (key, value: unknown) => (key === 'span' || key === 'implicit' ? undefined : value));

function* replacementsOf(place: Tree, table: readonly ReadRewriting[]): Generator<Tree> {
  if (isSum(place)) {
    const { tree, terms } = collected(place);
    if (terms <= termsOf(place).length && formOf(tree) !== formOf(place)) yield tree;
  }
  for (const { from, to } of table) {
    let matches = 0;
    for (const { letters, around } of matchesOf(from, place)) {
      if (++matches > mostMatches) break;
      yield around(written(to, letters));
    }
  }
}

/** The right side of a row, its letters filled in, its sums collected where something cancels in them. */
function written(pattern: Tree, letters: Letters): Tree {
  if (pattern.kind === 'name') return letters.get(pattern.name) ?? pattern;
  const whole = remade({ ...pattern, args: pattern.args.map((arg) => written(arg, letters)) } as Tree);
  const isOfSums = isSum(whole) || (whole.kind === 'binary' && whole.operator === '/' && isSum(whole.args[0]));
  return isOfSums ? shorter(whole) : whole;
}

/** What is shorter once it is written out: (x + 1) - x is 1, (2*x + h)/2 is x + h/2. */
function shorter(tree: Tree): Tree {
  const { tree: other, terms } = collected(tree);
  const before = isSum(tree) ? tree : tree.args[0];
  return before !== undefined && terms < flatTerms(before) ? other : tree;
}

/** The terms that a sum would have without collecting: those of sums in it, times what they are multiplied by. */
function flatTerms(tree: Tree): number {
  if (isSum(tree)) return tree.args.reduce((count, arg) => count + flatTerms(arg), 0);
  if (tree.kind === 'binary' && tree.operator === '*')
    return tree.args.reduce((count, arg) => count * flatTerms(arg), 1);
  if (tree.kind === 'binary' && tree.operator === '^' && tree.args[1].kind === 'number')
    return Math.min(8, flatTerms(tree.args[0]) ** tree.args[1].value);
  return 1;
}

function withArgument(parent: Tree, place: number, arg: Tree): Tree {
  const args = parent.args.map((each, i) => (i === place ? arg : each));
  return remade({ ...parent, args } as Tree);
}

/** The same with its signs and factors of 1 put in order. */
function remade(tree: Tree): Tree {
  const [left, right] = tree.args as [Tree, Tree];
  if (tree.kind === 'unary') return tree.operator === '-' ? negated(left) : tree;
  if (tree.kind !== 'binary') return tree;
  switch (tree.operator) {
    case '+':
      return sumTree(left, right);
    case '-':
      return differenceTree(left, right);
    case '*':
      return productTree(left, right);
    case '/':
      return quotientTree(left, right);
    case '^':
      return powerTree(left, right);
    default:
      return tree;
  }
}
