// How an answer can stand to the truth, and what can take its digits: the words of a diagnosis.

/**
 * `exact`: every derivative is the nearest number to the truth, or within half an ulp of it. `close`: within a few ulps.
 * `digits`: some digits are right. `faint`: none is, but beside the size of the function the error is small. `zero`:
 * likewise, where the truth is 0. `wrong`: neither. `unmeasured`: there is no truth to measure against. `no-number`: the
 * answer isn't finite. `no-answer`: the method gave none.
 */
export const ranks = [
  'exact',
  'close',
  'digits',
  'faint',
  'zero',
  'wrong',
  'unmeasured',
  'no-number',
  'no-answer',
] as const;
export type Rank = (typeof ranks)[number];

/** What takes all digits of a result that is exact but for rounding, as far as the numbers show it. */
export const lossCauses = ['overflow', 'cancellation', 'cancellation-or-underflow', 'underflow', 'rounding'] as const;
export type LossCause = (typeof lossCauses)[number];
