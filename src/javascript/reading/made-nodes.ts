// Nodes that stand for what a text says in TypeScript's words: each has the place of what it stands for.
import type { Span } from '../../span.js';
import type { LooseNode } from './loose-tree.js';

export function made(type: string, { start, end }: Span, fields: Readonly<Record<string, unknown>>): LooseNode {
  return { type, start, end, ...fields };
}

export const nameNode = (name: string, at: Span): LooseNode => made('Identifier', at, { name });

export const textNode = (value: string, at: Span): LooseNode =>
  made('Literal', at, { value, raw: JSON.stringify(value) });

export function numberNode(value: number, at: Span): LooseNode {
  const size = made('Literal', at, { value: Math.abs(value), raw: String(Math.abs(value)) });
  return value < 0 ? made('UnaryExpression', at, { operator: '-', prefix: true, argument: size }) : size;
}

export const statementOf = (expression: LooseNode, at: Span = expression): LooseNode =>
  made('ExpressionStatement', at, { expression });

export const assigned = (left: LooseNode, right: LooseNode, at: Span): LooseNode =>
  made('AssignmentExpression', at, { operator: '=', left, right });

/** `object.name` */
export const propertyOf = (object: LooseNode, name: string, at: Span): LooseNode =>
  made('MemberExpression', at, { object, property: nameNode(name, at), computed: false, optional: false });

/** `object[key]` */
export const elementOf = (object: LooseNode, key: LooseNode, at: Span): LooseNode =>
  made('MemberExpression', at, { object, property: key, computed: true, optional: false });

/** `kind id = init;` */
export function declared(kind: 'var' | 'let' | 'const', id: LooseNode, init: LooseNode, at: Span): LooseNode {
  return made('VariableDeclaration', at, { kind, declarations: [made('VariableDeclarator', at, { id, init })] });
}

/** What is told only to those who need it. @param construct with its article */
export const unsupported = (construct: string, hint: string | null, at: Span): LooseNode =>
  made('UnsupportedSyntax', at, { construct, hint });
