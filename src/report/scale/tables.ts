// The tables of a study of cost: operations over sizes, and what each method comes to at its largest size.
import type { MethodId } from '../../methods/table.js';
import type { CostSeries, GrowthFit, Scale } from '../../scale/scale-data.js';
import { groupDigits } from '../../text/numeral.js';
import { lookOf } from '../looks.js';
import { timeText } from '../text/number-text.js';
import type { RankedColumn } from '../text/ranked-columns.js';

/** A column of numbers, of one method or of none. */
export interface CostColumn<Row> extends RankedColumn<Row> {
  readonly method: MethodId | null;
}

/** From the one that stays longest. */
const methodRanks: readonly MethodId[] = [
  'reverse', 'forward', 'symbolic', 'central-difference', 'forward-difference', 'complex-step', 'richardson', 'five-point', 'backward-difference',
]; // prettier-ignore

/** Operations: a row per size, a column per method. A row is a place in the sizes. */
export function operationColumns({ sizes, function: cost, series }: Scale): CostColumn<number>[] {
  const showsInputs = cost.some(({ inputs, size }) => inputs !== size);
  return [
    { title: 'n', rank: 0, method: null, text: (i) => count(sizes[i]) },
    ...(showsInputs ? [{ title: 'inputs', rank: 90, method: null, text: (i: number) => count(cost[i]?.inputs) }] : []),
    { title: 'function', rank: 1, method: null, text: (i) => count(cost[i]?.operations) },
    ...series.map(({ method, operations }) => ({
      title: lookOf(method).curve.replace(/ mode$/, ''),
      rank: 2 + methodRanks.indexOf(method),
      method,
      text: (i: number) => count(operations[i]),
    })),
  ];
}

/** What is shown of one method, at the largest size where it was measured. */
export function methodColumns({ sizes, series }: Scale): CostColumn<CostSeries>[] {
  const last = (each: CostSeries): number => each.operations.findLastIndex((value) => value !== null);
  const at = (each: CostSeries, values: readonly (number | null)[] | null): string => count(values?.[last(each)]);
  const has = (name: 'nodes' | 'tree'): boolean => series.some((each) => each[name].some((value) => value !== null));
  const column = (title: string, rank: number, text: (each: CostSeries) => string): CostColumn<CostSeries> => ({ title, rank, method: null, text }); // prettier-ignore
  return [
    column('method', 0, ({ method }) => lookOf(method).curve),
    column('grows like', 1, ({ fits }) => lawText(fits.operations)),
    column('fitted on', 12, ({ fits }) => fittedText(fits.operations)),
    column('up to n', 3, (each) => count(sizes[last(each)])),
    column('× function', 2, (each) => gradientRatio(each.ratio[last(each)] ?? null)),
    ...(series.some(({ times }) => times !== null)
      ? [column('time', 4, ({ times, operations }) => timeOf(times?.[operations.findLastIndex((value) => value !== null)]))] // prettier-ignore
      : []),
    column('evals', 5, (each) => at(each, each.evaluations)),
    column('passes', 11, (each) => at(each, each.passes)),
    ...(has('nodes') ? [column('tape', 6, (each) => at(each, each.nodes)), column('bytes', 9, (each) => at(each, each.bytes))] : []), // prettier-ignore
    ...(has('tree') ? [column('tree', 7, (each) => at(each, each.tree)), column('tree grows', 10, ({ fits }) => lawText(fits.tree)), column('graph', 8, (each) => at(each, each.graph))] : []), // prettier-ignore
  ];
}

const count = (value: number | null | undefined): string => (value == null ? '' : groupDigits(value));
const timeOf = (value: number | null | undefined): string => (value == null ? '' : timeText(value));

/** Three digits are enough to compare. */
export function gradientRatio(ratio: number | null): string {
  if (ratio === null) return '';
  return ratio < 999.5 ? String(Number(ratio.toPrecision(3))) : groupDigits(Math.round(ratio));
}

/** `n^1.98`, `2.36^n`; nothing where nothing was fitted. */
export function lawText(fit: GrowthFit | null): string {
  const law = fit?.law ?? null;
  if (law === null) return '';
  return law.growth === 'power' ? `n^${(law.exponent ?? 0).toFixed(2)}` : `${(law.rate ?? 0).toFixed(2)}^n`;
}

/** `16…256 (5)`: the sizes, and how many they are. */
function fittedText(fit: GrowthFit | null): string {
  const law = fit?.law ?? null;
  return law === null ? '' : `${groupDigits(law.from)}…${groupDigits(law.to)} (${law.points})`;
}
