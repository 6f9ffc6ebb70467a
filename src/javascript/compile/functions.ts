// Functions: what is around a body, its parameters and its variables.
import type { Function as FunctionNode, Node, Pattern, Statement } from 'acorn';
import { classValue, emitFields } from './classes.js';
import { Op, type FunctionBody, type FunctionCode, type FunctionSource } from './code.js';
import { Emitter, type CompilerParts, type SourceOptions } from './emitter.js';
import { emitExpression } from './expressions.js';
import { declareBlock } from './declarations.js';
import { bindPattern } from './patterns.js';
import { LexicalScope } from './scope.js';
import { sharedArgument } from './shared-arguments.js';
import { emitModule, emitStatement, emitStatements } from './statements.js';
import { beginsStrict, namesInFunctionsOf, namesMentioned, namesOfPattern, varNamesIn, walk } from './tree-names.js';

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
    to.open(to.declare(node.id.name, 'own'), false);
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
    if (node.body.type !== 'BlockStatement') {
      emitExpression(to, node.body);
      to.emit(Op.result);
      return;
    }
    // functions of the body are variables like those of `var`; `let` and `const` may not meet parameters, so one scope does
    const parameters = to.scope;
    const ofBody = node.params.every(isPlain) ? parameters : new LexicalScope(parameters, parameters.module);
    to.within(ofBody, () => {
      for (const name of varNamesIn(block, to.isStrict)) declareVar(to, name, parameters.names.has(name) ? node : null);
      declareBlock(to, block);
      emitStatements(to, block);
      to.constant(undefined);
      to.emit(Op.result);
    });
  });
}

/** Whether nothing is evaluated where a parameter is bound, such as a function that would see it (ECMAScript 10.2.11, hasParameterExpressions). */
const isPlain = (parameter: Pattern): boolean => {
  let plain = true;
  walk(parameter, (node) => {
    if (node.type === 'AssignmentPattern' || (node.type === 'Property' && node.computed)) plain = false;
    return plain;
  });
  return plain;
};

/** A variable of `var`. Beside a parameter of that name it is another one where the body has a scope of its own, and begins as that is. */
function declareVar(to: Emitter, name: string, beside: FunctionNode | null): void {
  if (to.scope.names.has(name)) return;
  if (beside !== null) to.load(name, beside);
  to.open(to.declare(name, 'var'), beside === null);
  if (beside !== null) to.initialise(name, false);
}

const mentions = (node: Node, name: string): boolean => namesMentioned(node).has(name);

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
