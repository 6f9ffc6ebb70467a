// Loops: each turn is a step of the budget.
import type { DoWhileStatement, ForInStatement, ForOfStatement, ForStatement, Pattern, WhileStatement } from 'acorn';
import { Op } from './code.js';
import { emitCondition } from './conditions.js';
import { declareBlock } from './declarations.js';
import type { Emitter, Enclosing } from './emitter.js';
import { enclose, enclosing, landAll } from './leaving.js';
import { bindPattern } from './patterns.js';
import { LexicalScope } from './scope.js';

function loop(to: Emitter, labels: readonly string[], step: (self: Enclosing) => void): void {
  const self = enclosing(labels, { isLoop: true, isBreakable: true });
  enclose(to, self, () => step(self));
}

export function emitWhile(to: Emitter, { test, body }: WhileStatement, labels: readonly string[]): void {
  loop(to, labels, (self) => {
    const begin = to.here;
    const end = emitCondition(to, test, null);
    to.parts.statement(to, body);
    landAll(to, self.continues, begin);
    to.emit(Op.step);
    to.land(to.jump(), begin);
    to.land(end);
  });
}

export function emitDoWhile(to: Emitter, { test, body }: DoWhileStatement, labels: readonly string[]): void {
  loop(to, labels, (self) => {
    const begin = to.here;
    to.parts.statement(to, body);
    landAll(to, self.continues, to.here);
    to.emit(Op.step);
    const end = emitCondition(to, test, null);
    to.land(to.jump(), begin);
    to.land(end);
  });
}

export function emitFor(to: Emitter, { init, test, update, body }: ForStatement, labels: readonly string[]): void {
  to.within(new LexicalScope(to.scope, to.scope.module), () => {
    const ownVariables = init?.type === 'VariableDeclaration' && init.kind !== 'var' ? declareBlock(to, [init]) : [];
    if (init?.type === 'VariableDeclaration') to.parts.statement(to, init);
    else if (init != null) {
      to.parts.expression(to, init);
      to.emit(Op.pop);
    }
    loop(to, labels, (self) => {
      const begin = to.here;
      const end = test == null ? null : emitCondition(to, test, null);
      to.parts.statement(to, body);
      landAll(to, self.continues, to.here);
      for (const { isCell, slot } of ownVariables) if (isCell) to.emit(Op.freshCell, slot);
      if (update != null) {
        to.parts.expression(to, update);
        to.emit(Op.pop);
      }
      to.emit(Op.step);
      to.land(to.jump(), begin);
      if (end !== null) to.land(end);
    });
  });
}

export function emitForEach(
  to: Emitter,
  node: ForOfStatement | ForInStatement,
  labels: readonly string[],
  op: typeof Op.iterate | typeof Op.keys,
): void {
  // prettier-ignore
  const { left, right, body } = node;
  to.parts.expression(to, right);
  to.emit(op);
  const iterator = to.newSlot();
  to.emit(Op.initLocal, iterator);
  loop(to, labels, (self) => {
    const begin = to.here;
    const end = to.jump(Op.next, iterator);
    to.within(new LexicalScope(to.scope, to.scope.module), () => {
      if (left.type === 'VariableDeclaration') {
        if (left.kind !== 'var') declareBlock(to, [left]);
        bindPattern(to, left.declarations[0]?.id as Pattern, left.kind === 'const' || left.kind === 'let' || left.kind === 'var' ? left.kind : 'let'); // prettier-ignore
      } else bindPattern(to, left, null);
      to.parts.statement(to, body);
    });
    landAll(to, self.continues, to.here);
    to.emit(Op.step);
    to.land(to.jump(), begin);
    to.land(end);
  });
}
