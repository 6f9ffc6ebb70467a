// A check as flat records, one per point and component: the rows of CSV and TSV.
import type { CheckedNumber, GradientCheck } from '../../check/check-data.js';
import { numberText } from '../text/number-text.js';

export const checkFields = ['point', 'at', 'component', 'verdict', 'given', 'truth', 'ratio', 'uncertainty', 'lostBits', 'mistake', 'message', 'kind'] as const; // prettier-ignore

/** Rows of texts in the order of `checkFields`; `point` counts from 1, `at` is JSON. */
export function checkRecords({ points, precision }: GradientCheck): string[][] {
  const number = (value: CheckedNumber | null): string => (value === null ? '' : numberText(value, precision));
  return points.flatMap(({ at, components }, i) =>
    components.map((each) => [
      String(i + 1),
      JSON.stringify(at),
      each.name,
      each.verdict,
      number(each.given),
      number(each.truth),
      number(each.ratio),
      number(each.uncertainty),
      each.lostBits === null ? '' : String(each.lostBits),
      each.mistake ?? '',
      each.message ?? '',
      each.kind ?? '',
    ]),
  );
}
