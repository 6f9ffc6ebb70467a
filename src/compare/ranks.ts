// How an answer can stand to the truth, and what can take its digits: the words of a diagnosis.

/**
 * `exact`: every derivative is the nearest number to the truth, or within half an ulp of it. `close`: within a few ulps.
 * `digits`: some digits are right, or at least a bit of one that is small beside the function. `infinite`: infinite, as the
 * truth is. `zero`: small beside the function, where the truth is 0. `faint`: likewise, where the truth isn't, and no bit
 * is right. `wrong`: neither. `unmeasured`: there is no truth to measure against. `no-number`: the answer is none, or
 * infinite where the truth is finite. `no-answer`: the method gave none.
 */
export const ranks = [
  'exact',
  'close',
  'digits',
  'infinite',
  'faint',
  'zero',
  'wrong',
  'unmeasured',
  'no-number',
  'no-answer',
] as const;
export type Rank = (typeof ranks)[number];

/** Ranks that a sentence says of one derivative by name, and not of the method. */
export const isBadRank = (rank: Rank): boolean => rank === 'faint' || rank === 'wrong' || rank === 'no-number';
