// A formula as LaTeX, for a reader: fractions, roots, cases, and brackets where they are needed. It needs amsmath.
import type { Relation } from '../arithmetic.js';
import { latexFunction, latexName } from './latex-names.js';
import type { Binary, Call, Tree } from './tree.js';

/** How tightly things bind; an operand that binds less than its place asks for gets brackets. */
enum LatexBinding {
  choice,
  or,
  and,
  relation,
  sum,
  product,
  fraction,
  power,
  atom,
}

/** A part of what is written: text, or an expression with the least that it must bind. */
type LatexPiece = string | readonly [tree: Tree, least: LatexBinding];

const latexRelations: Readonly<Record<Relation, string>> = {
  '<': '<', '<=': '\\le', '>': '>', '>=': '\\ge', '==': '=', '!=': '\\ne',
}; // prettier-ignore

/** @param naming a name as LaTeX */
export function printLatex(root: Tree, naming: (name: string) => string = latexName): string {
  let text = '';
  const todo: LatexPiece[] = [[root, LatexBinding.choice]];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'string') {
      text += next;
      continue;
    }
    const [tree, least] = next;
    const pieces = piecesOf(tree, naming);
    const bracketed = bindingOf(tree) < least ? ['\\left(', ...pieces, '\\right)'] : pieces;
    for (let i = bracketed.length - 1; i >= 0; i--) todo.push(bracketed[i] as LatexPiece);
  }
  return text;
}

function bindingOf(tree: Tree): LatexBinding {
  switch (tree.kind) {
    case 'number':
      return /e/.test(String(tree.value))
        ? LatexBinding.product
        : tree.value < 0
          ? LatexBinding.sum
          : LatexBinding.atom;
    case 'choice':
      return LatexBinding.choice;
    case 'chain':
      return LatexBinding.relation;
    case 'unary':
      return tree.operator === '-' ? LatexBinding.sum : LatexBinding.relation;
    case 'binary':
      return binaryBindings[tree.operator] ?? LatexBinding.product;
    case 'call':
      return callBindings[tree.name] ?? LatexBinding.atom;
    default:
      return LatexBinding.atom;
  }
}

const binaryBindings: Readonly<Record<string, LatexBinding>> = {
  or: LatexBinding.or, and: LatexBinding.and, '+': LatexBinding.sum, '-': LatexBinding.sum, '*': LatexBinding.product, '/': LatexBinding.fraction, '^': LatexBinding.power,
}; // prettier-ignore
const callBindings: Readonly<Record<string, LatexBinding>> = {
  mod: LatexBinding.product, square: LatexBinding.power, cube: LatexBinding.power, squaredDifference: LatexBinding.power,
}; // prettier-ignore

function piecesOf(tree: Tree, naming: (name: string) => string): readonly LatexPiece[] {
  switch (tree.kind) {
    case 'number':
      return [numberLatex(tree.value)];
    case 'name':
      return [naming(tree.name)];
    case 'unary':
      return tree.operator === '-'
        ? ['-', [tree.args[0], LatexBinding.product]]
        : ['\\lnot ', [tree.args[0], LatexBinding.atom]];
    case 'binary':
      return binaryPieces(tree);
    case 'chain':
      return tree.args.flatMap((arg, i): LatexPiece[] => {
        const link = tree.links[i - 1];
        return [...(link === undefined ? [] : [` ${latexRelations[link.relation]} `]), [arg, LatexBinding.sum]];
      });
    case 'choice':
      return caseRows(tree);
    case 'call':
      return callPieces(tree);
    default:
      return tree.args
        .flatMap((arg, i): LatexPiece[] => [...(i === 0 ? ['['] : [', ']), [arg, LatexBinding.choice]])
        .concat(']');
  }
}

function binaryPieces({ operator, args: [left, right] }: Binary): readonly LatexPiece[] {
  switch (operator) {
    case 'and':
    case 'or':
      return [[left, LatexBinding.and], operator === 'and' ? ' \\land ' : ' \\lor ', [right, LatexBinding.and]];
    case '+':
      return [[left, LatexBinding.sum], ' + ', [right, LatexBinding.product]];
    case '-':
      return [[left, LatexBinding.sum], ' - ', [right, LatexBinding.product]];
    case '/':
    case './':
      return ['\\frac{', [left, LatexBinding.choice], '}{', [right, LatexBinding.choice], '}'];
    case '^':
    case '.^':
      return powerPieces(left, [[right, LatexBinding.choice]]);
    default:
      return [[left, LatexBinding.product], ' \\cdot ', [right, LatexBinding.product]];
  }
}

/** The base in braces: a name may end in a prime. */
const powerPieces = (base: Tree, exponent: readonly LatexPiece[]): readonly LatexPiece[] => [
  '{',
  [base, LatexBinding.atom],
  '}^{',
  ...exponent,
  '}',
];

/** One case for each condition, the last for all else. */
function caseRows(tree: Tree): readonly LatexPiece[] {
  const pieces: LatexPiece[] = ['\\begin{cases} '];
  let rest = tree;
  while (rest.kind === 'choice') {
    const [condition, whenTrue, whenFalse] = rest.args;
    pieces.push([whenTrue, LatexBinding.relation], ' & \\text{if } ', [condition, LatexBinding.or], ' \\\\ ');
    rest = whenFalse;
  }
  return [...pieces, [rest, LatexBinding.relation], ' & \\text{otherwise} \\end{cases}'];
}

function callPieces({ name, args }: Call): readonly LatexPiece[] {
  const [first, second] = args;
  if (first === undefined) return [latexFunction(name), '\\left(\\right)'];
  const whole: LatexPiece = [first, LatexBinding.choice];
  const inBrackets = (head: string, of: readonly Tree[]): readonly LatexPiece[] => [
    `${head}\\left(`,
    ...of.flatMap((arg, i): LatexPiece[] => [...(i === 0 ? [] : [', ']), [arg, LatexBinding.choice]]),
    '\\right)',
  ];
  if (second === undefined) {
    const around = surroundings[name];
    if (around !== undefined) return [around[0], whole, around[1]];
    if (name === 'square' || name === 'cube') return powerPieces(first, [name === 'square' ? '2' : '3']);
    return inBrackets(latexFunction(name), args);
  }
  switch (name) {
    case 'nthRoot':
      return ['\\sqrt[', '{', [second, LatexBinding.choice], '}]{', whole, '}'];
    case 'log':
      return ['\\log_{', [second, LatexBinding.choice], '}\\left(', whole, '\\right)'];
    case 'pow':
      return powerPieces(first, [[second, LatexBinding.choice]]);
    case 'mod':
      return [[first, LatexBinding.fraction], ' \\bmod ', [second, LatexBinding.fraction]];
    case 'squaredDifference':
      return ['\\left(', [first, LatexBinding.sum], ' - ', [second, LatexBinding.product], '\\right)^{2}'];
    case 'polygamma':
      return ['\\psi^{(', whole, ')}', '\\left(', [second, LatexBinding.choice], '\\right)'];
    default:
      return inBrackets(latexFunction(name), args);
  }
}

const surroundings: Readonly<Record<string, readonly [string, string]>> = {
  sqrt: ['\\sqrt{', '}'],
  cbrt: ['\\sqrt[3]{', '}'],
  abs: ['\\left|', '\\right|'],
  floor: ['\\left\\lfloor ', '\\right\\rfloor '],
  ceil: ['\\left\\lceil ', '\\right\\rceil '],
};

/** `2.5e-7` as 2.5 · 10^(-7). */
function numberLatex(value: number): string {
  const [mantissa = '', exponent] = (Object.is(value, -0) ? '-0' : String(value)).split('e');
  return exponent === undefined ? mantissa : `${mantissa} \\cdot 10^{${Number(exponent)}}`;
}
