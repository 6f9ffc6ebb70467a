// Which part of a text each of its subexpressions is: from its first sign to its last, brackets included.
import type { Span } from '../span.js';
import type { Statement, Tree } from '../language/tree.js';

/** The places of all subexpressions; those that stand in no text have none. */
export function extentsOf(text: string, statements: readonly Statement[]): ReadonlyMap<Tree, Span> {
  const extents = new Map<Tree, Span>();
  for (const { body } of statements) {
    const order: Tree[] = [];
    const todo = [body];
    for (let tree = todo.pop(); tree !== undefined; tree = todo.pop()) {
      order.push(tree);
      todo.push(...tree.args);
    }
    for (const tree of order.reverse()) {
      const extent = extentOf(text, tree, extents);
      if (extent !== null) extents.set(tree, extent);
    }
  }
  return extents;
}

function extentOf(text: string, tree: Tree, inner: ReadonlyMap<Tree, Span>): Span | null {
  const own = tree.kind === 'chain' ? [] : [tree.span];
  const parts = tree.args.map((arg) => {
    const extent = inner.get(arg) ?? null;
    return extent !== null && arg.inBrackets === true ? withBrackets(text, extent) : extent;
  });
  const all = [...own, ...parts].filter((span) => span !== null);
  if (all.length === 0) return null;
  let start = Math.min(...all.map((span) => span.start));
  let end = Math.max(...all.map((span) => span.end));
  const name = tree.kind === 'call' ? tree.span : null;
  if (name !== null && name.start === start && /^\s*\(/.test(text.slice(name.end)))
    end = closingAfter(text, name.end, end);
  if (start > end) [start, end] = [end, start];
  return { start, end };
}

/** The extent with the brackets around it, as many as there are. */
function withBrackets(text: string, { start, end }: Span): Span {
  for (;;) {
    const before = /\(\s*$/.exec(text.slice(0, start));
    const behind = /^\s*\)/.exec(text.slice(end));
    if (before === null || behind === null) return { start, end };
    start = before.index;
    end += behind[0].length;
  }
}

/** The end of the bracket that opens at or behind a place. */
function closingAfter(text: string, from: number, otherwise: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return otherwise;
}
