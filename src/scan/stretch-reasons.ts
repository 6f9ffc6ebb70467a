// Why a method fails over a stretch: what is measured of it at the point with the fewest bits, for the longest stretches of each method.
import { measuredReason } from '../compare/reasons.js';
import { NodePlaces } from '../explain/node-places.js';
import type { MethodId } from '../methods/table.js';
import type { Problem } from '../methods/method.js';
import type { ReadFunction } from '../problem/read-function.js';
import type { TimeBudget } from '../program/time.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { PointOutcome } from './point-bits.js';
import type { ScanStretch } from './scan-data.js';

/** Stretches of one method, by one input, that are explained: the longest, and among equals the first. */
const mostExplained = 3;

/** What the points of a function are known by. */
export interface StretchScene {
  readonly read: ReadFunction;
  /** At any point. */
  readonly problem: Problem;
  readonly moves: number;
  readonly xs: readonly number[];
  readonly outcomes: readonly PointOutcome[];
  readonly laboratory: Laboratory;
  /** What all its reasons may take together. */
  readonly time: TimeBudget;
}

/** The stretches of one method, with reasons; `place`: of the method, `slot`: of the derivative among those of a point. */
export function withStretchReasons(
  stretches: readonly ScanStretch[],
  { place, slot }: { readonly place: number; readonly slot: number },
  scene: StretchScene,
): ScanStretch[] {
  const { read, problem } = scene;
  const longest = new Set(stretches.toSorted((a, b) => b.points - a.points).slice(0, mostExplained));
  const places = new NodePlaces(read, problem.program.inputs);
  return stretches.map((stretch) => {
    const { at, method } = stretch;
    if (at === null || !longest.has(stretch)) return stretch;
    return { ...stretch, why: reasonAtPoint(at, method, place, slot, scene, places) };
  });
}

function reasonAtPoint(
  x: number,
  method: MethodId,
  place: number,
  slot: number,
  { problem, moves, xs, outcomes, laboratory, time }: StretchScene,
  places: NodePlaces,
): ScanStretch['why'] {
  const outcome = outcomes[xs.indexOf(x)];
  const truth = outcome?.verdicts[slot]?.truth ?? null;
  const given = outcome?.methods[place]?.gradient[slot];
  if (outcome === undefined || truth === null || given === undefined) return null;
  const input = problem.wrt[slot] as number;
  const suspect = {
    method,
    output: 0,
    input,
    name: problem.program.inputs[input] ?? '',
    delta: outcome.methods[place]?.delta?.[slot] ?? null,
    given,
    truth,
  };
  const budget = { ...problem.budget, deadline: time.deadlineFor(1) };
  return measuredReason(suspect, { ...problem, point: problem.point.with(moves, x), budget }, laboratory, places);
}
