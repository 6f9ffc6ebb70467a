// Where second derivatives aren't certified: why, in words, status by status.
import type { Block } from '../../compare/blocks.js';
import type { FlatComparison, ReferenceStatus } from '../../compare/comparison.js';
import { enumerate } from '../text/sentence.js';
import { shortNumber } from '../text/number-text.js';
import { operatorText } from './operator-text.js';
import { sidePhrases } from './sides.js';
import { few, mostTold, becauseOf } from './status-words.js';

/** A sentence per status that occurs; none if all are certified. */
export function secondSentences(comparison: FlatComparison, blocks: readonly Block[]): string[] {
  const statuses = new Set(blocks.map(({ status }) => status));
  return [...statuses].flatMap((status) => secondSentence(comparison, status, blocks));
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
      return [`The second ${noun}${which} ${has} no value here${becauseOf(comparison, status)}.`];
    case 'undecided': {
      const isFirst = Object.values(comparison.reference.statuses).some((each) => each !== 'certified');
      const why = isFirst ? '' : becauseOf(comparison, status);
      return [`The second ${noun}${which} ${stays} undecided, so no error is measured there${why}.`];
    }
  }
}

function secondSides({ precision }: FlatComparison, blocks: readonly Block[], operators: readonly string[]): string {
  if (blocks.length > mostTold) return '';
  const said = blocks.flatMap((block, i) => {
    const phrases = sidePhrases(block, (value) => shortNumber(value, precision));
    return phrases.length === 0 ? [] : [`${blocks.length === 1 ? '' : `${operators[i]} `}${enumerate(phrases)}`];
  });
  return said.length === 0 ? '' : `: ${said.join('; ')}`;
}
