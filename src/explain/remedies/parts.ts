// Sums as lists of terms, products as lists of factors, and calls by one name, so that rewritings needn't say in what order things stand.
import type { Tree } from '../../language/tree.js';
import { behindSign, callTree, difference, isNegative, negated, numberIn, numberTree, power, product, quotient, sidesOf, sum } from './trees.js'; // prettier-ignore

export interface Term {
  readonly sign: 1 | -1;
  readonly tree: Tree;
}

export interface Factor {
  readonly isDivisor: boolean;
  readonly tree: Tree;
}

/** What some functions are in terms of others. */
const synonyms = new Map<string, (x: Tree, second: Tree | undefined) => Tree | undefined>([
  ['ln', (x) => callTree('log', x)],
  ['square', (x) => power(x, numberTree(2))],
  ['cube', (x) => power(x, numberTree(3))],
  ['pow', (x, exponent) => exponent && power(x, exponent)],
  ['nthRoot', (x, degree) => rootOf(x, degree === undefined ? 2 : numberIn(degree))],
]);

const rootOf = (x: Tree, degree: number | null): Tree | undefined =>
  degree === 2 ? callTree('sqrt', x) : degree === 3 ? callTree('cbrt', x) : undefined;

/** The tree with its root as rewritings write it: `log` for `ln`, `x^2` for `square(x)`, `sqrt(x)` for `x^(1/2)`. */
export function plainRoot(tree: Tree): Tree {
  const [base, exponent] = sidesOf(tree, '^') ?? [];
  if (base !== undefined && exponent !== undefined) return isHalf(exponent) ? callTree('sqrt', base) : tree;
  if (tree.kind !== 'call') return tree;
  const [first, second, third] = tree.args;
  if (first === undefined || third !== undefined) return tree;
  return synonyms.get(tree.name)?.(first, second) ?? tree;
}

function isHalf(tree: Tree): boolean {
  const parts = sidesOf(tree, '/');
  return parts === null ? numberIn(tree) === 0.5 : numberIn(parts[0]) === 1 && numberIn(parts[1]) === 2;
}

export const isSum = (tree: Tree): boolean => sidesOf(tree, '+', '-') !== null || behindSign(tree) !== null;
export const isProduct = (tree: Tree): boolean => sidesOf(tree, '*', '/') !== null;

/** The terms of a sum, in their order; what is no sum is one term. */
export function termsOf(tree: Tree, sign: 1 | -1 = 1): Term[] {
  const [left, right] = sidesOf(tree, '+', '-') ?? [];
  if (left !== undefined && right !== undefined) {
    const turn = sidesOf(tree, '-') === null ? sign : opposite(sign);
    return [...termsOf(left, sign), ...termsOf(right, turn)];
  }
  return isNegative(tree) ? termsOf(negated(tree), opposite(sign)) : [{ sign, tree }];
}

export const opposite = (sign: 1 | -1): 1 | -1 => (sign === 1 ? -1 : 1);

/** A sum of terms; of none 0. */
export function sumOf(terms: readonly Term[]): Tree {
  const add = (total: Tree, { sign, tree }: Term): Tree => (sign > 0 ? sum : difference)(total, tree);
  return terms.reduce(add, numberTree(0));
}

/** The factors of a product, in their order, without those of 1; a sign is a factor of -1. */
export function factorsOf(tree: Tree, isDivisor = false): Factor[] {
  const [left, right] = sidesOf(tree, '*', '/') ?? [];
  if (left !== undefined && right !== undefined) {
    const turned = sidesOf(tree, '/') === null ? isDivisor : !isDivisor;
    return [...factorsOf(left, isDivisor), ...factorsOf(right, turned)];
  }
  const operand = behindSign(tree);
  if (operand !== null) return [{ isDivisor: false, tree: numberTree(-1) }, ...factorsOf(operand, isDivisor)];
  return numberIn(tree) === 1 ? [] : [{ isDivisor, tree }];
}

/** A product of factors; of none 1. */
export function productOf(factors: readonly Factor[]): Tree {
  const part = (wanted: boolean): Tree =>
    factors
      .filter(({ isDivisor }) => isDivisor === wanted)
      .reduce((total, { tree }) => product(total, tree), numberTree(1));
  return quotient(part(false), part(true));
}
