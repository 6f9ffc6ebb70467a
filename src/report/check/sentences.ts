// What a check says: its verdict, where it fails, why nothing could be judged, and remarks. From its data only.
import type { CheckedPoint, GradientCheck } from '../../check/check-data.js';
import type { Nested } from '../../tensors/nested.js';
import { countOf, groupDigits, numeral } from '../../text/numeral.js';
import { elideMiddle, tie } from '../text/display-width.js';
import { capital, enumerate } from '../text/sentence.js';
import { componentRows, type ComponentRow } from './component-rows.js';

/** Letters of a point in a sentence. */
const mostPoint = 200;

export function checkedPointText(at: CheckedPoint['at']): string {
  const texts = Object.entries(at).map(([name, value]) => `${name}${tie}=${tie}${nestedText(value)}`);
  return texts.length === 0 ? 'no inputs' : elideMiddle(texts.join(', '), mostPoint, ' … ');
}

const nestedText = (value: Nested<number>): string =>
  typeof value === 'number' ? numeral(value) : `[${value.map(nestedText).join(', ')}]`;

/** Labels with texts: what was checked, where, and how. */
export function checkFacts(check: GradientCheck): [string, string][] {
  const { f, gradient, points, drawn, judgedBy, kind, precision, tolerance } = check;
  const [first] = points;
  const where =
    drawn !== null
      ? `${countOf(points.length, 'point')} in ${rangesText(drawn.range)}, seed ${drawn.seed}${drawn.redrawn === 0 ? '' : `; ${groupDigits(drawn.redrawn)} drawn again, ${judgedBy === 'values' ? 'where nothing can be told' : 'without a derivative there'}`}`
      : points.length === 1 && first !== undefined
        ? checkedPointText(first.at)
        : countOf(points.length, 'point');
  const how = judgedBy === 'values' ? 'by values alone' : 'as formulas, in certified arithmetic';
  return [
    ['f', f],
    [kind, gradient ?? 'from f itself'],
    [points.length === 1 && drawn === null ? 'at' : 'points', where],
    ['judged', `${how}${precision === 'float64' ? '' : `; ${precision}`}${tolerance === null ? '' : `; in floating point within ${tolerance}`}`],
  ]; // prettier-ignore
}

const rangesText = (range: NonNullable<GradientCheck['drawn']>['range']): string =>
  Object.entries(range)
    .map(([name, [low, high]]) => `${name}${tie}=${tie}${numeral(low)}:${numeral(high)}`)
    .join(', ');

/** The verdict in a sentence, without the word itself. */
export function verdictSentence(check: GradientCheck): string {
  const { verdict, kind, points, counts } = check;
  const rows = componentRows(check);
  const failing = rows.filter((row) => row.verdict === 'FAIL');
  const at = points.length === 1 ? 'at the point' : `at all ${groupDigits(points.length)} points`;
  if (verdict === 'PASS') return `${rows.length === 1 ? `the ${kind} is right` : `${rows.length === 2 ? 'both' : `all ${groupDigits(rows.length)}`} components are right`} ${at}`; // prettier-ignore
  if (verdict === 'FAIL') {
    const names = failing.slice(0, 4).map(({ name }) => name);
    const more = failing.length > names.length ? [`${groupDigits(failing.length - names.length)} more`] : [];
    const where = points.length === 1 ? '' : ` at ${groupDigits(counts.FAIL)} of ${groupDigits(points.length)} points`;
    return `${rows.length === 1 ? `the ${kind} is` : failing.length === 1 ? `the component ${names[0] ?? ''} is` : `the components ${enumerate([...names, ...more])} are`} wrong${where}`; // prettier-ignore
  }
  if (counts.PASS === 0) return points.length === 1 ? 'it cannot be judged at the point' : 'it cannot be judged at any point'; // prettier-ignore
  return `right at ${groupDigits(counts.PASS)} of ${groupDigits(points.length)} points, and not to be judged at the others`; // prettier-ignore
}

/** Sentences below the table. */
export function gradientSentences(check: GradientCheck, verbose: boolean): string[] {
  const { counterexample, remarks, evaluations } = check;
  const rows = componentRows(check);
  const open = rows.filter(({ verdict }) => verdict === 'INCONCLUSIVE');
  const several = rows.length > 1;
  return [
    ...(counterexample === null ? [] : [counterexampleSentence(counterexample, several)]),
    ...mistakeSentences(check),
    ...openSentences(open, several),
    ...remarks.map(({ message }) => `${capital(message)}.`),
    ...(evaluations === null ? [] : [`It took ${countOf(evaluations, 'evaluation')}.`]),
    ...(verbose ? verboseSentences(check) : []),
  ]; // prettier-ignore
}

/** The mistake, or where there is no one mistake in common, those of components. */
function mistakeSentences({ mistake, points, counterexample }: GradientCheck): string[] {
  if (mistake === null) return [];
  const failing = counterexample?.components.filter((each) => each.verdict === 'FAIL') ?? [];
  const isOne = !failing.some((each) => each.mistake !== null && each.mistake !== mistake);
  const everywhere = points.length === 1 ? '' : isOne ? '; it explains every failing point' : '; they explain every failing point'; // prettier-ignore
  return [`Likely mistake${isOne ? '' : 's'}: ${mistake}${everywhere}.`];
}

function counterexampleSentence({ at, components }: CheckedPoint, several: boolean): string {
  const failing = components.filter(({ verdict }) => verdict === 'FAIL');
  const [first] = failing;
  if (first === undefined) return '';
  const name = several ? `, component ${first.name}` : '';
  const others = failing.length > 1 ? `, and ${countOf(failing.length - 1, 'other component')} with it` : '';
  return `Wrong at ${checkedPointText(at)}${name}: ${first.message ?? ''}${others}.`;
}

/** Reasons that are the same are said once. */
function openSentences(open: readonly ComponentRow[], several: boolean): string[] {
  const reasons = new Map<string, ComponentRow[]>();
  for (const row of open) {
    const reason = row.shown.message ?? 'not resolved';
    reasons.set(reason, [...(reasons.get(reason) ?? []), row]);
  }
  return [...reasons].map(([reason, rows]) => {
    const names = rows.slice(0, 4).map(({ name }) => name);
    const more = rows.length > names.length ? [`${groupDigits(rows.length - names.length)} more`] : [];
    const where = rows[0] === undefined ? '' : ` at ${checkedPointText(rows[0].at)}`;
    const [subject, verb] = rows.length === 1 ? ['The component', 'is'] : ['The components', 'are'];
    const judged = several ? `${subject} ${enumerate([...names, ...more])} ${verb} not judged` : 'Not judged';
    return `${judged}${where}: ${reason}.`;
  });
}

function verboseSentences({ points }: GradientCheck): string[] {
  const lost = points.flatMap(({ components }) => components.flatMap(({ lostBits }) => lostBits ?? []));
  return lost.length === 0
    ? []
    : [`In floating point ${Math.max(...lost) === 0 ? 'no bits' : `at most ${Math.max(...lost)} bits`} are lost.`];
}
