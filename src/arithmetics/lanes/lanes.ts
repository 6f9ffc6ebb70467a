// Lanes: the runs of a program that are made at once, by number; which of them something holds in.

/** Some of the lanes, in ascending order. */
export type Lanes = Int32Array;

export const noLanes: Lanes = new Int32Array();

const singles: Lanes[] = [];

/** The lanes before a number. */
export const lanesBefore = (count: number): Lanes => Int32Array.from({ length: count }, (_, lane) => lane);

/** One lane: the same array whenever it is asked for. */
export function onlyLane(lane: number): Lanes {
  return (singles[lane] ??= Int32Array.of(lane));
}

/** The lanes of either; the same array as one of the two that has all of them, so that equal ones often are identical. */
export function unionOf(x: Lanes, y: Lanes): Lanes {
  if (x === y) return x;
  const count = x.length + y.length - sharedCount(x, y);
  if (count === x.length) return x;
  if (count === y.length) return y;
  const union = new Int32Array(count);
  let [i, j] = [0, 0];
  for (let k = 0; k < count; k++) {
    const isOfX = j === y.length || (i < x.length && (x[i] as number) <= (y[j] as number));
    const lane = (isOfX ? x[i] : y[j]) as number;
    union[k] = lane;
    if (x[i] === lane) i++;
    if (y[j] === lane) j++;
  }
  return union;
}

function sharedCount(x: Lanes, y: Lanes): number {
  let [shared, i, j] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    const [atX, atY] = [x[i] as number, y[j] as number];
    if (atX === atY) shared++;
    if (atX <= atY) i++;
    if (atY <= atX) j++;
  }
  return shared;
}

/** Of some lanes those that aren't among others, which all are among them. */
export function lanesWithout(all: Lanes, others: Lanes): Lanes {
  const rest = new Int32Array(all.length - others.length);
  let [k, j] = [0, 0];
  for (const lane of all) {
    if (others[j] === lane) j++;
    else rest[k++] = lane;
  }
  return rest;
}

/** Thrown where lanes go different ways: what is common to all of them holds no more. */
export class LanesPart extends Error {
  /** @param lanes those that go one of the ways; all of them where it isn't known which */
  constructor(readonly lanes: Lanes) {
    super('lanes go different ways');
  }
}

/**
 * What a relation comes to where all lanes agree.
 *
 * @param holding of some lanes those in which it holds; in all others it is what `constantly` says
 * @throws LanesPart
 */
export function sameInLanes(holding: Lanes, constantly: boolean, lanes: Lanes, all: Lanes): boolean {
  const others = all.length - lanes.length;
  const total = holding.length + (constantly ? others : 0);
  if (total === 0) return false;
  if (total === all.length) return true;
  throw new LanesPart(constantly && others > 0 ? lanesWithout(lanes, holding) : holding);
}
