// `try`, with what catches and what is done in any case.
import type { TryStatement } from 'acorn';
import { Op } from './code.js';
import type { Emitter } from './emitter.js';
import { enclose, enclosing } from './leaving.js';
import { bindPattern } from './patterns.js';
import { LexicalScope } from './scope.js';
import { namesOfPattern } from './tree-names.js';

/** `finally` stands wherever the statement is left: at its end, on an exception, and before a jump out of it. */
export function emitTry(to: Emitter, { block, handler, finalizer }: TryStatement): void {
  const finish = (): void => {
    if (finalizer != null) to.parts.statement(to, finalizer);
  };
  const guarded = (step: () => void): number => {
    const enter = to.jump(Op.enterTry);
    const self = enclosing([], {
      onLeave: () => {
        to.emit(Op.leaveTry);
        finish();
      },
    });
    enclose(to, self, step);
    to.emit(Op.leaveTry);
    return enter;
  };
  const entry = guarded(() => to.parts.statement(to, block));
  finish();
  const ends = [to.jump()];
  to.land(entry); // the exception is on the stack
  if (handler != null) {
    const handle = (): void =>
      to.within(new LexicalScope(to.scope, to.scope.module), () => {
        const { param, body } = handler;
        for (const name of namesOfPattern(param ?? null)) to.open(to.declare(name, 'let'), false);
        if (param == null) to.emit(Op.pop);
        else bindPattern(to, param, 'let');
        to.parts.statement(to, body);
      });
    if (finalizer == null) handle();
    else {
      const exception = to.newSlot();
      to.emit(Op.initLocal, exception);
      const again = guarded(() => {
        to.emit(Op.loadLocal, exception);
        handle();
      });
      finish();
      ends.push(to.jump());
      to.land(again);
    }
  }
  if (finalizer != null) {
    const exception = to.newSlot();
    to.emit(Op.initLocal, exception);
    finish();
    to.emit(Op.loadLocal, exception);
    to.emit(Op.throw);
  }
  for (const end of ends) to.land(end);
}
