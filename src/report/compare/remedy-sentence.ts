// Another way to write the function that keeps more bits, and what was certified of it, in words.
import type { FlatComparison } from '../../compare/comparison.js';
import type { Kept } from '../../explain/remedies/remedy-data.js';
import { countOf } from '../../text/numeral.js';

/** From this gain on it is worth a word. */
const leastWorth = 3;

/** The text to paste, and a sentence on it; null: there is none. */
export function remedySentence({
  remedy,
  wrt,
}: FlatComparison): { readonly text: string; readonly sentence: string } | null {
  if (remedy == null) return null;
  const { derivative, value, points } = remedy;
  const worth = ({ before, after }: Kept): boolean => after - before >= leastWorth;
  const noun = wrt.length === 1 ? 'the derivative' : 'every derivative';
  const gains = [
    ...(worth(derivative) ? [{ ...derivative, of: noun }] : []),
    ...(worth(value) ? [{ ...value, of: 'the value' }] : []),
  ];
  const kept = gains.map(({ before, after, of }, i) => {
    const bits = (count: number): string => (i === 0 ? countOf(count, 'correct bit') : String(count));
    return `${bits(after)} of ${of} here instead of ${before}`;
  });
  const beside = `at the point and at ${countOf(points, 'point')} beside it`;
  return { text: remedy.text, sentence: `It keeps ${kept.join(', and ')}; certified equal in value and derivatives ${beside}.` }; // prettier-ignore
}
