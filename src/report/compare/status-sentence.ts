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
  if (order === 2) return secondSentence(comparison, blocks);
  const statuses = new Set(blocks.map(({ status }) => status));
  return [...statuses].flatMap((status) => firstSentence(comparison, status, blocks));
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

/** Second derivatives are certified or undecided. */
function secondSentence(comparison: FlatComparison, blocks: readonly Block[]): string[] {
  const open = blocks.filter(({ status }) => status !== 'certified');
  if (open.length === 0) return [];
  const several = comparison.wrt.length > 1;
  const all = open.length === blocks.length;
  const which = all ? '' : ` ${few(open.map(({ inputs }) => operatorText(inputs, several)))}`;
  const noun = open.length === 1 ? 'derivative' : 'derivatives';
  const verb = open.length === 1 ? 'stays' : 'stay';
  const isFirst = Object.values(comparison.reference.statuses).some((status) => status !== 'certified');
  const why = isFirst ? '' : whyOf(comparison, 'undecided');
  return [`The second ${noun}${which} ${verb} undecided, so no error is measured there${why}.`];
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
