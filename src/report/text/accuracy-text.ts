// How much of a number is right, in words: the one place that counts digits and bits for sentences.
import type { Accuracy } from '../../compare/accuracy.js';
import { countOf } from '../../text/numeral.js';

/** `10 digits`, `1 digit`, `3 bits`, `no digit`; bits only where there is no digit. With `correct`, before the noun. */
export function accuracyText({ bits, digits }: Accuracy, adjective: '' | 'correct' = ''): string {
  const noun = (one: string): string => `${adjective} ${one}`.trim();
  if (digits > 0) return countOf(digits, noun('digit'));
  return bits > 0 ? countOf(bits, noun('bit')) : `no ${noun('digit')}`;
}

/** The same after one that was said before: `10 digits, the other 7`. */
export function accuracyAfter(before: Accuracy, accuracy: Accuracy): string {
  const text = accuracyText(accuracy);
  const nounOf = (each: Accuracy): string => accuracyText(each).replace(/^\S+ /, '');
  return nounOf(before) === nounOf(accuracy) && !text.startsWith('no') ? text.replace(/ .*$/, '') : text;
}
