// What matters in a comparison, in words; from its data only.
import { gradientBlocks, hessianBlocks, type Block } from '../../compare/blocks.js';
import type { Comparison, Standing } from '../../compare/comparison.js';
import type { Rank } from '../../compare/ranks.js';
import { tie } from '../text/display-width.js';
import { phraseOf } from '../looks.js';
import { capital, enumerate } from '../text/sentence.js';
import { errorText, ulpText } from '../text/number-text.js';
import { statusSentences } from './status-sentence.js';
import { sweepPointer } from './sweep-pointer.js';
import { wrongSentences } from './wrong-sentence.js';

/** The sentences below the table; empty where there is nothing to say. */
export function closingSentence(comparison: Comparison): string {
  if (comparison.wrt.length === 0) return constantSentence(comparison);
  const blocks = [...gradientBlocks(comparison), ...hessianBlocks(comparison)];
  const sentences = [
    ...statusSentences(comparison, blocks),
    lostValueSentence(comparison),
    ...accuracySentences(comparison, blocks),
    ...wrongSentences(comparison, blocks),
    beyondRangeSentence(comparison, blocks),
    noNumberSentence(comparison),
    noAnswerSentence(comparison),
    sweepPointer(comparison),
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

function constantSentence({ read }: Comparison): string {
  const name = /[;\n]/.test(read) || read.length > 30 ? 'The function' : read;
  return `${name} is a constant: there is nothing to differentiate.`;
}

/** Who is right, who is close, who keeps how many digits. */
function accuracySentences(comparison: Comparison, blocks: readonly Block[]): string[] {
  const [exact, close] = [ofRank(comparison, 'exact'), ofRank(comparison, 'close')];
  const is = (list: readonly Standing[]): string => (list.length === 1 ? 'is' : 'are');
  const names = (list: readonly Standing[]): string => enumerate(list.map(phraseOf));
  const sentences = [
    exact.length === 0 ? null : `${names(exact)} ${is(exact)} right to the last bit.`,
    close.length === 0 ? null : `${names(close)} ${is(close)} within ${ulpText(mostUlps(blocks, close))} ulp.`,
    keepingSentence(comparison),
  ].filter((sentence) => sentence !== null);
  const where = whereMeasured(comparison, blocks);
  return sentences.map((sentence, i) => capital(i === 0 ? where + sentence : sentence));
}

/** The largest error of those methods; ulps of a truth of 0 say nothing. */
function mostUlps(blocks: readonly Block[], standings: readonly Standing[]): number {
  const methods = new Set(standings.map(({ method }) => method));
  const errors = blocks
    .filter(({ truth }) => truth !== 0)
    .flatMap(({ entries }) => entries.filter(({ result }) => methods.has(result.method)))
    .map(({ error }) => Number(error?.ulps ?? 0));
  return errors.reduce((most, each) => Math.max(most, each), 0);
}

function ofRank({ diagnosis }: Comparison, rank: Rank): Standing[] {
  return diagnosis.standings.filter((standing) => standing.rank === rank);
}

/** `by y, `: said where other derivatives have no truth to be measured against. */
function whereMeasured({ wrt }: Comparison, blocks: readonly Block[]): string {
  const measured = blocks.filter(({ truth }) => truth !== null);
  const names = measured.filter(({ inputs }) => inputs.length === 1).map(({ inputs }) => inputs.join());
  if (measured.length === blocks.length || names.length === 0) return '';
  if (names.length < wrt.length) return names.length > 4 ? 'where it is certified, ' : `by ${enumerate(names)}, `;
  return blocks.some(({ inputs, truth }) => inputs.length > 1 && truth !== null)
    ? ''
    : `the first ${wrt.length === 1 ? 'derivative' : 'derivatives'}: `;
}

/** `The central difference keeps 10.8 digits at δ = 7.3e-6, the forward difference 7.6 at δ = …`. */
function keepingSentence(comparison: Comparison): string | null {
  const { wrt, results } = comparison;
  const standings = ofRank(comparison, 'digits');
  if (standings.length === 0) return null;
  const isSecond = ({ decisive }: Standing): boolean => decisive?.wrt.length === 2;
  const ofWhat = wrt.length === 1 && standings.every(isSecond) ? ' of the second derivative' : '';
  const parts = standings.map((standing, i) => {
    const result = results.find(({ method }) => method === standing.method);
    const step = wrt.length === 1 && !isSecond(standing) ? result?.delta?.[wrt[0] ?? ''] : undefined;
    const digits = digitsOf(Number(standing.decisive?.relative));
    const amount = i === 0 ? `keeps ${digits} digits${ofWhat}` : digits;
    return `${phraseOf(standing)} ${amount}${step === undefined ? '' : ` at δ${tie}=${tie}${errorText(step)}`}`;
  });
  return `${parts.join(', ')}.`;
}

function digitsOf(relative: number): string {
  return Math.max(0, -Math.log10(relative)).toFixed(1);
}

function lostValueSentence({ diagnosis, precision }: Comparison): string | null {
  const { lostValue } = diagnosis;
  if (lostValue === null) return null;
  const { digits } = lostValue;
  return `The value f itself keeps ${digits < 0.5 ? 'no' : `only ${digits.toFixed(0)}`} correct digits in ${precision}.`;
}

function noAnswerSentence({ diagnosis: { standings } }: Comparison): string | null {
  const none = standings.length > 0 && standings.every(({ rank }) => rank === 'no-answer' || rank === 'no-number');
  return none ? 'No method has an answer here.' : null;
}

/** Answers such as NaN: the table shows them, and here is said that they are none. */
function noNumberSentence(comparison: Comparison): string | null {
  const without = ofRank(comparison, 'no-number');
  if (without.length === 0 || without.length === comparison.diagnosis.standings.length) return null;
  return `${capital(enumerate(without.map(phraseOf)))} ${without.length === 1 ? 'gives' : 'give'} no finite number.`;
}

/** The truth is known, but no number of the format is near it. */
function beyondRangeSentence({ precision }: Comparison, blocks: readonly Block[]): string | null {
  const beyond = blocks.filter(({ truth, digits }) => truth === null && digits !== null);
  if (beyond.length === 0) return null;
  const all = beyond.length === blocks.length;
  const which = all
    ? 'The derivative'
    : `The derivative by ${enumerate(beyond.map(({ inputs }) => inputs.join(', ')))}`;
  return `${which} is beyond the range of ${precision}, so no error is measured${all ? '' : ' there'}.`;
}
