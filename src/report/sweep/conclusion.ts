// What a sweep shows, in two sentences: of the methods with a step to choose, and of the others. From its data only.
import { isStencil, methodTable } from '../../methods/table.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import { leavesByName } from '../../tensors/nested.js';
import { formats } from '../../arithmetics/formats.js';
import type { ErrorUnit, ExactMethod, Sweep, SweepReference, SweepSeries } from '../../sweep/sweep-data.js';
import { countOf } from '../../text/numeral.js';
import { tie } from '../text/display-width.js';
import { kindNoun } from '../text/kind-words.js';
import { lookOf } from '../looks.js';
import { capital, enumerate } from '../text/sentence.js';
import { errorText, numberText } from '../text/number-text.js';

/** At most two sentences about one panel in one precision. */
export function sweepConclusion(sweep: Sweep, reference: SweepReference): string {
  const isHere = (each: { panel: number; precision: string }): boolean =>
    each.panel === reference.panel && each.precision === reference.precision;
  const series = sweep.series.filter(isHere);
  const isOff = (each: SweepSeries): boolean => missesSide(each, reference, sweep.yUnit);
  const sound = series.filter((each) => !isOff(each));
  const differences = [
    sweep.series.length + sweep.unsupported.length === 0 ? nothingSwept : '',
    sideClause(reference, sweep.order),
    differenceClause(
      sound.filter(({ method }) => isStencil(method)),
      reference,
    ),
    wrongClause(series.filter(isOff)),
  ];
  const others = [
    complexClause(
      sound.find(({ method }) => !isStencil(method)),
      reference,
      sweep.yUnit,
    ),
    ...exactClauses(sweep.exact.filter(isHere), reference, sweep.yUnit),
  ];
  return [differences, others]
    .map((clauses) => clauses.filter((clause) => clause !== '').join('; '))
    .filter((text) => text !== '')
    .map((text) => `${capital(text)}.`)
    .join(' ');
}

const nothingSwept = 'nothing was swept: no method with a step δ was chosen';

/** Fewer correct bits than these, where only one side has a derivative, are another derivative's: chance. */
const chanceBits = 8;

/** Whether a method, where only one side has a derivative, tends to another value: by chance a wide δ may be right. */
function missesSide({ truncation, best, bits }: SweepSeries, reference: SweepReference, unit: ErrorUnit): boolean {
  if (reference.side === null) return false;
  const narrowest = truncation.find((each) => typeof each === 'number');
  if (narrowest === undefined || narrowest === 0 || reference.value === 0)
    return isWrong(narrowest ?? best.error, bits, reference, unit);
  return isWrong(narrowest, bitsOf(Math.abs(narrowest), reference, unit), reference, unit);
}

/** Whether a result is no approximation of the truth at all. */
function isWrong(
  error: PlainNumber | null,
  bits: number | null,
  { side, value }: SweepReference,
  unit: ErrorUnit,
): boolean {
  if (typeof error !== 'number' || error === 0) return false;
  if (value === 0) return side !== null && unit === 'absolute' && Math.abs(error) > 2 ** -chanceBits;
  return (bits ?? 0) < (side === null ? 1 : chanceBits);
}

function sideClause(reference: SweepReference, order: 1 | 2): string {
  const { status, kind, side, value, precision, wrt, point } = reference;
  if (side === null) return '';
  const where = `${wrt}${tie}=${tie}${numberText(leavesByName(point)[wrt] ?? NaN, precision)}`;
  const holder = order === 1 ? 'there is' : 'the first derivative has';
  const what = status === 'infinite' ? `${holder} an infinite slope` : `${holder} ${kindNoun(kind) ?? `a ${status}`}`;
  return `${what} at ${where}, so errors are measured against the ${side} derivative, ${numberText(value, precision)}`;
}

/** `of the steps swept none makes a finite difference exact: the best, five-point at δ = 1.0e-3, keeps 44 of 53 bits`. */
function differenceClause(series: readonly SweepSeries[], reference: SweepReference): string {
  const measured = series.filter(({ best }) => typeof best.error === 'number');
  const exact = measured.filter(({ best }) => best.error === 0);
  if (exact.length > 1) return exactDifferences(exact);
  const [first, ...rest] = measured;
  if (first === undefined) return series.some(allVanish) ? 'every step swept vanishes beside the point' : '';
  const best = rest.reduce((least, each) => (Number(each.best.error) < Number(least.best.error) ? each : least), first);
  const name = lookOf(best.method).phrase;
  const at = `at δ${tie}=${tie}${errorText(best.best.delta)}`;
  if (best.best.error === 0)
    return `${name} is exact ${at}${best.counts.exact > 1 ? ` and ${best.counts.exact - 1} other ${best.counts.exact === 2 ? 'step' : 'steps'}` : ''}`;
  const most = formats[reference.precision].significandBits;
  if (best.bits === most) return `${name} is right to the last bit ${at}`;
  const kept = keptText(best.bits, Number(best.best.error), reference);
  if (isAtEdge(best)) {
    const which = measured.length === 1 ? `${name} is best` : `the best finite difference is ${name}`;
    return `in this range ${which} at its edge, δ${tie}=${tie}${errorText(best.best.delta)}, and ${kept}`;
  }
  const leading =
    measured.length === 1
      ? `of the steps swept none makes ${name} exact: the best, ${at.slice(3)},`
      : `of the steps swept none makes a finite difference exact: the best, ${name} ${at},`;
  return `${leading} ${kept}`;
}

/** Whether there are errors, but none of a step that moves the point. */
const allVanish = ({ best, counts }: SweepSeries): boolean => best.delta === null && counts.measured > counts.nonFinite;

/** Whether a step beyond the range may be better. */
const isAtEdge = ({ best, deltas }: SweepSeries): boolean => best.delta === deltas[0] || best.delta === deltas.at(-1);

/** `the forward difference and the central difference are exact at 16 and 22 of 33 steps`. */
function exactDifferences(series: readonly SweepSeries[]): string {
  const names = enumerate(series.map(({ method }) => lookOf(method).phrase));
  const counts = series.map(({ counts }) => counts.exact);
  const isSame = new Set(counts).size === 1;
  const all = series[0]?.deltas.length ?? 0;
  const steps = `of ${all} steps${isSame ? ' each' : ''}`;
  if (isSame && counts[0] === all) return `${names} are exact at ${all === 1 ? 'the one step' : `all ${all} steps`}`;
  return `${names} are exact at ${isSame ? String(counts[0]) : enumerate(counts.map(String))} ${steps}`;
}

/** `the central difference and the complex step give a wrong answer there, however small δ is`. */
function wrongClause(series: readonly SweepSeries[]): string {
  if (series.length === 0) return '';
  const names = enumerate(series.map(({ method }) => lookOf(method).subject));
  return series.length === 1
    ? `${names} gives a wrong answer there, however small δ is`
    : `${names} give a wrong answer there, however small δ is`;
}

/** `the complex step keeps at least 52 bits at every δ up to 1.0e-7`. */
function complexClause(series: SweepSeries | undefined, reference: SweepReference, unit: ErrorUnit): string {
  if (series === undefined || typeof series.best.error !== 'number') return '';
  const { delta } = series.best;
  const name = lookOf(series.method).subject;
  const narrower = series.error.filter((_, i) => (series.deltas[i] ?? Infinity) <= (delta ?? 0));
  const worst = narrower.reduce((most: number, error) => Math.max(most, Math.abs(Number(error ?? 0))), 0);
  const where =
    narrower.length > 1
      ? `at every δ up to ${errorText(delta)}`
      : `at δ${tie}=${tie}${errorText(delta)}${isAtEdge(series) ? ', the edge of the range' : ''}`;
  if (worst === 0) return `${name} is exact ${where}`;
  if (reference.value === 0) return `${name} is off by at most ${errorText(worst)} ${where}`;
  if (series.bits === 0) return `${name} gives a wrong answer even at its best δ${tie}=${tie}${errorText(delta)}`;
  const bits = bitsOf(worst, reference, unit);
  if (bits === 0)
    return `${name} keeps ${series.bits ?? 0} of ${formats[reference.precision].significandBits} bits at best, at δ${tie}=${tie}${errorText(delta)}`;
  if (bits === formats[reference.precision].significandBits) return `${name} keeps all ${bits} bits ${where}`;
  return `${name} keeps at least ${countOf(bits, 'bit')} ${where}`;
}

/** Correct bits of a derivative with this error. */
function bitsOf(error: number, { value, precision }: SweepReference, unit: ErrorUnit): number {
  const size = Math.abs(value);
  const truth = { absolute: size, relative: 1, ulps: size / formats[precision].ulp(value) }[unit];
  return Math.max(0, Math.min(formats[precision].significandBits, Math.floor(-Math.log2(error / truth))));
}

/** Methods without a step: the right ones, the one that finds its steps itself, and those with another answer. */
function exactClauses(methods: readonly ExactMethod[], reference: SweepReference, unit: ErrorUnit): string[] {
  const answered = methods.filter(({ error }) => typeof error === 'number');
  const isOff = ({ error, bits }: ExactMethod): boolean => isWrong(error, bits, reference, unit);
  const isAdaptive = ({ method }: ExactMethod): boolean => methodTable[method].kind === 'adaptive';
  const stepless = answered.filter((each) => !isAdaptive(each));
  const right = stepless.filter((each) => !isOff(each));
  const wrong = stepless.filter(isOff);
  const namesOf = (some: readonly ExactMethod[]): string => enumerate(some.map(({ method }) => lookOf(method).subject));
  const wrongs = reference.side === null ? 'a wrong answer' : 'another value there, by convention';
  return [
    ...(right.length === 0
      ? []
      : [`${namesOf(right)} ${right.length === 1 ? 'needs' : 'need'} no step: ${quality(right, reference)}`]),
    ...(wrong.length === 0 ? [] : [`${namesOf(wrong)} ${wrong.length === 1 ? 'gives' : 'give'} ${wrongs}`]),
    ...answered
      .filter(isAdaptive)
      .map(
        (each) =>
          `${lookOf(each.method).subject} chooses its own steps: ${isOff(each) ? `a wrong answer${reference.side === null ? '' : ' there'}` : quality([each], reference)}`,
      ),
  ];
}

/** `exact`, or how many bits are right. */
function quality(methods: readonly ExactMethod[], { value }: SweepReference): string {
  const worst = Math.max(...methods.map(({ error }) => Number(error)));
  if (worst === 0) return 'exact';
  if (value === 0) return `off by at most ${errorText(worst)}`;
  const bits = methods.map(({ bits }) => bits ?? 0);
  const [least, greatest] = [Math.min(...bits), Math.max(...bits)];
  return least === greatest ? countOf(least, 'bit') : `${least} to ${greatest} bits`;
}

/** Bits say nothing of a derivative that is 0. */
function keptText(bits: number | null, error: number, { value, precision }: SweepReference): string {
  return value === 0
    ? `is off by ${errorText(error)}`
    : `keeps ${bits ?? 0} of ${formats[precision].significandBits} bits`;
}
