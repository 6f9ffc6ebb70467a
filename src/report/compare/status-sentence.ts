// Where there is no certified derivative: why, in words, derivative by derivative.
import type { FlatComparison } from '../../compare/comparison.js';
import type { Block } from '../../compare/blocks.js';
import { byNames, byText } from './operator-text.js';
import { infiniteEndings } from '../../reference/side-sentences.js';
import { lookOf } from '../looks.js';
import { enumerate } from '../text/sentence.js';
import { shortNumber } from '../text/number-text.js';
import { secondSentences } from './second-status-sentence.js';
import { sidePhrases } from './sides.js';
import { few, mostTold, becauseOf } from './status-words.js';

/** A sentence per status that occurs among the derivatives of an order; none if all are certified. */
export function statusSentences(comparison: FlatComparison, blocks: readonly Block[], order: 1 | 2): string[] {
  if (order === 2) return secondSentences(comparison, blocks);
  const groups = new Map<string, Block[]>();
  for (const block of blocks) {
    const key = `${block.status} ${block.kind ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), block]);
  }
  return [...groups.values()].flatMap((concerned) => firstSentences(comparison, concerned, blocks.length));
}

/** @param concerned those of one status and kind @param all how many there are */
function firstSentences(comparison: FlatComparison, concerned: readonly Block[], all: number): string[] {
  const { wrt, precision } = comparison;
  const [first] = concerned;
  if (first === undefined || first.status === 'certified') return [];
  const { status, kind } = first;
  const by = wrt.length === 1 ? '' : ` ${byNames(comparison, concerned.map(({ inputs }) => inputs), few)}`; // prettier-ignore
  const said =
    concerned.length > mostTold
      ? []
      : concerned.flatMap((block) => {
          const phrases = sidePhrases(block, (value) => shortNumber(value, precision));
          const whose = concerned.length === 1 ? '' : `${byText(comparison, [block.inputs])} `;
          return phrases.length === 0 ? [] : [whose + enumerate(phrases)];
        });
  const sides = said.length === 0 ? '' : `: ${said.join('; ')}`;
  switch (status) {
    case 'kink':
      return [
        `There is no derivative${by} at this kink${sides}. A method that gives one number has picked a side or a convention.`,
        ...subgradientSentence(comparison, concerned),
      ];
    case 'jump': {
      if (kind === 'pole')
        return [`The values grow without end beside this point, a pole, so the function has no derivative${by}.`];
      const slopes =
        said.length === 0 ? '' : `; the slope is ${said.join('; ').replace(/sides$/, 'sides of the jump')}`;
      return [
        `The function jumps here, so it has no derivative${by}${slopes}.`,
        ...removableSentence(comparison, concerned),
      ];
    }
    case 'infinite':
      return [
        `The slope${by} is infinite here${infiniteEndings[kind ?? ''] ?? ''}${sides}; any finite answer is wrong.`,
      ];
    case 'undefined':
      return [`The derivative${by} is undefined here${becauseOf(comparison, status)}.`];
    case 'undecided': {
      const there = concerned.length === all ? '' : ' there';
      return [`The truth${by} stays undecided, so no error is measured${there}${becauseOf(comparison, status)}.`];
    }
  }
}

/** The interval of one kink, and methods whose number is outside of it. */
function subgradientSentence({ precision }: FlatComparison, concerned: readonly Block[]): string[] {
  const [block, another] = concerned;
  if (block?.subgradients == null || another !== undefined) return [];
  const [low, high] = block.subgradients;
  const slack = outsideBy * Math.max(Math.abs(low), Math.abs(high));
  const strays = block.entries.filter(
    ({ derivative }) => typeof derivative === 'number' && (derivative < low - slack || derivative > high + slack),
  );
  const names = enumerate(strays.map(({ result }) => lookOf(result.method).subject));
  const ends = [low, high].map((end) => shortNumber(end, precision)).join(', ');
  const none =
    strays.length === 0
      ? ''
      : `; ${strays.length === 1 ? 'that' : 'those'} of ${names} ${strays.length === 1 ? 'is' : 'are'} none`;
  return [`Its subgradients (Clarke) are the numbers in [${ends}]${none}.`];
}

/** A difference beside a kink is off by what its step makes of the curvature, and no other number for that. */
const outsideBy = 2 ** -10;

/** What another value at the point would make of it. */
function removableSentence({ precision }: FlatComparison, concerned: readonly Block[]): string[] {
  const [block, another] = concerned;
  if (block?.limit?.value == null || another !== undefined) return [];
  const { value, slope } = block.limit;
  const there = `With ${shortNumber(value, precision)} as its value there it would be continuous`;
  return [slope === null ? `${there}.` : `${there}, with the derivative ${shortNumber(slope, precision)}.`];
}
