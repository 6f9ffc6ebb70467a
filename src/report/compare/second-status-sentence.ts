// Where second derivatives aren't certified: why, in words, status by status.
import type { Block } from '../../compare/blocks.js';
import type { FlatComparison } from '../../compare/comparison.js';
import type { ReferenceStatus } from '../../compare/reference-data.js';
import { lowerFirst } from '../../text/letter-case.js';
import { enumerate } from '../text/sentence.js';
import { shortNumber } from '../text/number-text.js';
import { byNames, operatorText } from './operator-text.js';
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
  const none = concerned.length === blocks.length ? null : few(operators(concerned), 'or');
  const [noun, stays, is, has] = concerned.length === 1 ? ['derivative', 'stays', 'is', 'has'] : ['derivatives', 'stay', 'are', 'have']; // prettier-ignore
  const sides = secondSides(comparison, concerned, operators(concerned));
  const without = withoutFirst(comparison, concerned);
  switch (status) {
    case 'kink':
      return [`The first derivative has a kink here, so there is no ${none ?? 'second derivative'}${sides}.`];
    case 'jump': {
      const first = without ?? 'The first derivative jumps here';
      // what the sides have is of second derivatives beside the point, which don't meet in one at it
      const beside = sides.replace(/^: /, `; beside this point ${concerned.length === 1 ? 'it is ' : ''}`);
      return [`${first}, so there is no ${none ?? 'second one'}${beside}.`];
    }
    case 'infinite':
      return [`The second ${noun}${which} ${is} infinite here${sides}; any finite answer is wrong.`];
    case 'undefined': {
      const why = becauseOf(comparison, status) || (without === null ? '' : `: ${lowerFirst(without)}`);
      return [`The second ${noun}${which} ${has} no value here${why}.`];
    }
    case 'undecided': {
      const isFirst = Object.values(comparison.reference.statuses).some((each) => each !== 'certified');
      const why = isFirst ? '' : becauseOf(comparison, status);
      return [`The second ${noun}${which} ${stays} undecided, so no error is measured there${why}.`];
    }
  }
}

/** Which of the first derivatives of these aren't there; null where all are. */
function withoutFirst(comparison: FlatComparison, concerned: readonly Block[]): string | null {
  const { reference, wrt } = comparison;
  const inputs = [...new Set(concerned.flatMap((block) => block.inputs))];
  const missing = inputs.filter((input) => !['certified', 'undecided'].includes(reference.statuses[input] ?? ''));
  if (missing.length === 0) return null;
  const by = wrt.length === 1 ? '' : ` ${byNames(comparison, missing.map((input) => [input]), (names) => few(names, 'or'))}`; // prettier-ignore
  return `There is no first derivative${by} here`;
}

function secondSides({ precision }: FlatComparison, blocks: readonly Block[], operators: readonly string[]): string {
  if (blocks.length > mostTold) return '';
  const said = blocks.flatMap((block, i) => {
    const phrases = sidePhrases(block, (value) => shortNumber(value, precision));
    return phrases.length === 0 ? [] : [`${blocks.length === 1 ? '' : `${operators[i]} `}${enumerate(phrases)}`];
  });
  return said.length === 0 ? '' : `: ${said.join('; ')}`;
}
