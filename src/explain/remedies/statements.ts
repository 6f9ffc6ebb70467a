// The statements of a text as rewritings take them: without the brackets of the text, of limited size, and with named steps put in where there are some.
import type { ReadStatements } from '../../language/expression.js';
import type { Statement, Tree } from '../../language/tree.js';

/** Beyond these, texts are left alone: rewritings walk trees by recursion. */
const mostTreeNodes = 400;
const mostDepth = 60;

/** The statements of a text; null: too large. */
export function plainStatements({ written }: ReadStatements): readonly Statement[] | null {
  return isSmall(written.map(({ body }) => body)) ? written.map((each) => withBody(each, withoutBrackets(each.body))) : null; // prettier-ignore
}

function isSmall(bodies: readonly Tree[]): boolean {
  const todo = bodies.map((tree) => ({ tree, depth: 1 }));
  let nodes = 0;
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { tree, depth } = next;
    if (++nodes > mostTreeNodes || depth > mostDepth) return false;
    for (const arg of tree.args) todo.push({ tree: arg, depth: depth + 1 });
  }
  return true;
}

export const withBody = (statement: Statement, body: Tree): Statement => ({ ...statement, body });

function withoutBrackets(tree: Tree): Tree {
  const { inBrackets: _, ...rest } = tree;
  return { ...rest, args: tree.args.map(withoutBrackets) } as Tree;
}

/** The value alone, each named step written out in it; null: there are no steps, or functions, or it would be too large. */
export function inOneExpression(statements: readonly Statement[]): Statement | null {
  if (statements.length < 2 || statements.some(({ kind }) => kind === 'function')) return null;
  const steps = new Map<string, Tree>();
  let body: Tree | null = null;
  for (const statement of statements) {
    body = withSteps(statement.body, steps);
    if (!isSmall([body])) return null;
    if (statement.kind === 'step') steps.set(statement.name, body);
  }
  return body && { kind: 'value', name: '', parameters: [], span: null, body };
}

function withSteps(tree: Tree, steps: ReadonlyMap<string, Tree>): Tree {
  if (tree.kind === 'name') return steps.get(tree.name) ?? tree;
  return { ...tree, args: tree.args.map((arg) => withSteps(arg, steps)) } as Tree;
}
