// What matters in a comparison, in words; from its data only.
import { formats } from '../../arithmetics/formats.js';
import type { Comparison } from '../../compare/comparison.js';
import { gradientBlocks, hessianBlocks, type Block } from '../../compare/blocks.js';
import { tie } from '../text/display-width.js';
import { capital, listed, phraseOf } from '../text/method-titles.js';
import { errorText, ulpText } from '../text/number-text.js';
import { standingsOf, type Rank, type Standing } from './standings.js';
import { statusSentences } from './status-sentence.js';
import { sweepPointer } from './sweep-pointer.js';
import { wrongSentences } from './wrong-sentence.js';

/** The sentences below the table; empty where there is nothing to say. */
export function closingSentence(comparison: Comparison): string {
  if (comparison.wrt.length === 0) return constantSentence(comparison);
  const blocks = [...gradientBlocks(comparison), ...hessianBlocks(comparison)];
  const standings = standingsOf(comparison, blocks);
  const sentences = [
    ...statusSentences(comparison, blocks),
    lostValueSentence(comparison),
    ...accuracySentences(comparison, blocks, standings),
    ...wrongSentences(comparison, blocks, standings),
    beyondRangeSentence(comparison, blocks),
    noNumberSentence(comparison),
    noAnswerSentence(comparison),
    sweepPointer(comparison, standings),
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

function constantSentence({ read }: Comparison): string {
  const name = /[;\n]/.test(read) || read.length > 30 ? 'The function' : read;
  return `${name} is a constant: there is nothing to differentiate.`;
}

/** Who is right, who is close, who keeps how many digits. */
function accuracySentences(
  comparison: Comparison,
  blocks: readonly Block[],
  standings: readonly Standing[],
): (string | null)[] {
  const ofRank = (rank: Rank): Standing[] => standings.filter((standing) => standing.rank === rank);
  const [exact, close, digits] = [ofRank('exact'), ofRank('close'), ofRank('digits')];
  const is = (list: readonly Standing[]): string => (list.length === 1 ? 'is' : 'are');
  const names = (list: readonly Standing[]): string => listed(list.map(({ result }) => phraseOf(result)));
  const most = Math.max(...close.map(({ ulps }) => ulps));
  const sentences = [
    exact.length === 0 ? null : `${names(exact)} ${is(exact)} right to the last bit.`,
    close.length === 0 ? null : `${names(close)} ${is(close)} within ${ulpText(most)} ulp.`,
    keepingSentence(comparison, digits),
  ].filter((sentence) => sentence !== null);
  const where = whereMeasured(comparison, blocks);
  return sentences.map((sentence, i) => capital(i === 0 ? where + sentence : sentence));
}

/** `by y, `: said where other derivatives have no truth to be measured against. */
function whereMeasured({ wrt }: Comparison, blocks: readonly Block[]): string {
  const measured = blocks.filter(({ truth }) => truth !== null);
  const names = measured.filter(({ inputs }) => inputs.length === 1).map(({ inputs }) => inputs.join());
  if (measured.length === blocks.length || names.length === 0) return '';
  if (names.length < wrt.length) return names.length > 4 ? 'where it is certified, ' : `by ${listed(names)}, `;
  return blocks.some(({ inputs, truth }) => inputs.length > 1 && truth !== null)
    ? ''
    : `the first ${wrt.length === 1 ? 'derivative' : 'derivatives'}: `;
}

/** `The central difference keeps 10.8 digits at δ = 7.3e-6, the forward difference 7.6 at δ = …`. */
function keepingSentence({ wrt }: Comparison, standings: readonly Standing[]): string | null {
  if (standings.length === 0) return null;
  const isSecond = ({ block }: Standing): boolean => block.inputs.length > 1;
  const ofWhat = wrt.length === 1 && standings.every(isSecond) ? ' of the second derivative' : '';
  const parts = standings.map((standing, i) => {
    const step = wrt.length === 1 && !isSecond(standing) ? standing.result.delta?.[wrt[0] ?? ''] : undefined;
    const digits = digitsKept(standing.relative);
    const amount = i === 0 ? `keeps ${digits} digits${ofWhat}` : digits;
    return `${phraseOf(standing.result)} ${amount}${step === undefined ? '' : ` at δ${tie}=${tie}${errorText(step)}`}`;
  });
  return `${parts.join(', ')}.`;
}

function digitsKept(relative: number): string {
  return Math.max(0, -Math.log10(relative)).toFixed(1);
}

/** The value of the function itself lost most of its digits, so differences of it can't be better. */
function lostValueSentence({ value, precision, reference }: Comparison): string | null {
  if (typeof value.ulps !== 'number' || reference.value === '0') return null;
  const bits = formats[precision].significandBits - Math.log2(Math.max(value.ulps, 1));
  if (bits > 20) return null;
  const digits = Math.max(0, bits * Math.log10(2));
  return `The value f itself keeps ${digits < 0.5 ? 'no' : `only ${digits.toFixed(0)}`} correct digits in ${precision}.`;
}

function noAnswerSentence({ results }: Comparison): string | null {
  const none = results.length > 0 && results.every(({ status }) => status !== 'ok');
  return none ? 'No method has an answer here.' : null;
}

/** Answers such as NaN: the table shows them, and here is said that they are none. */
function noNumberSentence({ results }: Comparison): string | null {
  const without = results.filter(({ status, gradient }) => status === 'failed' && gradient !== null);
  if (without.length === 0 || without.length === results.length) return null;
  return `${capital(listed(without.map(phraseOf)))} ${without.length === 1 ? 'gives' : 'give'} no finite number.`;
}

/** The truth is known, but no number of the format is near it. */
function beyondRangeSentence({ precision }: Comparison, blocks: readonly Block[]): string | null {
  const beyond = blocks.filter(({ truth, digits }) => truth === null && digits !== null);
  if (beyond.length === 0) return null;
  const all = beyond.length === blocks.length;
  const which = all ? 'The derivative' : `The derivative by ${listed(beyond.map(({ inputs }) => inputs.join(', ')))}`;
  return `${which} is beyond the range of ${precision}, so no error is measured${all ? '' : ' there'}.`;
}
