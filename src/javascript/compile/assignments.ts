// Assignments, and `i++` and its like: a value that is stored stays on the stack.
import type { AssignmentExpression, UpdateExpression } from 'acorn';
import { jsBinaryOperators, jsUnaryOperators, Op, type JsBinaryOperator } from './code.js';
import { site } from './conditions.js';
import type { Emitter } from './emitter.js';
import { bindPattern, emitReference, emitStore, nameable } from './patterns.js';

/** `i++` and its like: before, the value as a number; after, the new one. */
export function emitUpdate(to: Emitter, { argument, operator, prefix }: UpdateExpression): void {
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

export function emitAssignment(to: Emitter, { operator, left, right }: AssignmentExpression): void {
  if (operator === '=') {
    if (left.type === 'Identifier') {
      nameable(to, left, right);
      to.store(left.name, left);
    } else if (left.type === 'MemberExpression') {
      const name = emitReference(to, left);
      to.parts.expression(to, right);
      emitStore(to, name);
    } else {
      to.parts.expression(to, right);
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
    to.parts.expression(to, right);
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
  else to.parts.expression(to, right);
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
