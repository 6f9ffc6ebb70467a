// Points of a box, where formulas are checked: few that matter (centre, corners, ends of axes, several scales), and evenly spread ones.
import { RandomNumbers } from '../random-numbers.js';

/** The least and the greatest value of each coordinate; those that are equal stay as they are. */
export type PointBox = readonly (readonly [number, number])[];

/** Corners and ends of axes, at most so many each. */
const mostCorners = 8;
/** Distances from the end that is nearest to 0, in widths of the box. */
const scales = [1e-2, 1e-4, 1e-8];

/**
 * The centre, corners, ends of axes through the centre, and points on the diagonal that begin at the number nearest to 0, at several
 * scales. Each once.
 */
export function markedPoints(box: PointBox, random: RandomNumbers): number[][] {
  const centre = box.map(([low, high]) => between(low, high, 0.5));
  const moving = box.flatMap(([low, high], axis) => (low < high ? [axis] : []));
  const corners = cornersOf(box, moving, random);
  const ends = moving
    .slice(0, mostCorners)
    .flatMap((axis) => (box[axis] as readonly [number, number]).map((end) => centre.map((each, i) => (i === axis ? end : each)))); // prettier-ignore
  const nearZero = scales.map((scale) =>
    box.map(([low, high]) => {
      const start = Math.min(Math.max(0, low), high);
      const toward = high - start >= start - low ? high : low;
      return between(start, toward, scale);
    }),
  );
  const seen = new Set<string>();
  return [centre, ...corners, ...ends, ...nearZero].filter((point) => {
    const key = point.join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function cornersOf(box: PointBox, moving: readonly number[], random: RandomNumbers): number[][] {
  const isAll = 2 ** moving.length <= mostCorners;
  return Array.from({ length: isAll ? 2 ** moving.length : mostCorners }, (_, corner) => {
    const point = box.map(([low]) => low);
    moving.forEach((axis, i) => {
      const isHigh = isAll ? Math.floor(corner / 2 ** i) % 2 === 1 : random.below(2) === 1;
      if (isHigh) point[axis] = box[axis]?.[1] as number;
    });
    return point;
  });
}

/**
 * Points spread evenly over a box, without an end: a Halton sequence with the digits of each base permuted at random (Halton 1960; Owen
 * 2017, "A randomized Halton algorithm in R"), a base for each coordinate that moves; beyond the first hundred, whose bases would need too
 * many points, coordinates are random.
 */
export function* spreadPoints(box: PointBox, random: RandomNumbers): Generator<number[], never> {
  const moving = box.flatMap(([low, high], axis) => (low < high ? [axis] : []));
  const bases = primes(Math.min(moving.length, mostBases));
  const permutations = bases.map((base) => permutationsOf(base, random));
  for (let index = 0; ; index++) {
    const point = box.map(([low]) => low);
    moving.forEach((axis, i) => {
      const [low, high] = box[axis] as readonly [number, number];
      const [base, permuted] = [bases[i], permutations[i]];
      const part =
        base === undefined || permuted === undefined ? random.uniform() : radicalInverse(index, base, permuted);
      point[axis] = between(low, high, part);
    });
    yield point;
  }
}

/** So far from one number to another, and never beyond, however far apart they are. */
function between(from: number, to: number, part: number): number {
  const number = to - from === Infinity ? (1 - part) * from + part * to : from + part * (to - from); // prettier-ignore
  return Math.min(Math.max(number, Math.min(from, to)), Math.max(from, to));
}

const mostBases = 100;

/** The points that a box is tried at, without an end: first those that matter, then evenly spread ones. The same for a seed. */
export function pointsOfBox(box: PointBox, seed: number): { readonly marked: number; readonly next: () => number[] } {
  const random = RandomNumbers.of(seed, 'points');
  const marked = markedPoints(box, random);
  const spread = spreadPoints(box, random);
  let taken = 0;
  return { marked: marked.length, next: () => marked[taken++] ?? spread.next().value };
}

/** Digits that a double can hold of a fraction in that base. */
const digitsOf = (base: number): number => Math.ceil((53 * Math.LN2) / Math.log(base));

/** A permutation of the digits for each of their places. */
function permutationsOf(base: number, random: RandomNumbers): (readonly number[])[] {
  const digits = Array.from({ length: base }, (_, digit) => digit);
  return Array.from({ length: digitsOf(base) }, () => random.shuffled(digits));
}

/** The digits of the index behind the point, in reverse order, each permuted. */
function radicalInverse(index: number, base: number, permutations: readonly (readonly number[])[]): number {
  let rest = index;
  let unit = 1;
  let sum = 0;
  for (const digits of permutations) {
    unit /= base;
    sum += (digits[rest % base] as number) * unit;
    rest = Math.floor(rest / base);
  }
  return sum;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}
