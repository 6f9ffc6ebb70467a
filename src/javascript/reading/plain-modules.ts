// Imports and exports of a TypeScript file once its types are gone: what named only types goes too.
import { identifierName, isNode, nodeIn, nodesIn, treeNodes, type LooseNode } from './loose-tree.js';
import { assigned, declared, made, nameNode, propertyOf, statementOf, textNode, unsupported } from './made-nodes.js';

/** Drops what is imported and never named, and exports of what has no value. @param erased names of types and of what is declared only */
export function dropTypeNames(program: LooseNode, erased: ReadonlySet<string>): void {
  const body = nodesIn(program, 'body');
  const isImport = ({ type }: LooseNode): boolean => type === 'ImportDeclaration';
  const used = identifiersIn(body.filter((each) => !isImport(each)));
  const values = identifiersIn(body.map(bindingOf));
  const isType = (node: unknown): boolean => {
    const name = identifierName(node);
    return name !== null && erased.has(name) && !values.has(name);
  };
  program.body = body.filter((statement) => {
    const isOfValue = isImport(statement)
      ? ({ local }: LooseNode): boolean => used.has(identifierName(local) ?? '')
      : ({ local }: LooseNode): boolean => statement.source != null || !isType(local);
    if (isImport(statement) || statement.type === 'ExportNamedDeclaration') return keepSpecifiers(statement, isOfValue);
    return statement.type !== 'ExportDefaultDeclaration' || !isType(statement.declaration);
  });
}

/** Keeps some of the names in braces. Whether the statement is one still: the last name took it along. */
export function keepSpecifiers(statement: LooseNode, isKept: (specifier: LooseNode) => boolean): boolean {
  const specifiers = nodesIn(statement, 'specifiers');
  const kept = specifiers.filter(isKept);
  statement.specifiers = kept;
  return kept.length > 0 || specifiers.length === 0;
}

function identifiersIn(nodes: readonly unknown[]): Set<string> {
  const names = new Set<string>();
  for (const node of treeNodes(nodes)) {
    const name = identifierName(node);
    if (name !== null) names.add(name);
  }
  return names;
}

/** Where a statement at the top has the names that it binds. */
function bindingOf(statement: LooseNode): unknown {
  if (statement.type === 'ImportDeclaration') return nodesIn(statement, 'specifiers');
  const declaration = nodeIn(statement, 'declaration') ?? statement;
  return [declaration.id, ...nodesIn(declaration, 'declarations').map(({ id }) => id)];
}

/** `import x = require('y')` and `import x = N.y`; null for those of types. */
export function plainImportEquals(node: LooseNode, isCommonJs: boolean): LooseNode | null {
  const [id, target] = [nodeIn(node, 'id'), nodeIn(node, 'moduleReference')];
  if (node.importKind === 'type' || id === null || target === null) return null;
  const declaration = declared('const', id, importedValue(target, isCommonJs), node);
  if (node.isExport !== true) return declaration;
  return made('ExportNamedDeclaration', node, { declaration, specifiers: [], source: null, attributes: [] });
}

function importedValue(target: LooseNode, isCommonJs: boolean): LooseNode {
  if (target.type !== 'TSExternalModuleReference') return memberOf(target);
  if (!isCommonJs) return unsupported("an 'import … = require(…)' in an ES module", 'write an import … from', target);
  return made('CallExpression', target, {
    callee: nameNode('require', target),
    arguments: [target.expression],
    optional: false,
  });
}

/** `A.B.c` as an expression. */
function memberOf(target: LooseNode): LooseNode {
  const names: LooseNode[] = [];
  let first: LooseNode = target;
  for (let left = nodeIn(first, 'left'); left !== null; left = nodeIn(first, 'left')) {
    names.push(first);
    first = left;
  }
  return names.reduceRight((object, each) => {
    return propertyOf(object, identifierName(each.right) ?? '', each);
  }, first);
}

/** `export = x` is `module.exports = x`. */
export function plainExportEquals(node: LooseNode): LooseNode {
  const value = isNode(node.expression) ? node.expression : textNode('', node);
  return statementOf(assigned(propertyOf(nameNode('module', node), 'exports', node), value, node), node);
}
