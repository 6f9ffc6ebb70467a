// Methods that have no digit right: who, what they give, what the truth is, and why, as far as the data shows it.
import type { Comparison } from '../../compare/comparison.js';
import type { Block } from '../../compare/blocks.js';
import { operatorText } from './operator-text.js';
import { tie } from '../text/display-width.js';
import { capital, listed, phraseOf } from '../text/method-titles.js';
import { shortNumber } from '../text/number-text.js';
import type { Standing } from './standings.js';

/** The sentences about standings of ranks `wrong`, `faint` and `zero`. */
export function wrongSentences(
  comparison: Comparison,
  blocks: readonly Block[],
  standings: readonly Standing[],
): string[] {
  const bad = standings.filter(({ rank }) => rank === 'wrong' || rank === 'faint');
  const zero = standings.filter(({ rank }) => rank === 'zero');
  const cause = causeOf(comparison, standings);
  const [first] = bad;
  if (first !== undefined && cause !== null && bad.length > 1 && bad.length === standings.length)
    return [
      `Every method loses all its digits here, by ${cause} in ${comparison.precision}: ` +
        `${whose(comparison, first)}the truth is${tie}${truthOf(comparison, first)}, ${phraseOf(first.result)} gives ${givenBy(comparison, first)}.`,
    ];
  const by = cause === null ? '' : `, by ${cause} in ${comparison.precision}`;
  const symbolic = bad.filter((standing) => hasWrongSign(comparison, blocks, standing));
  const others = bad.filter((standing) => !symbolic.includes(standing));
  return [
    ...grouped(comparison, others.filter(({ rank }) => rank === 'wrong'), (one) => `${one ? 'is' : 'are'} wrong here${by}`, (one) => `So ${one ? 'is' : 'are'}`),
    ...grouped(comparison, others.filter(({ rank }) => rank === 'faint'), (one) => `${one ? 'keeps' : 'keep'} no correct digit${by}`, (one) => `Nor ${one ? 'does' : 'do'}`),
    ...zeroSentence(comparison, zero),
    ...symbolic.map((standing) => symbolicSentence(comparison, blocks, standing)),
  ]; // prettier-ignore
}

/** Those that agree with the first in one sentence, the others in the next. */
function grouped(
  comparison: Comparison,
  standings: readonly Standing[],
  verb: (one: boolean) => string,
  also: (one: boolean) => string,
): string[] {
  const [first] = standings;
  if (first === undefined) return [];
  const given = givenBy(comparison, first);
  const same = standings.filter((each) => each.block === first.block && givenBy(comparison, each) === given);
  const rest = standings.filter((each) => !same.includes(each));
  const one = same.length === 1;
  const place = whose(comparison, first);
  const said = `${capital(listed(same.map(({ result }) => phraseOf(result))))} ${verb(one)}: ${place}${one ? 'it gives' : 'they give'} ${given}, the truth is${tie}${truthOf(comparison, first)}.`;
  if (rest.length === 0) return [said];
  const others = rest.map((each) => {
    const where = each.block === first.block ? '' : ` ${whose(comparison, each).trim()}`;
    return `${phraseOf(each.result)} (${givenBy(comparison, each)}${where})`;
  });
  return [said, `${also(rest.length === 1)} ${listed(others)}.`];
}

/** `The central difference gives 1.5e-12 where the truth is exactly 0.` */
function zeroSentence(comparison: Comparison, standings: readonly Standing[]): string[] {
  const [first] = standings;
  if (first === undefined) return [];
  const gifts = standings.map((each, i) => {
    const where = each.block === first.block ? '' : ` ${whose(comparison, each).trim()}`;
    return `${phraseOf(each.result)} ${i === 0 ? 'gives ' : ''}${givenBy(comparison, each)}${where}`;
  });
  const exact = standings.every(({ block }) => block.digits === null || block.digits === '0');
  const place = whose(comparison, first).replace(/ $/, ', ');
  const text = `${place}${listed(gifts)} where the truth ${exact ? 'is exactly 0' : 'rounds to 0'}.`;
  return [capital(text)];
}

/** `by y ` or `in ∂²/∂x∂y `, where there is more than one derivative. */
function whose({ wrt, order }: Comparison, { block }: Standing): string {
  if (block.inputs.length > 1) return `in ${operatorText(block.inputs, wrt.length > 1)} `;
  if (wrt.length > 1) return `by ${block.inputs.join()} `;
  return order === 2 ? `in ${operatorText(block.inputs, false)} ` : '';
}

const givenBy = ({ precision }: Comparison, { given }: Standing): string => shortNumber(given, precision);
const truthOf = ({ precision }: Comparison, { block }: Standing): string =>
  shortNumber(block.truth ?? 'NaN', precision);

/**
 * Automatic differentiation is exact but for rounding. Where it has no digit right, rounding took them: subtraction of
 * nearly equal numbers, if there is any subtraction. Conditions make an exception: at a tie, reverse mode and the
 * complex step may see another function than there is, so there forward mode has to be among the wrong.
 */
function causeOf({ value }: Comparison, standings: readonly Standing[]): string | null {
  const exact = standings.filter(({ result }) => ['forward', 'reverse', 'complex-step'].includes(result.method));
  const lost = exact.filter(({ rank }) => rank === 'wrong' || rank === 'faint');
  if (lost.length === 0 || lost.length < exact.length) return null;
  if (typeof value.computed === 'string') return 'overflow';
  const decides = (value.operations.byKind.compare ?? 0) > 0;
  if (decides && !lost.some(({ result }) => result.method === 'forward')) return null;
  const vanished = lost.every(({ given }) => given === 0);
  const subtracts = lost.some(({ result }) => (result.operations?.byKind.add ?? 0) > 0);
  if (subtracts) return vanished ? 'cancellation or underflow' : 'cancellation';
  return vanished ? 'underflow' : 'rounding';
}

function hasWrongSign({ read }: Comparison, blocks: readonly Block[], { result, rank }: Standing): boolean {
  if (result.method !== 'symbolic' || rank !== 'wrong') return false;
  return /\bacoth\s*\(/.test(read) || isReversed(blocks, result);
}

function symbolicSentence(comparison: Comparison, blocks: readonly Block[], standing: Standing): string {
  const reversed = isReversed(blocks, standing.result);
  const culprit = /\bacoth\s*\(/.test(comparison.read);
  if (culprit && reversed) return "mathjs's symbolic acoth' has the wrong sign.";
  const given = `${whose(comparison, standing)}it gives ${givenBy(comparison, standing)}, the truth is${tie}${truthOf(comparison, standing)}`;
  if (culprit) return `mathjs's symbolic acoth' has the wrong sign, so its derivative is wrong here: ${given}.`;
  return `mathjs's symbolic derivative is wrong here (the sign is reversed): ${given}.`;
}

function isReversed(blocks: readonly Block[], result: Comparison['results'][number]): boolean {
  return blocks.every((block) => {
    const given = Number(block.entries.find((entry) => entry.result === result)?.derivative ?? NaN);
    const truth = Number(block.truth ?? NaN);
    return truth !== 0 && Math.abs(given + truth) <= 1e-6 * Math.abs(truth);
  });
}
