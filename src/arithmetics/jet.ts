// One-sided first-order jets: dual numbers that watch for singular points. They see every exact tie, jump, endpoint and
// infinite slope on their way and settle it as it is just beside the point in the direction of the seed, or throw.
import { buildArithmetic, type Arithmetic, type Relation } from '../arithmetic.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { binaryRules, unaryRules } from '../primitives.js';

/** A value, and its tangent in the direction of the seed; `infinite` is the sign of a slope that is ±∞, else 0. */
export interface Jet<T> {
  readonly primal: T;
  readonly tangent: T | undefined;
  readonly infinite: -1 | 0 | 1;
}

/** What a run met: a point is singular where the other direction may differ, broken where the value itself may jump. */
export interface Singularities {
  singular: boolean;
  broken: boolean;
  /** The first of what was met, in words that fit before "there". */
  met: string | null;
}

export function forget(seen: Singularities): void {
  seen.singular = seen.broken = false;
  seen.met = null;
}
export function meet(seen: Singularities, what: string): void {
  seen.singular = true;
  seen.met ??= what;
}

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
    (relation, x, y) => decide(A.strict, seen, relation, x, y, true),
    () => lenient,
  );
  const lenient: Arithmetic<Jet<T>> = build(
    A.lenient,
    seen,
    (relation, x, y) => decide(A.lenient, seen, relation, x, y, false),
    () => lenient,
  );
  return { strict, lenient };
}

const constant = <T>(primal: T): Jet<T> => ({ primal, tangent: undefined, infinite: 0 });
const isActive = (x: Jet<unknown>): boolean => x.tangent !== undefined || x.infinite !== 0;

/** The function provably has no value just beside the point in the direction of the seed. */
export class DomainEnds extends OutsideDomain {
  constructor(primitive: string, message = `the domain of ${primitive} ends at the point`) {
    super('outside-domain', primitive, message);
  }
}

/** There are points as near as one likes at which the function provably has no value, though it may have one between them. */
export class DomainEndsAgain extends DomainEnds {}

function decide<T>(
  A: Arithmetic<T>,
  seen: Singularities,
  relation: Relation,
  x: Jet<T>,
  y: Jet<T>,
  strict: boolean,
): boolean {
  if (x === y) return relation === '<=' || relation === '>=' || relation === '=='; // the same step of the program
  if (!(isActive(x) || isActive(y)) || !A.decide('==', x.primal, y.primal))
    return A.decide(relation, x.primal, y.primal);
  meet(seen, 'the two sides of a condition are equal');
  if (strict) seen.broken = true;
  if (x.infinite !== y.infinite) return A.decide(relation, A.literal(x.infinite), A.literal(y.infinite));
  if (x.infinite !== 0) throw new Undecided('the two sides of a condition are equal and both slopes infinite there');
  const s = x.tangent ?? A.literal(0);
  const t = y.tangent ?? A.literal(0);
  if (strict && A.decide('==', s, t))
    throw new Undecided('the two sides of a condition are equal there, and so are their slopes');
  return A.decide(relation, s, t);
}

/** The direction in which an active number moves. @param open why nothing is known where it rests */
function direction<T>(A: Arithmetic<T>, x: Jet<T>, open: () => string): 1 | -1 {
  if (x.infinite !== 0) return x.infinite;
  const zero = A.literal(0);
  const tangent = x.tangent ?? zero;
  if (A.decide('>', tangent, zero)) return 1;
  if (A.decide('<', tangent, zero)) return -1;
  throw new Undecided(open());
}

function build<T>(
  A: Arithmetic<T>,
  seen: Singularities,
  decideJets: Arithmetic<Jet<T>>['decide'],
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
          : direction(
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
      isActive(x) && x.infinite === 0 && A.decide('==', x.primal, result.primal) && isZero(x.tangent as T);
    return isActive(result) || !among.some(ties)
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
    const side = direction(A, x, () => `${name} meets 0 with slope 0 there`);
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
      direction(A, t, () => 'the exponent of a negative base has slope 0 there'); // else it may stay
      throw new DomainEnds(name, 'a negative base with a varying exponent');
    }
    if (!isZero(x.primal)) return;
    if (!isActive(x) && !isZero(t.primal)) return;
    meet(seen, `${name} meets 0`);
    throw new Undecided(
      isActive(x) ? '0 is raised to a varying power there' : '0 is raised to the power 0, which varies, there',
    );
  };

  const arithmetic: Arithmetic<Jet<T>> = buildArithmetic<Jet<T>>(
    {
      literal: (value) => constant(A.literal(value)),
      constant: (name) => constant(A.constant(name)),
      decide: decideJets,
      known: (x) => (isActive(x) ? undefined : A.known(x.primal)),
      detached: (x) => constant(A.detached(x.primal)),
    },
    (name) => {
      const rule = unaryRules[name];
      const apply = A[name];
      if (rule.kind === 'choice')
        return (x) => (isActive(x) ? chosen(rule.choose(lenient(), x), x) : constant(apply(x.primal)));
      if (rule.kind === 'step')
        return (x) => {
          if (!isActive(x) || isAlong || !rule.jumpsAt(A, x.primal)) return constant(apply(x.primal));
          meet(seen, `${name} meets a jump`);
          seen.broken = true;
          return constant(
            rule.beside(
              A,
              x.primal,
              direction(A, x, () => `${name} meets a jump with slope 0 there`),
            ),
          );
        };
      const [partial] = rule.partials;
      return (x) => {
        const primal = apply(x.primal);
        if (!isActive(x)) return constant(primal);
        for (const end of rule.infiniteSlopes ?? []) {
          if (!A.decide('==', x.primal, A.literal(end.at))) continue;
          if (isAlong) return constant(primal);
          meet(seen, `${name} meets ${end.at}`);
          const side = direction(A, x, () => `${name} meets ${end.at} with slope 0 there`);
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
          isActive(x) || isActive(t) ? chosen(rule.choose(lenient(), x, t), x, t) : constant(apply(x.primal, t.primal));
      const { onCut, viaSteps, powerOf, exponential, homogeneous, cancels, absorbing } = rule;
      /** Whether it stays the same number, though an argument is active. */
      const isConstant = (x: Jet<T>, t: Jet<T>): boolean =>
        (cancels === true && x === t) ||
        (absorbing !== undefined && [x, t].some((each) => !isActive(each) && A.known(each.primal) === absorbing));
      if (viaSteps !== undefined)
        return (x, t) =>
          isActive(x) || isActive(t) ? viaSteps(arithmetic, x, t) : constant(apply(x.primal, t.primal));
      const [first, second] = rule.partials;
      return (x, t) => {
        const primal = apply(x.primal, t.primal);
        if ((!isActive(x) && !isActive(t)) || isConstant(x, t)) return constant(primal);
        if (isAlong && powerOf !== undefined && isZero(x.primal)) return constant(primal);
        if (onCut?.(A, x.primal, t.primal) === true) {
          meet(seen, `${name} lies on its cut`);
          throw new Undecided(`${name} lies on its cut there`);
        }
        if (exponential === true && isActive(t)) checkBase(name, x, t);
        const power = isActive(t) ? undefined : powerOf?.(A, t.primal);
        if (power !== undefined && isZero(x.primal)) return powerAtZero(name, primal, x, power); // asked last: it may tie
        if (homogeneous === true && isZero(primal)) {
          meet(seen, `${name} meets 0`);
          if (x.infinite !== 0 || t.infinite !== 0) return infinitely(primal, 1);
          return { primal, tangent: apply(x.tangent ?? A.literal(0), t.tangent ?? A.literal(0)), infinite: 0 };
        }
        const ofFirst =
          isActive(x) && first !== null
            ? term(typeof first === 'number' ? first : () => first(A, primal, x.primal, t.primal), x)
            : null;
        const ofSecond =
          isActive(t) && second !== null
            ? term(typeof second === 'number' ? second : () => second(A, primal, x.primal, t.primal), t)
            : null;
        const a = ofFirst ?? ofSecond;
        if (a === null) return constant(primal);
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
