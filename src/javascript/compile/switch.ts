// `switch`: the cases are compared one after another, and what they choose runs on into the next.
import type { Node, SwitchStatement } from 'acorn';
import { comparisons, Op } from './code.js';
import { declareBlock, hoistFunctions } from './declarations.js';
import type { Emitter } from './emitter.js';
import { enclose, enclosing } from './leaving.js';
import { LexicalScope } from './scope.js';

export function emitSwitch(to: Emitter, { discriminant, cases }: SwitchStatement, labels: readonly string[]): void {
  to.parts.expression(to, discriminant);
  const value = to.newSlot();
  to.emit(Op.initLocal, value);
  enclose(to, enclosing(labels, { isBreakable: true }), () =>
    to.within(new LexicalScope(to.scope, to.scope.module), () => {
      const statements = cases.flatMap(({ consequent }) => consequent);
      declareBlock(to, statements);
      hoistFunctions(to, statements);
      const entries = cases.map(({ test }) => {
        if (test == null) return null;
        to.emit(Op.loadLocal, value);
        to.parts.expression(to, test);
        to.at(test, () => to.emit(Op.compare, comparisons.indexOf('==='), siteOf(to, discriminant, test)));
        return to.jump(Op.jumpIfTrue);
      });
      const otherwise = to.jump();
      let hasDefault = false;
      cases.forEach(({ test, consequent }, i) => {
        if (test == null) {
          hasDefault = true;
          to.land(otherwise);
        }
        const entry = entries[i];
        if (entry != null) to.land(entry);
        for (const statement of consequent) to.parts.statement(to, statement);
      });
      if (!hasDefault) to.land(otherwise);
    }),
  );
}

const siteOf = (to: Emitter, discriminant: Node, test: Node): number =>
  to.sites.push({
    condition: () => `${to.textOf(discriminant)} === ${to.textOf(test)}`,
    whenTrue: null,
    whenFalse: null,
  });
