// Statements: their instructions leave the stack as it was.
import type { Node, Statement, VariableDeclaration } from 'acorn';
import { Op, type ModuleStatement } from './code.js';
import { emitCondition } from './conditions.js';
import { declareBlock, hoistFunctions } from './declarations.js';
import type { Emitter } from './emitter.js';
import { emitExpression, emitUnsupported } from './expressions.js';
import { breakable, leave } from './leaving.js';
import { emitDoWhile, emitFor, emitForEach, emitWhile } from './loops.js';
import { bindPattern, emitNamed } from './patterns.js';
import { LexicalScope } from './scope.js';
import { emitSwitch } from './switch.js';
import { emitTry } from './try.js';

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
      if (returnsAtOnce(node.consequent)) to.emit(Op.choice, -1);
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
      return emitWhile(to, node, labels);
    case 'DoWhileStatement':
      return emitDoWhile(to, node, labels);
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

/** `if (…) return …`: one of two ways to a result, if the other one comes to one as well. */
function returnsAtOnce(node: Statement): boolean {
  const [only] = node.type === 'BlockStatement' && node.body.length === 1 ? node.body : [node];
  return only?.type === 'ReturnStatement' && only.argument != null;
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
