// Where a derivative doesn't hold: at the kinks and jumps of what it was made from.
import { isRelation } from '../language/mathjs-operators.js';
import type { MathNode } from '../language/mathjs.js';
import { argumentsOf, literalOf } from '../methods/tidy.js';
import { isTruth, type Application } from './differentiate.js';
import { symbolsIn } from './substitute.js';

type Words = (operands: readonly string[]) => string;

const at0: Words = ([u = '']) => `${u} = 0`;
const equal: Words = ([u = '', v = '']) => `${u} = ${v}`;

/** The places of each function where it isn't smooth, though it is defined there. */
const kinks: Readonly<Record<string, Words>> = {
  abs: at0,
  relu: at0,
  sign: at0,
  floor: ([u = '']) => `${u} is a whole number`,
  ceil: ([u = '']) => `${u} is a whole number`,
  fix: ([u = '']) => `${u} is a whole number other than 0`,
  round: ([u = '']) => `${u} is half a whole number`,
  min: equal,
  max: equal,
  mod: ([u = '', v = '']) => `${u} is a multiple of ${v}`,
  atan2: ([u = '', v = '']) => `${u} = 0 and ${v} < 0`,
  hypot: ([u = '', v = '']) => `${u} = 0 and ${v} = 0`,
  norm: at0,
  cbrt: at0,
  sinc: at0,
};

/**
 * The exceptions of one application of a rule, in words.
 *
 * @param by the name that it differentiates by: conditions without it don't change
 */
export function exceptionsOf({ name, part }: Application, by: string, print: (node: MathNode) => string): string[] {
  if (name === 'choice' && part.type === 'ConditionalNode') return changesOf(part.condition, by, print);
  if (name === 'step' && isTruth(part)) return changesOf(part, by, print);
  if (part.type !== 'FunctionNode' || !Object.hasOwn(kinks, part.name) || !symbolsIn(part).has(by)) return [];
  const words = kinks[part.name];
  if (part.name === 'hypot' && part.args.some((arg) => (literalOf(arg) ?? 0) !== 0)) return [];
  return words === undefined ? [] : [words(part.args.map(print))];
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
