// The other branch: a derivative that would be right if one condition, or one choice as in abs and max, had come out otherwise.
import type { Arithmetic } from '../../arithmetic.js';
import type { Interval } from '../../arithmetics/interval/interval.js';
import { EvaluationError } from '../../errors.js';
import { Tape } from '../../arithmetics/tape.js';
import type { Taped } from '../../arithmetics/taped.js';
import { float64 } from '../../arithmetics/float64.js';
import type { Observer } from '../../program/observer.js';
import type { Problem } from '../../methods/method.js';
import { linkOutputs } from '../../program/outputs.js';
import type { Span } from '../../span.js';
import { derivativesOver, pointOver } from '../formula-run.js';
import type { FailedPoint, Hypothesis } from './hypothesis.js';

/** Decisions that are turned round, one by one. */
const mostDecisions = 60;

/** Decisions of which one comes out otherwise, with those that ask of the same number right after it. */
function withOtherBranch<T>({ decide }: Arithmetic<T>, which: number): Arithmetic<T>['decide'] {
  let count = 0;
  let turned: T | null = null;
  return (relation, x, y) => {
    const holds = decide(relation, x, y);
    const isTurned = count++ === which || (turned !== null && turned === x);
    turned = isTurned ? x : null;
    return isTurned ? !holds : holds;
  };
}

/** One hypothesis per decision of the run at the point that what is given may follow. */
export function branchMistakes({ pair: { problem, f } }: FailedPoint): Hypothesis[] {
  return decisionsOf(problem)
    .slice(0, mostDecisions)
    .map(({ place, condition }, which): Hypothesis => {
      const { source, span } = f.where(place);
      const text = condition ?? (span === null ? '' : source.slice(span.start, span.end).replace(/\s+/g, ' ').trim());
      return {
        isGeneral: true,
        text: text === '' ? 'other branch' : `other branch of ${text}`,
        sides: ({ A, L, pair: { problem: at }, given }, component) => [
          given()[component] as Interval,
          derivativesOver(L, at, pointOver(A, at), withOtherBranch(L, which))[component] as Interval,
        ],
      };
    });
}

/** A decision of a run: where it stands, and what is asked, if it is a condition of the text. */
interface MadeDecision {
  readonly place: Span | null;
  readonly condition: string | null;
}

/** The decisions of a run over a tape, in their order. */
function decisionsOf({ program, point, wrt, budget }: Problem): MadeDecision[] {
  const decisions: MadeDecision[] = [];
  let place: Span | null = null;
  const tape = new Tape<number>(float64, undefined, (relation, x, y) => {
    decisions.push({ place, condition: null });
    return float64.decide(relation, x, y);
  });
  const observer: Observer<Taped<number>> = {
    place: (each) => (place = each),
    named: (_name, value) => value,
    enter: () => undefined,
    leave: () => undefined,
    condition: (site) => {
      const last = decisions.pop();
      if (last !== undefined) decisions.push({ ...last, condition: site.condition() });
    },
  };
  const active = new Set(wrt);
  const inputs = point.map((value, i) => (active.has(i) ? tape.input(value) : { value, node: -1 }));
  try {
    linkOutputs(program, tape.arithmetic, observer)(inputs, budget);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
  }
  return decisions;
}
