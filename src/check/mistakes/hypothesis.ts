// A guess at what went wrong in a gradient, and whether it explains what is given: in certified arithmetic, at every point that fails.
import type { Arithmetic } from '../../arithmetic.js';
import type { Interval, IntervalArithmetic } from '../../arithmetics/interval/interval.js';
import { EvaluationError } from '../../errors.js';
import type { Laboratory } from '../../reference/laboratory.js';
import type { Verdict } from '../../reference/truth.js';
import { agreementsOf } from '../formula-agreement.js';
import type { FormulaPair } from '../formula-pair.js';
import { givenOver, pointOver } from '../formula-run.js';
import { wantedSide } from '../formula-sides.js';

/** A point where a gradient fails. */
export interface FailedPoint {
  readonly pair: FormulaPair;
  readonly truths: readonly Verdict[];
  /** Whether a component fails there. */
  readonly fails: (component: number) => boolean;
}

/** A failing point over enclosures. `L` has the literals, which may be moved. */
export interface FailureView {
  readonly A: IntervalArithmetic;
  readonly L: Arithmetic<Interval>;
  readonly pair: FormulaPair;
  readonly truths: readonly Verdict[];
  /** The certified derivatives, and what is given for them. */
  readonly wanted: () => readonly Interval[];
  readonly given: () => readonly Interval[];
}

export interface Hypothesis {
  /** The mistake in words: `sign`, `factor 2`, `missing factor cos(x)`. */
  readonly text: string;
  /** Whether it may explain other components as well as the one that it was made for. */
  readonly isGeneral?: boolean;
  /** The component that is given in this one's place, if that is the mistake. */
  readonly other?: number;
  /** What is the same where the hypothesis holds: one side of what is given, the other of the truth. */
  readonly sides: (view: FailureView, component: number) => readonly [Interval, Interval];
}

/** That there is no mistake: it holds where a formula fails for its floating point alone. */
export const rightFormula: Hypothesis = {
  text: '',
  sides: ({ wanted, given }, component) => [wanted()[component] as Interval, given()[component] as Interval],
};

/** Which of some components the hypothesis explains at all points where they fail. */
export function explainedComponents(
  { bench }: Laboratory,
  { sides }: Hypothesis,
  components: readonly number[],
  points: readonly FailedPoint[],
): readonly number[] {
  let left = components;
  for (const { pair, truths, fails } of points) {
    const here = left.filter(fails);
    if (here.length === 0) continue;
    const wantedAt = wantedSide(pair.problem, truths);
    const agreeing = new Set(left.filter((component) => !fails(component)));
    try {
      const { agreements } = agreementsOf(bench, pair.problem.format, (A, L) => {
        const view = { A, L, pair, truths, wanted: once(() => wantedAt(A, L)), given: once(() => givenOver(L, pair, pointOver(A, pair.problem))) }; // prettier-ignore
        const both = here.map((component) => sides(view, component));
        return { wanted: both.map(([one]) => one), given: both.map(([, other]) => other) };
      });
      here.forEach((component, i) => agreements[i] === 'agrees' && agreeing.add(component));
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error; // where it can't be computed it isn't confirmed
    }
    left = left.filter((component) => agreeing.has(component));
    if (left.length === 0) return [];
  }
  return left;
}

function once<V>(make: () => V): () => V {
  let made: { readonly value: V } | null = null;
  return () => (made ??= { value: make() }).value;
}
