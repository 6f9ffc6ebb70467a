// What a module declares, imports and exports by itself, and its statements without import and export.
import type { Expression, ImportDeclaration, Node, Statement, VariableDeclaration } from 'acorn';
import { builtinNames } from './compile/known-names.js';
import type { Declared } from './compile/scope.js';
import { beginsStrict, namesOfPattern, varNamesIn, walk } from './compile/tree-names.js';
import type { Module } from './reading/module-graph.js';

/** The variable that holds what `export default` gives. */
export const defaultName = '*default*';

export interface OwnNames {
  readonly statements: readonly Statement[];
  readonly declared: ReadonlyMap<string, Declared>;
  /** Exported names: of a variable of the module, or of another module. */
  readonly exports: ReadonlyMap<string, Exported>;
  readonly starExports: readonly string[];
  readonly imports: ReadonlyMap<string, { readonly from: string; readonly name: string | null }>;
}
interface Exported {
  readonly name: string | null;
  readonly from: string | null;
}

export function ownNames(module: Module): OwnNames {
  const statements: Statement[] = [];
  const exports = new Map<string, Exported>();
  const imports = new Map<string, { from: string; name: string | null }>();
  const starExports: string[] = [];
  for (const node of module.tree.body) {
    switch (node.type) {
      case 'ImportDeclaration': {
        const target = module.imports.get(String(node.source.value));
        if (target !== undefined && !(target instanceof Error) && !target.isEsModule)
          statements.push(...asRequire(node));
        else
          for (const [local, name] of importedNames(node))
            imports.set(local, { from: String(node.source.value), name });
        break;
      }
      case 'ExportNamedDeclaration':
        for (const { local, exported } of node.specifiers)
          exports.set(nameOf(exported), { name: nameOf(local), from: node.source == null ? null : String(node.source.value) }); // prettier-ignore
        if (node.declaration == null) break;
        statements.push(node.declaration);
        for (const name of declaredBy(node.declaration)) exports.set(name, { name, from: null });
        break;
      case 'ExportDefaultDeclaration': {
        const statement = defaultStatement(node.declaration as Expression, node);
        statements.push(statement);
        exports.set('default', { name: declaredBy(statement)[0] ?? defaultName, from: null });
        break;
      }
      case 'ExportAllDeclaration':
        if (node.exported == null) starExports.push(String(node.source.value));
        else exports.set(nameOf(node.exported), { name: null, from: String(node.source.value) });
        break;
      default:
        statements.push(node);
    }
  }
  const isSloppy = !isStrict(module);
  const names = [...varNamesIn(statements, !isSloppy), ...(isSloppy ? namesAssigned(module) : [])];
  const declared = new Map<string, Declared>(names.map((name) => [name, 'var']));
  for (const statement of statements) {
    const kind = statement.type === 'VariableDeclaration' ? statement.kind : statement.type === 'FunctionDeclaration' ? 'function' : 'class'; // prettier-ignore
    for (const name of declaredBy(statement)) declared.set(name, kind === 'const' || kind === 'var' || kind === 'function' || kind === 'class' ? kind : 'let'); // prettier-ignore
  }
  if (!module.isEsModule) for (const name of ['module', 'exports']) if (!declared.has(name)) declared.set(name, 'var');
  return { statements, declared, exports, imports, starExports };
}

/** Whether a module is strict code, all of it. */
export function isStrict({ isEsModule, tree }: Module): boolean {
  return isEsModule || beginsStrict(tree.body);
}

/** What is assigned without being declared is a variable of the file, outside of strict code. */
function namesAssigned({ tree }: Module): string[] {
  const names: string[] = [];
  walk(tree, (node) => {
    const target = node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : node.type === 'ForInStatement' || node.type === 'ForOfStatement' ? node.left : null; // prettier-ignore
    if (target?.type === 'Identifier' && !builtinNames.has(target.name)) names.push(target.name);
  });
  return names;
}

function declaredBy(statement: Statement): string[] {
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') return [statement.id.name];
  return statement.type === 'VariableDeclaration' ? statement.declarations.flatMap(({ id }) => namesOfPattern(id)) : [];
}

const nameOf = (node: { type: string; name?: string; value?: unknown }): string => node.name ?? String(node.value);

function importedNames({ specifiers }: ImportDeclaration): [string, string | null][] {
  return specifiers.map((each) => [
    each.local.name,
    each.type === 'ImportDefaultSpecifier' ? 'default' : each.type === 'ImportSpecifier' ? nameOf(each.imported) : null,
  ]);
}

/** `import` of a CommonJS module: what it exports is the default, and its properties are the names. */
function asRequire(node: ImportDeclaration): Statement[] {
  const { start, end } = node;
  const identifier = (name: string) => ({ type: 'Identifier' as const, name, start, end });
  const call = { type: 'CallExpression' as const, callee: identifier('require'), arguments: [{ ...node.source }], optional: false, start, end }; // prettier-ignore
  return importedNames(node).map(([local, name]) => {
    const init = name === null || name === 'default' ? call : { type: 'MemberExpression' as const, object: call, property: identifier(name), computed: false, optional: false, start, end }; // prettier-ignore
    const declaration: VariableDeclaration = { type: 'VariableDeclaration', kind: 'const', start, end, declarations: [{ type: 'VariableDeclarator', id: identifier(local), init, start, end }] }; // prettier-ignore
    return declaration;
  });
}

/** What `export default` declares; without a name, a constant. */
function defaultStatement(declaration: Expression | Statement, { start, end }: Node): Statement {
  if ((declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') && (declaration as { id: unknown }).id != null) return declaration; // prettier-ignore
  const type = declaration.type === 'FunctionDeclaration' ? 'FunctionExpression' : declaration.type === 'ClassDeclaration' ? 'ClassExpression' : declaration.type; // prettier-ignore
  const init = { ...declaration, type } as Expression;
  return { type: 'VariableDeclaration', kind: 'const', start, end, declarations: [{ type: 'VariableDeclarator', id: { type: 'Identifier', name: defaultName, start, end }, init, start, end }] }; // prettier-ignore
}
