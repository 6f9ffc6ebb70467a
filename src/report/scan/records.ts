// A scan as flat records, one per panel, point and method: the rows of CSV and TSV.
import type { Scan } from '../../scan/scan-data.js';
import { numberText } from '../text/number-text.js';

export const scanFields = ['expression', 'wrt', 'x', 'verdict', 'method', 'bits'] as const;

/** Rows of texts in the order of `scanFields`; without methods a row per point has its verdict. */
export function scanRecords({ panels, xs, series, precision }: Scan): string[][] {
  return panels.flatMap(({ panel, expression, wrt, verdicts }) => {
    const own = series.filter((each) => each.panel === panel);
    return xs.flatMap((x, i) => {
      const place = [expression, wrt, numberText(x, precision), verdicts[i] ?? ''];
      if (own.length === 0) return [[...place, '', '']];
      return own.map(({ method, bits }) => [...place, method, bits[i] == null ? '' : String(bits[i])]);
    });
  });
}
