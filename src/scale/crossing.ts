// The size from which on one cost is below another: looked for among the sizes tried, then between them, one by one.
import { groupDigits } from '../text/numeral.js';
import type { Crossing } from './scale-data.js';

/**
 * The smallest size tried from which on the first cost is below the second at every size where both are known.
 *
 * @param unit what is compared, in the plural
 * @param below whether it is below at another size; null: that can't be said there. Undefined: don't look between.
 */
export function crossingOf(
  sizes: readonly number[],
  first: readonly (number | null)[],
  second: readonly (number | null)[],
  unit: string,
  below?: (size: number) => boolean | null,
): Crossing {
  const known = sizes.flatMap((size, i) => {
    const [one, other] = [first[i] ?? null, second[i] ?? null];
    return one === null || other === null ? [] : [{ size, one, other, isBelow: one < other }];
  });
  const none = (reason: string): Crossing => ({ size: null, refined: false, reason });
  if (known.length === 0) return none('there is no size at which both are known');
  const last = known.at(-1) as (typeof known)[number];
  if (!last.isBelow) return none(`at n = ${groupDigits(last.size)} reverse costs ${groupDigits(last.one)} ${unit}, and forward ${groupDigits(last.other)}`); // prettier-ignore
  const lastAbove = known.findLastIndex(({ isBelow }) => !isBelow);
  const found = known[lastAbove + 1]?.size as number;
  if (below === undefined) return { size: found, refined: false, reason: null };
  let above = known[lastAbove]?.size ?? 0;
  let least = found;
  while (least - above > 1) {
    const middle = Math.floor((above + least) / 2);
    const isBelow = below(middle);
    if (isBelow === true) least = middle;
    else above = middle;
  }
  return { size: least, refined: true, reason: null };
}
