// Classes: their private names, members and fields, and how these are put together.
import type { Class, Expression, Function as FunctionNode, Node, PrivateIdentifier } from 'acorn';
import { Op, type ClassMethod, type FunctionBody, type FunctionSource } from './code.js';
import { declareBlock } from './declarations.js';
import type { Emitter } from './emitter.js';
import { emitExpression } from './expressions.js';
import { accessorObstacle, emitKey, emitNamed, keyName } from './patterns.js';
import { privateNamesOf, privateVariable } from './private-names.js';
import { LexicalScope } from './scope.js';
import { emitStatements } from './statements.js';
import { namesInFunctionsOf, varNamesIn } from './tree-names.js';

export function emitFields(to: Emitter, fields: Extract<FunctionBody, { kind: 'fields' }>['fields']): void {
  to.inner = namesInFunctionsOf(
    fields.flatMap((each): readonly Node[] =>
      each.type === 'StaticBlock' ? each.body : each.value == null ? [] : [each.value],
    ),
  );
  for (const field of fields) {
    if (field.type === 'StaticBlock') {
      to.within(new LexicalScope(to.scope, to.scope.module), () => {
        for (const name of varNamesIn(field.body, true)) to.open(to.declare(name, 'var'), true);
        declareBlock(to, field.body);
        emitStatements(to, field.body);
      });
      continue;
    }
    to.at(field, () => {
      const name = field.computed ? null : keyName(field.key);
      to.emit(Op.self);
      if (name === null) emitKey(to, field.key, field.computed);
      if (field.value == null) to.constant(undefined);
      else emitNamed(to, field.value, name ?? privateText(field.key));
      if (name === null) to.emit(Op.defineElement);
      else to.emit(Op.defineNamed, to.nameIndex(name));
      to.emit(Op.pop);
    });
  }
  to.constant(undefined);
  to.emit(Op.result);
}

/** Where no key is known by its text: that of a private name, for functions that are called by it. */
const privateText = (key: Expression | PrivateIdentifier): string =>
  key.type === 'PrivateIdentifier' ? privateVariable(key.name) : '';

function emitPrivateName(to: Emitter, variable: string): void {
  to.open(to.declare(variable, 'const'), false);
  to.emit(Op.privateName, to.nameIndex(variable));
  to.initialise(variable, false);
}

export function classValue(to: Emitter, node: Class, name: string): void {
  to.at(node, () => {
    const outer = to.scope;
    to.within(new LexicalScope(outer, outer.module), () => {
      if (node.id != null) to.open(to.declare(node.id.name, 'const'), false);
      for (const name of privateNamesOf(node)) emitPrivateName(to, privateVariable(name));
      if (node.superClass == null) to.constant(undefined);
      else emitExpression(to, node.superClass);
      const isDerived = node.superClass != null;
      const methods: ClassMethod[] = [];
      let written: FunctionNode | null = null;
      const fields = { own: [] as Field[], static: [] as Field[] };
      for (const member of node.body.body) {
        if (member.type === 'StaticBlock') fields.static.push(member);
        else if (member.type === 'PropertyDefinition') fields[member.static ? 'static' : 'own'].push(member);
        else if (member.kind === 'constructor') written = member.value;
        else {
          const key = member.computed ? null : keyName(member.key);
          if (key === null) emitKey(to, member.key, member.computed);
          const source = to.parts.functionSource(to, { kind: 'function', node: member.value }, { name: key ?? privateText(member.key), at: member.value, isMethod: true, isStrict: true }); // prettier-ignore
          const obstacle = member.kind === 'method' ? null : accessorObstacle(to, member, member.kind);
          methods.push({ key, isStatic: member.static, source, obstacle });
        }
      }
      const constructor_ = to.parts.functionSource(to, { kind: 'constructor', node: written, ofClass: node }, { name, at: written ?? node, isClass: true, isDerived, isStrict: true }); // prettier-ignore
      const made = (list: readonly Field[]): FunctionSource | null =>
        list.length === 0
          ? null
          : to.parts.functionSource(
              to,
              { kind: 'fields', fields: list },
              { name, at: node, isMethod: true, isStrict: true },
            );
      const index = to.classes.push({ name, hasParent: isDerived, constructor_, methods, fields: made(fields.own) }) - 1; // prettier-ignore
      to.emit(Op.class, index);
      if (node.id != null) {
        to.emit(Op.dup);
        to.initialise(node.id.name);
      }
      const ofClass = made(fields.static);
      if (ofClass !== null) {
        // the class is there before its static fields are
        to.emit(Op.dup);
        to.closure(ofClass);
        to.emit(Op.swap);
        to.emit(Op.call, 0);
        to.emit(Op.pop);
      }
    });
  });
}
type Field = Extract<FunctionBody, { kind: 'fields' }>['fields'][number];
