// Complex numbers of several seeds at once. Lane by lane they are those of `complex.ts`, to the last bit and the last
// operation that is counted; what isn't algebra is theirs, lane by lane.
import { buildArithmetic, uncounted, type Arithmetic, type BinaryName, type UnaryName } from '../../arithmetic.js';
import { complex, type Complex } from '../complex/complex.js';
import {
  algebraOfLanes,
  partLanes,
  numberElsewhere,
  readerOf,
  type ComplexLanes,
  type Known,
} from './complex-parts.js';
import type { LaneGround } from './ground.js';
import { sameInLanes, LanesPart, onlyLane, unionOf, type Lanes } from './lanes.js';

export interface ComplexOfLanes {
  readonly ground: LaneGround;
  readonly arithmetic: Arithmetic<ComplexLanes>;
  /** An input whose imaginary part is the step in one lane. */
  readonly seeded: (re: number, step: number, lane: number) => ComplexLanes;
}

/** What a function of one lane costs, in numbers of a row. */
const numbersPerCall = 20;
/** Functions that do something else where an argument, the first or the second, is known. */
const knownArgument: Partial<Readonly<Record<BinaryName, 0 | 1>>> = { pow: 1, polygamma: 0, sincDerivative: 0 };

/** A function in one lane. */
type InLane = (lane: number) => Complex<number>;

/** @throws LanesPart from its operations where lanes differ in more than parts */
export function complexOfLanes(ground: LaneGround): ComplexOfLanes {
  const { arithmetic: A } = ground;
  const scalar = complex(A);
  const { real, neg, add, sub, mul, divByReal } = algebraOfLanes(ground);

  /** What a function gives: once in the lanes without parts, and in each of the others. */
  const laneByLane = (lanes: Lanes, known: Known, constantly: () => Complex<number>, inLane: InLane): ComplexLanes => {
    ground.for(ground.active.length - lanes.length);
    const others = constantly();
    if (others.im !== undefined) throw new LanesPart(ground.active);
    if (lanes.length === 0) return real(others.re, known ?? others.known);
    const [re, im] = [ground.row(lanes.length), ground.row(lanes.length)];
    ground.spend(numbersPerCall * lanes.length);
    ground.for(1);
    const kept = new Int32Array(lanes.length);
    const odd: number[] = [];
    let [count, knownOfAll] = [0, known ?? others.known];
    for (const lane of lanes) {
      const number = inLane(lane);
      if (number.im !== undefined) {
        re[count] = number.re;
        im[count] = number.im;
        kept[count++] = lane;
      } else if (!Object.is(number.re, others.re)) odd.push(lane);
      else if (!Object.is(number.known, others.known)) knownOfAll = 'differs';
    }
    if (odd.length > 0) throw new LanesPart(Int32Array.from(odd));
    if (count === 0) return real(others.re, knownOfAll);
    const parts =
      count === lanes.length
        ? { lanes, re, im }
        : { lanes: kept.slice(0, count), re: re.slice(0, count), im: im.slice(0, count) };
    return { re: others.re, known: knownOfAll, parts };
  };

  const unary = (name: UnaryName): ((z: ComplexLanes) => ComplexLanes) => {
    if (name === 'neg') return neg;
    const apply = scalar[name];
    return (z) => {
      const at = readerOf(z);
      return laneByLane(partLanes(z), undefined, () => apply(numberElsewhere(z)), (lane) => apply(at(lane))); // prettier-ignore
    };
  };
  const binary = (name: BinaryName): ((z: ComplexLanes, w: ComplexLanes) => ComplexLanes) => {
    if (name === 'add') return add;
    if (name === 'sub') return sub;
    if (name === 'mul') return mul;
    const apply = scalar[name];
    const isChoice = name === 'min' || name === 'max';
    const place = knownArgument[name];
    return (z, w) => {
      if (name === 'div' && w.parts === undefined) return divByReal(z, w.re);
      if (place !== undefined && (place === 0 ? z : w).known === 'differs') throw new LanesPart(ground.active);
      const isDoubtful = isChoice && (z.known === 'differs' || w.known === 'differs');
      const [first, second] = [readerOf(z), readerOf(w)];
      const lanes = unionOf(partLanes(z), partLanes(w));
      return laneByLane(
        lanes,
        isDoubtful ? 'differs' : undefined,
        () => apply(numberElsewhere(z), numberElsewhere(w)),
        (lane) => apply(first(lane), second(lane)),
      );
    };
  };

  const arithmetic = buildArithmetic<ComplexLanes>(
    {
      literal: (value) => {
        const { re, known } = scalar.literal(value);
        return real(re, known);
      },
      constant: (name) => real(A.constant(name)),
      decide: (relation, z, w) => {
        const lanes = unionOf(partLanes(z), partLanes(w));
        const others = ground.active.length - lanes.length;
        const constantly = ground.for(others).decide(relation, z.re, w.re);
        if (lanes.length === 0) return constantly;
        const [first, second] = [readerOf(z), readerOf(w)];
        const plain = ground.for(1);
        const holding = lanes.filter((lane) => plain.decide(relation, first(lane).re, second(lane).re));
        return sameInLanes(holding, constantly, lanes, ground.active);
      },
      known: ({ re, known, parts }) => {
        if (parts === undefined) return typeof known === 'number' ? known : A.known(re);
        if (parts.lanes.length === ground.active.length) return undefined;
        throw new LanesPart(parts.lanes);
      },
      detached: ({ re, parts }) => {
        const odd = parts?.lanes.filter((_, k) => !Object.is(parts.re[k], re));
        if (odd !== undefined && odd.length > 0) throw new LanesPart(odd);
        return real(A.detached(re));
      },
      holdsUncounted: (relation, z, w) => {
        const lanes = unionOf(partLanes(z), partLanes(w));
        const [first, second] = [readerOf(z), readerOf(w)];
        const holds = uncounted(A);
        const holding = lanes.filter((lane) => holds(relation, first(lane).re, second(lane).re));
        return sameInLanes(holding, holds(relation, z.re, w.re), lanes, ground.active);
      },
    },
    unary,
    binary,
  );
  const seeded = (re: number, step: number, lane: number): ComplexLanes => ({
    re,
    parts: { lanes: onlyLane(lane), re: Float64Array.of(re), im: Float64Array.of(step) },
  });
  return { ground, arithmetic, seeded };
}
