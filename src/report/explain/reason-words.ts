// Reasons in words: as part of a sentence about methods, and as a sentence of its own.
import type { Why } from '../../compare/comparison.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import type { LossReason } from '../../explain/causes.js';
import { countOf } from '../../text/numeral.js';
import { tie } from '../text/display-width.js';
import { errorText } from '../text/number-text.js';

/** How each reason is said of methods: `by overflow of exp(x)`; the node is empty where it isn't the same for all. */
const phrases: Readonly<Record<LossReason, (node: string) => string>> = {
  cancellation: (node) => `by cancellation${at(node)}`,
  overflow: (node) => `by overflow${of(node)}`,
  underflow: (node) => `by underflow${of(node)}`,
  saturation: (node) => `by saturation${at(node)}`,
  branch: (node) => `on another branch${at(node)}`,
  'untaken-undefined': (node) => `on a side that is not taken${at(node)}`,
  'wrong-rule': (node) => `by a wrong rule${of(node)}`,
  'zero-over-zero': (node) => `by 0/0 or its like${at(node)}`,
  'step-too-wide': (node) =>
    node === '' ? 'since the step is too wide' : `since the step leads where ${node} has no value`,
  'step-too-narrow': () => 'since the step is too narrow',
  path: (node) => `on another path${at(node)}`,
};
const at = (node: string): string => (node === '' ? '' : ` at ${node}`);
const of = (node: string): string => (node === '' ? '' : ` of ${node}`);

/** The reason that methods have in common, as part of a sentence; empty where they have none. */
export function commonReason(whys: readonly (Why | null | undefined)[]): string {
  const [first] = whys;
  if (first == null || whys.some((why) => why?.cause !== first.cause)) return '';
  const isSame = whys.every((why) => why?.node === first.node);
  const isOfNode = first.cause !== 'step-too-wide' || whys.every((why) => why != null && leadsNowhere(why));
  return phrases[first.cause](isSame && isOfNode ? unbroken(first.node) : '');
}

/** Whether a step is too wide since an operation has no value there, and not only for the formula. */
const leadsNowhere = ({ condition, line }: Why): boolean => condition === null && line !== null;

/** A short formula stays on one line. */
const unbroken = (node: string): string => (node.length <= 24 ? node.replaceAll(' ', tie) : node);

/** A reason as a sentence, with how many bits it takes. */
export function reasonInWords(why: Why): string {
  const taken = `${reasonClause(why)}: ${countOf(why.lostBits, 'bit')} lost`;
  return ['cancellation', 'saturation'].includes(why.cause) ? `${taken}${magnified(why.condition)}` : taken;
}

/** A reason as a clause: what happens, and where. */
export function reasonClause(why: Why): string {
  const { node, cause } = why;
  const where = `${unbroken(node)}${placeText(why)}`;
  switch (cause) {
    case 'cancellation':
      return `digits cancel in ${where}`;
    case 'overflow':
      return `${where} overflows`;
    case 'underflow':
      return `${where} underflows`;
    case 'saturation':
      return `digits cancel in ${where}, at a bound that a function has reached`;
    case 'branch':
      return `${where} takes another branch than the derivative`;
    case 'untaken-undefined':
      return `${where}, on a side that is not taken at the point, has no value`;
    case 'wrong-rule':
      return `the rule for ${where} is wrong`;
    case 'zero-over-zero':
      return `${where} makes no number of its operands, as 0/0`;
    case 'step-too-wide':
      return leadsNowhere(why) ? `the step leads where ${where} has no value` : 'the step is too wide';
    case 'step-too-narrow':
      return 'the step is too narrow for the rounding';
    case 'path':
      return `${where} leads another way through the function`;
  }
}

function placeText({ line }: Why): string {
  return line === null || line === 1 ? '' : ` (line ${line})`;
}

/** By how much relative errors of operands grow. */
function magnified(condition: PlainNumber | null): string {
  return typeof condition === 'number' && condition >= 2
    ? `, condition${tie}${errorText(Number(condition.toPrecision(2)))}`
    : '';
}
