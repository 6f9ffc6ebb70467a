// Sine, tangent and their like of what grows without end, and gamma of what falls so: they swing, or have poles again and again.
import { withPoles } from './poles.js';
import type { SeriesRing } from './series-ring.js';
import { remainder, TooFewTerms, type OneSidedSeries } from './one-sided-series.js';
import { atZero } from './order.js';
import type { SeriesSetting } from './series-setting.js';
import { waveSwing } from './swing.js';
import { seriesOfSwing } from './swinging.js';
import { isKnownGrowth } from './swinging-steps.js';

/** Whether x is known to be continuous: as all numbers of the run are, or as a sum of terms. */
export const hasNoJump = (ring: SeriesRing, x: OneSidedSeries): boolean =>
  (x.huge === 0 && x.rest === null) || ring.isContinuous();
/** Of something that grows it stays within bounds; it swings between them where all of what grows is known, or nothing jumps. */
export const wave = ({ ring, runsThroughWholes }: SeriesSetting, x: OneSidedSeries): OneSidedSeries | undefined => {
  if (ring.growth(x) === 0) return undefined;
  // parts of whole turns that whole numbers leave are dense, as a turn is irrational (Kronecker 1884)
  if (runsThroughWholes(x)) return seriesOfSwing(atZero, waveSwing(ring.A, false));
  const isTaken = hasNoJump(ring, x);
  return isKnownGrowth(x) || isTaken ? seriesOfSwing(atZero, waveSwing(ring.A, isTaken)) : remainder(atZero);
};
/** Of such a number these have poles again and again, and between them run through all numbers, or all beyond some. */
export const periodic = (s: SeriesSetting, x: OneSidedSeries): OneSidedSeries | undefined =>
  s.ring.growth(x) !== 0 && s.runsThroughWholes(x) ? withPoles('both', { isPassing: false }) : poles(s, x);
/** The same, and gamma where x falls. */
export const poles = ({ ring }: SeriesSetting, x: OneSidedSeries): OneSidedSeries | undefined => {
  if (ring.growth(x) === 0) return undefined;
  if (!isKnownGrowth(x) && !ring.isContinuous()) throw new TooFewTerms('a number grows without end there');
  const isPassing = hasNoJump(ring, x);
  ring.takePoles();
  return withPoles('both', { isPassing });
};
/** Its poles are above alone, and it falls without end between them: not so that what vanishes from pole to pole couldn't keep up. */
export const lgammaOnTheLeft = (s: SeriesSetting, x: OneSidedSeries): OneSidedSeries | undefined =>
  poles(s, x) && withPoles('both', { isPassing: false });
