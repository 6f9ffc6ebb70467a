// One-sided first-order jets: dual numbers that watch for singular points. They see every exact tie, jump, endpoint and
// infinite slope on their way and settle it as it is just beside the point in the direction of the seed, or throw.
import { buildArithmetic, type Arithmetic } from '../arithmetic.js';
import { Undecided } from '../errors.js';
import { binaryRules, unaryRules } from '../primitives.js';
import { constantJet, decideJets, directionOfJet, isActiveJet, type Jet } from './jet-number.js';
import { DomainEnds, meet, type Singularities } from './singularities.js';

/**
 * Jets over A. Ties of values are decided by tangents. Where these tie as well, `strict` throws Undecided (a condition
 * of the program depends on higher orders) and `lenient` calls the numbers equal (enough to choose between them).
 */
export interface Jets<T> {
  readonly strict: Arithmetic<Jet<T>>;
  readonly lenient: Arithmetic<Jet<T>>;
}

/**
 * Jets over an arithmetic that decides ties exactly; for second order over the jets of that arithmetic.
 *
 * @param isAlong whether the numbers of A are functions on a stretch, and tangents their derivatives along it: what ties does so
 *   on all of the stretch, so that no tangent decides there, and what rests at a number is constant
 */
export function jets<T>(
  A: { strict: Arithmetic<T>; lenient: Arithmetic<T> },
  seen: Singularities,
  isAlong = false,
): Jets<T> {
  if (isAlong) {
    const along: Arithmetic<Jet<T>> = build(
      A.strict,
      seen,
      (relation, x, y) => A.strict.decide(relation, x.primal, y.primal),
      () => along,
      true,
    );
    return { strict: along, lenient: along };
  }
  const strict: Arithmetic<Jet<T>> = build(
    A.strict,
    seen,
    (relation, x, y) => decideJets(A.strict, seen, relation, x, y, true),
    () => lenient,
  );
  const lenient: Arithmetic<Jet<T>> = build(
    A.lenient,
    seen,
    (relation, x, y) => decideJets(A.lenient, seen, relation, x, y, false),
    () => lenient,
  );
  return { strict, lenient };
}

function build<T>(
  A: Arithmetic<T>,
  seen: Singularities,
  decide: Arithmetic<Jet<T>>['decide'],
  lenient: () => Arithmetic<Jet<T>>,
  isAlong = false,
): Arithmetic<Jet<T>> {
  const isZero = (x: T): boolean => A.decide('==', x, A.literal(0));

  /** partial · tangent of x, as a jet's tangent part. */
  const term = (partial: 1 | -1 | (() => T), x: Jet<T>): Pick<Jet<T>, 'tangent' | 'infinite'> => {
    if (x.infinite !== 0) {
      const sign =
        typeof partial === 'number'
          ? partial
          : directionOfJet(
              A,
              { primal: x.primal, tangent: partial(), infinite: 0 },
              () => 'an infinite slope is multiplied by 0 there',
            );
      return { tangent: undefined, infinite: (sign * x.infinite) as 1 | -1 };
    }
    const tangent = x.tangent as T;
    return {
      tangent: partial === 1 ? tangent : partial === -1 ? A.neg(tangent) : A.mul(partial(), tangent),
      infinite: 0,
    };
  };
  /** What was chosen among numbers of which some rest at the tie: it isn't constant beside the point because a constant was. */
  const chosen = (result: Jet<T>, ...among: readonly Jet<T>[]): Jet<T> => {
    const ties = (x: Jet<T>): boolean =>
      isActiveJet(x) && x.infinite === 0 && A.decide('==', x.primal, result.primal) && isZero(x.tangent as T);
    return isActiveJet(result) || !among.some(ties)
      ? result
      : { primal: result.primal, tangent: A.literal(0), infinite: 0 };
  };
  const infinitely = (primal: T, sign: number): Jet<T> => ({ primal, tangent: undefined, infinite: sign > 0 ? 1 : -1 });

  /** What is a power of x near x = 0, there: with an exponent below 1 the slope is infinite. */
  const powerAtZero = (
    name: string,
    primal: T,
    x: Jet<T>,
    { exponent, odd }: { exponent: T; odd: boolean },
  ): Jet<T> => {
    meet(seen, `${name} meets 0`);
    const side = directionOfJet(A, x, () => `${name} meets 0 with slope 0 there`);
    if (side < 0 && !odd) throw new DomainEnds(name);
    if (A.decide('<', exponent, A.literal(1))) return infinitely(primal, side);
    if (A.decide('>', exponent, A.literal(1))) {
      if (x.infinite !== 0) throw new Undecided(`${name} meets 0 with an infinite slope there`);
      return { primal, tangent: A.literal(0), infinite: 0 };
    }
    return { primal, tangent: x.tangent, infinite: x.infinite };
  };
  /** A varying exponent needs a positive base; at base 0 only the exponent may vary, and not be 0. */
  const checkBase = (name: string, x: Jet<T>, t: Jet<T>): void => {
    if (A.decide('<', x.primal, A.literal(0))) {
      directionOfJet(A, t, () => 'the exponent of a negative base has slope 0 there'); // else it may stay
      throw new DomainEnds(name, 'a negative base with a varying exponent');
    }
    if (!isZero(x.primal)) return;
    if (!isActiveJet(x) && !isZero(t.primal)) return;
    meet(seen, `${name} meets 0`);
    throw new Undecided(
      isActiveJet(x) ? '0 is raised to a varying power there' : '0 is raised to the power 0, which varies, there',
    );
  };

  const arithmetic: Arithmetic<Jet<T>> = buildArithmetic<Jet<T>>(
    {
      literal: (value) => constantJet(A.literal(value)),
      constant: (name) => constantJet(A.constant(name)),
      decide,
      known: (x) => (isActiveJet(x) ? undefined : A.known(x.primal)),
      detached: (x) => constantJet(A.detached(x.primal)),
    },
    (name) => {
      const rule = unaryRules[name];
      const apply = A[name];
      if (rule.kind === 'choice')
        return (x) => (isActiveJet(x) ? chosen(rule.choose(lenient(), x), x) : constantJet(apply(x.primal)));
      if (rule.kind === 'step')
        return (x) => {
          if (!isActiveJet(x) || isAlong || !rule.jumpsAt(A, x.primal)) return constantJet(apply(x.primal));
          meet(seen, `${name} meets a jump`);
          seen.broken = true;
          return constantJet(
            rule.beside(
              A,
              x.primal,
              directionOfJet(A, x, () => `${name} meets a jump with slope 0 there`),
            ),
          );
        };
      const [partial] = rule.partials;
      return (x) => {
        const primal = apply(x.primal);
        if (!isActiveJet(x)) return constantJet(primal);
        for (const end of rule.infiniteSlopes ?? []) {
          if (!A.decide('==', x.primal, A.literal(end.at))) continue;
          if (isAlong) return constantJet(primal);
          meet(seen, `${name} meets ${end.at}`);
          const side = directionOfJet(A, x, () => `${name} meets ${end.at} with slope 0 there`);
          if (end.inside !== 0 && side !== end.inside) throw new DomainEnds(name);
          return infinitely(primal, side * end.slope);
        }
        const { tangent, infinite } = term(
          typeof partial === 'number' ? partial : () => partial(A, primal, x.primal),
          x,
        );
        return { primal, tangent, infinite };
      };
    },
    (name) => {
      const rule = binaryRules[name];
      const apply = A[name];
      if (rule.kind === 'choice')
        return (x, t) =>
          isActiveJet(x) || isActiveJet(t)
            ? chosen(rule.choose(lenient(), x, t), x, t)
            : constantJet(apply(x.primal, t.primal));
      const { onCut, viaSteps, powerOf, exponential, homogeneous, cancels, absorbing } = rule;
      /** Whether it stays the same number, though an argument is active. */
      const isConstant = (x: Jet<T>, t: Jet<T>): boolean =>
        (cancels === true && x === t) ||
        (absorbing !== undefined && [x, t].some((each) => !isActiveJet(each) && A.known(each.primal) === absorbing));
      if (viaSteps !== undefined)
        return (x, t) =>
          isActiveJet(x) || isActiveJet(t) ? viaSteps(arithmetic, x, t) : constantJet(apply(x.primal, t.primal));
      const [first, second] = rule.partials;
      return (x, t) => {
        const primal = apply(x.primal, t.primal);
        if ((!isActiveJet(x) && !isActiveJet(t)) || isConstant(x, t)) return constantJet(primal);
        if (isAlong && powerOf !== undefined && isZero(x.primal)) return constantJet(primal);
        if (onCut?.(A, x.primal, t.primal) === true) {
          meet(seen, `${name} lies on its cut`);
          throw new Undecided(`${name} lies on its cut there`);
        }
        if (exponential === true && isActiveJet(t)) checkBase(name, x, t);
        const power = isActiveJet(t) ? undefined : powerOf?.(A, t.primal);
        if (power !== undefined && isZero(x.primal)) return powerAtZero(name, primal, x, power); // asked last: it may tie
        if (homogeneous === true && isZero(primal)) {
          meet(seen, `${name} meets 0`);
          if (x.infinite !== 0 || t.infinite !== 0) return infinitely(primal, 1);
          return { primal, tangent: apply(x.tangent ?? A.literal(0), t.tangent ?? A.literal(0)), infinite: 0 };
        }
        const ofFirst =
          isActiveJet(x) && first !== null
            ? term(typeof first === 'number' ? first : () => first(A, primal, x.primal, t.primal), x)
            : null;
        const ofSecond =
          isActiveJet(t) && second !== null
            ? term(typeof second === 'number' ? second : () => second(A, primal, x.primal, t.primal), t)
            : null;
        const a = ofFirst ?? ofSecond;
        if (a === null) return constantJet(primal);
        const b = ofFirst && ofSecond;
        if (b === null) return { primal, tangent: a.tangent, infinite: a.infinite };
        if (a.infinite === 0 && b.infinite === 0)
          return { primal, tangent: A.add(a.tangent as T, b.tangent as T), infinite: 0 };
        if (a.infinite * b.infinite < 0) throw new Undecided('infinite slopes of opposite sign meet there');
        return infinitely(primal, a.infinite + b.infinite);
      };
    },
  );
  return arithmetic;
}
