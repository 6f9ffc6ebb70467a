// Operations and their partials as formulas in the names of nodes.
import { commaParts } from '../text/comma-list.js';
import { numeral } from '../text/numeral.js';
import { ruleOf } from './operations.js';

/** What stands between the two arguments of an operation. */
const infix: Readonly<Partial<Record<string, string>>> = {
  add: ' + ', sub: ' - ', mul: ' * ', div: ' / ', pow: '^', multiply: ' * ', divide: ' / ', power: '^',
  '<': ' < ', '<=': ' <= ', '>': ' > ', '>=': ' >= ', '==': ' == ', '!=': ' != ', range: ':',
}; // prettier-ignore
const elementwiseInfix: Readonly<Partial<Record<string, string>>> = { mul: ' .* ', div: ' ./ ', pow: ' .^ ' };

/** Operations that the language calls otherwise. */
const callNames: Readonly<Partial<Record<string, string>>> = { largest: 'max', smallest: 'min', lengths: 'size' };

/** An operation as one writes it. @param hasTensors whether two tensors, or a tensor and a number, meet in it */
export function formulaOf(operation: string, args: readonly string[], hasTensors: boolean): string {
  const [first = '', ...others] = args;
  if (operation === 'input') return '';
  if (operation === 'constant' || operation === 'copy') return first;
  if (operation === 'neg') return `-${first.startsWith('-') ? `(${first})` : first}`;
  if (operation === 'stack') return `[${args.join(', ')}]`;
  if ((operation === 'largest' || operation === 'smallest') && args.length > 1) args = [first, '[]', ...others];
  if (operation === 'index') return `${first}[${others.join(', ')}]`;
  const sign = (hasTensors ? elementwiseInfix[operation] : undefined) ?? infix[operation];
  if (sign !== undefined && args.length > 1)
    return args.map((arg, i) => (arg.startsWith('-') && (i > 0 || sign === '^') ? `(${arg})` : arg)).join(sign);
  return `${callNames[operation] ?? operation}(${args.join(', ')})`;
}

/** The partials of operations on tensors, in words that are formulas where they can be. */
const tensorRules: Readonly<Partial<Record<string, readonly string[]>>> = {
  dot: ['t', 'x'],
  sum: ['1'],
  mean: ['1/n'],
  index: ['1 at these places'],
  transpose: ['1, moved'],
  reshape: ['1, moved'],
  stack: ['1'],
  concat: ['1'],
  norm: ['x/y'],
  logsumexp: ['softmax(x)'],
  largest: ['1 where it is taken'],
  smallest: ['1 where it is taken'],
  where: ['', '1 where it is taken'],
};

/**
 * The partial of an operation by one of its arguments as a formula; null where none is known.
 *
 * @param name of the node
 * @param literal the exponent of a power, where the text has it
 */
export function ruleText(
  operation: string,
  slot: number,
  args: readonly string[],
  name: string,
  literal: number | null,
): string | null {
  if (operation === 'copy') return '1';
  const rule = ruleOf(operation);
  const [x = '', t = ''] = args.map(asFactor);
  if (rule === null) {
    const rules = tensorRules[operation];
    const text = rules?.[Math.min(slot, rules.length - 1)];
    return text === undefined ? null : substituted(text, { x: args[0] ?? '', t: args[1] ?? '', y: name });
  }
  if (rule.kind === 'step') return null;
  if (rule.kind === 'choice')
    return args.length === 1
      ? substituted(rule.derivative, { x })
      : `1 if ${operation} takes ${args[slot] ?? ''}, else 0`;
  if (operation === 'pow' && slot === 0 && literal !== null) return powerText(x, literal);
  const texts = commaParts(rule.derivative);
  const partials: readonly unknown[] = rule.partials;
  const written = partials.slice(0, slot).filter((partial) => partial !== null).length;
  const text = texts[written];
  return text === undefined ? null : substituted(text, { x, t, y: name, n: x, ...(partials[0] === null && { x: t }) });
}

/** n·x^(n-1), as one writes it. */
function powerText(x: string, exponent: number): string {
  const less = exponent - 1;
  if (exponent === 0) return '0';
  if (exponent === 1) return '1';
  const factor = exponent < 0 ? `(${numeral(exponent)})` : numeral(exponent);
  if (less === 1) return `${factor}*${x}`;
  return `${factor}*${x}^${less < 0 ? `(${numeral(less)})` : numeral(less)}`;
}

const asFactor = (text: string): string => (/^-|\s/.test(text) ? `(${text})` : text);

/** The letters of a rule, which are no names of functions, replaced. */
function substituted(rule: string, names: Readonly<Record<string, string>>): string {
  return rule.replace(/\b([xtyn])\b(?!\()/g, (letter) => names[letter] ?? letter);
}
