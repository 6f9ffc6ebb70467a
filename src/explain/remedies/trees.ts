// Trees made by rewritings: without factors of 1, signs of signs, and what else nobody would write.
import type { Binary, BinaryOperator, Tree } from '../../language/tree.js';

export const numberTree = (value: number): Tree => ({ kind: 'number', value, args: [], span: null });
export const callTree = (name: string, ...args: Tree[]): Tree => ({ kind: 'call', name, args, span: null });

const operation = (operator: BinaryOperator, left: Tree, right: Tree): Tree => ({
  kind: 'binary',
  operator,
  args: [left, right],
  span: null,
  implicit: false,
});

/** The number that a tree is, written with or without a sign; null: it is none. */
export function numberIn(tree: Tree): number | null {
  if (tree.kind === 'number') return tree.value;
  if (tree.kind !== 'unary' || tree.operator !== '-') return null;
  const [operand] = tree.args;
  return operand.kind === 'number' ? -operand.value : null;
}

/** The two sides of one of these operations; null: the tree is none of them. */
export function sidesOf(tree: Tree, ...operators: readonly BinaryOperator[]): Binary['args'] | null {
  return tree.kind === 'binary' && operators.includes(tree.operator) ? tree.args : null;
}

/** What stands behind a sign that isn't that of a number; null: none does. */
export function behindSign(tree: Tree): Tree | null {
  return tree.kind === 'unary' && tree.operator === '-' && numberIn(tree) === null ? tree.args[0] : null;
}

export function negated(tree: Tree): Tree {
  const value = numberIn(tree);
  if (value !== null) return numberTree(-value);
  const operand = behindSign(tree);
  if (operand !== null) return operand;
  const terms = sidesOf(tree, '-');
  if (terms !== null) return difference(terms[1], terms[0]);
  const factors = sidesOf(tree, '*', '/');
  if (factors !== null && (isNegative(factors[0]) || numberIn(factors[0]) !== null)) {
    const [first, second] = factors;
    return sidesOf(tree, '*') === null ? quotient(negated(first), second) : product(negated(first), second);
  }
  return { kind: 'unary', operator: '-', args: [tree], span: null };
}

/** Whether a sign stands before it that a sum can take. */
export function isNegative(tree: Tree): boolean {
  const value = numberIn(tree);
  if (value !== null) return value < 0;
  const factors = sidesOf(tree, '*', '/');
  return factors === null ? behindSign(tree) !== null : isNegative(factors[0]);
}

export function sum(left: Tree, right: Tree): Tree {
  if (numberIn(left) === 0) return right;
  if (numberIn(right) === 0) return left;
  if (isNegative(right)) return difference(left, negated(right));
  return isNegative(left) ? difference(right, negated(left)) : operation('+', left, right);
}

export function difference(left: Tree, right: Tree): Tree {
  if (numberIn(right) === 0) return left;
  if (numberIn(left) === 0) return negated(right);
  return isNegative(right) ? sum(left, negated(right)) : operation('-', left, right);
}

/** Its numbers come first. */
export function product(left: Tree, right: Tree): Tree {
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a === 1) return right;
  if (b === 1) return left;
  if (a === -1) return negated(right);
  if (a !== null && b !== null) return numberTree(a * b);
  if (b !== null) return product(right, left);
  if (isNegative(right)) return negated(product(left, negated(right)));
  const factors = sidesOf(right, '*');
  if (factors !== null && (a !== null || numberIn(factors[0]) !== null))
    return product(product(left, factors[0]), factors[1]);
  const parts = sidesOf(right, '/');
  if (parts !== null && numberIn(parts[0]) !== null) return quotient(product(parts[0], left), parts[1]);
  return operation('*', left, right);
}

export function quotient(left: Tree, right: Tree): Tree {
  const [a, b] = [numberIn(left), numberIn(right)];
  if (b === 1) return left;
  if (b === -1) return negated(left);
  if (b === null && isNegative(right)) return negated(quotient(left, negated(right)));
  if (a !== null && b !== null && b !== 0 && Number.isInteger(a / b)) return numberTree(a / b);
  const factors = sidesOf(left, '*');
  const first = factors && numberIn(factors[0]);
  // 2*x/2 is x
  if (factors && first !== null && b !== null && b !== 0 && Number.isInteger(first / b))
    return product(numberTree(first / b), factors[1]);
  return operation('/', left, right);
}

export function power(base: Tree, exponent: Tree): Tree {
  const value = numberIn(exponent);
  if (value === 1) return base;
  return value !== null && value % 2 === 0 && isNegative(base)
    ? power(negated(base), exponent)
    : operation('^', base, exponent);
}
