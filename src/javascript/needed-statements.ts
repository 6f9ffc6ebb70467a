// Which statements of its modules a function needs: those that make its variables, and those that may change them.
import type { AnyNode, Node, Statement } from 'acorn';
import type { ModuleStatement } from './compile/code.js';
import { builtinNames } from './compile/known-names.js';
import { isFunction, namesMentioned, namesOfPattern, walk } from './compile/tree-names.js';
import type { ModuleNames } from './module-names.js';
import type { Module } from './reading/module-graph.js';

/** A statement at the top of a module, by the variables of all modules that it has to do with. */
interface StatementFacts {
  readonly module: Module;
  readonly statement: Statement;
  /** Whatever it mentions, be it in functions. */
  readonly mentions: readonly number[];
  /** What it declares, assigns, or calls a method of. */
  readonly changes: ReadonlySet<number>;
  /** What it may give another name to, by which that is changed elsewhere. */
  readonly shares: ReadonlySet<number>;
  /** Whether it changes what no file declares, such as `Array.prototype`. */
  readonly changesBuiltin: boolean;
}

/** The statements of modules, found by the variables that they touch. */
export class NeededStatements {
  private readonly facts: readonly StatementFacts[];
  private readonly changing: ByVariable;
  private readonly sharing: ByVariable;

  constructor(names: ModuleNames) {
    this.facts = names.graph.modules.flatMap((module) => factsOf(names, module));
    this.changing = byVariable(this.facts, ({ changes }) => changes);
    this.sharing = byVariable(this.facts, ({ shares }) => shares);
  }

  /**
   * The statements that some variables need, by module in the order of the text. One that is there only because it might change
   * them by another name is optional: what can't be run of those is left out.
   */
  of(roots: readonly number[]): Map<Module, ModuleStatement[]> {
    const required = this.closure(roots, null);
    const all = this.closure(roots, required);
    const chosen = new Map<Module, ModuleStatement[]>();
    for (const each of this.facts) {
      if (!all.has(each)) continue;
      const list = chosen.get(each.module) ?? [];
      chosen.set(each.module, list);
      list.push({ statement: each.statement, isOptional: !required.has(each) });
    }
    return chosen;
  }

  /** @param required null: those alone that make variables; else what is required, and those that may change them are added */
  private closure(roots: readonly number[], required: ReadonlySet<StatementFacts> | null): Set<StatementFacts> {
    const chosen = new Set<StatementFacts>();
    const seen = new Set<number>();
    const open = [...roots];
    const choose = (facts: StatementFacts): void => {
      if (chosen.has(facts)) return;
      chosen.add(facts);
      open.push(...facts.mentions);
    };
    if (required !== null) {
      required.forEach(choose);
      this.facts.filter(({ changesBuiltin }) => changesBuiltin).forEach(choose);
    }
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      this.changing.get(next)?.forEach(choose);
      if (required !== null) this.sharing.get(next)?.forEach(choose);
    }
    return chosen;
  }
}

type ByVariable = ReadonlyMap<number, readonly StatementFacts[]>;

function byVariable(
  facts: readonly StatementFacts[],
  touched: (each: StatementFacts) => ReadonlySet<number>,
): ByVariable {
  const found = new Map<number, StatementFacts[]>();
  for (const each of facts)
    for (const variable of touched(each)) {
      const list = found.get(variable);
      if (list === undefined) found.set(variable, [each]);
      else list.push(each);
    }
  return found;
}

function factsOf(names: ModuleNames, module: Module): StatementFacts[] {
  const statements = names.statementsOf(module);
  const bodies = functionBodies(statements);
  const reached = (list: Iterable<string>): number[] => [...list].flatMap((name) => names.reached(module, name));
  return statements.map((statement) => {
    const mentions = reached(namesMentioned(statement));
    walk(statement, (node) => {
      const path = requiredPath(node);
      const target = path === null ? undefined : module.imports.get(path);
      if (target !== undefined && !(target instanceof Error)) mentions.push(...names.requiredFrom(target));
    });
    const { changed, shared } = touchedBy(statement, bodies);
    const changesBuiltin =
      isChange(statement) &&
      [...changed].some((name) => builtinNames.has(name) && names.reached(module, name).length === 0);
    return { module, statement, mentions, changes: new Set(reached(changed)), shares: new Set(reached(shared)), changesBuiltin }; // prettier-ignore
  });
}

/** `Math.x = …`, but no declaration. */
const isChange = ({ type }: Statement): boolean => type === 'ExpressionStatement' || type === 'IfStatement';

/** The text in quotes of `require('…')`. */
function requiredPath(node: AnyNode): string | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
    return null;
  const [path] = node.arguments;
  return path?.type === 'Literal' && typeof path.value === 'string' ? path.value : null;
}

/** Functions that a module's names hold, for ever. */
function functionBodies(statements: readonly Statement[]): Map<string, Node> {
  const bodies = new Map<string, Node>();
  for (const statement of statements) {
    if (statement.type === 'FunctionDeclaration') bodies.set(statement.id.name, statement.body);
    else if (statement.type === 'ClassDeclaration') bodies.set(statement.id.name, statement.body);
    else if (statement.type === 'VariableDeclaration')
      for (const { id, init } of statement.declarations)
        if (id.type === 'Identifier' && init != null && isFunction(init)) bodies.set(id.name, init);
  }
  return bodies;
}

/** The names that a statement changes when it is run, and those that it uses in a way that may share what they hold. */
function touchedBy(
  statement: Statement,
  bodies: ReadonlyMap<string, Node>,
): { changed: Set<string>; shared: Set<string> } {
  const changed = new Set<string>();
  const shared = new Set<string>();
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
    changed.add(statement.id.name);
    return { changed, shared };
  }
  const root = (node: Node): string | null => {
    let each = node as AnyNode;
    while (each.type === 'MemberExpression') each = each.object;
    if (each.type === 'ThisExpression') return 'exports'; // of CommonJS, at the top
    return each.type === 'Identifier' ? each.name : null;
  };
  const change = (node: Node): void => {
    const name = root(node);
    if (name !== null) changed.add(name);
  };
  const entered = new Set<Node>();
  /** @param isOwn whether it runs with the statement for certain: else in a function that is called */
  const visit = (from: Node, isOwn: boolean): void =>
    walk(from, (node) => {
      if (node !== from && isFunction(node) && isOwn && statement.type !== 'ExpressionStatement') return false;
      if (node.type === 'VariableDeclaration' && isOwn)
        for (const { id } of node.declarations) for (const name of namesOfPattern(id)) changed.add(name);
      if (node.type === 'AssignmentExpression') {
        change(node.left);
        if (node.left.type === 'ObjectPattern' || node.left.type === 'ArrayPattern')
          for (const name of namesOfPattern(node.left)) changed.add(name);
      }
      if (node.type === 'UpdateExpression') change(node.argument);
      if (node.type === 'Identifier' && !bodies.has(node.name)) shared.add(node.name);
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return true;
      if (node.callee.type === 'MemberExpression') change(node.callee);
      for (const argument of node.arguments) change(argument);
      const body = node.callee.type === 'Identifier' ? bodies.get(node.callee.name) : undefined;
      if (body !== undefined && !entered.has(body)) {
        entered.add(body);
        visit(body, false);
      }
      return true;
    });
  visit(statement, true);
  // what is exported is used by others, and changed by none of them here
  if (statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression')
    for (const name of ['exports', 'module']) if (changed.has(name)) shared.clear();
  return { changed, shared };
}
