// Sums as lists of terms, products as lists of factors, and calls by one name, so that rewritings needn't say in what order things stand.
import type { Tree } from '../../language/tree.js';
import { behindSign, callTree, differenceTree, isNegative, negated, literalValue, numberTree, powerTree, productTree, quotientTree, sidesIn, sumTree } from './trees.js'; // prettier-ignore

export interface SignedTerm {
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
  ['square', (x) => powerTree(x, numberTree(2))],
  ['cube', (x) => powerTree(x, numberTree(3))],
  ['pow', (x, exponent) => exponent && powerTree(x, exponent)],
  ['nthRoot', (x, degree) => rootOf(x, degree === undefined ? 2 : literalValue(degree))],
]);

const rootOf = (x: Tree, degree: number | null): Tree | undefined =>
  degree === 2 ? callTree('sqrt', x) : degree === 3 ? callTree('cbrt', x) : undefined;

/** The tree with its root as rewritings write it: `log` for `ln`, `x^2` for `square(x)`, `sqrt(x)` for `x^(1/2)`. */
export function plainRoot(tree: Tree): Tree {
  const [base, exponent] = sidesIn(tree, '^') ?? [];
  if (base !== undefined && exponent !== undefined) return isHalf(exponent) ? callTree('sqrt', base) : tree;
  if (tree.kind !== 'call') return tree;
  const [first, second, third] = tree.args;
  if (first === undefined || third !== undefined) return tree;
  return synonyms.get(tree.name)?.(first, second) ?? tree;
}

function isHalf(tree: Tree): boolean {
  const parts = sidesIn(tree, '/');
  return parts === null ? literalValue(tree) === 0.5 : literalValue(parts[0]) === 1 && literalValue(parts[1]) === 2;
}

export const isSum = (tree: Tree): boolean => sidesIn(tree, '+', '-') !== null || behindSign(tree) !== null;
export const isProduct = (tree: Tree): boolean => sidesIn(tree, '*', '/') !== null;

/** The terms of a sum, in their order; what is no sum is one term. */
export function termsOf(tree: Tree, sign: 1 | -1 = 1): SignedTerm[] {
  const [left, right] = sidesIn(tree, '+', '-') ?? [];
  if (left !== undefined && right !== undefined) {
    const turn = sidesIn(tree, '-') === null ? sign : turnedSign(sign);
    return [...termsOf(left, sign), ...termsOf(right, turn)];
  }
  return isNegative(tree) ? termsOf(negated(tree), turnedSign(sign)) : [{ sign, tree }];
}

export const turnedSign = (sign: 1 | -1): 1 | -1 => (sign === 1 ? -1 : 1);

/** A sum of terms; of none 0. */
export function sumOfTerms(terms: readonly SignedTerm[]): Tree {
  const add = (total: Tree, { sign, tree }: SignedTerm): Tree => (sign > 0 ? sumTree : differenceTree)(total, tree);
  return terms.reduce(add, numberTree(0));
}

/** The factors of a product, in their order, without those of 1; a sign is a factor of -1. */
export function factorListOf(tree: Tree, isDivisor = false): Factor[] {
  const [left, right] = sidesIn(tree, '*', '/') ?? [];
  if (left !== undefined && right !== undefined) {
    const turned = sidesIn(tree, '/') === null ? isDivisor : !isDivisor;
    return [...factorListOf(left, isDivisor), ...factorListOf(right, turned)];
  }
  const operand = behindSign(tree);
  if (operand !== null) return [{ isDivisor: false, tree: numberTree(-1) }, ...factorListOf(operand, isDivisor)];
  return literalValue(tree) === 1 ? [] : [{ isDivisor, tree }];
}

/** A product of factors; of none 1. */
export function productOf(factors: readonly Factor[]): Tree {
  const part = (wanted: boolean): Tree =>
    factors
      .filter(({ isDivisor }) => isDivisor === wanted)
      .reduce((total, { tree }) => productTree(total, tree), numberTree(1));
  return quotientTree(part(false), part(true));
}
