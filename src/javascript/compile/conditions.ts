// Conditions and comparisons: what is decided on the way, and where it stands.
import type { Expression, Node } from 'acorn';
import type { ConditionSite } from '../../program/observer.js';
import { comparisons, jsBinaryOperators, Op, type ComparisonOperator, type JsBinaryOperator } from './code.js';
import type { Emitter } from './emitter.js';

/** What `?:` chooses between. */
interface TwoSides {
  readonly consequent: Node;
  readonly alternate: Node;
}

/** Where a condition stands, for whoever observes it; 0 for none. */
export function site(to: Emitter, test: Node, choice: TwoSides | null): number {
  const text = (node: Node) => (): string => to.textOf(node);
  const made: ConditionSite = {
    condition: text(test),
    whenTrue: choice && text(choice.consequent),
    whenFalse: choice && text(choice.alternate),
  };
  return to.sites.push(made);
}

/**
 * A condition, and the jump if it doesn't hold. What `!` negates is the decision: `!x` decides as `x !== 0` does.
 *
 * @param chosen what it chooses between, if it is that of `?:`
 */
export function emitCondition(to: Emitter, whole: Expression, chosen: TwoSides | null): number {
  let test = whole;
  let isNegated = false;
  for (; test.type === 'UnaryExpression' && test.operator === '!'; test = test.argument) isNegated = !isNegated;
  const jump = isNegated ? Op.jumpIfTrue : Op.jumpIfFalse;
  const choice = chosen && isNegated ? { consequent: chosen.alternate, alternate: chosen.consequent } : chosen;
  if (test.type === 'BinaryExpression' && isComparison(test.operator) && test.left.type !== 'PrivateIdentifier') {
    const { left, right, operator } = test;
    to.at(test, () => {
      to.parts.expression(to, left);
      to.parts.expression(to, right);
      emitOperator(to, operator, test, choice);
    });
    return to.jump(jump);
  }
  to.parts.expression(to, test);
  return to.at(test, () => to.jump(jump, 0, site(to, test, choice)));
}

const isComparison = (operator: string): operator is ComparisonOperator =>
  comparisons.some((each) => each === operator);

export function emitOperator(to: Emitter, operator: string, node: Node, choice: TwoSides | null): void {
  if (isComparison(operator)) to.emit(Op.compare, comparisons.indexOf(operator), site(to, node, choice));
  else to.emit(Op.binary, jsBinaryOperators.indexOf(operator as JsBinaryOperator));
}
