// Assignments, declarations and parameters: a value taken apart, or stored.
import type { Expression, MemberExpression, Node, Pattern, PrivateIdentifier } from 'acorn';
import type { Obstacle } from '../file-function.js';
import { Op } from './code.js';
import type { Emitter } from './emitter.js';
import { privateVariable } from './private-names.js';
import type { Declared } from './scope.js';

/** Stores the value on the stack into a pattern; it leaves the stack. */
export function bindPattern(to: Emitter, pattern: Pattern, declared: Declared | null): void {
  to.at(pattern, () => {
    switch (pattern.type) {
      case 'Identifier':
        if (declared === null || declared === 'var') {
          to.store(pattern.name, pattern);
          to.emit(Op.pop);
        } else to.initialise(pattern.name, declared !== 'parameter');
        return;
      case 'MemberExpression': {
        const isNamed = emitReference(to, pattern);
        to.emit(isNamed === null ? Op.under2 : Op.swap); // value object [key] → object [key] value
        if (isNamed === null) to.emit(Op.under2);
        emitStore(to, isNamed);
        to.emit(Op.pop);
        return;
      }
      case 'AssignmentPattern': {
        const isUndefined = (to.emit(Op.isUndefined), to.jump(Op.jumpIfFalse));
        to.emit(Op.pop);
        nameable(to, pattern.left, pattern.right);
        to.land(isUndefined);
        bindPattern(to, pattern.left, declared);
        return;
      }
      case 'ArrayPattern': {
        const iterator = to.newSlot();
        to.emit(Op.take);
        to.emit(Op.iterate);
        to.emit(Op.initLocal, iterator);
        for (const element of pattern.elements) {
          if (element?.type === 'RestElement') {
            to.emit(Op.loadLocal, iterator);
            to.emit(Op.rest);
            bindPattern(to, element.argument, declared);
            continue;
          }
          const next = to.jump(Op.next, iterator);
          const after = to.jump();
          to.land(next);
          to.constant(undefined);
          to.land(after);
          if (element === null) to.emit(Op.pop);
          else bindPattern(to, element, declared);
        }
        return;
      }
      case 'ObjectPattern': {
        to.emit(Op.take);
        const hasRest = pattern.properties.some(({ type }) => type === 'RestElement');
        const keys: number[] = [];
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') {
            to.emit(Op.dup);
            for (const key of keys) to.emit(Op.loadLocal, key);
            to.emit(Op.without, keys.length);
            bindPattern(to, property.argument, declared);
            continue;
          }
          to.emit(Op.dup);
          emitKey(to, property.key, property.computed);
          if (hasRest) {
            const slot = to.newSlot();
            to.emit(Op.storeLocal, slot);
            keys.push(slot);
          }
          to.emit(Op.getElement);
          bindPattern(to, property.value, declared);
        }
        to.emit(Op.pop);
        return;
      }
      case 'RestElement':
        bindPattern(to, pattern.argument, declared);
        return;
      default:
        to.obstacle(pattern, 'this cannot be assigned to');
    }
  });
}

/** The key of a property as a value. */
export function emitKey(to: Emitter, key: Expression | PrivateIdentifier, computed: boolean): void {
  const name = computed ? null : keyName(key);
  if (name !== null) to.constant(name);
  else if (key.type === 'PrivateIdentifier') to.load(privateVariable(key.name), key);
  else to.parts.expression(to, key);
}

/** Why a getter or a setter is not read. */
export const accessorObstacle = (to: Emitter, at: Node, kind: 'get' | 'set'): Obstacle =>
  to.obstacleAt(at, kind === 'get' ? 'getters are not read' : 'setters are not read', 'write a method instead');

/** The name of a key that is written; null for one that is computed or private. */
export function keyName(key: Expression | PrivateIdentifier): string | null {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number')
    ? String(key.value)
    : null;
}

/** Properties whose keys are the symbols of the language, as `Symbol.iterator`, are listed by nothing. */
export const symbolKey = (name: string): string => `\u0000Symbol.${name}`;

/** What a member is stored in: object, and key if it is computed. @returns the name; null where the key is on the stack */
export function emitReference(to: Emitter, node: MemberExpression): string | null {
  if (node.object.type === 'Super') {
    to.emit(Op.self);
  } else to.parts.expression(to, node.object);
  const name = node.computed ? null : keyName(node.property);
  if (name === null) emitKey(to, node.property, node.computed);
  return name;
}

/** object [key] value → value */
export function emitStore(to: Emitter, name: string | null): void {
  if (name === null) to.emit(Op.setElement);
  else to.emit(Op.setNamed, to.nameIndex(name));
}

/** A value that takes the name of what it is stored in, if it is a function without one. */
export function nameable(to: Emitter, target: Pattern | null, value: Expression): void {
  const name = target?.type === 'Identifier' ? target.name : '';
  emitNamed(to, value, name);
}

export function emitNamed(to: Emitter, value: Expression, name: string): void {
  if (name !== '' && value.type === 'ArrowFunctionExpression')
    to.closure(to.parts.functionSource(to, { kind: 'function', node: value }, { name, at: value }));
  else if (name !== '' && value.type === 'FunctionExpression' && value.id == null)
    to.closure(to.parts.functionSource(to, { kind: 'function', node: value }, { name, at: value }));
  else if (name !== '' && value.type === 'ClassExpression' && value.id == null) to.parts.classValue(to, value, name);
  else to.parts.expression(to, value);
}
