// Whether a formula has the form of a rewriting's left side, in any order of terms and factors, and what its letters stand for then.
import type { Tree } from '../../language/tree.js';
import { equalityName } from './polynomial.js';
import { factorListOf, isProduct, isSum, turnedSign, plainRoot, productOf, sumOfTerms, termsOf, type Factor, type SignedTerm } from './parts.js'; // prettier-ignore
import { behindSign, negated, literalValue, numberTree, powerTree, sidesIn } from './trees.js';

/** What the letters of a rewriting stand for. */
export type Letters = ReadonlyMap<string, Tree>;

/** A match, and the terms or factors beside it that belong to no part of the pattern. */
export interface Match {
  readonly letters: Letters;
  /** Puts something in the place of what was matched. */
  readonly around: (replacement: Tree) => Tree;
}

const isLetter = (pattern: Tree): pattern is Extract<Tree, { kind: 'name' }> => pattern.kind === 'name';

/** All ways in which a formula, with others beside it in a sum or product, has the form of a pattern. */
export function* matchesOf(pattern: Tree, subject: Tree): Generator<Match> {
  const root = plainRoot(subject);
  if (isSum(pattern)) {
    if (!isSum(root)) return;
    const terms = termsOf(root);
    for (const turn of [1, -1] as const)
      for (const [letters, rest] of matchTerms(termsOf(pattern), turned(terms, turn), new Map(), true))
        yield {
          letters,
          // what replaces terms stands where the first of them stood
          around: (replacement) => sumOfTerms(withFirst(terms, turned(rest, turn), { sign: turn, tree: replacement })),
        };
  } else if (isProduct(pattern)) {
    if (!isProduct(root)) return;
    for (const [letters, rest] of matchFactors(groupedFactors(factorListOf(pattern)), groupedFactors(factorListOf(root)), new Map(), true))
      yield { letters, around: (replacement) => productOf([...numberFactors(rest), { isDivisor: false, tree: replacement }, ...othersOf(rest)]) }; // prettier-ignore
  } else {
    for (const letters of matchTree(pattern, root, new Map())) yield { letters, around: (replacement) => replacement };
  }
}

const turned = (terms: readonly SignedTerm[], turn: 1 | -1): readonly SignedTerm[] =>
  turn === 1 ? terms : terms.map((term) => ({ ...term, sign: turnedSign(term.sign) }));

/** The rest in its order, with the replacement in the place of the first that it replaces. */
function withFirst(all: readonly SignedTerm[], rest: readonly SignedTerm[], replacement: SignedTerm): SignedTerm[] {
  const left = new Set(rest.map(({ tree }) => tree));
  const place = all.findIndex(({ tree }) => !left.has(tree));
  return [...all.slice(0, place), replacement, ...all.slice(place).filter(({ tree }) => left.has(tree))];
}

const numberFactors = (factors: readonly Factor[]): Factor[] => factors.filter(isNumberFactor);
const othersOf = (factors: readonly Factor[]): Factor[] => factors.filter((factor) => !isNumberFactor(factor));
const isNumberFactor = ({ isDivisor, tree }: Factor): boolean => !isDivisor && literalValue(tree) !== null;

function* matchTree(pattern: Tree, given: Tree, letters: Letters): Generator<Letters> {
  const subject = plainRoot(given);
  if (isLetter(pattern)) {
    const known = letters.get(pattern.name);
    if (known === undefined) yield new Map([...letters, [pattern.name, subject]]);
    else if (equalityName(known) === equalityName(subject)) yield letters;
    return;
  }
  const number = literalValue(pattern);
  if (number !== null) {
    if (literalValue(subject) === number) yield letters;
    return;
  }
  const behind = behindSign(pattern);
  if (behind !== null && isLetter(behind)) {
    yield* matchTree(behind, negated(subject), letters);
  } else if (isSum(pattern)) {
    for (const [found] of matchTerms(termsOf(pattern), termsOf(subject), letters, false)) yield found;
  } else if (isProduct(pattern)) {
    for (const [found] of matchFactors(
      groupedFactors(factorListOf(pattern)),
      groupedFactors(factorListOf(subject)),
      letters,
      false,
    ))
      yield found;
  } else if (pattern.kind === 'binary') {
    const base = sidesIn(isProduct(subject) ? asPower(subject) : subject, '^');
    if (base !== null) yield* matchAll(pattern.args, base, letters);
  } else if (pattern.kind === 'call' && subject.kind === 'call' && pattern.name === subject.name) {
    yield* matchAll(pattern.args, subject.args, letters);
  }
}

function* matchAll(patterns: readonly Tree[], subjects: readonly Tree[], letters: Letters): Generator<Letters> {
  const [pattern, ...patternsLeft] = patterns;
  const [subject, ...subjectsLeft] = subjects;
  if (pattern === undefined || subject === undefined) {
    if (pattern === subject) yield letters;
    return;
  }
  for (const found of matchTree(pattern, subject, letters)) yield* matchAll(patternsLeft, subjectsLeft, found);
}

/** What is asked for first is what few things are; last a letter that may stand for all the rest. */
const hardFirst = <Part extends { readonly tree: Tree; readonly isDivisor?: boolean }>(
  parts: readonly Part[],
): Part[] => {
  const rank = ({ tree, isDivisor }: Part): number => (!isLetter(tree) ? 0 : isDivisor === true ? 1 : 2);
  return parts.toSorted((one, other) => rank(one) - rank(other));
};

/** Whether it may take a sign from the sum that it stands in. */
const takesSign = (pattern: Tree): boolean =>
  isLetter(pattern) ||
  literalValue(pattern) !== null ||
  (isProduct(pattern) && factorListOf(pattern).some(({ isDivisor, tree }) => !isDivisor && isLetter(tree)));

/** @param mayLeave whether terms may be left over; otherwise the last letter takes them all */
function* matchTerms(
  patterns: readonly SignedTerm[],
  terms: readonly SignedTerm[],
  letters: Letters,
  mayLeave: boolean,
): Generator<readonly [Letters, readonly SignedTerm[]]> {
  const [pattern, ...others] = hardFirst(patterns);
  if (pattern === undefined) {
    if (mayLeave || terms.length === 0) yield [letters, terms];
    return;
  }
  const signed = ({ sign, tree }: SignedTerm): Tree => (sign === pattern.sign ? tree : negated(tree));
  if (others.length === 0 && isLetter(pattern.tree) && terms.length > 1) {
    const rest = pattern.sign > 0 ? sumOfTerms(terms) : negated(sumOfTerms(terms));
    for (const found of matchTree(pattern.tree, rest, letters)) yield [found, []];
  }
  for (const term of terms) {
    const left = terms.filter((each) => each !== term);
    if (term.sign !== pattern.sign && !takesSign(pattern.tree)) continue;
    for (const found of matchTree(pattern.tree, signed(term), letters))
      yield* matchTerms(others, left, found, mayLeave);
  }
}

function* matchFactors(
  patterns: readonly Factor[],
  factors: readonly Factor[],
  letters: Letters,
  mayLeave: boolean,
): Generator<readonly [Letters, readonly Factor[]]> {
  const [pattern, ...others] = hardFirst(patterns);
  if (pattern === undefined) {
    if (mayLeave || factors.length === 0) yield [letters, factors];
    return;
  }
  if (others.length === 0 && isLetter(pattern.tree) && factors.length !== 1 && !pattern.isDivisor && !mayLeave) {
    for (const found of matchTree(pattern.tree, productOf(factors), letters)) yield [found, []];
  }
  for (const factor of factors) {
    if (factor.isDivisor !== pattern.isDivisor) continue;
    const left = factors.filter((each) => each !== factor);
    for (const found of matchTree(pattern.tree, factor.tree, letters))
      yield* matchFactors(others, left, found, mayLeave);
  }
}

/** Equal factors as a power. */
function groupedFactors(factors: readonly Factor[]): Factor[] {
  const groups: { factor: Factor; name: string; count: number }[] = [];
  for (const factor of factors) {
    const name = equalityName(factor.tree);
    const same = literalValue(factor.tree) === null && groups.find((each) => each.name === name && each.factor.isDivisor === factor.isDivisor); // prettier-ignore
    if (same) same.count++;
    else groups.push({ factor, name, count: 1 });
  }
  return groups.map(({ factor, count }) => ({ ...factor, tree: powerTree(factor.tree, numberTree(count)) }));
}

/** x*x as x^2; what is no power stays. */
function asPower(tree: Tree): Tree {
  const [only, ...more] = groupedFactors(factorListOf(tree));
  return only === undefined || more.length > 0 || only.isDivisor ? tree : only.tree;
}
