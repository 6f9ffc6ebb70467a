// Many derivatives confirmed at once: their weighted sum is a derivative along a random direction, and few values tell it.
import type { Interval } from '../arithmetics/interval/interval.js';
import { centralStencil, largestExponent, resolution, secondStencil, type CheckStencil } from './difference-check.js';
import { RandomNumbers } from '../random-numbers.js';
import type { Experiment } from './experiment.js';

/** One input or two that may be the same, by their index in `wrt`. */
type ByInputs = readonly [number] | readonly [number, number];

export interface JointTerm<By extends ByInputs> {
  readonly by: By;
  readonly enclosure: Interval;
  /** Whether it is to be confirmed; others only belong to the sum. */
  readonly asked: boolean;
}

/** Errors that cancel along one direction don't along another. */
const directions = 2;
/** The same for every question, so that the same is certified each time. */
const beginning = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344] as const; // the fraction of π in hexadecimal

/**
 * Confirms first derivatives along random directions.
 *
 * @throws Undecided where the differences can't tell
 * @throws DiffcmpError `internal` where they contradict the enclosures
 */
export function confirmFirst(experiment: Experiment, derivatives: ReadonlyMap<number, Interval>): void {
  let open: readonly JointTerm<readonly [number]>[] = Array.from(derivatives, ([index, enclosure]) => ({
    by: [index],
    enclosure,
    asked: true,
  }));
  while (open.length > 0) {
    const untold = confirmSum(experiment, open, centralStencil);
    if (untold.length === open.length) {
      for (const { by, enclosure } of untold) experiment.confirmSlope(by[0], enclosure);
      return;
    }
    open = untold; // the small ones along directions of their own, while the large stand still
  }
}

/**
 * Confirms second derivatives by wᵀHw along random directions w. H is symmetric as it is given, so that one entry that is
 * wrong counts there: by 2·wᵢ·wⱼ times its error, or wᵢ².
 *
 * @param terms the lower triangle, whole, of all inputs that it has
 * @returns those asked for that are too small beside the others to be told so
 * @throws as `confirmFirst`
 */
export function confirmSecond<Pair extends readonly [number, number]>(
  experiment: Experiment,
  terms: readonly JointTerm<Pair>[],
): readonly JointTerm<Pair>[] {
  return confirmSum(experiment, terms, secondStencil);
}

/** @returns terms asked for that are too small beside what is unknown of the sum */
function confirmSum<By extends ByInputs>(
  experiment: Experiment,
  terms: readonly JointTerm<By>[],
  stencil: CheckStencil,
): readonly JointTerm<By>[] {
  const { bench } = experiment.lab;
  const random = new RandomNumbers(beginning);
  const untold = new Set<JointTerm<By>>();
  const hasZeros = terms.some(({ asked, enclosure }) => asked && bench.containsZero(enclosure));
  for (let direction = 0; direction < directions; direction++) {
    const weights = new Map<number, number>();
    for (const { by } of terms)
      for (const index of by) if (!weights.has(index)) weights.set(index, randomWeight(random));
    const steps = new Map<number, Interval>();
    for (const [index, weight] of weights)
      steps.set(index, bench.mul(bench.literal(weight), experiment.unit(bench, index)));
    const sizes: (readonly [JointTerm<By>, number])[] = [];
    let sum = bench.literal(0);
    for (const term of terms) {
      if (bench.isExactZero(term.enclosure)) continue;
      const [i, j] = term.by;
      let part = bench.mul(term.enclosure, steps.get(i) as Interval);
      if (j !== undefined) part = bench.mul(part, steps.get(j) as Interval);
      if (j !== undefined && i !== j) part = bench.add(part, part);
      if (term.asked && !bench.containsZero(part)) sizes.push([term, largestExponent(bench, part)]);
      sum = bench.add(sum, part);
    }
    const unknown = largestExponent(bench, bench.sub(sum, sum));
    let least = Infinity;
    for (const [term, size] of sizes) {
      if (unknown > size - resolution) untold.add(term);
      else least = Math.min(least, size);
    }
    if (least === Infinity && !hasZeros) continue;
    const apart = least === Infinity ? 0 : Math.max(0, largestExponent(bench, sum) - least);
    experiment.confirmDirection(sum, weights, stencil, { least, hasZeros, apart });
  }
  return [...untold];
}

/** ±(1 + m/1024): of 11 bits, so that displacements by it are exact. */
function randomWeight(random: RandomNumbers): number {
  const size = 1 + random.below(1024) / 1024;
  return random.below(2) === 0 ? -size : size;
}
