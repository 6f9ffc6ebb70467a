// What a rule for a primitive over series may use.
import type { Arithmetic, UnaryName } from '../../arithmetic.js';
import type { SeriesRing } from './series-ring.js';
import type { OneSidedSeries } from './one-sided-series.js';

export interface SeriesSetting {
  readonly ring: SeriesRing;
  /** The arithmetic that the rule belongs to. */
  readonly S: Arithmetic<OneSidedSeries>;
  /** The primitive where it is analytic. */
  analytic(name: UnaryName, x: OneSidedSeries): OneSidedSeries;
  /** Says that the value beside the point may be another than that at the point, and why. */
  readonly breaks: (what: string) => void;
  /** Whether it takes all whole numbers beyond some, one after the other, and no others. */
  readonly runsThroughWholes: (x: OneSidedSeries) => boolean;
}
