// The table of a check: a line per component.
import type { CheckedNumber, GradientCheck } from '../../check/check-data.js';
import { groupDigits } from '../../text/numeral.js';
import { numberText, shortNumber } from '../text/number-text.js';
import type { RankedColumn } from '../text/ranked-columns.js';
import { fractionText } from './ratio-text.js';
import { componentRows, type ComponentRow } from './component-rows.js';

/** A column of texts or of numbers. The likely mistake goes soon as space shrinks: it is wide, and a sentence says it too. */
export interface CheckColumn extends RankedColumn<ComponentRow> {
  readonly isText: boolean;
}

export function checkColumns({ points, precision, judgedBy }: GradientCheck): CheckColumn[] {
  const number = (value: CheckedNumber | null): string => (value === null ? '' : numberText(value, precision));
  return [
    { title: 'component', rank: 0, isText: true, text: ({ name }) => name },
    { title: 'verdict', rank: 1, isText: true, text: ({ verdict }) => verdict },
    ...(points.length === 1
      ? []
      : [{ title: 'points', rank: 4, isText: false, text: ({ count, total }: ComponentRow) => `${groupDigits(count)} of ${groupDigits(total)}` }]),
    { title: 'given', rank: 2, isText: false, text: ({ shown }) => number(shown.given) },
    { title: judgedBy === 'values' ? 'estimate' : 'derivative', rank: 3, isText: false, text: ({ shown }) => number(shown.truth) },
    { title: 'ratio', rank: 5, isText: false, text: ({ verdict, shown }) => (verdict !== 'FAIL' || shown.ratio === null ? '' : ratioText(shown.ratio)) },
    { title: '±', rank: 8, isText: false, text: ({ shown }) => (shown.uncertainty === null ? '' : shortNumber(shown.uncertainty, 'float64')) },
    { title: 'bits lost', rank: 6, isText: false, text: ({ shown }) => ((shown.lostBits ?? 0) < 1 ? '' : String(Math.round(shown.lostBits ?? 0))) },
    { title: 'likely mistake', rank: 7, isText: true, text: ({ shown }) => shown.mistake ?? '' },
  ]; // prettier-ignore
}

const ratioText = (ratio: CheckedNumber): string =>
  typeof ratio === 'number' ? (fractionText(ratio) ?? shortNumber(ratio, 'float64')) : ratio;

/** Rows of components that have a line each: all of few, else those that don't pass. */
const mostRows = 12;

/** Those with a line, and how many are folded. */
export function shownRows(
  check: GradientCheck,
  verbose: boolean,
): { readonly rows: readonly ComponentRow[]; readonly folded: number } {
  // prettier-ignore
  const all = componentRows(check);
  if (verbose) return { rows: all, folded: 0 };
  if (check.verdict === 'PASS') return { rows: [], folded: all.length };
  if (all.length <= mostRows) return { rows: all, folded: 0 };
  const rows = all.filter(({ verdict }) => verdict !== 'PASS').slice(0, mostRows);
  return { rows, folded: all.length - rows.length };
}
