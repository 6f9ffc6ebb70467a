// What matters in a comparison, in words; from its data only.
import { gradientBlocks, hessianBlocks } from '../../compare/blocks.js';
import type { FlatComparison, Standing } from '../../compare/comparison.js';
import { commonReason } from '../explain/reason-words.js';
import { accuracyText } from '../text/accuracy-text.js';
import { phraseOf } from '../looks.js';
import { capital, enumerate } from '../text/sentence.js';
import { accuracySentences, infiniteSentence, mostExceptions } from './accuracy-sentence.js';
import { byText } from './operator-text.js';
import { statusSentences } from './status-sentence.js';
import { sweepPointer, type AskedWith } from './sweep-pointer.js';
import { wrongSentences, type OrderPart } from './wrong-sentence.js';

/** The paragraphs below the table, one per order of derivatives; empty where there is nothing to say. */
export function closingParagraphs(comparison: FlatComparison, asked: AskedWith = {}): string[] {
  if (comparison.wrt.length === 0) return [constantSentence(comparison)];
  const { hessian, ...first } = comparison.diagnosis;
  const paragraphs = [
    [
      ...partSentences(comparison, { order: 1, finding: first, blocks: gradientBlocks(comparison) }),
      ...sweepPointer(comparison, asked),
    ],
    hessian === undefined
      ? []
      : partSentences(comparison, { order: 2, finding: hessian, blocks: hessianBlocks(comparison) }),
  ];
  return paragraphs.filter((sentences) => sentences.length > 0).map((sentences) => sentences.join(' '));
}

function constantSentence({ read }: FlatComparison): string {
  const name = /[;\n]/.test(read) || read.length > 30 ? 'The function' : read;
  return `${name} is a constant: there is nothing to differentiate.`;
}

/** Who is right in these derivatives, who isn't, and who has no answer; where there are two orders, of which. */
function partSentences(comparison: FlatComparison, part: OrderPart): string[] {
  const status = statusSentences(comparison, part.blocks, part.order);
  const rest = [
    ...accuracySentences(comparison, part),
    infiniteSentence(part),
    ...wrongSentences(comparison, part),
    beyondRangeSentence(comparison, part),
    noNumberSentence(comparison, part),
    noAnswerSentence(comparison, part),
  ].filter((sentence) => sentence !== null);
  const noun = `${part.order === 1 ? 'First' : 'Second'} derivative${comparison.wrt.length > 1 ? 's' : ''}`;
  const label = comparison.order === 2 && status.length === 0 && rest.length > 0 ? [`${noun}:`] : [];
  return [...(part.order === 1 ? lostValueSentence(comparison) : []), ...status, ...label, ...rest];
}

function lostValueSentence({ diagnosis, precision }: FlatComparison): string[] {
  const { lostValue } = diagnosis;
  if (lostValue === null) return [];
  const only = lostValue.bits === 0 ? '' : 'only ';
  return [`The value f itself keeps ${only}${accuracyText(lostValue, 'correct')} in ${precision}.`];
}

function noAnswerSentence(comparison: FlatComparison, { order, finding: { standings } }: OrderPart): string | null {
  const none =
    standings.length > 0 &&
    standings.every(({ rank, elsewhere }) => elsewhere === null && (rank === 'no-answer' || rank === 'no-number'));
  return none ? `No method has an answer here${sharedReason(comparison, order, standings)}.` : null;
}

/** Answers such as NaN: the table shows them, and here is said that they are none. */
function noNumberSentence(
  comparison: FlatComparison,
  { order, finding: { standings }, blocks }: OrderPart,
): string | null {
  const without = standings.filter(({ rank }) => rank === 'no-number');
  const isAll = without.length === standings.length && without.every(({ elsewhere }) => elsewhere === null);
  const [first] = without;
  if (first === undefined || isAll) return null;
  return byReason(comparison, order, without)
    .map(([reason, group]) => {
      const [one] = group as [Standing];
      const isSame = group.every(({ bad }) => String(bad) === String(one.bad));
      const some = isSame && one.bad.length < blocks.length && one.bad.length <= mostExceptions;
      const where = some ? ` ${byText(comparison, one.bad)}` : '';
      return `${capital(enumerate(group.map(phraseOf)))} ${group.length === 1 ? 'gives' : 'give'} no finite number${where}${reason}.`;
    })
    .join(' ');
}

/** Standings by the reason of their methods, in the order of their first. */
function byReason(
  comparison: FlatComparison,
  order: 1 | 2,
  standings: readonly Standing[],
): (readonly [string, Standing[]])[] {
  const groups = new Map<string, Standing[]>();
  for (const standing of standings) {
    const reason = sharedReason(comparison, order, [standing]);
    groups.set(reason, [...(groups.get(reason) ?? []), standing]);
  }
  return [...groups];
}

/** What methods that gave something have in common as a reason. */
function sharedReason({ results }: FlatComparison, order: 1 | 2, standings: readonly Standing[]): string {
  if (order === 2) return '';
  const given = results.filter(({ method, gradient, status }) => gradient !== null && status !== 'unsupported' && standings.some((each) => each.method === method)); // prettier-ignore
  const reason = commonReason(given.map(({ why }) => why));
  return reason === '' ? '' : `, ${reason}`;
}

/** The truth is known, but no number of the format is near it. */
function beyondRangeSentence(comparison: FlatComparison, { blocks }: OrderPart): string | null {
  const beyond = blocks.filter(({ truth, digits }) => truth === null && digits !== null);
  if (beyond.length === 0) return null;
  const all = beyond.length === blocks.length;
  const which = all ? 'The derivative' : `The derivative ${byText(comparison, beyond.map(({ inputs }) => inputs))}`; // prettier-ignore
  return `${which} is beyond the range of ${comparison.precision}, so no error is measured${all ? '' : ' there'}.`;
}
