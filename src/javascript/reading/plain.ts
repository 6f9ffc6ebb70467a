// TypeScript as plain JavaScript, in place: types go, what has a meaning at run time stays or becomes what it means.
import type { Program as SyntaxTree } from 'acorn';
import { identifierName, isNode, nodeIn, nodesIn, treeNodes, type LooseNode } from './loose-tree.js';
import { declared, made, unsupported } from './made-nodes.js';
import { classObstacle, isForTypes, setFields } from './plain-class.js';
import { plainEnum } from './plain-enum.js';
import { dropTypeNames, keepSpecifiers, plainExportEquals, plainImportEquals } from './plain-modules.js';

/** Makes a tree of TypeScript one of JavaScript. */
export function erase(tree: SyntaxTree): void {
  if (!isNode(tree)) return;
  const eraser = new Eraser(!nodesIn(tree, 'body').some(({ type }) => /^(?:Im|Ex)port/.test(type)));
  const rest: LooseNode[] = [tree];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    prepare(node);
    for (const [field, value] of Object.entries(node)) {
      if (typeFields.has(field) || (field === 'optional' && !chained.has(node.type))) {
        delete node[field];
      } else if (Array.isArray(value)) {
        const plain = value.flatMap((item: unknown) => (isNode(item) ? (eraser.plain(item) ?? []) : [item]));
        node[field] = plain;
        for (const item of plain) if (isNode(item)) rest.push(item);
      } else if (isNode(value)) {
        const plain = eraser.plain(value) ?? made('EmptyStatement', value, {});
        node[field] = plain;
        rest.push(plain);
      }
    }
  }
  dropTypeNames(tree, eraser.erased);
}

const typeFields: ReadonlySet<string> = new Set([
  'typeAnnotation', 'typeParameters', 'typeArguments', 'superTypeParameters', 'superTypeArguments', 'returnType', 'implements',
  'declare', 'abstract', 'accessibility', 'readonly', 'override', 'definite', 'importKind', 'exportKind',
]); // prettier-ignore

/** Where `optional` is JavaScript's `?.`. */
const chained: ReadonlySet<string> = new Set(['MemberExpression', 'CallExpression']);

/** Expressions that are another one, with a type beside it. */
const wrappers: ReadonlySet<string> = new Set([
  'TSAsExpression', 'TSSatisfiesExpression', 'TSTypeAssertion', 'TSNonNullExpression', 'TSInstantiationExpression',
  'TSTypeCastExpression',
]); // prettier-ignore

/** What is to be seen from a node, before those in it change. */
function prepare(node: LooseNode): void {
  const annotation = nodeIn(node, 'typeAnnotation');
  const name = identifierName(node);
  if (name !== null && (annotation !== null || node.optional === true)) node.end = node.start + name.length;
  else if (annotation !== null && /Pattern$/.test(node.type)) node.end = annotation.start;
  // what the plugin leaves out
  if (node.type === 'CallExpression') node.optional ??= false;
  if (/^(?:Import|Export(?:Named|All))Declaration/.test(node.type)) node.attributes ??= [];
  if (node.type === 'ClassBody') setFields(node);
  const [first, ...parameters] = nodesIn(node, 'params');
  if (identifierName(first) === 'this') node.params = parameters;
}

class Eraser {
  /** Names of types, and of what is only declared. */
  readonly erased = new Set<string>();
  private readonly enums = new Set<string>();

  constructor(private readonly isCommonJs: boolean) {}

  /** What a node means, for its place; null: nothing. */
  plain(node: LooseNode): LooseNode | null {
    let inner = node;
    while (wrappers.has(inner.type)) inner = nodeIn(inner, 'expression') ?? made('EmptyStatement', inner, {});
    if (inner !== node) return this.plain(inner);
    // a constant enum has its values even where it is only declared
    if (isForTypes(node) && node.const !== true) return this.drop(node);
    switch (node.type) {
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
      case 'TSDeclareFunction':
      case 'TSNamespaceExportDeclaration':
        return this.drop(node);
      case 'TSParameterProperty':
        return nodeIn(node, 'parameter');
      case 'TSEnumDeclaration':
        return plainEnum(node);
      case 'TSModuleDeclaration':
        return this.namespace(node);
      case 'TSImportEqualsDeclaration':
        return plainImportEquals(node, this.isCommonJs);
      case 'TSExportAssignment':
        return plainExportEquals(node);
      case 'ClassDeclaration':
      case 'ClassExpression':
        return plainClass(node);
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
        return this.module(node);
      default:
        return node;
    }
  }

  private drop(node: LooseNode): null {
    for (const id of [node.id, ...nodesIn(node, 'declarations').map((each) => each.id)])
      for (const each of treeNodes(id)) this.erased.add(identifierName(each) ?? '');
    return null;
  }

  private module(node: LooseNode): LooseNode | null {
    const declaration = nodeIn(node, 'declaration');
    if (declaration !== null) {
      const plain = this.plain(declaration);
      if (plain === null || this.isExported(declaration)) return plain;
      const isDefault = node.type === 'ExportDefaultDeclaration';
      node.declaration = isDefault && plain.type === 'VariableDeclaration' ? obstacleIn(plain) : plain;
      return node;
    }
    const isOfTypes = node.importKind === 'type' || node.exportKind === 'type';
    if (node.type === 'ExportAllDeclaration') return isOfTypes ? null : node;
    const isKept =
      !isOfTypes && keepSpecifiers(node, (each) => each.importKind !== 'type' && each.exportKind !== 'type');
    return isKept ? node : null;
  }

  /** Of an enum: whether one of its name is exported already. */
  private isExported({ type, id }: LooseNode): boolean {
    const name = type === 'TSEnumDeclaration' ? identifierName(id) : null;
    if (name === null) return false;
    const isKnown = this.enums.has(name);
    this.enums.add(name);
    return isKnown;
  }

  private namespace(node: LooseNode): LooseNode | null {
    const id = nodeIn(node, 'id');
    if (id === null || !hasValues(node)) return this.drop(node);
    const obstacle = unsupported('a namespace', 'write its functions at the top of a file, and import them', node);
    return declared('var', id, obstacle, node);
  }
}

function plainClass(node: LooseNode): LooseNode {
  const obstacle = classObstacle(node);
  const id = nodeIn(node, 'id');
  if (obstacle === null) return node;
  return node.type === 'ClassDeclaration' && id !== null ? declared('let', id, obstacle, node) : obstacle;
}

/** The expression of `export default` in the place of a class that has a name. */
const obstacleIn = (declaration: LooseNode): unknown => nodesIn(declaration, 'declarations')[0]?.init;

/** Whether anything in a namespace is there when it runs. */
function hasValues(namespace: LooseNode): boolean {
  const rest = [namespace];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.declare === true || typesOnly.has(node.type)) continue;
    if (node.type === 'TSModuleDeclaration' || node.type === 'ExportNamedDeclaration') {
      const inner = nodeIn(node, node.type === 'TSModuleDeclaration' ? 'body' : 'declaration');
      if (inner !== null) rest.push(inner);
    } else if (node.type === 'TSModuleBlock') rest.push(...nodesIn(node, 'body'));
    else return true;
  }
  return false;
}

const typesOnly: ReadonlySet<string> = new Set(['TSTypeAliasDeclaration', 'TSInterfaceDeclaration', 'TSDeclareFunction', 'EmptyStatement']); // prettier-ignore
