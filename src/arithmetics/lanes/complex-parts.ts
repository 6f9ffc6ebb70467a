// Complex numbers of several lanes: what they are, and their algebra, which is done for all lanes at once.
import type { Complex } from '../complex/complex.js';
import type { LaneGround } from './ground.js';
import { noLanes, unionOf, type Lanes } from './lanes.js';

/** What lanes have in the place of the real number: all of them an imaginary part. */
export interface LaneParts {
  readonly lanes: Lanes;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** A real number, and a complex one in the lanes that have parts. */
export interface ComplexLanes {
  readonly re: number;
  /** As of a complex number, in the lanes without parts; `differs`: not the same in all of them. */
  readonly known?: number | 'differs' | undefined;
  readonly parts: LaneParts | undefined;
}

export type Known = ComplexLanes['known'];

export const partLanes = ({ parts }: ComplexLanes): Lanes => parts?.lanes ?? noLanes;

/** The number in the lanes without parts. */
export const numberElsewhere = ({ re, known }: ComplexLanes): Complex<number> =>
  typeof known === 'number' ? { re, im: undefined, known } : { re, im: undefined };

/** A number in one lane after the other, in ascending order. */
export function readerOf(z: ComplexLanes): (lane: number) => Complex<number> {
  const { parts } = z;
  const constantly = numberElsewhere(z);
  if (parts === undefined) return () => constantly;
  let k = 0;
  return (lane) => {
    if (parts.lanes[k] !== lane) return constantly;
    const number = { re: parts.re[k] as number, im: parts.im[k] };
    k++;
    return number;
  };
}

/** Negation, sums and products, and quotients by what is real in all lanes: as `complex/algebra.ts` has them. */
export function algebraOfLanes(ground: LaneGround) {
  const { arithmetic: A, format } = ground;
  const { round } = format;
  const real = (re: number, known?: Known): ComplexLanes => ({ re, known, parts: undefined });

  const neg = (z: ComplexLanes): ComplexLanes => {
    const known = typeof z.known === 'number' ? -z.known : z.known;
    if (z.parts === undefined) return real(-z.re, known);
    const { lanes, re, im } = z.parts;
    const [newRe, newIm] = [ground.row(lanes.length), ground.row(lanes.length)];
    for (let k = 0; k < lanes.length; k++) {
      newRe[k] = -(re[k] as number);
      newIm[k] = -(im[k] as number);
    }
    return { re: -z.re, known, parts: { lanes, re: newRe, im: newIm } };
  };

  const knownSum = (z: Known, w: Known, sign: 1 | -1): Known =>
    z === undefined || w === undefined ? undefined : z === 'differs' || w === 'differs' ? 'differs' : z + sign * w;
  const sumBy = (sign: 1 | -1) => {
    const apply = sign === 1 ? A.add : A.sub;
    return (z: ComplexLanes, w: ComplexLanes): ComplexLanes => {
      const [inZ, inW] = [partLanes(z), partLanes(w)];
      const lanes = unionOf(inZ, inW);
      ground.for(ground.active.length - lanes.length);
      const whole = apply(z.re, w.re);
      const known = knownSum(z.known, w.known, sign);
      if (lanes.length === 0) return real(whole, known);
      ground.count('add', inZ.length + inW.length);
      const [re, im] = [ground.row(lanes.length), ground.row(lanes.length)];
      let [i, j] = [0, 0];
      for (let k = 0; k < lanes.length; k++) {
        const lane = lanes[k] as number;
        const isInZ = i < inZ.length && inZ[i] === lane;
        const isInW = j < inW.length && inW[j] === lane;
        const a = isInZ ? ((z.parts as LaneParts).re[i] as number) : z.re;
        const c = isInW ? ((w.parts as LaneParts).re[j] as number) : w.re;
        re[k] = round(a + sign * c);
        if (!isInW) im[k] = (z.parts as LaneParts).im[i] as number;
        else {
          const d = sign * ((w.parts as LaneParts).im[j] as number);
          im[k] = isInZ ? round(((z.parts as LaneParts).im[i] as number) + d) : d;
        }
        if (isInZ) i++;
        if (isInW) j++;
      }
      return { re: whole, known, parts: { lanes, re, im } };
    };
  };

  const mul = (z: ComplexLanes, w: ComplexLanes): ComplexLanes => {
    const [inZ, inW] = [partLanes(z), partLanes(w)];
    const lanes = unionOf(inZ, inW);
    ground.for(ground.active.length - lanes.length);
    const whole = A.mul(z.re, w.re);
    if (lanes.length === 0) return real(whole);
    const shared = inZ.length + inW.length - lanes.length;
    ground.count('mul', 2 * lanes.length + 2 * shared);
    ground.count('add', 2 * shared);
    const [re, im] = [ground.row(lanes.length), ground.row(lanes.length)];
    let [i, j] = [0, 0];
    for (let k = 0; k < lanes.length; k++) {
      const lane = lanes[k] as number;
      const isInZ = i < inZ.length && inZ[i] === lane;
      const isInW = j < inW.length && inW[j] === lane;
      const a = isInZ ? ((z.parts as LaneParts).re[i] as number) : z.re;
      const c = isInW ? ((w.parts as LaneParts).re[j] as number) : w.re;
      const b = isInZ ? ((z.parts as LaneParts).im[i] as number) : 0;
      const d = isInW ? ((w.parts as LaneParts).im[j] as number) : 0;
      re[k] = isInZ && isInW ? round(round(a * c) - round(b * d)) : round(a * c);
      im[k] = !isInW ? round(b * c) : !isInZ ? round(a * d) : round(round(a * d) + round(b * c));
      if (isInZ) i++;
      if (isInW) j++;
    }
    return { re: whole, parts: { lanes, re, im } };
  };

  const divByReal = (z: ComplexLanes, divisor: number): ComplexLanes => {
    const lanes = partLanes(z);
    ground.for(ground.active.length - lanes.length);
    const whole = A.div(z.re, divisor);
    if (z.parts === undefined) return real(whole);
    ground.count('div', 2 * lanes.length);
    const [re, im] = [ground.row(lanes.length), ground.row(lanes.length)];
    for (let k = 0; k < lanes.length; k++) {
      re[k] = round((z.parts.re[k] as number) / divisor);
      im[k] = round((z.parts.im[k] as number) / divisor);
    }
    return { re: whole, parts: { lanes, re, im } };
  };
  return { real, neg, add: sumBy(1), sub: sumBy(-1), mul, divByReal };
}
