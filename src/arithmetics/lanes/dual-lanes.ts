// Dual numbers of several seeds at once: one primal, and a tangent in each lane that depends on its input. Lane by lane they
// are those of `dual.ts`, to the last bit and the last operation that is counted.
import { buildArithmetic, uncounted, type Arithmetic, type Relation } from '../../arithmetic.js';
import { binaryRules, unaryRules } from '../../primitives.js';
import type { LaneGround } from './ground.js';
import { sameInLanes, LanesPart, noLanes, onlyLane, unionOf, type Lanes } from './lanes.js';
import { laneTangents, type Tangents } from './tangents.js';

export interface DualLanes {
  readonly primal: number;
  readonly tangent: Tangents | undefined;
}

export interface DualsOfLanes {
  readonly ground: LaneGround;
  readonly arithmetic: Arithmetic<DualLanes>;
  /** An input whose tangent is 1 in one lane. */
  readonly seeded: (primal: number, lane: number) => DualLanes;
}

const lanesOf = (tangent: Tangents | undefined): Lanes => tangent?.lanes ?? noLanes;

/** @throws LanesPart from its operations where lanes differ in more than tangents */
export function dualsOfLanes(ground: LaneGround): DualsOfLanes {
  const A = ground.arithmetic;
  const { negated, scaled, plus, filled } = laneTangents(ground);
  const constant = (primal: number): DualLanes => ({ primal, tangent: undefined });
  /** What is computed in all lanes. */
  const everywhere = (): Arithmetic<number> => ground.for(ground.active.length);

  /** A choice: what its rule chooses in the lanes that depend on an input, and what `constantly` gives in the others. */
  const chosen = (lanes: Lanes, constantly: () => number, choose: () => DualLanes): DualLanes => {
    const { active } = ground;
    const others = active.length - lanes.length;
    ground.for(others);
    const constantValue = others === 0 ? undefined : constantly();
    ground.active = lanes;
    const number = choose();
    ground.active = active;
    if (constantValue !== undefined && !Object.is(constantValue, number.primal)) throw new LanesPart(lanes);
    return number;
  };

  /** A relation between equal values: by tangents where there are some. */
  const decideTie = (relation: Relation, x: DualLanes, y: DualLanes, lanes: Lanes): boolean => {
    const constantly = A.decide(relation, x.primal, y.primal);
    const [s, t] = [filled(x.tangent, lanes), filled(y.tangent, lanes)];
    const plain = ground.for(1);
    const holding = lanes.filter((_, k) => plain.decide(relation, s[k] as number, t[k] as number));
    return sameInLanes(holding, constantly, lanes, ground.active);
  };

  const arithmetic: Arithmetic<DualLanes> = buildArithmetic<DualLanes>(
    {
      literal: (value) => constant(A.literal(value)),
      constant: (name) => constant(A.constant(name)),
      decide: (relation, x, y) => {
        if (x.tangent === undefined && y.tangent === undefined)
          return everywhere().decide(relation, x.primal, y.primal);
        const lanes = unionOf(lanesOf(x.tangent), lanesOf(y.tangent));
        if (!ground.for(lanes.length).decide('==', x.primal, y.primal))
          return everywhere().decide(relation, x.primal, y.primal);
        ground.for(ground.active.length - lanes.length);
        return decideTie(relation, x, y, lanes);
      },
      known: ({ primal, tangent }) => {
        if (tangent === undefined) return A.known(primal);
        if (tangent.lanes.length === ground.active.length) return undefined;
        throw new LanesPart(tangent.lanes);
      },
      detached: ({ primal }) => constant(A.detached(primal)),
      holdsUncounted: (relation, x, y) => uncounted(A)(relation, x.primal, y.primal),
    },
    (name) => {
      const rule = unaryRules[name];
      const apply = A[name];
      if (rule.kind === 'step') return (x) => (everywhere(), constant(apply(x.primal)));
      if (rule.kind === 'choice')
        return (x) => {
          if (x.tangent === undefined) return (everywhere(), constant(apply(x.primal)));
          return chosen(x.tangent.lanes, () => apply(x.primal), () => rule.choose(arithmetic, x)); // prettier-ignore
        };
      const [partial] = rule.partials;
      return (x) => {
        everywhere();
        const primal = apply(x.primal);
        const { tangent } = x;
        if (tangent === undefined) return constant(primal);
        if (partial === 1) return { primal, tangent };
        if (partial === -1) return { primal, tangent: negated(tangent) };
        return { primal, tangent: scaled(partial(ground.for(tangent.lanes.length), primal, x.primal), tangent) };
      };
    },
    (name) => {
      const rule = binaryRules[name];
      const apply = A[name];
      if (rule.kind === 'choice')
        return (x, t) => {
          if (x.tangent === undefined && t.tangent === undefined)
            return (everywhere(), constant(apply(x.primal, t.primal)));
          const lanes = unionOf(lanesOf(x.tangent), lanesOf(t.tangent));
          return chosen(
            lanes,
            () => apply(x.primal, t.primal),
            () => {
              const number = rule.choose(arithmetic, x, t);
              if (number === x || number === t) return number;
              ground.for(lanes.length);
              return { primal: apply(x.primal, t.primal), tangent: number.tangent };
            },
          );
        };
      const [first, second] = rule.partials;
      const isHomogeneous = rule.homogeneous === true;
      const part = (
        partial: typeof first,
        x: DualLanes,
        t: DualLanes,
        primal: number,
        tangent: Tangents | undefined,
      ): Tangents | undefined => {
        if (tangent === undefined || partial === null) return undefined;
        if (partial === 1) return tangent;
        if (partial === -1) return negated(tangent);
        return scaled(partial(ground.for(tangent.lanes.length), primal, x.primal, t.primal), tangent);
      };
      return (x, t) => {
        everywhere();
        const primal = apply(x.primal, t.primal);
        if (isHomogeneous && (x.tangent ?? t.tangent) !== undefined) {
          const lanes = unionOf(lanesOf(x.tangent), lanesOf(t.tangent));
          if (ground.for(lanes.length).decide('==', primal, 0)) {
            const [s, u] = [filled(x.tangent, lanes), filled(t.tangent, lanes)];
            return {
              primal,
              tangent: { lanes, values: s.map((value, k) => (ground.for(1), apply(value, u[k] as number))) },
            };
          }
        }
        return { primal, tangent: plus(part(first, x, t, primal, x.tangent), part(second, x, t, primal, t.tangent)) };
      };
    },
  );
  const one = Float64Array.of(1);
  const seeded = (primal: number, lane: number): DualLanes => ({
    primal,
    tangent: { lanes: onlyLane(lane), values: one },
  });
  return { ground, arithmetic, seeded };
}
