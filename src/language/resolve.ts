// What every name of a text stands for: input, step, parameter or function; errors for names that stand for nothing.
import { namedConstants, builtins } from './builtins.js';
import { checkCall, missingArguments } from './calls.js';
import { fault } from './fault.js';
import { visit, type Statement, type Tree } from './tree.js';

/**
 * A function of the text. `captured` are the names of the main program that its body, or a function it calls, uses:
 * they become hidden parameters, so that a body sees the value that each has at the time of the call.
 */
export interface Definition {
  readonly index: number;
  readonly statement: Statement;
  readonly captured: Set<string>;
}

export interface Resolution {
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Names that are read before anything is assigned to them, in order of first appearance. */
  readonly inputs: readonly string[];
}

/**
 * @param first names that come first among the inputs
 * @throws DiffcmpError unknown-function, wrong-arity, or what else is wrong with a name
 */
export function resolve(text: string, statements: readonly Statement[], first: readonly string[] = []): Resolution {
  checkLast(text, statements);
  const definitions = collectDefinitions(text, statements);
  const freeNames = new Set(first); // in order of appearance; not all of them are inputs
  const callers = new Map<string, Definition[]>();
  const names = { definitions, variables: () => allNames(statements) };
  for (const statement of statements) {
    const own = statement.kind === 'function' ? definitions.get(statement.name) : undefined;
    const parameters = new Set(statement.parameters);
    visit(statement.body, (tree) => {
      if (tree.kind === 'call') {
        checkCall(text, tree, names);
        if (own && definitions.has(tree.name)) addTo(callers, tree.name, own);
      } else if (tree.kind === 'name' && !namedConstants.has(tree.name) && !parameters.has(tree.name)) {
        if (definitions.has(tree.name)) throw missingArguments(text, tree.name, tree.span);
        freeNames.add(tree.name);
        own?.captured.add(tree.name);
      }
    });
  }
  spreadCaptures(definitions, callers);
  const inputs = inputsOf(statements, definitions);
  checkImaginary(text, statements, inputs);
  return { definitions, inputs: [...freeNames].filter((name) => inputs.has(name)) };
}

function checkLast(text: string, statements: readonly Statement[]): void {
  const last = statements.at(-1);
  if (last?.kind === 'function') {
    const call = `${last.name}(${last.parameters.join(', ')})`;
    const message = `the text ends with the definition of '${last.name}' and has no value`;
    throw fault(text, 'expr-syntax', message, last.span, `add what to compute, for example ; ${call}`);
  }
  const unused = statements.find((statement) => statement.kind === 'value' && statement !== last);
  if (unused) {
    const hint = 'name it (a = …), or end a line that goes on with its operator';
    throw fault(text, 'expr-not-supported', 'a value before the last one is not used', firstSpan(unused.body), hint);
  }
}

function firstSpan(tree: Tree): Statement['span'] {
  let leaf = tree;
  while (leaf.args[0]) leaf = leaf.args[0];
  return leaf.kind === 'chain' ? null : leaf.span;
}

function collectDefinitions(text: string, statements: readonly Statement[]): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const statement of statements) {
    if (statement.kind !== 'function') continue;
    const { name, span } = statement;
    const taken = builtins.has(name) ? 'a built-in function' : namedConstants.has(name) ? 'a constant' : null;
    if (taken !== null) throw fault(text, 'expr-not-supported', `'${name}' is ${taken}`, span, 'choose another name');
    if (definitions.has(name)) {
      throw fault(text, 'expr-not-supported', `'${name}' is defined twice`, span, 'choose another name');
    }
    definitions.set(name, { index: definitions.size, statement, captured: new Set() });
  }
  for (const { kind, name, parameters, span } of statements) {
    if (kind === 'step' && definitions.has(name)) {
      throw fault(text, 'expr-not-supported', `'${name}' is a function of this text`, span, 'choose another name');
    }
    const wrong = parameters.find((parameter) => definitions.has(parameter) || namedConstants.has(parameter));
    if (wrong !== undefined) {
      const what = namedConstants.has(wrong) ? 'a constant' : 'a function of this text';
      throw fault(text, 'expr-not-supported', `the parameter '${wrong}' is ${what}`, span, 'choose another name');
    }
  }
  return definitions;
}

/** A caller captures what its callees capture; each name spreads once along each call. */
function spreadCaptures(
  definitions: ReadonlyMap<string, Definition>,
  callers: ReadonlyMap<string, Definition[]>,
): void {
  const work: [Definition, string][] = [];
  for (const definition of definitions.values()) for (const name of definition.captured) work.push([definition, name]);
  for (let next = work.pop(); next; next = work.pop()) {
    const [callee, name] = next;
    for (const caller of callers.get(callee.statement.name) ?? []) {
      if (caller.captured.has(name)) continue;
      caller.captured.add(name);
      work.push([caller, name]);
    }
  }
}

function inputsOf(statements: readonly Statement[], definitions: ReadonlyMap<string, Definition>): Set<string> {
  const assigned = new Set<string>();
  const inputs = new Set<string>();
  const read = (name: string): void => {
    if (!assigned.has(name) && !namedConstants.has(name)) inputs.add(name);
  };
  for (const statement of statements) {
    if (statement.kind === 'function') continue;
    visit(statement.body, (tree) => {
      if (tree.kind === 'name') read(tree.name);
      else if (tree.kind === 'call') definitions.get(tree.name)?.captured.forEach(read);
    });
    if (statement.kind === 'step') assigned.add(statement.name);
  }
  return inputs;
}

function checkImaginary(text: string, statements: readonly Statement[], inputs: ReadonlySet<string>): void {
  if (!inputs.has('i')) return;
  let span: Statement['span'] = null;
  for (const { body } of statements) {
    visit(body, (tree) => {
      if (tree.kind === 'name' && tree.name === 'i') span ??= tree.span;
    });
  }
  const hint = 'if i is a variable, give it another name';
  throw fault(text, 'expr-not-supported', 'complex numbers are not supported', span, hint);
}

function allNames(statements: readonly Statement[]): Set<string> {
  const names = new Set<string>();
  for (const { kind, name, parameters, body } of statements) {
    if (kind === 'step') names.add(name);
    for (const parameter of parameters) names.add(parameter);
    visit(body, (tree) => {
      if (tree.kind === 'name') names.add(tree.name);
    });
  }
  return names;
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
