// Sums of what isn't all known, as of what swings: what is added and taken away again leaves nothing.
import type { SeriesRing } from './series-ring.js';
import { isNothing, type OneSidedSeries } from './one-sided-series.js';

/** Whole multiples of numbers of which one object is one number. */
type SumParts = ReadonlyMap<OneSidedSeries, number>;

/** Sums of more parts aren't taken apart. */
const mostParts = 16;

/** Adds series, and remembers of what those that aren't all known are sums. */
export class KnownSums {
  private readonly made = new WeakMap<OneSidedSeries, SumParts>();

  constructor(private readonly ring: SeriesRing) {}

  add(x: OneSidedSeries, y: OneSidedSeries): OneSidedSeries {
    return this.combined(x, y, 1);
  }
  sub(x: OneSidedSeries, y: OneSidedSeries): OneSidedSeries {
    return this.combined(x, y, -1);
  }
  neg(x: OneSidedSeries): OneSidedSeries {
    const result = this.ring.neg(x);
    if (x.rest !== null) this.made.set(result, multiplied(this.partsOf(x), -1));
    return result;
  }

  private partsOf(x: OneSidedSeries): SumParts {
    return this.made.get(x) ?? new Map([[x, 1]]);
  }

  private combined(x: OneSidedSeries, y: OneSidedSeries, sign: 1 | -1): OneSidedSeries {
    const { ring } = this;
    const usual = (): OneSidedSeries => (sign > 0 ? ring.add(x, y) : ring.sub(x, y));
    if ((x.rest ?? y.rest) === null || isNothing(x) || isNothing(y)) return usual();
    const [p, q] = [this.partsOf(x), multiplied(this.partsOf(y), sign)];
    const parts = new Map(p);
    for (const [part, times] of q) parts.set(part, (p.get(part) ?? 0) + times);
    for (const [part, times] of parts) if (times === 0) parts.delete(part);
    // what both have in common is counted, not added
    const result = [...q.keys()].some((part) => p.has(part)) ? this.sumOf(parts) : usual();
    if (result.rest !== null && parts.size <= mostParts && !parts.has(result)) this.made.set(result, parts);
    return result;
  }

  private sumOf(parts: SumParts): OneSidedSeries {
    const { ring } = this;
    let sum = ring.constant(ring.A.literal(0));
    for (const [part, times] of parts)
      sum = ring.add(sum, times === 1 ? part : ring.mul(ring.constant(ring.A.literal(times)), part));
    return sum;
  }
}

const multiplied = (parts: SumParts, factor: 1 | -1): SumParts =>
  factor === 1 ? parts : new Map([...parts].map(([part, times]) => [part, -times]));
