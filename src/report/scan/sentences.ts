// What a scan shows, in sentences: where there is no derivative, the stretches where each method fails, what the others keep. From its data only.
import { formats } from '../../arithmetics/formats.js';
import type { Scan, ScanStretch } from '../../scan/scan-data.js';
import { countOf } from '../../text/numeral.js';
import { reasonClause } from '../explain/reason-words.js';
import { lookOf } from '../looks.js';
import { tie } from '../text/display-width.js';
import { numberText } from '../text/number-text.js';
import { capital, enumerate } from '../text/sentence.js';
import type { OpenVerdict, ScanView, VerdictRun } from './panels.js';

/** The sentences that end a panel. */
export function scanSentences(view: ScanView): string[] {
  return [
    ...verdictSentences(view),
    ...stretchSentences(view),
    keptSentence(view),
    ...missingSentences(view),
  ].filter((sentence) => sentence !== '');
} // prettier-ignore

/** Runs of points that are told one by one. */
const mostRuns = 4;
/** Stretches of one method that are told one by one. */
const mostStretches = 3;

const opened: Readonly<Record<OpenVerdict, string>> = {
  kink: 'there is a kink',
  jump: 'there is a jump',
  infinite: 'the derivative is infinite',
  undefined: 'there is no derivative',
  undecided: 'nothing is certified',
};

/** A second derivative that is missing is a kink or a jump of the first. */
function openedOf(verdict: OpenVerdict, { order }: Scan): string {
  const isOfFirst = order === 2 && (verdict === 'kink' || verdict === 'jump');
  return isOfFirst ? `the first derivative has a ${verdict}` : opened[verdict];
}

function verdictSentences(view: ScanView): string[] {
  const { runs, scan } = view;
  const told = runs.slice(0, mostRuns).map((run) => {
    const message = run.message === null ? '' : `: ${run.message}`;
    return `${capital(runPlace(view, run))} ${openedOf(run.verdict, scan)}${message}.`;
  });
  const others = new Map<OpenVerdict, number>();
  for (const { verdict, first, last } of runs.slice(mostRuns))
    others.set(verdict, (others.get(verdict) ?? 0) + last - first + 1);
  if (others.size === 0) return told;
  const parts = [...others].map(
    ([verdict, count]) => `${openedOf(verdict, scan)} at ${countOf(count, 'further point')}`,
  );
  return [...told, `${capital(enumerate(parts))}, of ${scan.xs.length}.`];
}

/** Between the points of a run nothing was looked at. */
function runPlace({ scan }: ScanView, { first, last }: VerdictRun): string {
  const at = (place: number): string => numberText(scan.xs[place] ?? NaN, scan.precision);
  if (first === last) return `at ${scan.input}${tie}=${tie}${at(first)}`;
  const [count, range] = [last - first + 1, `${scan.input}${tie}=${tie}${at(first)}`];
  if (count === 2) return `at ${range} and at ${at(last)}`;
  return `at all ${countOf(count, 'point')} from ${range} to ${at(last)}`;
}

/** Methods that fail over the same stretch share its sentence. */
function stretchSentences({ scan, series, stretches }: ScanView): string[] {
  const shared = new Map<string, { readonly where: string; readonly what: string; readonly methods: string[] }>();
  for (const { method } of series) {
    const own = stretches.filter((each) => each.method === method);
    const told = own.length > mostStretches ? [manyParts(scan, own)] : own.map((each) => stretchParts(scan, each));
    for (const { where, what } of told) {
      const key = `${where} ${what}`;
      const sentence = shared.get(key) ?? { where, what, methods: [] };
      sentence.methods.push(lookOf(method).subject);
      shared.set(key, sentence);
    }
  }
  return [...shared.values()].map(({ where, what, methods }) => {
    const said = methods.length === 1 ? what : what.replace(/^keeps/, 'keep').replace(/^has/, 'have').replace(', has', ', have'); // prettier-ignore
    return `${capital(where)} ${enumerate(methods)} ${said}.`;
  });
}

function stretchParts(scan: Scan, stretch: ScanStretch): { where: string; what: string } {
  const { from, to, points, failed, fewest, why } = stretch;
  const text = (x: number): string => numberText(x, scan.precision);
  const where = from === to ? `at ${scan.input}${tie}=${tie}${text(from)}` : `from ${text(from)} to ${text(to)}`;
  const reason = reasonBehind(why);
  if (fewest === null) return { where, what: `has no result${reason}` };
  const lost = failed === 0 ? '' : `, has none at ${failed} of ${countOf(points, 'point')}`;
  const least = points === 1 ? `keeps ${bitsOf(scan, fewest)}` : `keeps fewer than ${bitsOf(scan, scan.below)}, ${fewest} at the fewest`;
  return { where, what: `${least}${lost}${reason}` };
} // prettier-ignore

const reasonBehind = (why: ScanStretch['why']): string => (why === null ? '' : `: ${reasonClause(why)}`);

const bitsOf = ({ precision }: Scan, bits: number): string => `${bits} of ${formats[precision].significandBits} bits`;

/** Of a method that fails here and there. */
function manyParts(scan: Scan, stretches: readonly ScanStretch[]): { where: string; what: string } {
  const [first, last] = [stretches[0], stretches.at(-1)] as [ScanStretch, ScanStretch];
  const text = (x: number): string => numberText(x, scan.precision);
  const points = stretches.reduce((sum, each) => sum + each.points, 0);
  const longest = stretches.reduce((most, each) => (each.points > most.points ? each : most));
  const rest = longest.points > 1 ? `, the longest from ${text(longest.from)} to ${text(longest.to)}` : '';
  return {
    where: `between ${text(first.from)} and ${text(last.to)}`,
    what: `keeps fewer than ${bitsOf(scan, scan.below)} in ${stretches.length} stretches, ${countOf(points, 'point')} in all${rest}${reasonBehind(longest.why)}`,
  };
}

/** Of the methods that fail nowhere, the fewest bits that each keeps. */
function keptSentence({ scan, series, stretches }: ScanView): string {
  const kept = series.flatMap(({ method, bits }) => {
    const numbers = bits.filter((each) => each !== null);
    if (numbers.length === 0 || stretches.some((each) => each.method === method)) return [];
    return [{ method, fewest: numbers.reduce((least, each) => Math.min(least, each)) }];
  });
  if (kept.length === 0) return '';
  const byFewest = new Map<number, string[]>();
  for (const { method, fewest } of kept.sort((a, b) => b.fewest - a.fewest))
    byFewest.set(fewest, [...(byFewest.get(fewest) ?? []), lookOf(method).subject]);
  const parts = [...byFewest].map(([fewest, names], i) => {
    const verb = i > 0 ? '' : ` ${names.length === 1 ? 'keeps' : 'keep'}`;
    if (fewest === formats[scan.precision].significandBits) return `${enumerate(names)}${verb} all ${fewest} bits`;
    return `${enumerate(names)}${verb} at least ${i === 0 ? bitsOf(scan, fewest) : fewest}`;
  });
  return `At every point with a certified derivative ${enumerate(parts)}.`;
}

/** Methods without any result, and why. */
function missingSentences({ scan, panel }: ScanView): string[] {
  return scan.unsupported
    .filter((each) => each.panel === panel.panel)
    .map(({ method, message }) => `${capital(lookOf(method).title)} has no answer: ${message.replace(/^[a-z -]+: /, '')}.`);
} // prettier-ignore
