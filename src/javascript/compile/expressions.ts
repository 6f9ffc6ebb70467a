// Expressions: their instructions leave one value on the stack.
import type { Expression, Identifier, Node } from 'acorn';
import type { UnsupportedSyntax } from '../reading/module-graph.js';
import { emitAssignment, emitUpdate } from './assignments.js';
import { emitArguments, emitMembersAndCalls } from './chains.js';
import { jsBinaryOperators, jsUnaryOperators, Op, type JsUnaryOperator } from './code.js';
import { emitCondition, emitOperator, site } from './conditions.js';
import type { Emitter } from './emitter.js';
import { builtinNames, lackingKind, refusalOf } from './known-names.js';
import { emitArray, emitObject } from './literals.js';
import { emitKey } from './patterns.js';

export function emitExpression(to: Emitter, node: Expression): void {
  to.at(node, () => emitHere(to, node));
}

function emitHere(to: Emitter, node: Expression): void {
  switch (node.type) {
    case 'Literal':
      if ('regex' in node && node.regex !== undefined && node.regex !== null)
        return to.obstacle(node, 'regular expressions are no numbers');
      if (typeof node.value === 'bigint') return to.obstacle(node, 'a BigInt is no double', 'write it without n');
      to.constant(node.value as number | string | boolean | null);
      return;
    case 'Identifier':
      if (node.name === 'undefined') to.constant(undefined);
      else if (node.name === 'arguments' && to.scope.resolve('arguments').kind === 'unknown')
        to.emit(Op.argumentsObject);
      else to.load(node.name, node);
      return;
    case 'ThisExpression':
      to.emit(Op.self, to.isStrict ? 0 : 2);
      return;
    case 'ParenthesizedExpression':
      return emitExpression(to, node.expression);
    case 'TemplateLiteral':
      to.constant(node.quasis[0]?.value.cooked ?? '');
      node.expressions.forEach((each, i) => {
        emitExpression(to, each);
        to.emit(Op.unary, jsUnaryOperators.indexOf('text'));
        to.emit(Op.binary, jsBinaryOperators.indexOf('+'));
        to.constant(node.quasis[i + 1]?.value.cooked ?? '');
        to.emit(Op.binary, jsBinaryOperators.indexOf('+'));
      });
      return;
    case 'ArrayExpression':
      return emitArray(to, node.elements);
    case 'ObjectExpression':
      return emitObject(to, node.properties);
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      to.closure(to.parts.functionSource(to, { kind: 'function', node }, { name: node.id?.name ?? '', at: node }));
      return;
    case 'ClassExpression':
      return to.parts.classValue(to, node, node.id?.name ?? '');
    case 'UnaryExpression':
      return emitUnary(to, node.operator, node.argument);
    case 'UpdateExpression':
      return emitUpdate(to, node);
    case 'BinaryExpression': {
      if (node.left.type === 'PrivateIdentifier') emitKey(to, node.left, false);
      else emitExpression(to, node.left);
      emitExpression(to, node.right);
      emitOperator(to, node.operator, node, null);
      return;
    }
    case 'LogicalExpression': {
      emitExpression(to, node.left);
      let end: number;
      if (node.operator === '??') end = to.jump(Op.jumpUnlessNullish);
      else {
        to.emit(Op.dup);
        end = to.jump(node.operator === '&&' ? Op.jumpIfFalse : Op.jumpIfTrue, 0, site(to, node.left, null));
        to.emit(Op.pop);
      }
      emitExpression(to, node.right);
      to.land(end);
      return;
    }
    case 'ConditionalExpression': {
      const choice = to.jump(Op.choice);
      const otherwise = emitCondition(to, node.test, node);
      emitExpression(to, node.consequent);
      const end = to.jump();
      to.land(otherwise);
      emitExpression(to, node.alternate);
      to.land(end);
      to.land(choice);
      return;
    }
    case 'AssignmentExpression':
      return emitAssignment(to, node);
    case 'SequenceExpression':
      node.expressions.forEach((each, i) => {
        if (i > 0) to.emit(Op.pop);
        emitExpression(to, each);
      });
      return;
    case 'MemberExpression':
    case 'CallExpression':
    case 'ChainExpression':
      return emitMembersAndCalls(to, node);
    case 'NewExpression':
      emitExpression(to, node.callee);
      emitArguments(to, node.callee, node.arguments, Op.construct, Op.constructAll);
      return;
    case 'AwaitExpression':
    case 'YieldExpression':
      if (node.type === 'AwaitExpression') return to.obstacle(node, 'await is not read', 'compute at once');
      return to.obstacle(node, 'yield is not read', 'fill an array and return it');
    case 'ImportExpression':
      return to.obstacle(node, 'import() is not read', 'import the file at the top');
    case 'MetaProperty':
      if (node.meta.name !== 'new') return to.obstacle(node, `${to.textOf(node)} is not read`);
      to.emit(Op.self, 1);
      return;
    case 'TaggedTemplateExpression':
      return to.obstacle(node, 'tagged templates are not read');
    default:
      return emitUnsupported(to, node);
  }
}

function emitUnary(to: Emitter, operator: JsUnaryOperator | 'delete', argument: Expression): void {
  if (operator === 'delete') {
    if (argument.type !== 'MemberExpression' || argument.object.type === 'Super')
      return to.obstacle(argument, 'only properties can be deleted');
    emitExpression(to, argument.object);
    emitKey(to, argument.property, argument.computed);
    to.emit(Op.deleteElement);
    return;
  }
  if (operator === '-' && argument.type === 'Literal' && typeof argument.value === 'number')
    return to.constant(-argument.value);
  if (
    operator === 'typeof' &&
    argument.type === 'Identifier' &&
    to.scope.resolve(argument.name).kind === 'unknown' &&
    argument.name !== 'undefined'
  ) {
    return emitTypeofName(to, argument);
  }
  emitExpression(to, argument);
  to.emit(Op.unary, jsUnaryOperators.indexOf(operator));
}

/** What kind of thing a name is that nothing declares. */
function emitTypeofName(to: Emitter, node: Identifier): void {
  if (builtinNames.has(node.name)) {
    to.emit(Op.typeofGlobal, to.nameIndex(node.name));
    return;
  }
  const kind = lackingKind(node.name, to.scope.module.module.isEsModule);
  if (kind !== null) return to.constant(kind);
  to.obstacle(node, `${node.name} is in some versions of Node and not in others`, refusalOf(node.name).hint);
}

/** A construct that has no meaning here; what reads TypeScript says which. */
export function emitUnsupported(
  to: Emitter,
  node: Node & Partial<Pick<UnsupportedSyntax, 'construct' | 'hint'>>,
): void {
  to.obstacle(node, `${node.construct ?? node.type} is not read`, node.hint ?? null);
}
