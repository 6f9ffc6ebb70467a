// Sums written out and collected: what cancels in them is gone, (x + 1)^2 - x^2 is 2*x + 1; and one name for expressions that are equal in this way.
import type { Tree } from '../../language/tree.js';
import { plainRoot } from './parts.js';
import { literalValue, numberTree, powerTree, productTree, quotientTree, sumTree, differenceTree } from './trees.js';

/** Powers of what is no sum or product, by its name. */
interface Monomial {
  readonly coefficient: number;
  readonly powers: ReadonlyMap<string, { readonly tree: Tree; readonly exponent: number }>;
}
type Polynomial = ReadonlyMap<string, Monomial>;

/** Beyond these, sums aren't multiplied out. */
const mostTerms = 40;
const highestPower = 6;
/** Coefficients are multiples of 2^-20 below 2^26, whose sums are exact; other numbers, such as 0.1, are names. */
const isCoefficient = (value: number): boolean => Number.isInteger(value * 2 ** 20) && Math.abs(value) < 2 ** 26;

const constant = (value: number): Polynomial =>
  value === 0 ? new Map() : new Map([['', { coefficient: value, powers: new Map() }]]);

function ofAtom(tree: Tree, name: string, exponent = 1): Polynomial {
  return named([{ coefficient: 1, powers: new Map([[name, { tree, exponent }]]) }]);
}

/** Monomials with equal powers become one; those that cancel are gone. */
function named(monomials: Iterable<Monomial>): Polynomial {
  const sums = new Map<string, Monomial>();
  for (const monomial of monomials) {
    const name = [...monomial.powers].map(([key, { exponent }]) => `${key}^${exponent}`).toSorted().join('*'); // prettier-ignore
    const before = sums.get(name)?.coefficient ?? 0;
    sums.set(name, { ...monomial, coefficient: before + monomial.coefficient });
  }
  for (const [name, { coefficient }] of sums) if (coefficient === 0) sums.delete(name);
  return sums;
}

const plus = (x: Polynomial, y: Polynomial, sign: 1 | -1 = 1): Polynomial =>
  named([...x.values(), ...[...y.values()].map((each) => ({ ...each, coefficient: sign * each.coefficient }))]);

function times(x: Polynomial, y: Polynomial): Polynomial {
  return named([...x.values()].flatMap((a) => [...y.values()].map((b) => timesMonomial(a, b))));
}

function timesMonomial(a: Monomial, b: Monomial): Monomial {
  const powers = new Map(a.powers);
  for (const [name, { tree, exponent }] of b.powers) {
    const total = exponent + (powers.get(name)?.exponent ?? 0);
    if (total === 0) powers.delete(name);
    else powers.set(name, { tree, exponent: total });
  }
  return { coefficient: a.coefficient * b.coefficient, powers };
}

const written = new WeakMap<Tree, Polynomial>();

/** The tree as a polynomial in what is no sum, product or power; the tree is of limited depth. */
function polynomialOf(tree: Tree): Polynomial {
  let known = written.get(tree);
  if (known === undefined) written.set(tree, (known = writtenOut(plainRoot(tree))));
  return known;
}

function writtenOut(tree: Tree): Polynomial {
  const value = literalValue(tree);
  if (value !== null && isCoefficient(value)) return constant(value);
  if (tree.kind === 'unary' && tree.operator === '-') return plus(constant(0), polynomialOf(tree.args[0]), -1);
  if (tree.kind !== 'binary') return ofAtom(tree, atomName(tree));
  const [left, right] = tree.args;
  switch (tree.operator) {
    case '+':
    case '-':
      return plus(polynomialOf(left), polynomialOf(right), tree.operator === '-' ? -1 : 1);
    case '*':
      return limitedProduct(tree, polynomialOf(left), polynomialOf(right));
    case '/':
      return limitedProduct(tree, polynomialOf(left), inverse(right));
    case '^': {
      const exponent = literalValue(right);
      if (exponent === null || !Number.isInteger(exponent) || exponent < 1 || exponent > highestPower) break;
      const root = plainRoot(left);
      if (root.kind === 'call' && root.name === 'sqrt' && exponent % 2 === 0 && root.args[0])
        return polynomialOf(powerTree(root.args[0], numberTree(exponent / 2)));
      const base = polynomialOf(left);
      if (base.size ** exponent > mostTerms) break;
      return Array.from({ length: exponent }, () => base).reduce(times);
    }
    default:
  }
  return ofAtom(tree, atomName(tree));
}

function limitedProduct(tree: Tree, x: Polynomial, y: Polynomial): Polynomial {
  return x.size * y.size > mostTerms ? ofAtom(tree, atomName(tree)) : times(x, y);
}

/** 1/x as powers: of a sum as one name. */
function inverse(tree: Tree): Polynomial {
  const polynomial = polynomialOf(tree);
  const [only] = polynomial.values();
  if (polynomial.size !== 1 || only === undefined || !isCoefficient(1 / only.coefficient))
    return ofAtom(tree, nameOf(polynomial), -1);
  const powers = new Map([...only.powers].map(([name, { tree: base, exponent }]) => [name, { tree: base, exponent: -exponent }] as const)); // prettier-ignore
  return named([{ coefficient: 1 / only.coefficient, powers }]);
}

const nameOf = (polynomial: Polynomial): string =>
  `(${[...polynomial].map(([name, { coefficient }]) => `${coefficient}*${name}`).toSorted().join('+')})`; // prettier-ignore

function atomName(tree: Tree): string {
  const args = tree.args.map((arg) => equalityName(arg)).join(',');
  switch (tree.kind) {
    case 'number':
      return `#${tree.value}`;
    case 'name':
      return tree.name;
    case 'call':
      return `${tree.name}(${args})`;
    case 'binary':
    case 'unary':
      return `${tree.operator}(${args})`;
    case 'chain':
      return `${tree.links.map(({ relation }) => relation).join(' ')}(${args})`;
    default:
      return `${tree.kind}(${args})`;
  }
}

/** Trees of one name are equal as formulas: `x - y` and `-(y - x)`. */
export const equalityName = (tree: Tree): string => nameOf(polynomialOf(tree));

/** The sum with what cancels in it gone, and how many terms are left. */
export function collected(tree: Tree): { readonly tree: Tree; readonly terms: number } {
  const polynomial = polynomialOf(tree);
  return { tree: [...polynomial.values()].reduce<Tree>(withMonomial, numberTree(0)), terms: polynomial.size };
}

function withMonomial(total: Tree, { coefficient, powers }: Monomial): Tree {
  const size = Math.abs(coefficient);
  const isFraction = size < 1 && Number.isInteger(1 / size);
  const part = (isWanted: (exponent: number) => boolean): Tree =>
    [...powers.values()]
      .filter(({ exponent }) => isWanted(exponent))
      .map(({ tree, exponent }) => powerTree(tree, numberTree(Math.abs(exponent))))
      .reduce(productTree, numberTree(1));
  const above = productTree(
    numberTree(isFraction ? 1 : size),
    part((exponent) => exponent > 0),
  );
  const below = productTree(
    numberTree(isFraction ? 1 / size : 1),
    part((exponent) => exponent < 0),
  );
  const monomial = quotientTree(above, below);
  return coefficient < 0 ? differenceTree(total, monomial) : sumTree(total, monomial);
}
