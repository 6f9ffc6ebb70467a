// Names whose values can't be made, since what they need at the top of a file fails: what the text says of them.
import type { AnyNode, Expression, Function as FunctionNode, Node } from 'acorn';
import { DiffcmpError, ProgramFailure, StepLimit, TimeLimit, type EvaluationError } from '../errors.js';
import type { ErrorCode } from '../error-table.js';
import { keyName } from './compile/patterns.js';
import { isFunction, namesOfPattern } from './compile/tree-names.js';
import type { ListedFunction, Obstacle } from './file-function.js';
import type { FileProgram, Root } from './file-program.js';
import type { ModuleNames } from './module-names.js';
import { treeParameters } from './parameters.js';
import { fileLine } from './reading/sources.js';
import type { Module } from './reading/module-graph.js';

/** What stands under a name in the text, before it is run. */
interface WrittenName {
  readonly name: string;
  /** Null where it isn't known whether it is a function: a class, a call, … */
  readonly tree: FunctionNode | null;
  readonly at: Node;
}

/**
 * The functions that a root would have, told by the text. A name that is neither written as a function nor exported is none.
 *
 * @param root its name is empty for all that a CommonJS module exports
 */
export function unmadeFunctions(
  program: FileProgram,
  root: Root & { readonly isDefault: boolean; readonly isExported: boolean },
  error: DiffcmpError | EvaluationError,
): ListedFunction[] {
  const { entry } = program.graph;
  const isWhole = root.name === '';
  const written = isWhole ? exportsWritten(entry, program.names) : declaration(program.names, root);
  const obstacle = obstacleOf(program, error);
  return written.flatMap(({ name, tree, at }): ListedFunction[] => {
    const place = program.where(tree ?? at);
    if (place === null || (tree === null && !root.isExported)) return [];
    const parameters = tree === null ? null : treeParameters(tree);
    const isDefault = root.isDefault && (!isWhole || name === wholeName);
    return [{ name: isWhole ? name : root.name, parameters, isDefault, line: fileLine(place), place, obstacles: [obstacle] }]; // prettier-ignore
  });
}

/** How a list names what a CommonJS module exports, where that has no name. */
const wholeName = 'module.exports';

const functionOrNull = (node: Node | null | undefined): FunctionNode | null =>
  node != null && isFunction(node) ? (node as FunctionNode) : null;

function declaration(names: ModuleNames, { module, variable }: Pick<Root, 'module' | 'variable'>): WrittenName[] {
  for (const statement of names.statementsOf(module)) {
    if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
      if (statement.id.name === variable) return [{ name: variable, tree: functionOrNull(statement), at: statement }];
    } else if (statement.type === 'VariableDeclaration')
      for (const { id, init } of statement.declarations)
        if (namesOfPattern(id).includes(variable))
          return [{ name: variable, tree: id.type === 'Identifier' ? functionOrNull(init) : null, at: id }];
  }
  return [];
}

/** What `exports.f = …`, `module.exports.f = …` and `module.exports = …` at the top of a module name. */
function exportsWritten(module: Module, names: ModuleNames): WrittenName[] {
  const resolved = (node: Expression): FunctionNode | null =>
    node.type === 'Identifier'
      ? (declaration(names, { module, variable: node.name })[0]?.tree ?? null)
      : functionOrNull(node);
  const written = names.statementsOf(module).flatMap((statement): WrittenName[] => {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return [];
    const { left, right } = statement.expression;
    if (left.type !== 'MemberExpression') return [];
    if (isExports(left)) {
      if (right.type !== 'ObjectExpression') return [{ name: wholeName, tree: resolved(right), at: right }];
      return right.properties.flatMap((each) => {
        const name = each.type === 'Property' ? keyName(each.key) : null;
        return each.type !== 'Property' || name === null ? [] : [{ name, tree: resolved(each.value), at: each }];
      });
    }
    const name = isExports(left.object) && !left.computed ? keyName(left.property) : null;
    return name === null ? [] : [{ name, tree: resolved(right), at: left }];
  });
  return written.length === 0 ? [{ name: wholeName, tree: null, at: module.tree }] : written;
}

/** `exports`, `module.exports`. */
function isExports(node: Node): boolean {
  const each = node as AnyNode;
  if (each.type === 'Identifier') return each.name === 'exports';
  return (
    each.type === 'MemberExpression' &&
    each.object.type === 'Identifier' &&
    each.object.name === 'module' &&
    each.property.type === 'Identifier' &&
    each.property.name === 'exports'
  );
}

/** Why a value could not be made, as what stands in the way. */
function obstacleOf(program: FileProgram, error: DiffcmpError | EvaluationError): Obstacle {
  if (!(error instanceof DiffcmpError)) {
    const hint = error instanceof ProgramFailure && typeof error.hint === 'string' ? error.hint : null;
    const place = error.span === null ? null : program.where(error.span);
    return { code: failureCode(error), message: error.message, hint, place, error: null };
  }
  const { code, message, hint, source, span } = error;
  const [first = ''] = message.split('\n'); // others are further obstacles, which a row of the whole has
  const place = source === null || span === null ? null : { source: source.text, sourceName: source.name ?? '', span };
  return { code, message: first, hint, place, error };
}

function failureCode(error: EvaluationError): ErrorCode {
  if (error instanceof ProgramFailure) return error.code;
  return error instanceof StepLimit ? 'step-limit' : error instanceof TimeLimit ? 'timeout' : 'program-failed';
}
