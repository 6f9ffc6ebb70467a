// Where a derivative doesn't hold: at the kinks and jumps of what it was made from.
import { namedConstants } from '../language/builtins.js';
import { isRelation } from '../language/mathjs-operators.js';
import type { MathNode } from '../language/mathjs.js';
import { argumentsOf, literalOf } from '../methods/tidy.js';
import { isTruth, type Application } from './differentiate.js';
import { symbolsIn } from './substitute.js';

/** An operand as it is printed, its number where it is one, and whether its form shows that it is above 0. */
interface PrintedOperand {
  readonly text: string;
  readonly number: number | null;
  readonly isPositive: boolean;
}

/** Null: nowhere. */
type Words = (...operands: readonly PrintedOperand[]) => string | null;

const at0 = ({ text, isPositive }: PrintedOperand): string | null => (isPositive ? null : `${text} = 0`);
const at1 = ({ text }: PrintedOperand): string => `${text} = 1`;
const at1BySize = ({ text }: PrintedOperand): string => `abs(${text}) = 1`;
const equal = (u: PrintedOperand, v: PrintedOperand): string => `${u.text} = ${v.text}`;

/**
 * The places of each function where it is defined and its derivative, as it is written, doesn't hold: kinks, jumps and infinite
 * slopes. What it is part of may have a derivative there all the same, as relu(x)^2 has.
 */
const places: Readonly<Record<string, Words>> = {
  abs: at0,
  relu: at0,
  sign: at0,
  floor: ({ text }) => `${text} is a whole number`,
  ceil: ({ text }) => `${text} is a whole number`,
  fix: ({ text }) => `${text} is a whole number other than 0`,
  round: ({ text }) => `${text} is half a whole number`,
  min: equal,
  max: equal,
  mod: (u, v) => `${u.text} is a multiple of ${v.text}`,
  atan2: (u, v) => {
    if (u.number !== null || u.isPositive || v.isPositive || v.number === 0) return null;
    return v.number === null ? `${u.text} = 0 and ${v.text} < 0` : `${u.text} = 0`;
  },
  hypot: (...all) => (all.some(({ number, isPositive }) => isPositive || (number ?? 0) !== 0) ? null : all.filter(({ number }) => number === null).map(at0).join(' and ')), // prettier-ignore
  norm: at0,
  sqrt: at0,
  cbrt: at0,
  nthRoot: at0,
  pow: (u, v) => {
    if (v.number !== null) return v.number > 0 && v.number < 1 ? at0(u) : null;
    return u.number === null ? at0(u) : u.number === 0 ? at0(v) : null;
  },
  sinc: at0,
  asin: at1BySize,
  acos: at1BySize,
  asec: at1BySize,
  acsc: at1BySize,
  acosh: at1,
  asech: at1,
};

/**
 * The exceptions of one application of a rule, in words.
 *
 * @param by the name that it differentiates by: conditions without it don't change
 */
export function exceptionsOf({ name, part }: Application, by: string, print: (node: MathNode) => string): string[] {
  if (name === 'choice' && part.type === 'ConditionalNode') return changesOf(part.condition, by, print);
  if (name === 'step' && isTruth(part)) return changesOf(part, by, print);
  const own = functionNameOf(part);
  if (!Object.hasOwn(places, own) || !symbolsIn(part).has(by)) return [];
  const operands = argumentsOf(part).map((arg) => ({ text: print(arg), number: numberOf(arg), isPositive: isPositive(arg) })); // prettier-ignore
  const words = places[own]?.(...operands) ?? null;
  return words === null ? [] : [words];
}

const functionNameOf = (node: MathNode): string =>
  node.type === 'FunctionNode' ? node.name : node.type === 'OperatorNode' ? node.fn : '';

/** A literal, or a quotient of two, as exponents are. */
function numberOf(node: MathNode): number | null {
  if (node.type !== 'OperatorNode' || node.fn !== 'divide') return literalOf(node);
  const [over, under] = node.args.map(literalOf);
  return over == null || under == null ? null : over / under;
}

/** Whether its form shows that it is above 0 wherever it is defined, as that of 1 + x^2 does: then it has no zero to name. */
function isPositive(node: MathNode): boolean {
  return leastSign(node) === 1;
}

/** 1: above 0 wherever it is defined; 0: not below 0; -1: its form doesn't show it. It recurses over the formula. */
function leastSign(node: MathNode): -1 | 0 | 1 {
  const number = node.type === 'SymbolNode' ? (namedConstants.get(node.name) ?? null) : numberOf(node);
  if (number !== null) return number > 0 ? 1 : number === 0 ? 0 : -1;
  const own = functionNameOf(node);
  if (own === 'exp' || own === 'cosh' || own === 'sigmoid' || own === 'softplus') return 1;
  if (own === 'abs' || own === 'square' || own === 'hypot') return 0;
  const args = argumentsOf(node);
  if (own === 'pow') return Number.isInteger((literalOf(args[1] as MathNode) ?? 1) / 2) ? 0 : -1;
  if (own !== 'add' && own !== 'multiply' && own !== 'divide') return -1;
  const signs = args.map(leastSign);
  if (signs.includes(-1)) return -1;
  return own === 'add' ? (signs.includes(1) ? 1 : 0) : signs.includes(0) ? 0 : 1;
}

/** Where a condition changes. */
function changesOf(condition: MathNode, by: string, print: (node: MathNode) => string): string[] {
  if (!symbolsIn(condition).has(by)) return [];
  const ends = (args: readonly MathNode[]): string => args.map(print).join(' = ');
  if (condition.type === 'OperatorNode' && isRelation(condition.fn)) return [ends(condition.args)];
  if (condition.type === 'RelationalNode')
    return condition.params.slice(1).map((param, i) => ends([condition.params[i] as MathNode, param]));
  const isLogical = condition.type === 'OperatorNode' && /^(and|or|not)$/.test(condition.fn);
  if (isLogical || condition.type === 'ConditionalNode')
    return argumentsOf(condition).flatMap((arg) => changesOf(arg, by, print));
  return [`${print(condition)} = 0`];
}
