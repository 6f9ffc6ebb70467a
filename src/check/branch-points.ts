// Points beside the places of a box where the function, or its gradient, takes another branch: a threshold that is a little off in one of
// the two shows nowhere else.
import type { Arithmetic, Relation } from '../arithmetic.js';
import { EvaluationError } from '../errors.js';
import { linkOutputs } from '../program/outputs.js';
import { pairAt, type FormulaPair } from './formula-pair.js';
import { pointOver } from './formula-run.js';

/** Places that are looked for, at most; each gives a point on both of its sides. */
const mostPlaces = 3;
/** How far beside such a place, in parts of the way on which it lies: literals, and roundings, may move it by less. */
const beside = 2 ** -26;
/** Decisions of a run that are compared. */
const mostDecisions = 10_000;

/** @param points of the box, in the order in which ways from one to the next are searched */
export function branchPoints(pair: FormulaPair, points: readonly (readonly number[])[]): number[][] {
  const found: number[][] = [];
  const seen = new Set<string>();
  for (let i = 0; i + 1 < points.length && seen.size < mostPlaces; i++) {
    const way = wayBetween(points[i] as readonly number[], points[i + 1] as readonly number[]);
    const decisionsAt = (part: number): string | null => decisionsOf(pairAt(pair, way(part)));
    const [before, after] = [decisionsAt(0), decisionsAt(1)];
    if (before === null || after === null || before === after || seen.has(`${before}|${after}`)) continue;
    seen.add(`${before}|${after}`);
    const place = bisected(decisionsAt, before);
    found.push(...[place - beside, place + beside].filter((part) => part > 0 && part < 1).map(way));
  }
  return found;
}

const wayBetween =
  (from: readonly number[], to: readonly number[]) =>
  (part: number): number[] =>
    from.map((start, i) => (start === to[i] ? start : start + part * ((to[i] as number) - start)));

/** Where the decisions of the start end, to some bits more than the distance beside it. */
function bisected(decisionsAt: (part: number) => string | null, before: string): number {
  let [low, high] = [0, 1];
  while (high - low > beside / 8) {
    const middle = (low + high) / 2;
    if (decisionsAt(middle) === before) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** What F and G decide in floating point, in order, which tells where the second begins; null where one of them ends in an error. */
function decisionsOf({ problem, given }: FormulaPair): string | null {
  const decisions: string[] = [];
  const { arithmetic } = problem.format;
  const watched: Arithmetic<number> = {
    ...arithmetic,
    decide: (relation: Relation, x, y) => {
      const holds = arithmetic.decide(relation, x, y);
      if (decisions.length < mostDecisions) decisions.push(holds ? '1' : '0');
      return holds;
    },
  };
  try {
    const inputs = pointOver(arithmetic, problem);
    linkOutputs(problem.program, watched)(inputs, problem.budget);
    given.link(watched)(inputs, problem.budget);
    return decisions.join('');
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}
