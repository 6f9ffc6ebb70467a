// Why derivatives stay open while the precision rises, and which of them more bits would not help.
import { TooFewTerms } from '../arithmetics/series/one-sided-series.js';
import { Undecided } from '../errors.js';
import { NotConfirmed } from './disagreement.js';

/** Sums of doubles take 2,200 bits at most: what these don't tell either, comes of no number that is merely near to another. */
const enoughBits = 4096;

/** A reason that no precision removes. */
export class BeyondBits extends Undecided {}

interface Lasting {
  readonly said: string;
  /** Whether the next precision would say it again. */
  readonly isLast: boolean;
}

/** By derivative, whatever stands for one. */
export class LastingReasons<Key> {
  private readonly reasons = new Map<Key, Lasting>();

  /**
   * Takes why a derivative is open at this precision. What terms or values can't tell, bits don't tell: said twice in a row
   * it is the last word, as anything is that is said again at so many bits that numbers can't be meant.
   *
   * @param said the reason, with all that was tried before it
   */
  note(key: Key, said: string, { reason, bits }: { readonly reason: Undecided; readonly bits: number }): void {
    const isBeyondBits =
      bits >= enoughBits || [BeyondBits, TooFewTerms, NotConfirmed].some((each) => reason instanceof each);
    this.reasons.set(key, { said, isLast: isBeyondBits && this.reasons.get(key)?.said === said });
  }

  forget(key: Key): void {
    this.reasons.delete(key);
  }

  /** Whether no precision has more to say. */
  isClosed(key: Key): boolean {
    return this.reasons.get(key)?.isLast === true;
  }
}
