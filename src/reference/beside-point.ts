// A program beside a point: its inputs as series in the distance from it along one of them, with as many terms as it takes.
import type { Arithmetic } from '../arithmetic.js';
import { remembering } from '../arithmetics/series/remembering.js';
import type { RememberingArithmetic } from '../arithmetics/series/remembering-arithmetic.js';
import { SeriesRing } from '../arithmetics/series/series-ring.js';
import { TooFewTerms, type OneSidedSeries, type SideAsked } from '../arithmetics/series/one-sided-series.js';
import { atOne } from '../arithmetics/series/order.js';
import { seriesFamily } from '../arithmetics/series/series-arithmetic.js';
import { Undecided } from '../errors.js';
import type { Experiment } from './experiment.js';

/** An input by its index in `wrt`, and the side of the point that it is moved to. */
export interface MovedInput {
  readonly index: number;
  readonly side: 1 | -1;
}

/** How many terms are tried in turn. */
const counts = [4, 8, 16] as const;

/** The series of one experiment at one precision: what was computed for one side is remembered for the other. */
export class BesidePoint {
  readonly A: RememberingArithmetic;
  readonly ring: SeriesRing;
  private readonly over: (terms: number) => Arithmetic<OneSidedSeries>;
  /** Whether what ran since it was reset holds on one side alone. */
  private readonly side: SideAsked = { asked: false };

  constructor(private readonly experiment: Experiment) {
    this.A = remembering(experiment.lab.bench);
    this.ring = new SeriesRing(this.A, 1);
    this.over = seriesFamily(this.A, experiment.lab.seen, this.side);
  }

  /** @param run what needs so many terms as it needs. @throws Undecided where none of those tried tells */
  withTerms<V>(run: (S: Arithmetic<OneSidedSeries>) => V): V {
    let open = new Undecided('too few terms');
    for (const count of counts) {
      try {
        return run(this.over(count));
      } catch (error) {
        if (!(error instanceof TooFewTerms)) throw error;
        open = error;
      }
    }
    throw open;
  }

  /** Whether a number of what ran since a side was begun has poles at points as near as one likes. */
  hasPoles(): boolean {
    return this.side.poles === true;
  }

  /** Looks at those points only where a comparison of which the answer changes has this one. */
  where<V>(answer: boolean, run: () => V): V {
    this.side.forced = { answer };
    try {
      return run();
    } finally {
      delete this.side.forced;
    }
  }

  /** Whether some points are left out: what comes again and again at all may not come at the others. */
  isPartial(): boolean {
    return this.side.forced !== undefined;
  }

  /** At the point itself a single term tells all. */
  atPoint<V>(run: (S: Arithmetic<OneSidedSeries>) => V): V {
    return run(this.over(1));
  }

  /**
   * Left and right. Where the run to the right never asked on which side it is, its series holds on the left as well.
   * @param mirrored what a run to the right says of the left then; undefined: it must be run
   */
  both<V>(run: (side: 1 | -1) => V, mirrored: (right: V) => V | undefined): readonly [left: V, right: V] {
    const begun = (side: 1 | -1): V => {
      this.side.poles = this.side.leaps = false;
      return run(side);
    };
    this.side.asked = false;
    const right = begun(1);
    const left = this.side.asked ? undefined : mirrored(right);
    return [left ?? begun(-1), right];
  }

  inputs(S: Arithmetic<OneSidedSeries>, moved: MovedInput | null): OneSidedSeries[] {
    const { point, wrt } = this.experiment.question;
    const inputs = point.map(S.literal);
    if (moved === null) return inputs;
    const place = wrt[moved.index] as number;
    const step: OneSidedSeries = { terms: [{ at: atOne, c: this.A.literal(moved.side) }], rest: null, huge: 0 };
    inputs[place] = S.add(inputs[place] as OneSidedSeries, step);
    return inputs;
  }
}
