// Arrays and objects as they are written.
import type { Expression, ObjectExpression, SpreadElement } from 'acorn';
import { Op } from './code.js';
import type { Emitter } from './emitter.js';
import { emitKey, emitNamed, keyName } from './patterns.js';

export function emitArray(to: Emitter, elements: readonly (Expression | SpreadElement | null)[]): void {
  to.emit(Op.newArray);
  for (const element of elements) {
    if (element === null) to.emit(Op.pushHole);
    else if (element.type === 'SpreadElement') {
      to.parts.expression(to, element.argument);
      to.emit(Op.pushAll);
    } else {
      to.parts.expression(to, element);
      to.emit(Op.push);
    }
  }
}

export function emitObject(to: Emitter, properties: ObjectExpression['properties']): void {
  to.emit(Op.newObject);
  for (const property of properties) {
    if (property.type === 'SpreadElement') {
      to.parts.expression(to, property.argument);
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
      if (name === null) emitKey(to, property.key, property.computed);
      if (property.method && property.value.type === 'FunctionExpression')
        to.closure(to.parts.functionSource(to, { kind: 'function', node: property.value }, { name: name ?? '', at: property.value, isMethod: true })); // prettier-ignore
      else emitNamed(to, property.value, name ?? '');
      if (name === null) to.emit(Op.defineElement);
      else to.emit(Op.defineNamed, to.nameIndex(name));
    }
  }
}
