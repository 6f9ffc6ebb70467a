// Tangents of several seeds: a number for each lane that has one; in the others it is a structural zero.
import type { LaneGround } from './ground.js';
import { unionOf, type Lanes } from './lanes.js';

export interface Tangents {
  readonly lanes: Lanes;
  readonly values: Float64Array;
}

/** What rules do with tangents, lane by lane. Each is one operation, counted in the lanes in which it is done. */
export function laneTangents(ground: LaneGround) {
  const { round } = ground.format;
  const negated = ({ lanes, values }: Tangents): Tangents => {
    const row = ground.row(lanes.length);
    for (let k = 0; k < row.length; k++) row[k] = -(values[k] as number);
    return { lanes, values: row };
  };
  const scaled = (factor: number, { lanes, values }: Tangents): Tangents => {
    ground.count('mul', lanes.length);
    const row = ground.row(lanes.length);
    for (let k = 0; k < row.length; k++) row[k] = round(factor * (values[k] as number));
    return { lanes, values: row };
  };
  const sum = (s: Tangents, t: Tangents): Tangents => {
    const lanes = unionOf(s.lanes, t.lanes);
    const row = ground.row(lanes.length);
    ground.count('add', s.lanes.length + t.lanes.length - lanes.length);
    if (s.lanes === t.lanes)
      for (let k = 0; k < row.length; k++) row[k] = round((s.values[k] as number) + (t.values[k] as number));
    else {
      let [i, j] = [0, 0];
      for (let k = 0; k < row.length; k++) {
        const lane = lanes[k] as number;
        const isInS = i < s.lanes.length && s.lanes[i] === lane;
        const isInT = j < t.lanes.length && t.lanes[j] === lane;
        row[k] = !isInT
          ? (s.values[i] as number)
          : !isInS
            ? (t.values[j] as number)
            : round((s.values[i] as number) + (t.values[j] as number));
        if (isInS) i++;
        if (isInT) j++;
      }
    }
    return { lanes, values: row };
  };
  const plus = (s: Tangents | undefined, t: Tangents | undefined): Tangents | undefined =>
    s === undefined ? t : t === undefined ? s : sum(s, t);
  /** In some lanes, 0 where there is none. */
  const filled = (t: Tangents | undefined, lanes: Lanes): Float64Array => {
    const row = ground.row(lanes.length);
    if (t === undefined) return row;
    let j = 0;
    for (let k = 0; k < row.length; k++) if (t.lanes[j] === lanes[k]) row[k] = t.values[j++] as number;
    return row;
  };
  return { negated, scaled, plus, filled };
}
