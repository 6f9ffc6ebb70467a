// Expressions: their instructions leave one value on the stack.
import type { AssignmentExpression, CallExpression, Expression, MemberExpression, Node, SpreadElement, Super, UpdateExpression } from 'acorn'; // prettier-ignore
import type { ConditionSite } from '../../program/observer.js';
import type { UnsupportedSyntax } from '../reading/module-graph.js';
import { jsBinaryOperators, comparisons, Op, jsUnaryOperators, type JsBinaryOperator, type ComparisonOperator, type JsUnaryOperator } from './code.js'; // prettier-ignore
import type { Emitter } from './emitter.js';
import { refusedMember } from './known-names.js';
import {
  bindPattern,
  emitKey,
  emitMemberKey,
  emitNamed,
  emitReference,
  emitStore,
  keyName,
  nameable,
} from './patterns.js';

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
      to.emit(Op.self);
      return;
    case 'ParenthesizedExpression':
      return emitExpression(to, node.expression);
    case 'TemplateLiteral':
      to.constant(node.quasis[0]?.value.cooked ?? '');
      node.expressions.forEach((each, i) => {
        emitExpression(to, each);
        to.emit(Op.binary, jsBinaryOperators.indexOf('+'));
        to.constant(node.quasis[i + 1]?.value.cooked ?? '');
        to.emit(Op.binary, jsBinaryOperators.indexOf('+'));
      });
      return;
    case 'ArrayExpression':
      return emitArray(to, node.elements);
    case 'ObjectExpression':
      to.emit(Op.newObject);
      for (const property of node.properties) {
        if (property.type === 'SpreadElement') {
          emitExpression(to, property.argument);
          to.emit(Op.assignAll);
        } else if (property.kind !== 'init') {
          to.obstacle(
            property,
            property.kind === 'get' ? 'getters are not read' : 'setters are not read',
            'write a method instead',
          );
        } else {
          const name = property.computed ? null : keyName(property.key);
          if (name === '__proto__' && !property.shorthand) {
            to.obstacle(property, 'prototypes are not set by __proto__', 'write a class');
            continue;
          }
          if (name === null) emitMemberKey(to, property.key, property.computed);
          if (property.method && property.value.type === 'FunctionExpression')
            to.closure(to.parts.functionSource(to, { kind: 'function', node: property.value }, { name: name ?? '', at: property.value, isMethod: true })); // prettier-ignore
          else emitNamed(to, property.value, name ?? '');
          if (name === null) to.emit(Op.defineElement);
          else to.emit(Op.defineNamed, to.nameIndex(name));
        }
      }
      return;
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
      const otherwise = emitCondition(to, node.test, node);
      emitExpression(to, node.consequent);
      const end = to.jump();
      to.land(otherwise);
      emitExpression(to, node.alternate);
      to.land(end);
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
    case 'ChainExpression': {
      const ends: number[] = [];
      emitChain(to, node.type === 'ChainExpression' ? node.expression : node, ends);
      if (ends.length === 0) return;
      const end = to.jump();
      for (const each of ends) to.land(each);
      to.emit(Op.pop);
      to.constant(undefined);
      to.land(end);
      return;
    }
    case 'NewExpression':
      emitExpression(to, node.callee);
      emitArguments(to, node.callee, node.arguments, Op.construct, Op.constructAll);
      return;
    case 'AwaitExpression':
    case 'YieldExpression':
      return to.obstacle(node, node.type === 'AwaitExpression' ? 'await is not read' : 'yield is not read');
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

/** A construct that has no meaning here; what reads TypeScript says which. */
export function emitUnsupported(
  to: Emitter,
  node: Node & Partial<Pick<UnsupportedSyntax, 'construct' | 'hint'>>,
): void {
  to.obstacle(node, `${node.construct ?? node.type} is not read`, node.hint ?? null);
}

/** Where a condition stands, for whoever observes it; 0 for none. */
function site(to: Emitter, test: Node, choice: { consequent: Node; alternate: Node } | null): number {
  const text = (node: Node) => (): string => to.textOf(node);
  const made: ConditionSite = {
    condition: text(test),
    whenTrue: choice && text(choice.consequent),
    whenFalse: choice && text(choice.alternate),
  };
  return to.sites.push(made);
}

/** A condition, and the jump if it doesn't hold. @param choice what it chooses between, if it is that of `?:` */
export function emitCondition(
  to: Emitter,
  test: Expression,
  choice: { consequent: Node; alternate: Node } | null,
): number {
  if (test.type === 'BinaryExpression' && isComparison(test.operator) && test.left.type !== 'PrivateIdentifier') {
    const { left, right, operator } = test;
    to.at(test, () => {
      emitExpression(to, left);
      emitExpression(to, right);
      emitOperator(to, operator, test, choice);
    });
    return to.jump(Op.jumpIfFalse);
  }
  emitExpression(to, test);
  return to.at(test, () => to.jump(Op.jumpIfFalse, 0, site(to, test, choice)));
}

const isComparison = (operator: string): operator is ComparisonOperator =>
  comparisons.some((each) => each === operator);

function emitOperator(
  to: Emitter,
  operator: string,
  node: Node,
  choice: { consequent: Node; alternate: Node } | null,
): void {
  if (isComparison(operator)) to.emit(Op.compare, comparisons.indexOf(operator), site(to, node, choice));
  else to.emit(Op.binary, jsBinaryOperators.indexOf(operator as JsBinaryOperator));
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
    // prettier-ignore
    to.emit(Op.typeofGlobal, to.nameIndex(argument.name));
    return;
  }
  emitExpression(to, argument);
  to.emit(Op.unary, jsUnaryOperators.indexOf(operator));
}

/** `i++` and its like: before, the value as a number; after, the new one. */
function emitUpdate(to: Emitter, { argument, operator, prefix }: UpdateExpression): void {
  const change = jsUnaryOperators.indexOf(operator);
  if (argument.type === 'Identifier') {
    to.load(argument.name, argument);
    if (!prefix) {
      to.emit(Op.updated);
      to.emit(Op.dup);
    }
    to.emit(Op.unary, change);
    to.store(argument.name, argument);
    if (!prefix) to.emit(Op.pop);
    return;
  }
  if (argument.type !== 'MemberExpression') return to.obstacle(argument, 'this cannot be assigned to');
  const name = emitReference(to, argument);
  to.emit(name === null ? Op.dup2 : Op.dup);
  if (name === null) to.emit(Op.getElement);
  else to.emit(Op.getNamed, to.nameIndex(name));
  const old = to.newSlot();
  to.emit(Op.updated);
  to.emit(Op.storeLocal, old);
  to.emit(Op.unary, change);
  emitStore(to, name);
  if (prefix) return;
  to.emit(Op.pop);
  to.emit(Op.loadLocal, old);
}

function emitAssignment(to: Emitter, { operator, left, right }: AssignmentExpression): void {
  if (operator === '=') {
    if (left.type === 'Identifier') {
      nameable(to, left, right);
      to.store(left.name, left);
    } else if (left.type === 'MemberExpression') {
      const name = emitReference(to, left);
      emitExpression(to, right);
      emitStore(to, name);
    } else {
      emitExpression(to, right);
      to.emit(Op.dup);
      bindPattern(to, left, null);
    }
    return;
  }
  const name = left.type === 'MemberExpression' ? emitReference(to, left) : null;
  if (left.type === 'Identifier') to.load(left.name, left);
  else if (name === null) {
    to.emit(Op.dup2);
    to.emit(Op.getElement);
  } else {
    to.emit(Op.dup);
    to.emit(Op.getNamed, to.nameIndex(name));
  }
  const store = (): void => {
    if (left.type === 'Identifier') to.store(left.name, left);
    else emitStore(to, name);
  };
  if (operator !== '&&=' && operator !== '||=' && operator !== '??=') {
    emitExpression(to, right);
    to.emit(Op.binary, jsBinaryOperators.indexOf(operator.slice(0, -1) as JsBinaryOperator));
    store();
    return;
  }
  let end: number;
  if (operator === '??=') end = to.jump(Op.jumpUnlessNullish);
  else {
    to.emit(Op.dup);
    end = to.jump(operator === '&&=' ? Op.jumpIfFalse : Op.jumpIfTrue, 0, site(to, left, null));
    to.emit(Op.pop);
  }
  if (left.type === 'Identifier') nameable(to, left, right);
  else emitExpression(to, right);
  store();
  if (left.type === 'Identifier') return to.land(end);
  const after = to.jump(); // where nothing is stored, the object and key are still below the value
  to.land(end);
  const value = to.newSlot();
  to.emit(Op.initLocal, value);
  to.emit(Op.pop);
  if (name === null) to.emit(Op.pop);
  to.emit(Op.loadLocal, value);
  to.land(after);
}

/** A chain of members and calls. `ends` are the jumps of `?.`, with one value to be dropped. */
function emitChain(to: Emitter, node: Expression | Super, ends: number[]): void {
  if (node.type === 'MemberExpression') return to.at(node, () => emitMember(to, node, ends));
  if (node.type === 'CallExpression') return to.at(node, () => emitCall(to, node, ends));
  if (node.type !== 'Super') emitExpression(to, node);
}

function emitMember(to: Emitter, node: MemberExpression, ends: number[]): void {
  if (node.object.type === 'Super') {
    emitKey(to, node.property, node.computed);
    to.emit(Op.superNamed);
    return;
  }
  const refused = refusedOf(to, node);
  if (refused !== null) return to.obstacle(node, refused.message, refused.hint);
  emitChain(to, node.object, ends);
  if (node.optional) ends.push(to.jump(Op.jumpIfNullish));
  const name = node.computed ? null : keyName(node.property);
  if (name !== null) to.emit(Op.getNamed, to.nameIndex(name), to.textIndex(node.object));
  else {
    emitKey(to, node.property, node.computed);
    to.emit(Op.getElement, 0, to.textIndex(node.object));
  }
}

function refusedOf(to: Emitter, { object, property, computed }: MemberExpression): ReturnType<typeof refusedMember> {
  if (object.type !== 'Identifier' || to.scope.resolve(object.name).kind !== 'unknown') return null;
  return refusedMember(object.name, (computed ? null : keyName(property)) ?? '');
}

function emitCall(to: Emitter, node: CallExpression, ends: number[]): void {
  const { callee } = node;
  if (callee.type === 'Super') {
    emitArray(to, node.arguments);
    to.emit(Op.superCall);
    to.emit(Op.initFields);
    return;
  }
  const required = requiredModule(to, node);
  if (required !== null) return emitRequire(to, node, required);
  const target = callee.type === 'ParenthesizedExpression' ? callee.expression : callee;
  if (target.type === 'MemberExpression') {
    to.at(target, () => {
      if (target.object.type === 'Super') {
        emitKey(to, target.property, target.computed);
        to.emit(Op.superNamed);
        to.emit(Op.self);
        return;
      }
      const refused = refusedOf(to, target);
      if (refused !== null) to.obstacle(target, refused.message, refused.hint);
      emitChain(to, target.object, ends);
      if (target.optional) ends.push(to.jump(Op.jumpIfNullish));
      emitKey(to, target.property, target.computed);
      to.emit(Op.memberOf, 0, to.textIndex(target.object)); // object function
      to.emit(Op.swap);
    });
    if (node.optional) {
      // function this → this function, so that one value is dropped
      const self = to.newSlot();
      to.emit(Op.initLocal, self);
      ends.push(to.jump(Op.jumpIfNullish));
      to.emit(Op.loadLocal, self);
    }
  } else {
    emitChain(to, target, ends);
    if (node.optional) ends.push(to.jump(Op.jumpIfNullish));
    to.constant(undefined);
  }
  emitArguments(to, callee, node.arguments, Op.call, Op.callAll);
}

/** The text in quotes of a `require` of a CommonJS module; null for another call. */
function requiredModule(to: Emitter, { callee, arguments: args }: CallExpression): string | null {
  if (callee.type !== 'Identifier' || callee.name !== 'require' || to.scope.resolve('require').kind !== 'unknown') return null; // prettier-ignore
  const [path] = args;
  return path?.type === 'Literal' && typeof path.value === 'string' ? path.value : null;
}

function emitRequire(to: Emitter, node: CallExpression, path: string): void {
  const found = to.scope.module.module.imports.get(path);
  if (found === undefined) to.obstacle(node, `'${path}' cannot be required`);
  else if (found instanceof Error) to.obstacle(node, found.message, found.hint, found);
  else if (found.isEsModule) to.emit(Op.namespace, to.namespaces.push(to.scope.module.exportsOf(found)) - 1);
  else to.emit(Op.require, found.file.start);
}

function emitArguments(
  to: Emitter,
  callee: Node,
  args: readonly (Expression | SpreadElement)[],
  plain: typeof Op.call | typeof Op.construct,
  all: typeof Op.callAll | typeof Op.constructAll,
): void {
  // prettier-ignore
  if (args.some(({ type }) => type === 'SpreadElement')) {
    emitArray(to, args);
    to.emit(all, 0, to.textIndex(callee));
    return;
  }
  for (const each of args) if (each.type !== 'SpreadElement') emitExpression(to, each);
  to.emit(plain, args.length, to.textIndex(callee));
}

export function emitArray(to: Emitter, elements: readonly (Expression | SpreadElement | null)[]): void {
  to.emit(Op.newArray);
  for (const element of elements) {
    if (element === null) to.emit(Op.pushHole);
    else if (element.type === 'SpreadElement') {
      emitExpression(to, element.argument);
      to.emit(Op.pushAll);
    } else {
      emitExpression(to, element);
      to.emit(Op.push);
    }
  }
}
