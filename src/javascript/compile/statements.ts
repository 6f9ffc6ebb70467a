// Statements: their instructions leave the stack as it was.
import type { ForInStatement, ForOfStatement, ForStatement, Node, Pattern, Statement, SwitchStatement, TryStatement, VariableDeclaration } from 'acorn'; // prettier-ignore
import { comparisons, Op, type ModuleStatement } from './code.js';
import type { Emitter, Enclosing } from './emitter.js';
import { emitCondition, emitExpression, emitUnsupported } from './expressions.js';
import { bindPattern, emitNamed } from './patterns.js';
import { LexicalScope, type VariableBinding } from './scope.js';
import { namesOfPattern } from './tree-names.js';

/** Statements of one block; its declarations are those of the scope that is open. */
export function emitStatements(to: Emitter, nodes: readonly Statement[]): void {
  hoistFunctions(to, nodes);
  for (const node of nodes) emitStatement(to, node);
}

/** The statements of a module; without the optional ones that can't be run. */
export function emitModule(to: Emitter, nodes: readonly ModuleStatement[]): void {
  hoistFunctions(to, nodes.map(({ statement }) => statement)); // prettier-ignore
  for (const { statement, isOptional } of nodes) {
    if (!isOptional) emitStatement(to, statement);
    else {
      const entry = to.emit(Op.enterTry, 0, 1);
      emitStatement(to, statement);
      to.emit(Op.leaveTry);
      to.land(entry);
    }
  }
}

/** Functions have their values from the begin of the block on. */
function hoistFunctions(to: Emitter, nodes: readonly Statement[]): void {
  for (const node of nodes) {
    if (node.type !== 'FunctionDeclaration') continue;
    const { name } = node.id;
    to.at(node, () => to.closure(to.parts.functionSource(to, { kind: 'function', node }, { name, at: node })));
    to.initialise(name);
  }
}

/** Declares the `let`, `const`, classes and functions of a block in the scope that is open. */
export function declareBlock(to: Emitter, nodes: readonly Statement[]): VariableBinding[] {
  const bindings: VariableBinding[] = [];
  for (const node of nodes) {
    if (node.type === 'VariableDeclaration' && node.kind !== 'var')
      for (const { id } of node.declarations)
        for (const name of namesOfPattern(id)) bindings.push(to.declare(name, node.kind === 'const' ? 'const' : 'let'));
    else if (node.type === 'ClassDeclaration') bindings.push(to.declare(node.id.name, 'class'));
    else if (node.type === 'FunctionDeclaration') bindings.push(to.declare(node.id.name, 'function'));
  }
  for (const binding of bindings) to.open(binding, false);
  return bindings;
}

function emitBlock(to: Emitter, nodes: readonly Statement[]): void {
  to.within(new LexicalScope(to.scope, to.scope.module), () => {
    declareBlock(to, nodes);
    hoistFunctions(to, nodes);
    if (!to.isStrict) functionsAsVariables(to, nodes);
    for (const node of nodes) emitStatement(to, node);
  });
}

/** Outside of strict code, functions of a block are variables of the function around it as well. */
function functionsAsVariables(to: Emitter, nodes: readonly Statement[]): void {
  const { scope } = to;
  for (const node of nodes) {
    if (node.type !== 'FunctionDeclaration') continue;
    to.load(node.id.name, node);
    to.within(scope.parent ?? scope, () => to.store(node.id.name, node));
    to.emit(Op.pop);
  }
}

export function emitStatement(to: Emitter, node: Statement): void {
  const { labels } = to;
  if (node.type !== 'LabeledStatement') to.labels = [];
  to.at(node, () => emitOne(to, node, labels));
}

function emitOne(to: Emitter, node: Statement, labels: readonly string[]): void {
  switch (node.type) {
    case 'ExpressionStatement':
      emitExpression(to, node.expression);
      to.emit(Op.pop);
      return;
    case 'VariableDeclaration':
      return emitDeclaration(to, node);
    case 'FunctionDeclaration':
    case 'EmptyStatement':
      return;
    case 'ClassDeclaration':
      to.parts.classValue(to, node, node.id.name);
      to.initialise(node.id.name);
      return;
    case 'ReturnStatement':
      if (node.argument == null) to.constant(undefined);
      else emitExpression(to, node.argument);
      leave(to, to.enclosing, 0, true);
      to.emit(Op.result);
      return;
    case 'BlockStatement':
      if (labels.length === 0) return emitBlock(to, node.body);
      return breakable(to, labels, () => emitBlock(to, node.body));
    case 'IfStatement': {
      const otherwise = emitCondition(to, node.test, null);
      emitStatement(to, node.consequent);
      if (node.alternate == null) return to.land(otherwise);
      const end = to.jump();
      to.land(otherwise);
      emitStatement(to, node.alternate);
      return to.land(end);
    }
    case 'ForStatement':
      return emitFor(to, node, labels);
    case 'ForOfStatement':
      if (node.await) return to.obstacle(node, 'for await is not read');
      return emitForEach(to, node, labels, Op.iterate);
    case 'ForInStatement':
      return emitForEach(to, node, labels, Op.keys);
    case 'WhileStatement':
      return loop(to, labels, (self) => {
        const begin = to.here;
        const end = emitCondition(to, node.test, null);
        emitStatement(to, node.body);
        landAll(to, self.continues, begin);
        to.emit(Op.step);
        to.land(to.jump(), begin);
        to.land(end);
      });
    case 'DoWhileStatement':
      return loop(to, labels, (self) => {
        const begin = to.here;
        emitStatement(to, node.body);
        landAll(to, self.continues, to.here);
        to.emit(Op.step);
        const end = emitCondition(to, node.test, null);
        to.land(to.jump(), begin);
        to.land(end);
      });
    case 'BreakStatement':
    case 'ContinueStatement': {
      const isBreak = node.type === 'BreakStatement';
      const label = node.label?.name ?? null;
      const index = to.enclosing.findLastIndex((each) =>
        label === null ? (isBreak ? each.isBreakable : each.isLoop) : each.labels.includes(label),
      );
      const target = to.enclosing[index];
      if (target === undefined) return to.obstacle(node, 'there is nothing here to leave');
      leave(to, to.enclosing, index + 1, false);
      (isBreak ? target.breaks : target.continues).push(to.jump());
      return;
    }
    case 'LabeledStatement':
      to.labels = [...labels, node.label.name];
      if (
        [
          'ForStatement',
          'ForOfStatement',
          'ForInStatement',
          'WhileStatement',
          'DoWhileStatement',
          'SwitchStatement',
          'BlockStatement',
          'LabeledStatement',
        ].includes(node.body.type)
      )
        // prettier-ignore
        return emitStatement(to, node.body);
      return breakable(to, to.labels, () => {
        to.labels = [];
        emitStatement(to, node.body);
      });
    case 'SwitchStatement':
      return emitSwitch(to, node, labels);
    case 'ThrowStatement':
      emitExpression(to, node.argument);
      to.emit(Op.throw);
      return;
    case 'TryStatement':
      return emitTry(to, node);
    case 'DebuggerStatement':
      return;
    case 'WithStatement':
      return to.obstacle(node, 'with is not read');
    default:
      return emitUnsupported(to, node);
  }
}

function emitDeclaration(to: Emitter, { declarations, kind }: VariableDeclaration): void {
  if (kind === 'using' || kind === 'await using') return to.obstacle(declarations[0] as Node, 'using is not read');
  for (const { id, init } of declarations) {
    if (init == null) {
      if (kind !== 'let' || id.type !== 'Identifier') continue;
      to.constant(undefined);
    } else emitNamed(to, init, id.type === 'Identifier' ? id.name : '');
    bindPattern(to, id, kind);
  }
}

/** What leaving statements takes, from the innermost one to that at `outermost`. */
function leave(to: Emitter, enclosing: readonly Enclosing[], outermost: number, withValue: boolean): void {
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

function enclose(to: Emitter, self: Enclosing, step: () => void): void {
  to.enclosing.push(self);
  step();
  to.enclosing.pop();
  landAll(to, self.breaks, to.here);
}
const enclosing = (labels: readonly string[], kinds: Partial<Enclosing>): Enclosing => {
  return { labels, isLoop: false, isBreakable: false, breaks: [], continues: [], onLeave: null, ...kinds };
};
function loop(to: Emitter, labels: readonly string[], step: (self: Enclosing) => void): void {
  const self = enclosing(labels, { isLoop: true, isBreakable: true });
  enclose(to, self, () => step(self));
}
const breakable = (to: Emitter, labels: readonly string[], step: () => void): void =>
  enclose(to, enclosing(labels, {}), step);
function landAll(to: Emitter, jumps: readonly number[], target: number): void {
  for (const jump of jumps) to.land(jump, target);
}

function emitFor(to: Emitter, { init, test, update, body }: ForStatement, labels: readonly string[]): void {
  to.within(new LexicalScope(to.scope, to.scope.module), () => {
    const ownVariables = init?.type === 'VariableDeclaration' && init.kind !== 'var' ? declareBlock(to, [init]) : [];
    if (init?.type === 'VariableDeclaration') emitStatement(to, init);
    else if (init != null) {
      emitExpression(to, init);
      to.emit(Op.pop);
    }
    loop(to, labels, (self) => {
      const begin = to.here;
      const end = test == null ? null : emitCondition(to, test, null);
      emitStatement(to, body);
      landAll(to, self.continues, to.here);
      for (const { isCell, slot } of ownVariables) if (isCell) to.emit(Op.freshCell, slot);
      if (update != null) {
        emitExpression(to, update);
        to.emit(Op.pop);
      }
      to.emit(Op.step);
      to.land(to.jump(), begin);
      if (end !== null) to.land(end);
    });
  });
}

function emitForEach(
  to: Emitter,
  node: ForOfStatement | ForInStatement,
  labels: readonly string[],
  op: typeof Op.iterate | typeof Op.keys,
): void {
  // prettier-ignore
  const { left, right, body } = node;
  emitExpression(to, right);
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
      emitStatement(to, body);
    });
    landAll(to, self.continues, to.here);
    to.emit(Op.step);
    to.land(to.jump(), begin);
    to.land(end);
  });
}

function emitSwitch(to: Emitter, { discriminant, cases }: SwitchStatement, labels: readonly string[]): void {
  emitExpression(to, discriminant);
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
        emitExpression(to, test);
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
        for (const statement of consequent) emitStatement(to, statement);
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

/** `finally` stands wherever the statement is left: at its end, on an exception, and before a jump out of it. */
function emitTry(to: Emitter, { block, handler, finalizer }: TryStatement): void {
  const finish = (): void => {
    if (finalizer != null) emitStatement(to, finalizer);
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
  const entry = guarded(() => emitStatement(to, block));
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
        emitStatement(to, body);
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
