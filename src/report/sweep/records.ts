// A sweep as flat records, one per curve and step: the rows of CSV and TSV.
import type { PlainNumber } from '../../compare/reference-data.js';
import type { Place, Sweep } from '../../sweep/sweep-data.js';
import { leavesIn, nestedShape } from '../../tensors/nested.js';
import { inBrackets } from '../text/tensor-text.js';
import { numberText } from '../text/number-text.js';
import { hasSeveralFunctions } from './names.js';

const sweepFields = [
  'point',
  'wrt',
  'precision',
  'method',
  'delta',
  'error',
  'truncation',
  'roundoff',
  'best',
] as const;

/** The names of the fields: the function is one where there are several. */
export const sweepFieldsOf = (sweep: Sweep): string[] =>
  hasSeveralFunctions(sweep) ? ['expression', ...sweepFields] : [...sweepFields];

/** Rows of texts in their order; methods without a step have one row, with no δ and no parts. */
export function sweepRecords(sweep: Sweep): string[][] {
  const { series, exact } = sweep;
  const isNamed = hasSeveralFunctions(sweep);
  const text = (value: PlainNumber | null | undefined): string => (value == null ? '' : numberText(value));
  const place = ({ expression, point, wrt, precision }: Place): string[] => [
    ...(isNamed ? [expression] : []),
    Object.entries(point)
      .map(
        ([name, value]) =>
          `${name}=${inBrackets(
            nestedShape(value),
            leavesIn(value).map((each) => numberText(each)),
            ',',
          )}`,
      ) // prettier-ignore
      .join(','),
    wrt,
    precision,
  ];
  return [
    ...series.flatMap((each) =>
      each.deltas.map((delta, i) => [
        ...place(each),
        each.method,
        numberText(delta),
        text(each.error[i]),
        text(each.truncation[i]),
        text(each.roundoff[i]),
        delta === each.best.delta ? 'yes' : '',
      ]),
    ),
    ...exact.map((each) => [...place(each), each.method, '', text(each.error), '', '', '']),
  ];
}
