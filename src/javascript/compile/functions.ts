// Functions and classes: what is around a body, its parameters, its variables, and how classes are put together.
import type { Class, Function as FunctionNode, Node, Statement } from 'acorn';
import { Op, type ClassMethod, type FunctionBody, type FunctionCode, type FunctionSource } from './code.js';
import { Emitter, type CompilerParts, type SourceOptions } from './emitter.js';
import { emitExpression } from './expressions.js';
import { declareBlock } from './declarations.js';
import { accessorObstacle, bindPattern, emitKey, emitNamed, keyName } from './patterns.js';
import { tellPrivateNames } from './private-names.js';
import { LexicalScope } from './scope.js';
import { sharedArgument } from './shared-arguments.js';
import { emitModule, emitStatement, emitStatements } from './statements.js';
import { beginsStrict, namesInFunctionsOf, namesMentioned, namesOfPattern, varNamesIn } from './tree-names.js';

function functionSource(to: Emitter, body: FunctionBody, options: SourceOptions): FunctionSource {
  const { name, at, isMethod = false, isClass = false, isDerived = false, isStrict = to.isStrict } = options;
  const roots = rootsOf(body);
  const names = new Set(roots.flatMap((root) => [...namesMentioned(root)]));
  const { captures, kinds } = to.scope.capturesOf(names);
  const indices = new Map(captures.map((each, index) => [each.name, index]));
  const isArrow = body.kind === 'function' && body.node.type === 'ArrowFunctionExpression';
  const node = 'node' in body ? body.node : null;
  const length = node?.params.findIndex(({ type }) => type === 'AssignmentPattern' || type === 'RestElement') ?? 0;
  return {
    name,
    span: to.spanOf(at),
    body,
    scope: new LexicalScope(to.scope, to.scope.module, indices, kinds),
    captures,
    isArrow,
    isConstructor: !isArrow && !isMethod,
    isClass,
    isDerived,
    isStrict: isStrict || (node !== null && isToldStrict(node)),
    length: length < 0 ? (node?.params.length ?? 0) : length,
    isInternal: to.source.isInternal,
  };
}

const isToldStrict = ({ body }: FunctionNode): boolean => body.type === 'BlockStatement' && beginsStrict(body.body);

function rootsOf(body: FunctionBody): readonly Node[] {
  if (body.kind === 'module') return body.statements.map(({ statement }) => statement);
  if (body.kind === 'fields') return body.fields;
  return body.node === null ? [] : [body.node];
}

/** Its instructions; made at the first call. */
export function codeOf(source: FunctionSource): FunctionCode {
  return (source.compiled ??= codeOfFunction(source));
}

function codeOfFunction(source: FunctionSource): FunctionCode {
  const to = new Emitter(source, parts, source.scope);
  const { body } = source;
  if (body.kind === 'module') {
    to.inner = namesInFunctionsOf(rootsOf(body));
    emitModule(to, body.statements);
    to.constant(undefined);
    to.emit(Op.result);
    return to.finished();
  }
  if (body.kind === 'fields') {
    emitFields(to, body.fields);
    return to.finished();
  }
  if (body.kind === 'constructor') {
    if (body.node === null) {
      if (source.isDerived) {
        to.emit(Op.argumentsFrom, 0);
        to.emit(Op.superCall);
        to.emit(Op.initFields);
        to.emit(Op.pop);
      } else emitOwnFields(to);
      to.constant(undefined);
      to.emit(Op.result);
      return to.finished();
    }
    if (!source.isDerived) emitOwnFields(to);
  }
  if (body.node !== null) emitFunction(to, body.node);
  return to.finished();
}

/** this → this, with the fields of the class */
function emitOwnFields(to: Emitter): void {
  to.emit(Op.self);
  to.emit(Op.initFields);
  to.emit(Op.pop);
}

function emitFunction(to: Emitter, node: FunctionNode): void {
  if (node.async) to.obstacle(node, 'async functions are not read', 'compute at once: leave out async and await');
  if (node.generator) to.obstacle(node, 'generators are not read', 'fill an array and return it');
  const block: Statement[] = node.body.type === 'BlockStatement' ? node.body.body : [];
  to.inner = namesInFunctionsOf([...node.params, node.body]);
  const border = to.scope;
  // a function expression's own name is around its parameters
  if (
    node.type === 'FunctionExpression' &&
    node.id != null &&
    !node.params.some((each) => namesOfPattern(each).includes(node.id?.name ?? ''))
  ) {
    // prettier-ignore
    to.open(to.declare(node.id.name, 'const'), false);
    to.emit(Op.argument, -1);
    to.initialise(node.id.name);
  }
  to.within(new LexicalScope(border, border.module), () => {
    for (const parameter of node.params)
      for (const name of namesOfPattern(parameter)) to.open(to.declare(name, 'parameter'), false);
    if (to.inner.has('arguments') || mentions(node, 'arguments')) {
      if (node.type !== 'ArrowFunctionExpression' && !to.scope.names.has('arguments')) {
        to.open(to.declare('arguments', 'var'), false);
        to.emit(Op.argumentsObject);
        to.initialise('arguments');
        const shared = to.isStrict ? null : sharedArgument(node);
        if (shared !== null) to.obstacle(shared, 'arguments and parameters that are set through each other are not read', "write a rest parameter, (...values), or 'use strict'"); // prettier-ignore
      }
    }
    node.params.forEach((parameter, i) => {
      if (parameter.type === 'RestElement') {
        to.emit(Op.argumentsFrom, i);
        bindPattern(to, parameter.argument, 'parameter');
      } else {
        to.at(parameter, () => to.emit(Op.argument, i));
        bindPattern(to, parameter, 'parameter');
      }
    });
    for (const name of varNamesIn(block, to.isStrict)) {
      if (!to.scope.names.has(name)) to.open(to.declare(name, 'var'), true);
    }
    if (node.body.type !== 'BlockStatement') {
      emitExpression(to, node.body);
      to.emit(Op.result);
      return;
    }
    // functions of the body are variables like those of `var`; `let` and `const` may not meet parameters, so one scope does
    declareBlock(to, block);
    emitStatements(to, block);
    to.constant(undefined);
    to.emit(Op.result);
  });
}

const mentions = (node: Node, name: string): boolean => namesMentioned(node).has(name);

function emitFields(to: Emitter, fields: Extract<FunctionBody, { kind: 'fields' }>['fields']): void {
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
      else emitNamed(to, field.value, name ?? '');
      if (name === null) to.emit(Op.defineElement);
      else to.emit(Op.defineNamed, to.nameIndex(name));
      to.emit(Op.pop);
    });
  }
  to.constant(undefined);
  to.emit(Op.result);
}

function classValue(to: Emitter, node: Class, name: string): void {
  tellPrivateNames(node);
  to.at(node, () => {
    const outer = to.scope;
    to.within(new LexicalScope(outer, outer.module), () => {
      if (node.id != null) to.open(to.declare(node.id.name, 'const'), false);
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
          const source = functionSource(to, { kind: 'function', node: member.value }, { name: key ?? '', at: member.value, isMethod: true, isStrict: true }); // prettier-ignore
          const obstacle = member.kind === 'method' ? null : accessorObstacle(to, member, member.kind);
          methods.push({ key, isStatic: member.static, source, obstacle });
        }
      }
      const constructor_ = functionSource(to, { kind: 'constructor', node: written, ofClass: node }, { name, at: written ?? node, isClass: true, isDerived, isStrict: true }); // prettier-ignore
      const made = (list: readonly Field[]): FunctionSource | null =>
        list.length === 0
          ? null
          : functionSource(to, { kind: 'fields', fields: list }, { name, at: node, isMethod: true, isStrict: true });
      const index = to.classes.push({ name, hasParent: isDerived, constructor_, methods, fields: made(fields.own) }) - 1; // prettier-ignore
      to.emit(Op.class, index);
      if (node.id != null) {
        to.emit(Op.dup);
        to.initialise(node.id.name);
      }
      if (fields.static.length > 0) {
        // the class is there before its static fields are
        to.emit(Op.dup);
        to.closure(
          functionSource(
            to,
            { kind: 'fields', fields: fields.static },
            { name, at: node, isMethod: true, isStrict: true },
          ),
        );
        to.emit(Op.swap);
        to.emit(Op.call, 0);
        to.emit(Op.pop);
      }
    });
  });
}
type Field = Extract<FunctionBody, { kind: 'fields' }>['fields'][number];

const parts: CompilerParts = {
  expression: emitExpression,
  statement: emitStatement,
  bind: bindPattern,
  classValue,
  functionSource,
};

/** A function that stands by itself in a module, and needs nothing around it. */
export function topLevelSource(
  scope: LexicalScope,
  body: FunctionBody,
  options: { readonly name: string; readonly isInternal?: boolean },
): FunctionSource {
  const { start } = scope.module.module.file;
  return {
    name: options.name,
    span: { start, end: start },
    body,
    scope,
    captures: [],
    isArrow: false,
    isConstructor: false,
    isClass: false,
    isDerived: false,
    isStrict: scope.module.isStrict,
    length: 0,
    isInternal: options.isInternal ?? false,
  };
}
