// A check of formulas at the points that are given, or drawn from a box: all of them judged, the mistake named, a round counterexample.
import { counterWarnings } from '../compare/counter-warning.js';
import { pathWarnings } from '../compare/path-study.js';
import type { Tolerance } from '../compare/claims.js';
import type { GivenPoint } from '../problem/point-of.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { CheckedPoint, CheckRemark, DrawnPoints, GradientVerdict } from './check-data.js';
import { branchPoints } from './branch-points.js';
import { roundCounterexample } from './counterexample.js';
import { pairAt, type FormulaPair, type FormulaSubject } from './formula-pair.js';
import { judgeFormulas, type JudgedPoint } from './formula-judge.js';
import { floatingRemarks } from './floating-remarks.js';
import { commonMistake } from './common-mistake.js';
import { likelyMistakes } from './mistakes/likely-mistake.js';
import { pointsOfBox, type PointBox } from './points.js';
import { aboutRanges, ofEachPoint } from './options.js';
import { boxOf, rangesByName, type InputRange } from './ranges.js';
import { gravest } from './verdict.js';

export interface FormulaCheckOptions {
  /** The points; of a box, one with the values of what isn't drawn. */
  readonly points: readonly (GivenPoint | undefined)[];
  readonly ranges: readonly InputRange[] | null;
  readonly count: number;
  readonly seed: number;
  readonly tolerance: Tolerance | null;
  /** Milliseconds for one point. */
  readonly timeout: number;
}

export interface FormulaFindings {
  readonly pair: FormulaPair;
  readonly verdict: GradientVerdict;
  readonly points: readonly CheckedPoint[];
  readonly drawn: DrawnPoints | null;
  readonly counterexample: CheckedPoint | null;
  readonly mistake: string | null;
  readonly remarks: readonly CheckRemark[];
}

/** Points that are drawn again at most, for each that is asked for. */
const mostRedrawn = 20;
/** Points that a search for a round counterexample tries; of many components fewer, since each point costs as much. */
const trialsFor = (components: number): number => Math.min(60, Math.max(6, Math.floor(1200 / components)));

export function checkFormulas(
  laboratory: Laboratory,
  subject: FormulaSubject,
  options: FormulaCheckOptions,
): FormulaFindings {
  const pairs = aboutRanges(options.ranges, () => ofEachPoint(options.points, subject.at));
  const first = pairs[0] as FormulaPair;
  const box = options.ranges && boxOf(options.ranges, first.problem.program.inputs, first.problem.point);
  const { judged, redrawn } =
    box === null
      ? { judged: ofEachPoint(pairs, (pair) => judgeFormulas(laboratory, pair, options)), redrawn: 0 }
      : judgeBox(laboratory, first, box, options);
  const mistakes = likelyMistakes(laboratory, judged, options);
  const named = (point: CheckedPoint): CheckedPoint => withMistakes(point, mistakes);
  const points = judged.map(({ checked }) => named(checked));
  const found = counterexampleOf(laboratory, judged, box, options);
  return {
    pair: first,
    verdict: gravest(points.map((point) => point.verdict)),
    points,
    drawn: box && { range: rangesByName(options.ranges ?? []), points: points.length, seed: options.seed, redrawn },
    counterexample: found && named(found),
    mistake: commonMistake(points),
    remarks: [
      ...first.remarks,
      ...pathWarnings(first.problem, laboratory),
      ...counterWarnings(first.problem, () => judged.some(({ truths }) => truths.some(({ status }) => status !== 'certified'))), // prettier-ignore
      ...floatingRemarks(judged),
    ],
  };
}

const withMistakes = (point: CheckedPoint, mistakes: ReadonlyMap<number, string>): CheckedPoint => ({
  ...point,
  components: point.components.map((each, place) =>
    each.verdict === 'FAIL' ? { ...each, mistake: mistakes.get(place) ?? null } : each,
  ),
});

/** Points that matter, and evenly spread ones; where there is no derivative to judge by, others are drawn. */
function judgeBox(
  laboratory: Laboratory,
  pair: FormulaPair,
  box: PointBox,
  { count, seed, ...options }: FormulaCheckOptions,
): { readonly judged: JudgedPoint[]; readonly redrawn: number } {
  const { marked, next } = pointsOfBox(box, seed);
  const wanted = marked + count;
  const [judged, blank]: [JudgedPoint[], JudgedPoint[]] = [[], []];
  while (judged.length < wanted && blank.length < mostRedrawn * wanted) {
    const found = judgeFormulas(laboratory, pairAt(pair, next().map(pair.problem.format.round)), options);
    (found.blank === null ? judged : blank).push(found);
  }
  const beside = branchPoints(pair, judged.map((each) => each.pair.problem.point)); // prettier-ignore
  for (const point of beside) {
    const found = judgeFormulas(laboratory, pairAt(pair, point.map(pair.problem.format.round)), options);
    if (found.blank === null) judged.push(found);
  }
  // nowhere is there a derivative: the first of these points say why
  return { judged: judged.length > 0 ? judged : blank.slice(0, count), redrawn: blank.length };
}

/** The first point that fails, with coordinates as round as they can be while the same component fails. */
function counterexampleOf(
  laboratory: Laboratory,
  judged: readonly JudgedPoint[],
  box: PointBox | null,
  options: FormulaCheckOptions,
): CheckedPoint | null {
  const failing = judged.find(({ checked }) => checked.verdict === 'FAIL');
  if (failing === undefined) return null;
  const { pair, checked } = failing;
  const component = checked.components.findIndex(({ verdict }) => verdict === 'FAIL');
  const deadline = performance.now() + options.timeout;
  let found = checked;
  roundCounterexample(
    pair.problem.point,
    box,
    (point) => {
      if (performance.now() > deadline) return false;
      try {
        const trial = judgeFormulas(laboratory, pairAt(pair, point.map(pair.problem.format.round)), options).checked;
        if (trial.components[component]?.verdict !== 'FAIL') return false;
        found = trial;
        return true;
      } catch {
        return false; // a point where it can't be computed is no better one
      }
    },
    trialsFor(checked.components.length),
  );
  return found;
}
