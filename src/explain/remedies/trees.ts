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
export function literalValue(tree: Tree): number | null {
  if (tree.kind === 'number') return tree.value;
  if (tree.kind !== 'unary' || tree.operator !== '-') return null;
  const [operand] = tree.args;
  return operand.kind === 'number' ? -operand.value : null;
}

/** The two sides of one of these operations; null: the tree is none of them. */
export function sidesIn(tree: Tree, ...operators: readonly BinaryOperator[]): Binary['args'] | null {
  return tree.kind === 'binary' && operators.includes(tree.operator) ? tree.args : null;
}

/** What stands behind a sign that isn't that of a number; null: none does. */
export function behindSign(tree: Tree): Tree | null {
  return tree.kind === 'unary' && tree.operator === '-' && literalValue(tree) === null ? tree.args[0] : null;
}

export function negated(tree: Tree): Tree {
  const value = literalValue(tree);
  if (value !== null) return numberTree(-value);
  const operand = behindSign(tree);
  if (operand !== null) return operand;
  const terms = sidesIn(tree, '-');
  if (terms !== null) return differenceTree(terms[1], terms[0]);
  const factors = sidesIn(tree, '*', '/');
  if (factors !== null && (isNegative(factors[0]) || literalValue(factors[0]) !== null)) {
    const [first, second] = factors;
    return sidesIn(tree, '*') === null ? quotientTree(negated(first), second) : productTree(negated(first), second);
  }
  return { kind: 'unary', operator: '-', args: [tree], span: null };
}

/** Whether a sign stands before it that a sum can take. */
export function isNegative(tree: Tree): boolean {
  const value = literalValue(tree);
  if (value !== null) return value < 0;
  const factors = sidesIn(tree, '*', '/');
  return factors === null ? behindSign(tree) !== null : isNegative(factors[0]);
}

export function sumTree(left: Tree, right: Tree): Tree {
  if (literalValue(left) === 0) return right;
  if (literalValue(right) === 0) return left;
  if (isNegative(right)) return differenceTree(left, negated(right));
  return isNegative(left) ? differenceTree(right, negated(left)) : operation('+', left, right);
}

export function differenceTree(left: Tree, right: Tree): Tree {
  if (literalValue(right) === 0) return left;
  if (literalValue(left) === 0) return negated(right);
  return isNegative(right) ? sumTree(left, negated(right)) : operation('-', left, right);
}

/** Its numbers come first. */
export function productTree(left: Tree, right: Tree): Tree {
  const [a, b] = [literalValue(left), literalValue(right)];
  if (a === 1) return right;
  if (b === 1) return left;
  if (a === -1) return negated(right);
  if (a !== null && b !== null) return numberTree(a * b);
  if (b !== null) return productTree(right, left);
  if (isNegative(right)) return negated(productTree(left, negated(right)));
  const factors = sidesIn(right, '*');
  if (factors !== null && (a !== null || literalValue(factors[0]) !== null))
    return productTree(productTree(left, factors[0]), factors[1]);
  const parts = sidesIn(right, '/');
  if (parts !== null && literalValue(parts[0]) !== null) return quotientTree(productTree(parts[0], left), parts[1]);
  return operation('*', left, right);
}

export function quotientTree(left: Tree, right: Tree): Tree {
  const [a, b] = [literalValue(left), literalValue(right)];
  if (b === 1) return left;
  if (b === -1) return negated(left);
  if (b === null && isNegative(right)) return negated(quotientTree(left, negated(right)));
  if (a !== null && b !== null && b !== 0 && Number.isInteger(a / b)) return numberTree(a / b);
  const factors = sidesIn(left, '*');
  const first = factors && literalValue(factors[0]);
  // 2*x/2 is x
  if (factors && first !== null && b !== null && b !== 0 && Number.isInteger(first / b))
    return productTree(numberTree(first / b), factors[1]);
  return operation('/', left, right);
}

export function powerTree(base: Tree, exponent: Tree): Tree {
  const value = literalValue(exponent);
  if (value === 1) return base;
  return value !== null && value % 2 === 0 && isNegative(base)
    ? powerTree(negated(base), exponent)
    : operation('^', base, exponent);
}
