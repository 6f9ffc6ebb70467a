// A check of a program by its values, at the points that are given or drawn from a box.
import type { Format } from '../../arithmetics/formats.js';
import type { BlackBox } from '../black-box.js';
import type { CheckedPoint, CheckRemark, DrawnPoints } from '../check-data.js';
import { commonMistake } from '../common-mistake.js';
import { pointsOfBox, type PointBox } from '../points.js';
import { boxOf, rangesByName, type InputRange } from '../ranges.js';
import { gravest } from '../verdict.js';
import type { CallForm, CallPoint } from './call-form.js';
import { judgeByValues } from './judge.js';
import type { JudgedByValues } from './judged.js';
import { withValueMistakes } from './value-mistakes.js';

export interface ValuesCheckOptions {
  readonly points: readonly CallPoint[];
  readonly ranges: readonly InputRange[] | null;
  readonly count: number;
  readonly seed: number;
  readonly format: Format;
}

export interface ValuesFindings {
  readonly points: readonly CheckedPoint[];
  /** What explains all components that fail; null where that isn't known. */
  readonly mistake: string | null;
  readonly drawn: DrawnPoints | null;
  readonly remarks: readonly CheckRemark[];
  readonly evaluations: number;
}

/** Points that are drawn again at most, for each that is asked for. */
const mostRedrawn = 5;

/** @throws DiffcmpError as `judgeByValues` does */
export async function checkValues(box: BlackBox, form: CallForm, options: ValuesCheckOptions): Promise<ValuesFindings> {
  const { points, ranges, seed } = options;
  const [first] = points;
  if (ranges === null || first === undefined) {
    const judged: Judged[] = [];
    for (const point of points) judged.push(await judgedAt(box, form, form.numbersOf(point), seed));
    return findings(judged, null);
  }
  const bounds = boxOf(ranges, form.names, form.numbersOf(first));
  const { judged, redrawn } = await judgeDrawn(box, form, bounds, options);
  return findings(judged, { range: rangesByName(ranges), points: judged.length, seed, redrawn });
}

interface Judged {
  readonly point: CheckedPoint;
  readonly found: JudgedByValues;
}

async function judgedAt(box: BlackBox, form: CallForm, numbers: readonly number[], seed: number): Promise<Judged> {
  const found = await judgeByValues(box, numbers, form.names, { seed });
  const { components, message } = found;
  return { point: { at: form.recordOf(numbers), verdict: gravest(components.map(({ verdict }) => verdict)), components, message }, found }; // prettier-ignore
}

async function judgeDrawn(
  box: BlackBox,
  form: CallForm,
  bounds: PointBox,
  { count, seed, format }: ValuesCheckOptions,
): Promise<{ readonly judged: readonly Judged[]; readonly redrawn: number }> {
  const { marked, next } = pointsOfBox(bounds, seed);
  const wanted = marked + count;
  const [judged, blank]: [Judged[], Judged[]] = [[], []];
  for (let drawn = 0; judged.length < wanted && blank.length < mostRedrawn * wanted; drawn++) {
    const each = await judgedAt(box, form, next().map(format.round), seed);
    // no value there, or a kink just there: another point is drawn
    const isBlank = each.found.message !== null || (drawn < marked && each.point.verdict === 'INCONCLUSIVE');
    (isBlank ? blank : judged).push(each);
  }
  return { judged: judged.length > 0 ? judged : blank.slice(0, count), redrawn: blank.length };
}

function findings(all: readonly Judged[], drawn: DrawnPoints | null): ValuesFindings {
  const explained = withValueMistakes(all.map(({ found }) => found));
  const judged = all.map(({ point }, i): Judged => {
    const found = explained[i] as JudgedByValues;
    return { point: { ...point, components: found.components }, found };
  });
  const remarks = new Map(judged.flatMap(({ found }) => found.remarks.map((remark) => [remark.code, remark] as const)));
  return {
    points: judged.map(({ point }) => point),
    mistake: commonMistake(judged.map(({ point }) => point)),
    drawn,
    remarks: [...remarks.values()],
    evaluations: judged.reduce((sum, { found }) => sum + found.evaluations, 0),
  };
}
