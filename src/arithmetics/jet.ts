// One-sided first-order jets: dual numbers that watch for singular points. They see every exact tie, jump, endpoint and
// infinite slope on their way and settle it as it is just beside the point in the direction of the seed, or throw.
import { buildArithmetic, type Arithmetic, type Relation } from '../arithmetic.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { binaryRules, unaryRules } from '../primitives.js';

/** A value, and its tangent in the direction of the seed; `infinite` is the sign of a slope that is ±∞, else 0. */
export interface Jet<T> {
  readonly value: T;
  readonly tangent: T | undefined;
  readonly infinite: -1 | 0 | 1;
}

/** What a run met: a point is singular where the other direction may differ, broken where the value itself may jump. */
export interface Singularities {
  singular: boolean;
  broken: boolean;
}

/**
 * Jets over A. Ties of values are decided by tangents. Where these tie as well, `strict` throws Undecided (a condition
 * of the program depends on higher orders) and `lenient` calls the numbers equal (enough to choose between them).
 */
export interface Jets<T> {
  readonly strict: Arithmetic<Jet<T>>;
  readonly lenient: Arithmetic<Jet<T>>;
}

/** Jets over an arithmetic that decides ties exactly; for second order over the jets of that arithmetic. */
export function jets<T>(A: { strict: Arithmetic<T>; lenient: Arithmetic<T> }, seen: Singularities): Jets<T> {
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

const constant = <T>(value: T): Jet<T> => ({ value, tangent: undefined, infinite: 0 });
const isActive = (x: Jet<unknown>): boolean => x.tangent !== undefined || x.infinite !== 0;

/** The function provably has no value just beside the point in the direction of the seed. */
export class DomainEnds extends OutsideDomain {
  constructor(primitive: string, message = `the domain of ${primitive} ends at the point`) {
    super('outside-domain', primitive, message);
  }
}

function decide<T>(
  A: Arithmetic<T>,
  seen: Singularities,
  relation: Relation,
  x: Jet<T>,
  y: Jet<T>,
  strict: boolean,
): boolean {
  if (x === y) return relation === '<=' || relation === '>=' || relation === '=='; // the same step of the program
  if (!(isActive(x) || isActive(y)) || !A.decide('==', x.value, y.value)) return A.decide(relation, x.value, y.value);
  seen.singular = true;
  if (strict) seen.broken = true;
  if (x.infinite !== y.infinite) return A.decide(relation, A.literal(x.infinite), A.literal(y.infinite));
  if (x.infinite !== 0) throw new Undecided('two infinite slopes tie');
  const s = x.tangent ?? A.literal(0);
  const t = y.tangent ?? A.literal(0);
  if (strict && A.decide('==', s, t)) throw new Undecided('a condition ties to first order');
  return A.decide(relation, s, t);
}

/** The direction in which an active number moves. */
function direction<T>(A: Arithmetic<T>, x: Jet<T>): 1 | -1 {
  if (x.infinite !== 0) return x.infinite;
  const zero = A.literal(0);
  const tangent = x.tangent ?? zero;
  if (A.decide('>', tangent, zero)) return 1;
  if (A.decide('<', tangent, zero)) return -1;
  throw new Undecided('a singular point is met with slope 0');
}

function build<T>(
  A: Arithmetic<T>,
  seen: Singularities,
  decideJets: Arithmetic<Jet<T>>['decide'],
  lenient: () => Arithmetic<Jet<T>>,
): Arithmetic<Jet<T>> {
  const isZero = (x: T): boolean => A.decide('==', x, A.literal(0));

  /** partial · tangent of x, as a jet's tangent part. */
  const term = (partial: 1 | -1 | (() => T), x: Jet<T>): Pick<Jet<T>, 'tangent' | 'infinite'> => {
    if (x.infinite !== 0) {
      const sign =
        typeof partial === 'number' ? partial : direction(A, { value: x.value, tangent: partial(), infinite: 0 });
      return { tangent: undefined, infinite: (sign * x.infinite) as 1 | -1 };
    }
    const tangent = x.tangent as T;
    return {
      tangent: partial === 1 ? tangent : partial === -1 ? A.neg(tangent) : A.mul(partial(), tangent),
      infinite: 0,
    };
  };
  const infinitely = (value: T, sign: number): Jet<T> => {
    seen.singular = true;
    return { value, tangent: undefined, infinite: sign > 0 ? 1 : -1 };
  };

  /** A power or root with a constant exponent, at base 0: the exponents below 1 have infinite slopes. */
  const powerAtZero = (name: string, value: T, x: Jet<T>, exponent: T, bothSides: boolean): Jet<T> => {
    seen.singular = true;
    const side = direction(A, x);
    if (side < 0 && !bothSides) throw new DomainEnds(name);
    if (A.decide('<', exponent, A.literal(1))) return infinitely(value, side);
    if (A.decide('>', exponent, A.literal(1))) {
      if (x.infinite !== 0) throw new Undecided('a power of a number with an infinite slope');
      return { value, tangent: A.literal(0), infinite: 0 };
    }
    return { value, tangent: x.tangent, infinite: x.infinite };
  };

  /** What partials alone can't tell; undefined where they can. */
  const singularBinary: Partial<Record<string, (value: T, x: Jet<T>, t: Jet<T>) => Jet<T> | undefined>> = {
    pow: (value, x, t) => {
      if (isActive(t)) {
        if (A.decide('<', x.value, A.literal(0)))
          throw new DomainEnds('pow', 'a negative base with a varying exponent');
        if (isActive(x) && isZero(x.value)) throw new Undecided('0 to a varying power');
        if (isZero(x.value) && isZero(t.value)) throw new Undecided('0 to the power 0 with a varying exponent');
        return undefined;
      }
      if (A.decide('==', t.value, A.floor(t.value)) || !isZero(x.value)) return undefined;
      return powerAtZero('pow', value, x, t.value, false);
    },
    nthRoot: (value, x, t) => {
      if (isActive(t) || !isZero(x.value)) return undefined;
      const half = A.div(t.value, A.literal(2));
      const isOdd = A.decide('==', t.value, A.floor(t.value)) && !A.decide('==', half, A.floor(half));
      return powerAtZero('nthRoot', value, x, A.div(A.literal(1), t.value), isOdd);
    },
    hypot: (value, x, t) => {
      if (!isZero(value)) return undefined;
      seen.singular = true;
      if (x.infinite !== 0 || t.infinite !== 0) return infinitely(value, 1);
      return { value, tangent: A.hypot(x.tangent ?? A.literal(0), t.tangent ?? A.literal(0)), infinite: 0 };
    },
  };

  const arithmetic: Arithmetic<Jet<T>> = buildArithmetic<Jet<T>>(
    {
      literal: (value) => constant(A.literal(value)),
      constant: (name) => constant(A.constant(name)),
      decide: decideJets,
    },
    (name) => {
      const { partials, choose, step, infiniteSlopes } = unaryRules[name];
      const apply = A[name];
      if (choose !== undefined) return (x) => (isActive(x) ? choose(lenient(), x) : constant(apply(x.value)));
      if (step !== undefined)
        return (x) => {
          if (!isActive(x) || !step.jumpsAt(A, x.value)) return constant(apply(x.value));
          seen.singular = seen.broken = true;
          return constant(step.beside(A, x.value, direction(A, x)));
        };
      const partial = (partials as NonNullable<typeof partials>)[0];
      return (x) => {
        const value = apply(x.value);
        if (!isActive(x)) return constant(value);
        for (const end of infiniteSlopes ?? []) {
          if (!A.decide('==', x.value, A.literal(end.at))) continue;
          seen.singular = true;
          const side = direction(A, x);
          if (end.inside !== 0 && side !== end.inside) throw new DomainEnds(name);
          return infinitely(value, side * end.slope);
        }
        return { value, ...term(typeof partial === 'number' ? partial : () => partial(A, value, x.value), x) };
      };
    },
    (name) => {
      const { partials, choose, viaSteps, onCut } = binaryRules[name];
      const apply = A[name];
      if (choose !== undefined)
        return (x, t) => (isActive(x) || isActive(t) ? choose(lenient(), x, t) : constant(apply(x.value, t.value)));
      if (viaSteps !== undefined)
        return (x, t) => (isActive(x) || isActive(t) ? viaSteps(arithmetic, x, t) : constant(apply(x.value, t.value)));
      const [first, second] = partials as NonNullable<typeof partials>;
      const singular = singularBinary[name];
      return (x, t) => {
        const value = apply(x.value, t.value);
        if (!isActive(x) && !isActive(t)) return constant(value);
        if (onCut?.(A, x.value, t.value) === true) throw new Undecided(`the point lies on a cut of ${name}`);
        const settled = singular?.(value, x, t);
        if (settled !== undefined) return settled;
        const terms = [];
        if (isActive(x) && first !== null)
          terms.push(term(typeof first === 'number' ? first : () => first(A, value, x.value, t.value), x));
        if (isActive(t) && second !== null)
          terms.push(term(typeof second === 'number' ? second : () => second(A, value, x.value, t.value), t));
        const [a, b] = terms;
        if (a === undefined) return constant(value);
        if (b === undefined) return { value, ...a };
        if (a.infinite === 0 && b.infinite === 0)
          return { value, tangent: A.add(a.tangent as T, b.tangent as T), infinite: 0 };
        if (a.infinite * b.infinite < 0) throw new Undecided('infinite slopes of opposite sign');
        return infinitely(value, a.infinite + b.infinite);
      };
    },
  );
  return arithmetic;
}
