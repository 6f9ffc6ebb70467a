// A ladder of steps, each 1.4 times as wide as the next, and what the function says at a step on both sides of a point.

/** What values a step away on both sides of the point say. */
export interface StepSample {
  readonly step: number;
  /** Ahead and behind; of two inputs: both ahead, one of them, the other, none. */
  readonly values: readonly number[];
  /** The difference quotient: the derivative, and terms in step², step⁴, … */
  readonly quotient: number;
  /** What the quotient was divided by. */
  readonly divisor: number;
  /** The mean of the values less that at the point: terms in step², step⁴, … */
  readonly rise: number;
  /** The standard deviation that rounding makes in the rise, and in the quotient's dividend. */
  readonly noise: number;
}

/** Samples at successive steps, the widest first. */
export type Samples = readonly StepSample[];

/** Null: no step is so small that x + step and x are different numbers; `outside`: f isn't finite on both sides. */
export type View = StepSample | 'outside' | null;

const ratio = 1.4;
/** Its ratioPowers, up to where they overflow. */
const ratioPowers = Array.from({ length: 2200 }, (_, rung) => ratio ** rung);

/** The steps `widest`/1.4ᵏ, k = 0, 1, …, with the samples taken so far. */
export class Ladder {
  private readonly views: (View | undefined)[] = []; // by rung
  private readonly samples: StepSample[] = [];

  constructor(
    private readonly widest: number,
    private readonly view: (step: number) => View,
    /** The value at the point: its size, and the deviation that rounding makes in it. */
    readonly center: { readonly size: number; readonly noise: number },
    /** A step to try for no other reason than where the point is. */
    readonly likely: number,
  ) {}

  at(rung: number): View {
    let view = this.views[rung];
    if (view !== undefined) return view;
    view = this.view(this.widest / (ratioPowers[rung] ?? Infinity));
    this.views[rung] = view;
    if (view !== null && view !== 'outside') this.samples.push(view);
    return view;
  }

  /** The rung of the widest step that isn't wider. */
  rungBelow(step: number): number {
    return Math.ceil(Math.log(this.widest / step) / Math.log(ratio));
  }

  /** How many rungs a factor spans, rounded down. */
  rungsOf(factor: number): number {
    return Math.floor(Math.log(factor) / Math.log(ratio));
  }

  /** The samples from a rung down, one at each call; null where one isn't there. Steps that round to the same are one. */
  downFrom(top: number): () => StepSample | null {
    let rung = top;
    let last = Infinity;
    return () => {
      for (;;) {
        const view = this.at(rung);
        if (view === null || view === 'outside') return null;
        rung++;
        const isNarrower = view.step < last;
        last = view.step;
        if (isNarrower) return view;
      }
    };
  }

  /** So many samples from a rung down; fewer where one isn't there. */
  first(count: number, top: number): StepSample[] {
    const next = this.downFrom(top);
    const samples: StepSample[] = [];
    while (samples.length < count) {
      const sample = next();
      if (sample === null) break;
      samples.push(sample);
    }
    return samples;
  }

  /** All samples taken so far. */
  get taken(): Samples {
    return this.samples;
  }
}
