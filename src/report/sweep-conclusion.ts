// What a sweep shows, in one sentence; from its data only.
import { significandBits } from '../measure.js';
import { formats } from '../reference/certified-number.js';
import type { ErrorUnit, ExactMethod, Sweep, SweepReference, SweepSeries } from '../sweep/sweep-data.js';
import { tie } from './display-width.js';
import { listed, methodNames } from './method-titles.js';
import { errorText, numberText } from './number-text.js';
import { lineName } from './sweep-names.js';

/** One sentence about one panel in one precision. */
export function sweepConclusion(sweep: Sweep, reference: SweepReference): string {
  const isHere = (each: { panel: number; precision: string }): boolean =>
    each.panel === reference.panel && each.precision === reference.precision;
  const series = sweep.series.filter(isHere);
  const parts = [
    sideClause(reference),
    differenceClause(
      series.filter(({ method }) => method !== 'complex-step'),
      reference,
    ),
    complexClause(
      series.find(({ method }) => method === 'complex-step'),
      reference,
      sweep.yUnit,
    ),
    exactClause(sweep.exact.filter(isHere), reference),
  ].filter((part) => part !== '');
  const text = parts.join('; ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function sideClause({ status, side, value, precision, wrt, point }: SweepReference): string {
  if (side === null) return '';
  const where = `${wrt}${tie}=${tie}${numberText(point[wrt] ?? NaN, precision)}`;
  const what = { kink: 'there is a kink', jump: 'there is a jump' }[status as string] ?? 'the domain ends';
  return `${what} at ${where}, so errors are measured against the ${side} derivative, ${numberText(value, precision)}`;
}

/** `no δ makes a finite difference exact: the best, five-point at δ = 1.0e-3, keeps 44 of 53 bits`. */
function differenceClause(series: readonly SweepSeries[], reference: SweepReference): string {
  const measured = series.filter(({ best }) => typeof best.error === 'number');
  const [first, ...rest] = measured;
  if (first === undefined) return '';
  const best = rest.reduce((least, each) => (Number(each.best.error) < Number(least.best.error) ? each : least), first);
  const name = methodNames[best.method].phrase;
  const at = `at δ${tie}=${tie}${errorText(best.best.delta)}`;
  if (best.best.error === 0)
    return `${name} is exact ${at}${best.counts.exact > 1 ? ` and ${best.counts.exact - 1} other ${best.counts.exact === 2 ? 'step' : 'steps'}` : ''}`;
  const most = significandBits[reference.precision];
  if (best.bits === most) return `${name} is right to the last bit ${at}`;
  const leading =
    measured.length === 1
      ? `no δ makes ${name} exact: the best, ${at.slice(3)},`
      : `no δ makes a finite difference exact: the best, ${name} ${at},`;
  return `${leading} ${keeps(best.bits, Number(best.best.error), reference)}`;
}

/** `the complex step keeps at least 52 bits at every δ up to 1.0e-7`. */
function complexClause(series: SweepSeries | undefined, reference: SweepReference, unit: ErrorUnit): string {
  if (series === undefined || typeof series.best.error !== 'number') return '';
  const { delta } = series.best;
  const name = 'the complex step';
  const narrower = series.error.filter((_, i) => (series.deltas[i] as number) <= (delta ?? 0));
  const worst = narrower.reduce((most: number, error) => Math.max(most, Math.abs(Number(error ?? 0))), 0);
  const where = narrower.length > 1 ? `at every δ up to ${errorText(delta)}` : `at δ${tie}=${tie}${errorText(delta)}`;
  if (worst === 0) return `${name} is exact ${where}`;
  if (reference.value === 0) return `${name} is off by at most ${errorText(worst)} ${where}`;
  return `${name} keeps at least ${bitsOf(worst, reference, unit)} bits ${where}`;
}

/** Correct bits of a derivative with this error. */
function bitsOf(error: number, { value, precision }: SweepReference, unit: ErrorUnit): number {
  const size = Math.abs(value);
  const truth = { absolute: size, relative: 1, ulps: size / formats[precision].ulp(value) }[unit];
  return Math.max(0, Math.min(significandBits[precision], Math.floor(-Math.log2(error / truth))));
}

function exactClause(methods: readonly ExactMethod[], reference: SweepReference): string {
  const answered = methods.filter(({ error }) => typeof error === 'number');
  if (answered.length === 0) return '';
  const least = Math.min(...answered.map(({ bits }) => bits ?? 0));
  const greatest = Math.max(...answered.map(({ bits }) => bits ?? 0));
  const names = listed(answered.map(({ method }) => lineName(method)));
  const verb = answered.length === 1 ? 'needs' : 'need';
  const worst = Math.max(...answered.map(({ error }) => Number(error)));
  const quality =
    worst === 0
      ? 'exact'
      : reference.value === 0
        ? `off by at most ${errorText(worst)}`
        : `${least === greatest ? least : `${least} to ${greatest}`} bits`;
  return `${names} ${verb} no step: ${quality}`;
}

/** Bits say nothing of a derivative that is 0. */
function keeps(bits: number | null, error: number, { value, precision }: SweepReference): string {
  return value === 0 ? `is off by ${errorText(error)}` : `keeps ${bits ?? 0} of ${significandBits[precision]} bits`;
}
