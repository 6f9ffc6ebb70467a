// What matters in a comparison, in words; from its data only.
import type { Comparison, PlainNumber, Result } from '../comparison.js';
import { gradientBlocks, hessianBlocks, type Block } from './blocks.js';
import { tie } from './display-width.js';
import { listed, methodNames } from './method-titles.js';
import { errorText, numberText, ulpText } from './number-text.js';
import { size, worstOf } from './worst-error.js';

/** A method's answers in short: its worst error over all components. */
interface Standing {
  readonly result: Result;
  readonly ulps: number;
  readonly relative: number;
}

const exactUlps = 0.5;
const closeUlps = 16;
/** A relative error from which an answer is plainly wrong, not merely inaccurate. */
const plainlyWrong = 1e-2;

/** The sentences below the table; empty where there is nothing to say. */
export function closingSentence(comparison: Comparison): string {
  const blocks = [...gradientBlocks(comparison), ...hessianBlocks(comparison)];
  const standings = standingsOf(comparison, blocks);
  const { status } = comparison.reference;
  const sentences = [
    status === 'certified' ? null : statusSentence(comparison),
    lostValueSentence(comparison),
    ...(standings.length === 0 ? [] : accuracySentences(comparison, blocks, standings)),
    beyondRangeSentence(comparison, blocks),
    noAnswerSentence(comparison),
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

function standingsOf({ results }: Comparison, blocks: readonly Block[]): Standing[] {
  return results.flatMap((result, i) => {
    const worst = result.status === 'ok' ? worstOf(blocks, i) : null;
    return worst === null ? [] : [{ result, ulps: size(worst.error.ulps), relative: size(worst.error.relative) }];
  });
}

function accuracySentences(
  comparison: Comparison,
  blocks: readonly Block[],
  standings: readonly Standing[],
): (string | null)[] {
  const exact = standings.filter(({ ulps }) => ulps <= exactUlps);
  const close = standings.filter(({ ulps }) => ulps > exactUlps && ulps <= closeUlps);
  const wrong = standings.filter(({ relative }) => relative >= plainlyWrong);
  const rest = standings.filter(({ ulps, relative }) => ulps > closeUlps && relative < plainlyWrong);
  if (wrong.length === standings.length) return [cancellationSentence(comparison, blocks, wrong)];
  return [
    exact.length === 0
      ? null
      : `${capital(listed(exact.map(phrase)))} ${exact.length === 1 ? 'is' : 'are'} right to the last bit.`,
    close.length === 0
      ? null
      : `${capital(listed(close.map(phrase)))} ${close.length === 1 ? 'is' : 'are'} within ${ulpText(Math.max(...close.map(({ ulps }) => ulps)))} ulp.`,
    keepingSentence(comparison, rest),
    ...wrong.map((standing) => wrongSentence(comparison, blocks, standing)),
  ];
}

const phrase = ({ result }: Standing): string => methodNames[result.method].phrase;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `The central difference keeps 10.8 digits at δ = 7.3e-6, the forward difference 7.6 at δ = …`. */
function keepingSentence({ wrt }: Comparison, standings: readonly Standing[]): string | null {
  if (standings.length === 0) return null;
  const parts = standings.map((standing, i) => {
    const step = wrt.length === 1 ? standing.result.delta?.[wrt[0] ?? ''] : undefined;
    const digits = digitsKept(standing.relative);
    const amount = i === 0 ? `keeps ${digits} digits` : digits;
    return `${phrase(standing)} ${amount}${step === undefined ? '' : ` at δ${tie}=${tie}${errorText(step)}`}`;
  });
  return `${capital(parts.join(', '))}.`;
}

function digitsKept(relative: number): string {
  return Math.max(0, -Math.log10(relative)).toFixed(1);
}

/** Some methods are right and this one isn't near: say so, and how it is wrong where that shows. */
function wrongSentence(comparison: Comparison, blocks: readonly Block[], { result }: Standing): string {
  const reversed = blocks.every((block) => isReversed(block, result));
  const block = worstBlock(comparison, blocks, result);
  const given = block === null ? '' : `: it gives ${block.given}, the truth is ${block.truth}`;
  if (result.method !== 'symbolic') return `${capital(methodNames[result.method].phrase)} is wrong here${given}.`;
  const culprit = /\bacoth\s*\(/.test(comparison.read);
  if (culprit && reversed) return "mathjs's symbolic acoth' has the wrong sign.";
  if (culprit) return `mathjs's symbolic acoth' has the wrong sign, so its derivative is wrong here${given}.`;
  return `mathjs's symbolic derivative is wrong here${reversed ? ' (the sign is reversed)' : ''}${given}.`;
}

function isReversed(block: Block, result: Result): boolean {
  const given = Number(block.entries.find((entry) => entry.result === result)?.derivative ?? NaN);
  const truth = Number(block.truth ?? NaN);
  return truth !== 0 && Math.abs(given + truth) <= 1e-6 * Math.abs(truth);
}

function worstBlock(
  { results, precision }: Comparison,
  blocks: readonly Block[],
  result: Result,
): { given: string; truth: string } | null {
  const index = results.indexOf(result);
  const worst = worstOf(blocks, index);
  const block = blocks.find(({ inputs }) => inputs.join(', ') === worst?.input);
  const given = block?.entries[index]?.derivative;
  if (block == null || given == null || block.truth === null) return null;
  return { given: shortNumber(given, precision), truth: shortNumber(block.truth, precision) };
}

/** Three significant digits, where the exact number matters less than its size. */
function shortNumber(value: PlainNumber, precision: Comparison['precision']): string {
  if (typeof value === 'string' || numberText(value, precision).length <= 8) return numberText(value, precision);
  return String(Number(value.toPrecision(3))).replace('e+', 'e');
}

/** Every method is far off: in floating point the digits were lost before any method could keep them. */
function cancellationSentence(comparison: Comparison, blocks: readonly Block[], wrong: readonly Standing[]): string {
  const format = comparison.precision;
  const [first] = wrong;
  const example = first === undefined ? null : worstBlock(comparison, blocks, first.result);
  const numbers =
    first === undefined || example === null
      ? ''
      : `: the truth is ${example.truth}, ${phrase(first)} gives ${example.given}`;
  const finite = wrong.some(({ relative }) => Number.isFinite(relative));
  if (wrong.length === 1) return `${capital(listed(wrong.map(phrase)))} is wrong here${numbers}.`;
  if (!finite) return `No method gives a finite answer in ${format}${numbers}.`;
  return `Every method loses all its digits here, by cancellation in ${format}${numbers}.`;
}

/** The value of the function itself lost most of its digits, so differences of it can't be better. */
function lostValueSentence({ value, precision }: Comparison): string | null {
  if (typeof value.ulps !== 'number') return null;
  const bits = (precision === 'float32' ? 24 : 53) - Math.log2(Math.max(value.ulps, 1));
  if (bits > 20) return null;
  const digits = Math.max(0, bits * Math.log10(2));
  return `The value f itself keeps ${digits < 0.5 ? 'no' : `only ${digits.toFixed(0)}`} correct digits in ${precision}.`;
}

function statusSentence({ reference, wrt, precision }: Comparison): string | null {
  const sides = wrt.flatMap((input) => {
    const left = reference.left?.[input] ?? null;
    const right = reference.right?.[input] ?? null;
    if (left === null && right === null) return [];
    const name = wrt.length > 1 ? `by ${input} ` : '';
    const known = [
      ...(left === null ? [] : [`${shortNumber(left, precision)} from the left`]),
      ...(right === null ? [] : [`${shortNumber(right, precision)} from the right`]),
    ];
    return [name + listed(known)];
  });
  const said = sides.length === 0 ? '' : `: ${listed(sides)}`;
  const why = reference.message === null ? '' : ` ${capital(reference.message.replace(/\.?$/, '.'))}`;
  switch (reference.status) {
    case 'certified':
      return null;
    case 'kink':
      return `There is no derivative at this kink${said}. A method that gives one number has picked a side or a convention.`;
    case 'jump':
      return `The function jumps here, so it has no derivative${sides.length === 0 ? '' : `; beside the jump it is ${listed(sides)}`}.`;
    case 'infinite':
      return `The derivative is infinite here${said}; any finite answer is wrong.`;
    case 'undefined':
      return `The derivative is undefined here.${why}`;
    case 'undecided':
      return `The truth stays undecided, so no error is measured.${why}`;
  }
}

function noAnswerSentence({ results }: Comparison): string | null {
  const none = results.length > 0 && results.every(({ status }) => status !== 'ok');
  return none ? 'No method has an answer here.' : null;
}

/** The truth is known, but no number of the format is near it. */
function beyondRangeSentence({ precision }: Comparison, blocks: readonly Block[]): string | null {
  const beyond = blocks.filter(({ truth, digits }) => truth === null && digits !== null);
  if (beyond.length === 0) return null;
  const all = beyond.length === blocks.length;
  const which = all ? 'The derivative' : `The derivative by ${listed(beyond.map(({ inputs }) => inputs.join(', ')))}`;
  return `${which} is beyond the range of ${precision}, so no error is measured${all ? '' : ' there'}.`;
}
