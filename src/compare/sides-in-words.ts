// The one-sided derivatives of a singular point, as they stand in a sentence.
import type { Side } from '../reference/verdict.js';

/** `: -1 from the left, 1 from the right`; empty where neither is known. */
export function sidesInWords({ left, right }: { readonly left: Side; readonly right: Side }): string {
  const known = [['left', left] as const, ['right', right] as const].flatMap(([name, side]) =>
    side === null ? [] : [`${typeof side === 'string' ? side : side.digits} from the ${name}`],
  );
  return known.length === 0 ? '' : `: ${known.join(', ')}`;
}
