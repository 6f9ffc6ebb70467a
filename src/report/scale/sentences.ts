// What a study of cost shows, in sentences: from when on reverse pays, where methods stop, where theory differs. From its data only.
import type { CostEstimate, CostSeries, CostTheory, GrowthFit, Scale } from '../../scale/scale-data.js';
import { countOf, groupDigits } from '../../text/numeral.js';
import { lookOf } from '../looks.js';
import { tie } from '../text/display-width.js';
import { capital, enumerate } from '../text/sentence.js';
import { lawText, gradientRatio } from './tables.js';

/** The sentences that end a screen. */
export function scaleSentences(scale: Scale): string[] {
  return [
    crossingSentence(scale),
    timedSentence(scale),
    ratioSentence(scale),
    fitSentence(scale),
    ...scale.series.flatMap(stopSentence),
    ...differenceSentences(scale),
  ].filter((sentence) => sentence !== '');
}

/** What a terminal has on standard error, for files that are read later. */
export function warningSentences({ warnings }: Scale): string[] {
  return warnings.map(({ message }) => `${capital(message)}.`);
}

const atSize = (size: number): string => `n${tie}=${tie}${groupDigits(size)}`;

function crossingSentence({ crossing, series, sizes }: Scale): string {
  if (!hasBoth(series)) return '';
  if (crossing.size === null) return `No n is known from which on reverse mode takes fewer operations than forward mode: ${crossing.reason ?? ''}.`;
  const where = crossing.size === 1 || (!crossing.refined && crossing.size === sizes[0]) ? 'at every size' : `from ${atSize(crossing.size)} on`; // prettier-ignore
  return `Reverse mode takes fewer operations than forward mode ${where}.`;
} // prettier-ignore

function timedSentence({ timedCrossing, series }: Scale): string {
  if (timedCrossing === null || !hasBoth(series)) return '';
  const { size, reason } = timedCrossing;
  return size === null
    ? `In measured time no n is known from which on it is faster: ${reason ?? ''}.`
    : `In measured time it is faster from ${atSize(size)} on, of the sizes tried.`;
}

const hasBoth = (series: readonly CostSeries[]): boolean =>
  (['forward', 'reverse'] as const).every((id) => series.some(({ method }) => method === id));

/** What exact methods cost at the largest size. */
function ratioSentence({ sizes, series }: Scale): string {
  const last = sizes.length - 1;
  const parts = (['reverse', 'forward', 'symbolic'] as const).flatMap((id) => {
    const ratio = series.find(({ method }) => method === id)?.ratio[last] ?? null;
    return ratio === null ? [] : [`${gradientRatio(ratio)}${tie}× by ${lookOf(id).subject}`];
  });
  if (parts.length === 0) return '';
  return `At ${atSize(sizes[last] ?? 0)} the gradient costs, of the operations of the function, ${enumerate(parts)}.`;
}

/** Why nothing was fitted, where that is for the same reason everywhere. */
function fitSentence({ functionFit, sizes }: Scale): string {
  if (functionFit.law !== null || sizes.length >= 3) return '';
  return `No growth is fitted: ${functionFit.reason ?? ''}.`;
}

function stopSentence({ method, stopped }: CostSeries): string[] {
  if (stopped === null) return [];
  const { size, reason, estimate } = stopped;
  return [`${capital(lookOf(method).subject)} stops at ${atSize(size)}: ${reason}.${estimateText(estimate)}`];
}

function estimateText(estimate: CostEstimate | null): string {
  if (estimate === null) return " What it would have cost can't be told from what was measured.";
  const { operations, passes, basis } = estimate;
  const from = basis === 'growth' ? 'by its growth so far' : 'by three of its inputs';
  const counted = passes === null ? '' : ` in ${countOf(passes, 'pass', 'passes')}`;
  return ` It would have taken about ${countOf(operations, 'operation')}${counted}, ${from}.`;
}

/** One for each method whose measurement isn't what theory says. */
function differenceSentences({ theory }: Scale): string[] {
  return theory
    .filter(({ holds }) => holds === false)
    .map(({ method, claim, measured }) => `Measurement and theory differ for ${lookOf(method).subject}: theory says ${claim}; measured: ${measured}.`); // prettier-ignore
}

/** The method that theory speaks of; and what it claims, by whom, and what was measured. */
export function theoryParts({ method, claim, source, measured }: CostTheory): readonly [string, string] {
  return [capital(lookOf(method).subject), `${claim} (${source}). Measured: ${measured}.`];
}

/** The same as one text. */
export const theoryText = (theory: CostTheory): string => theoryParts(theory).join(': ');

/** What each law was fitted on, and how far it is off. */
export function fitTexts({ functionFit, series }: Scale): string[] {
  const named: readonly (readonly [string, GrowthFit | null])[] = [
    ['function', functionFit],
    ...series.map(({ method, fits }) => [lookOf(method).curve, fits.operations] as const),
  ];
  return named.flatMap(([name, fit]) => {
    if (fit === null) return [];
    const { law, reason } = fit;
    if (law === null) return [`${name}: ${reason ?? ''}`];
    const range = `${groupDigits(law.from)} to ${groupDigits(law.to)}, ${countOf(law.points, 'point')}`;
    return [
      `${name}: like ${lawText(fit)} from n = ${range}, off by a factor of ${law.residual.toPrecision(4)} (root mean square)`,
    ];
  });
}

/** Of what the study is, for a heading: labels and texts. */
export function scaleFacts(scale: Scale): (readonly [string, string])[] {
  const { family, read, meaning, source, point, wrt, precision } = scale;
  return [
    ['function', family === null ? read : `${family}: ${read}`],
    ...(family === null ? [] : [['n', meaning] as const]),
    ...(source === null ? [] : [['source', source] as const]),
    ['at', point],
    ...(wrt === null ? [] : [['by', wrt.join(', ')] as const]),
    ...(precision === 'float64' ? [] : [['precision', precision] as const]),
  ];
}
