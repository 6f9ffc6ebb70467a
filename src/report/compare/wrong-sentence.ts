// Methods that have no digit right: who, what they give, what the truth is, and why, as far as the diagnosis says it.
import { formats } from '../../arithmetics/formats.js';
import { accuracyOf } from '../../compare/accuracy.js';
import { blockOf, type Block } from '../../compare/blocks.js';
import type { FlatComparison, Finding, LeftPath, Standing, Why } from '../../compare/comparison.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import { commonReason } from '../explain/reason-words.js';
import { byText } from './operator-text.js';
import { tie } from '../text/display-width.js';
import { phraseOf } from '../looks.js';
import { capital, enumerate } from '../text/sentence.js';
import { shortNumber } from '../text/number-text.js';

/** The derivatives of one order, with what they come to. */
export interface OrderPart {
  readonly order: 1 | 2;
  readonly finding: Finding;
  readonly blocks: readonly Block[];
}

/** A standing with the derivative that decides it. */
interface Miss extends Standing {
  readonly block: Block;
  readonly given: PlainNumber;
}

/** The sentences about standings of ranks `wrong`, `faint` and `zero`. */
export function wrongSentences(comparison: FlatComparison, { finding, blocks }: OrderPart): string[] {
  const { precision } = comparison;
  const standings = finding.standings.flatMap((standing, i) => missOf(standing, blocks, i));
  const bad = standings.filter(({ rank }) => rank === 'wrong' || rank === 'faint');
  const zero = standings.filter(({ rank }) => rank === 'zero');
  const cause = commonReason(bad.map((miss) => whyOf(comparison, miss)));
  const [first] = bad;
  const isLost = ({ decisive, elsewhere }: Miss): boolean =>
    elsewhere === null && accuracyOf(Number(decisive?.relative), formats[precision]).bits === 0;
  if (first !== undefined && cause !== '' && bad.length > 1 && bad.length === standings.length && bad.every(isLost))
    return [
      `Every method loses all its digits here, ${cause}: ` +
        `${whose(comparison, first)}the truth is${tie}${truthOf(comparison, first)}, ${phraseOf(first)} gives ${givenBy(comparison, first)}.`,
    ];
  const others = bad.filter(({ wrongRule }) => wrongRule === null);
  const strays = others.filter((miss) => leftPath(comparison, miss) !== null);
  return [
    ...byReason(comparison, others.filter(({ rank }) => rank === 'wrong')).flatMap(([reason, group]) =>
      groupSentences(comparison, group, (one) => `${one ? 'is' : 'are'} wrong here${reason}`, (one) => `So ${one ? 'is' : 'are'}`)),
    ...byReason(comparison, others.filter(({ rank }) => rank === 'faint')).flatMap(([reason, group]) =>
      groupSentences(comparison, group, (one) => `${one ? 'keeps' : 'keep'} no correct digit${reason}`, (one) => `Nor ${one ? 'does' : 'do'}`)),
    ...strays.slice(0, 1).map((first) => straySentence(comparison, first, strays)),
    ...zeroSentence(comparison, zero),
    ...bad.flatMap((miss) => wrongRuleSentence(comparison, miss)),
  ]; // prettier-ignore
}

/** What was measured of a method, where that is about the derivative that it is worst at. */
function whyOf({ results }: FlatComparison, { method, block }: Miss): Why | null {
  const result = results.find((each) => each.method === method);
  if (block.inputs.length === 1) return result?.why ?? null;
  const why = result?.hessianWhy ?? null;
  return String(why?.wrt) === String(block.inputs) ? why : null;
}

/** Those that have one reason together, in the order of their first. */
function byReason(comparison: FlatComparison, misses: readonly Miss[]): (readonly [string, Miss[]])[] {
  const groups = new Map<string, Miss[]>();
  for (const miss of misses) {
    const reason = commonReason([whyOf(comparison, miss)]);
    groups.set(reason, [...(groups.get(reason) ?? []), miss]);
  }
  return [...groups].map(([reason, group]) => [reason === '' ? '' : `, ${reason}`, group]);
}

const leftPath = ({ results }: FlatComparison, { method }: Miss): LeftPath | null =>
  results.find((each) => each.method === method)?.path ?? null;

/** Wrong methods whose evaluations left the path that the function takes at the point. */
function straySentence(comparison: FlatComparison, first: Miss, strays: readonly Miss[]): string {
  const place = leftPath(comparison, first)?.place ?? null;
  const isSame = place !== null && strays.every((each) => leftPath(comparison, each)?.place === place);
  return `${capital(enumerate(strays.map(phraseOf)))} left the path of the point${isSame ? ` at ${place}` : ''}, and evaluated another branch.`;
}

/** Nothing where no error is measured. */
function missOf(standing: Standing, blocks: readonly Block[], index: number): Miss[] {
  if (standing.rank === 'no-number') return [];
  const block = standing.decisive === null ? undefined : blockOf(blocks, standing.decisive.wrt);
  const given = block?.entries[index]?.derivative ?? null;
  return block === undefined || given === null ? [] : [{ ...standing, block, given }];
}

/** Those that agree with the first in one sentence, the others in the next. */
function groupSentences(
  comparison: FlatComparison,
  standings: readonly Miss[],
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
  const said = `${capital(enumerate(same.map(phraseOf)))} ${verb(one)}: ${place}${one ? 'it gives' : 'they give'} ${given}, the truth is${tie}${truthOf(comparison, first)}.`;
  if (rest.length === 0) return [said];
  const others = rest.map((each) => {
    const where = each.block === first.block ? '' : ` ${whose(comparison, each).trim()}`;
    return `${phraseOf(each)} (${givenBy(comparison, each)}${where})`;
  });
  return [said, `${also(rest.length === 1)} ${enumerate(others)}.`];
}

/** `The central difference gives 1.5e-12 where the truth is exactly 0.` */
function zeroSentence(comparison: FlatComparison, standings: readonly Miss[]): string[] {
  const [first] = standings;
  if (first === undefined) return [];
  const gifts = standings.map((each, i) => {
    const where = each.block === first.block ? '' : ` ${whose(comparison, each).trim()}`;
    return `${phraseOf(each)} ${i === 0 ? 'gives ' : ''}${givenBy(comparison, each)}${where}`;
  });
  const exact = standings.every(({ block }) => block.digits === null || block.digits === '0');
  const place = whose(comparison, first).replace(/ $/, ', ');
  const text = `${place}${enumerate(gifts)} where the truth ${exact ? 'is exactly 0' : 'rounds to 0'}.`;
  return [capital(text)];
}

/** `by y ` or `in ∂²/∂x∂y `, where there is more than one derivative. */
function whose(comparison: FlatComparison, { block }: Miss): string {
  return comparison.wrt.length === 1 ? '' : `${byText(comparison, [block.inputs])} `;
}

const givenBy = ({ precision }: FlatComparison, { given }: Miss): string => shortNumber(given, precision);
const truthOf = ({ precision }: FlatComparison, { block }: Miss): string =>
  shortNumber(block.truth ?? 'NaN', precision);

function wrongRuleSentence(comparison: FlatComparison, miss: Miss): string[] {
  if (miss.wrongRule === null) return [];
  const { function: name, reversed } = miss.wrongRule;
  if (name !== null && reversed) return [`mathjs's symbolic ${name}' has the wrong sign.`];
  const given = `${whose(comparison, miss)}it gives ${givenBy(comparison, miss)}, the truth is${tie}${truthOf(comparison, miss)}`;
  return [
    name === null
      ? `mathjs's symbolic derivative is wrong here (the sign is reversed): ${given}.`
      : `mathjs's symbolic ${name}' has the wrong sign, so its derivative is wrong here: ${given}.`,
  ];
}
