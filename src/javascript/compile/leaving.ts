// Statements that are left before their end: by `break`, `continue` and `return`, and what has to be done on the way.
import { Op } from './code.js';
import type { Emitter, Enclosing } from './emitter.js';

/** What leaving statements takes, from the innermost one to that at `outermost`. */
export function leave(to: Emitter, enclosing: readonly Enclosing[], outermost: number, withValue: boolean): void {
  for (let i = enclosing.length - 1; i >= outermost; i--) {
    const onLeave = enclosing[i]?.onLeave;
    if (onLeave == null) continue;
    // what runs on the way is outside of the statement that is left
    const left = to.enclosing.splice(i);
    const slot = withValue ? to.newSlot() : -1;
    if (withValue) to.emit(Op.initLocal, slot);
    onLeave();
    if (withValue) to.emit(Op.loadLocal, slot);
    to.enclosing.push(...left);
  }
}

export function enclose(to: Emitter, self: Enclosing, step: () => void): void {
  to.enclosing.push(self);
  step();
  to.enclosing.pop();
  landAll(to, self.breaks, to.here);
}

export const enclosing = (labels: readonly string[], kinds: Partial<Enclosing>): Enclosing => {
  return { labels, isLoop: false, isBreakable: false, breaks: [], continues: [], onLeave: null, ...kinds };
};

export const breakable = (to: Emitter, labels: readonly string[], step: () => void): void =>
  enclose(to, enclosing(labels, {}), step);

export function landAll(to: Emitter, jumps: readonly number[], target: number): void {
  for (const jump of jumps) to.land(jump, target);
}
