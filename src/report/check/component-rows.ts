// A check by its components: what came of each at all points, with the numbers of the point that tells most.
import type { CheckedComponent, CheckedPoint, GradientCheck, GradientVerdict } from '../../check/check-data.js';

export interface ComponentRow {
  readonly name: string;
  /** The gravest of all points. */
  readonly verdict: GradientVerdict;
  /** Points with that verdict, of so many. */
  readonly count: number;
  readonly total: number;
  /** The numbers shown: of drawn points the counterexample's if it fails there, else of the first point with that verdict. */
  readonly shown: CheckedComponent;
  readonly at: CheckedPoint['at'];
}

const gravity: readonly GradientVerdict[] = ['PASS', 'INCONCLUSIVE', 'FAIL'];

export function componentRows({ points, counterexample, drawn }: GradientCheck): ComponentRow[] {
  const places = counterexample === null || drawn === null ? points : [counterexample, ...points];
  return (points[0]?.components ?? []).flatMap(({ name }, place): ComponentRow[] => {
    const verdicts = points.map(({ components }) => components[place]?.verdict ?? 'INCONCLUSIVE');
    const verdict = gravity.findLast((each) => verdicts.includes(each)) ?? 'INCONCLUSIVE';
    const point = places.find(({ components }) => components[place]?.verdict === verdict);
    const shown = point?.components[place];
    if (point === undefined || shown === undefined) return [];
    const count = verdicts.filter((each) => each === verdict).length;
    return [{ name, verdict, count, total: points.length, shown, at: point.at }];
  });
}
