// Taylor series along an input, over any arithmetic: each coefficient by the rules of the table, since u = f(v) has u' = f'(v)·v'.
// (Moore 1966, chapter 11, for the recurrences; McIlroy 1999, "Power series, power serious", for series made on demand, of which
// that of sin needs cos, and that of cos sin.)
import { buildArithmetic, uncounted, type Arithmetic } from '../arithmetic.js';
import { Undecided } from '../errors.js';
import { binaryRules, unaryRules } from '../primitives.js';

/** A number as a series in the distance h from the point; coefficients are made when they are asked for. */
export class TaylorSeries<T> {
  private readonly coefficients: (T | undefined)[];
  private readonly slopes: (T | undefined)[] = [];

  /** @param next the coefficient of h^k, which may need those below; undefined is exactly 0. Null: the number is a constant. */
  constructor(
    readonly value: T,
    private readonly next: ((k: number) => T | undefined) | null,
  ) {
    this.coefficients = [value];
  }

  get isConstant(): boolean {
    return this.next === null;
  }

  /** The coefficient of h^k; undefined is exactly 0. */
  at(k: number): T | undefined {
    const { coefficients, next } = this;
    if (next !== null) while (coefficients.length <= k) coefficients.push(next(coefficients.length));
    return coefficients[k];
  }

  /** k times the coefficient of h^k, which is that of h^(k-1) in the derivative. */
  slopeAt(k: number, A: Arithmetic<T>): T | undefined {
    const { slopes } = this;
    while (slopes.length <= k) {
      const place = slopes.length;
      const coefficient = this.at(place);
      slopes.push(coefficient === undefined || place === 0 ? undefined : place === 1 ? coefficient : A.mul(A.literal(place), coefficient)); // prettier-ignore
    }
    return slopes[k];
  }
}

/** The series of an input at the point, or over a box about it. */
export const inputSeries = <T>(A: Arithmetic<T>, value: T): TaylorSeries<T> =>
  new TaylorSeries(value, (k) => (k === 1 ? A.literal(1) : undefined));

/**
 * The arithmetic of series over A. Over enclosures of a box, the coefficient of h^k encloses that at each point of the box, by which a
 * remainder is bounded (Lagrange): what A can't decide for all of the box is not decided, and so are jumps in it.
 *
 * @param degree the highest coefficient that will be asked for: programs have theirs made as they run, since recursion would be too deep
 */
export function taylor<T>(A: Arithmetic<T>, degree: number): Arithmetic<TaylorSeries<T>> {
  type Series = TaylorSeries<T>;
  const kept = new WeakMap<Series, Map<string, Series>>();
  let isWithin = false;

  const constant = (value: T): Series => new TaylorSeries(value, null);
  /** All coefficients at once, unless this is a part of a rule, where series refer to each other. */
  const made = (series: Series): Series => {
    if (isWithin) return series;
    isWithin = true;
    try {
      series.at(degree);
    } finally {
      isWithin = false;
    }
    return series;
  };
  const plus = (sum: T | undefined, term: T | undefined): T | undefined =>
    sum === undefined ? term : term === undefined ? sum : A.add(sum, term);
  const product = (x: T | undefined, y: T | undefined): T | undefined =>
    x === undefined || y === undefined ? undefined : A.mul(x, y);
  /** That of h^k in the product, from a coefficient of x on. */
  const convolution = (x: Series, y: Series, k: number, from = 0): T | undefined => {
    let sum: T | undefined;
    for (let j = from; j <= k; j++) sum = plus(sum, product(x.at(j), y.at(k - j)));
    return sum;
  };
  const squared = (x: Series, k: number): T | undefined => {
    let sum: T | undefined;
    for (let j = 0; 2 * j < k; j++) sum = plus(sum, product(x.at(j), x.at(k - j)));
    const twice = sum === undefined ? undefined : A.mul(A.literal(2), sum);
    const middle = k % 2 === 0 ? x.at(k / 2) : undefined;
    return plus(twice, middle === undefined ? undefined : A.square(middle));
  };
  const quotient = (x: Series, y: Series, result: Series, k: number): T | undefined => {
    const known = convolution(y, result, k, 1);
    const above = x.at(k);
    if (known === undefined) return above === undefined ? undefined : A.div(above, y.value);
    return A.div(above === undefined ? A.neg(known) : A.sub(above, known), y.value);
  };
  /** k times the coefficient of h^k that an argument gives rise to, by the partial for it. */
  const along = (x: Series, partial: Series | 1 | -1, k: number): T | undefined => {
    if (typeof partial === 'number') {
      const slope = x.slopeAt(k, A);
      return slope === undefined || partial === 1 ? slope : A.neg(slope);
    }
    let sum: T | undefined;
    for (let j = 1; j <= k; j++) sum = plus(sum, product(x.slopeAt(j, A), partial.at(k - j)));
    return sum;
  };
  const over = (sum: T | undefined, k: number): T | undefined =>
    sum === undefined || k === 1 ? sum : A.div(sum, A.literal(k));

  const ring: Partial<Record<string, (x: Series, y: Series) => Series>> = {
    mul: (x, y) => made(new TaylorSeries(A.mul(x.value, y.value), (k) => convolution(x, y, k))),
    div: (x, y) => {
      const result: Series = new TaylorSeries(A.div(x.value, y.value), (k) => quotient(x, y, result, k));
      return made(result);
    },
  };

  const arithmetic: Arithmetic<Series> = buildArithmetic<Series>(
    {
      literal: (value) => constant(A.literal(value)),
      constant: (name) => constant(A.constant(name)),
      decide: (relation, x, y) =>
        x === y ? relation === '<=' || relation === '>=' || relation === '==' : A.decide(relation, x.value, y.value),
      known: (x) => (x.isConstant ? A.known(x.value) : undefined),
      detached: (x) => constant(A.detached(x.value)),
      holdsUncounted: (relation, x, y) => uncounted(A)(relation, x.value, y.value),
    },
    (name) => {
      const rule = unaryRules[name];
      const apply = A[name];
      if (rule.kind === 'choice') return (x) => (x.isConstant ? constant(apply(x.value)) : rule.choose(arithmetic, x));
      if (rule.kind === 'step')
        return (x) => {
          if (!x.isConstant && rule.jumpsAt(A, x.value)) throw new Undecided(`${name} jumps there`);
          return constant(apply(x.value));
        };
      const [partial] = rule.partials;
      const apart = (x: Series): Series => {
        if (name === 'square') return new TaylorSeries(apply(x.value), (k) => squared(x, k));
        if (partial === 1) return x;
        let slope: Series | -1 | undefined;
        const result: Series = new TaylorSeries(apply(x.value), (k) => {
          slope ??= partial === -1 ? partial : partial(arithmetic, result, x);
          return partial === -1 ? negated(x.at(k)) : over(along(x, slope, k), k);
        });
        return result;
      };
      const negated = (coefficient: T | undefined): T | undefined =>
        coefficient === undefined ? undefined : A.neg(coefficient);
      return (x) => {
        if (x.isConstant) return constant(apply(x.value));
        let results = kept.get(x);
        if (results === undefined) kept.set(x, (results = new Map<string, Series>()));
        let result = results.get(name);
        if (result === undefined) results.set(name, (result = apart(x)));
        return made(result);
      };
    },
    (name) => {
      const rule = binaryRules[name];
      const apply = A[name];
      const areConstant = (x: Series, t: Series): boolean => x.isConstant && t.isConstant;
      const ofConstants = (x: Series, t: Series): Series => constant(apply(x.value, t.value));
      if (rule.kind === 'choice')
        return (x, t) => (areConstant(x, t) ? ofConstants(x, t) : rule.choose(arithmetic, x, t));
      const { cancels, onCut, viaSteps } = rule;
      if (viaSteps !== undefined) return (x, t) => (areConstant(x, t) ? ofConstants(x, t) : viaSteps(arithmetic, x, t));
      const [first, second] = rule.partials;
      const inRing = ring[name];
      return (x, t) => {
        if (areConstant(x, t) || (cancels === true && x === t)) return ofConstants(x, t);
        if (inRing !== undefined) return inRing(x, t);
        if (onCut?.(A, x.value, t.value) === true) throw new Undecided(`${name} lies on its cut there`);
        let slopes: readonly (Series | 1 | -1 | null)[] | undefined;
        const slopeOf = (partial: typeof first | typeof second, moving: Series): Series | 1 | -1 | null =>
          moving.isConstant || partial === null ? null : typeof partial === 'number' ? partial : partial(arithmetic, result, x, t); // prettier-ignore
        const result: Series = new TaylorSeries(apply(x.value, t.value), (k) => {
          const [by, byOther] = (slopes ??= [slopeOf(first, x), slopeOf(second, t)]);
          return over(plus(by == null ? undefined : along(x, by, k), byOther == null ? undefined : along(t, byOther, k)), k); // prettier-ignore
        });
        return made(result);
      };
    },
  );
  return arithmetic;
}
