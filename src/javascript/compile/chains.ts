// Chains of members and calls: `a.b[c]?.d(e)`, `super`, `require`, and arguments.
import type { CallExpression, ChainExpression, Expression, MemberExpression, Node, SpreadElement, Super } from 'acorn';
import { Op } from './code.js';
import type { Emitter } from './emitter.js';
import { refusedMember } from './known-names.js';
import { emitArray } from './literals.js';
import { emitKey, keyName } from './patterns.js';

/** A whole chain: where a `?.` in it meets nothing, it is undefined. */
export function emitMembersAndCalls(to: Emitter, node: MemberExpression | CallExpression | ChainExpression): void {
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

/** A chain of members and calls. `ends` are the jumps of `?.`, with one value to be dropped. */
function emitChain(to: Emitter, node: Expression | Super, ends: number[]): void {
  if (node.type === 'MemberExpression') return to.at(node, () => emitMember(to, node, ends));
  if (node.type === 'CallExpression') return to.at(node, () => emitCall(to, node, ends));
  if (node.type !== 'Super') to.parts.expression(to, node);
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

export function emitArguments(
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
  for (const each of args) if (each.type !== 'SpreadElement') to.parts.expression(to, each);
  to.emit(plain, args.length, to.textIndex(callee));
}
