// Where there is no certified derivative: why, in words, derivative by derivative.
import type { FlatComparison, ReferenceStatus } from '../../compare/comparison.js';
import type { Block } from '../../compare/blocks.js';
import { byNames, byText, operatorText } from './operator-text.js';
import { enumerate } from '../text/sentence.js';
import { shortNumber } from '../text/number-text.js';
import { sidePhrases } from './sides.js';

const mostNames = 4;

/** A sentence per status that occurs among the derivatives of an order; none if all are certified. */
export function statusSentences(comparison: FlatComparison, blocks: readonly Block[], order: 1 | 2): string[] {
  const statuses = new Set(blocks.map(({ status }) => status));
  const sentence = order === 1 ? firstSentence : secondSentence;
  return [...statuses].flatMap((status) => sentence(comparison, status, blocks));
}

function firstSentence(comparison: FlatComparison, status: ReferenceStatus, blocks: readonly Block[]): string[] {
  const { wrt, precision } = comparison;
  const concerned = blocks.filter((block) => block.status === status);
  if (concerned.length === 0 || status === 'certified') return [];
  const by = wrt.length === 1 ? '' : ` ${byNames(comparison, concerned.map(({ inputs }) => inputs), few)}`; // prettier-ignore
  const said =
    concerned.length > mostNames
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
      ];
    case 'jump': {
      const slopes =
        said.length === 0 ? '' : `; the slope is ${said.join('; ').replace(/sides$/, 'sides of the jump')}`;
      return [`The function jumps here, so it has no derivative${by}${slopes}.`];
    }
    case 'infinite':
      return [`The slope${by} is infinite here${sides}; any finite answer is wrong.`];
    case 'undefined':
      return [`The derivative${by} is undefined here${whyOf(comparison, status)}.`];
    case 'undecided': {
      const there = concerned.length === blocks.length ? '' : ' there';
      return [`The truth${by} stays undecided, so no error is measured${there}${whyOf(comparison, status)}.`];
    }
  }
}

function secondSentence(comparison: FlatComparison, status: ReferenceStatus, blocks: readonly Block[]): string[] {
  const concerned = blocks.filter((block) => block.status === status);
  if (concerned.length === 0 || status === 'certified') return [];
  const several = comparison.wrt.length > 1;
  const operators = (some: readonly Block[]): string[] => some.map(({ inputs }) => operatorText(inputs, several));
  const which = concerned.length === blocks.length ? '' : ` ${few(operators(concerned))}`;
  const [noun, stays, is, has] = concerned.length === 1 ? ['derivative', 'stays', 'is', 'has'] : ['derivatives', 'stay', 'are', 'have']; // prettier-ignore
  const sides = secondSides(comparison, concerned, operators(concerned));
  switch (status) {
    case 'kink':
      return [
        `The first derivative has a kink here, so there is no ${which === '' ? 'second derivative' : which.trim()}${sides}.`,
      ];
    case 'jump': {
      const hasFirst = concerned.every(({ inputs }) => inputs.every((input) => comparison.reference.statuses[input] === 'certified')); // prettier-ignore
      const first = hasFirst ? 'The first derivative jumps here' : 'There is no first derivative here';
      return [`${first}, so there is no ${which === '' ? 'second one' : which.trim()}${sides}.`];
    }
    case 'infinite':
      return [`The second ${noun}${which} ${is} infinite here${sides}; any finite answer is wrong.`];
    case 'undefined':
      return [`The second ${noun}${which} ${has} no value here${whyOf(comparison, status)}.`];
    case 'undecided': {
      const isFirst = Object.values(comparison.reference.statuses).some((each) => each !== 'certified');
      const why = isFirst ? '' : whyOf(comparison, status);
      return [`The second ${noun}${which} ${stays} undecided, so no error is measured there${why}.`];
    }
  }
}

function secondSides({ precision }: FlatComparison, blocks: readonly Block[], operators: readonly string[]): string {
  if (blocks.length > mostNames) return '';
  const said = blocks.flatMap((block, i) => {
    const phrases = sidePhrases(block, (value) => shortNumber(value, precision));
    return phrases.length === 0 ? [] : [`${blocks.length === 1 ? '' : `${operators[i]} `}${enumerate(phrases)}`];
  });
  return said.length === 0 ? '' : `: ${said.join('; ')}`;
}

/** The reason, which may begin with the name of a function; that of the gravest status only. */
function whyOf({ reference }: FlatComparison, status: ReferenceStatus): string {
  const { message } = reference;
  if (message === null || reference.status !== status) return '';
  return `: ${message.replace(/\.$/, '')}`;
}

function few(names: readonly string[]): string {
  if (names.length <= mostNames) return enumerate(names);
  return enumerate([...names.slice(0, mostNames - 1), `${names.length - mostNames + 1} more`]);
}
