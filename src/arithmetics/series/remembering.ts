// The same operation on the same numbers gives the same object: so that numbers made alike are known to be equal.
import { buildArithmetic, type BinaryName, type Relation, type UnaryName } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import { compareNumbers } from '../float64.js';
import { fractionOfForm } from '../exact/forms.js';
import { doubleOfFraction, fractionOfDouble, type Fraction } from '../fractions.js';
import type { IntervalArithmetic, Interval } from '../interval/interval.js';
import { parities, quotientNames, stepBeside, undoneBy, wholeSteps } from './identities.js';
import { KeptResults } from './kept-results.js';
import { KnownSigns } from './known-signs.js';
import { MadeOf } from './made-of.js';
import type { RememberingArithmetic } from './remembering-arithmetic.js';

type OfTwoNumbers<Result = Interval> = (x: Interval, y: Interval) => Result;

/**
 * Intervals of which one object is one number, at one precision. Exact numbers are those of literals; neutral operands
 * give the other one back; signs are taken out of sums, products and quotients, so that they are found again on the other
 * side of a point; and what is taken from itself, or from the same fraction, is 0, though it isn't known exactly.
 */
export function remembering(A: IntervalArithmetic): RememberingArithmetic {
  const madeOf = new MadeOf((x) => {
    const { lo, hi } = x as Interval;
    return A.mpfr.sign(lo) > 0 ? 1 : A.mpfr.sign(hi) < 0 ? -1 : undefined;
  });
  const memory = new KeptResults<Interval>(madeOf);
  const signs = new KnownSigns(A, madeOf);
  const opposites = new Map<Interval, Interval>();
  /** Those made as the negative of another. */
  const negated = new Set<Interval>();

  const literal = (value: number): Interval =>
    value < 0
      ? negative(literal(-value))
      : memory.recall('literal', [value], () => {
          const { lo, hi } = A.literal(value);
          return { lo, hi };
        });
  /** An object of its own: an enclosure that two numbers share is two objects here. */
  const own = (x: Interval): Interval => {
    const value = A.known(x);
    return value === undefined ? { lo: x.lo, hi: x.hi } : literal(value);
  };
  const negative = (x: Interval): Interval => {
    if (A.isExactZero(x)) return x;
    let result = opposites.get(x);
    if (result === undefined) {
      const { lo, hi } = A.neg(x);
      result = { lo, hi };
      madeOf.record(result, 'neg', [x]);
      opposites.set(x, result).set(result, x);
      negated.add(result);
    }
    return result;
  };
  const zero = literal(0);
  const one = literal(1);

  /** A number without the sign that was put before it. */
  const unsigned = (x: Interval): { size: Interval; sign: number } =>
    negated.has(x) ? { size: opposites.get(x) ?? x, sign: -1 } : { size: x, sign: 1 };
  const signed = (sign: number, x: Interval): Interval => (sign < 0 ? negative(x) : x);
  const made = (name: BinaryName, x: Interval, y: Interval): Interval =>
    cancelled(memory.recall(name, [x, y], () => told((of) => A[name](of(x), of(y)))));

  const sum = (x: Interval, y: Interval): Interval => {
    if (A.isExactZero(x) || A.isExactZero(y)) return A.isExactZero(x) ? y : x;
    const [p, q] = [unsigned(x), unsigned(y)];
    if (p.sign === q.sign) return signed(p.sign, made('add', p.size, q.size));
    if (p.size === q.size) return zero;
    // of a - b and b - a one is made
    return memory.id(p.size) < memory.id(q.size)
      ? signed(p.sign, made('sub', p.size, q.size))
      : signed(q.sign, made('sub', q.size, p.size));
  };
  /** What may be 0 is 0 if its form is. */
  const cancelled = (result: Interval): Interval =>
    !A.isExact(result) && A.containsZero(result) && madeOf.formOf(result).length === 0 ? zero : result;
  const product = (x: Interval, y: Interval): Interval => {
    if (A.isExactZero(x) || A.isExactZero(y)) return zero;
    const [p, q] = [unsigned(x), unsigned(y)];
    return signed(
      p.sign * q.sign,
      overInverse(p.size, q.size) ?? overInverse(q.size, p.size) ?? timesSize(p.size, q.size),
    );
  };
  const timesSize = (x: Interval, y: Interval): Interval =>
    x === one ? y : y === one ? x : ((x === y ? rooted(x) : undefined) ?? made('mul', x, y));
  /** The square of a square root, or of what is made from one in so many steps: without that root. */
  const rooted = (x: Interval, steps = 2): Interval | undefined => {
    const { name, operands } = madeOf.originOf(x) ?? { name: '', operands: [] };
    const [p, q] = operands as readonly Interval[];
    if (name === 'sqrt') return p;
    if (steps === 0 || p === undefined || q === undefined || !(name === 'mul' || name === 'div')) return undefined;
    const [a, b] = [rooted(p, steps - 1), rooted(q, steps - 1)];
    if (a === undefined && b === undefined) return undefined;
    return (name === 'mul' ? product : quotient)(a ?? product(p, p), b ?? product(q, q));
  };
  /** x·(1/y) is x/y. */
  const overInverse = (x: Interval, inverse: Interval): Interval | undefined => {
    const origin = madeOf.originOf(inverse);
    return origin?.name === 'div' && origin.operands[0] === one && x !== one
      ? quotient(x, origin.operands[1] as Interval)
      : undefined;
  };
  const quotient = (x: Interval, y: Interval): Interval => {
    const [p, q] = [unsigned(x), unsigned(y)];
    const size = q.size === one ? p.size : p.size === q.size && !A.containsZero(x) ? one : made('div', p.size, q.size);
    return signed(p.sign * q.sign, size);
  };
  /** A step of what may lie on either side of a whole number, by the sign of what it is from there. */
  const stepped = (name: UnaryName, x: Interval): Interval => {
    try {
      return A[name](x);
    } catch (error) {
      const whole = A.known(A.round(x));
      if (!(error instanceof Undecided) || whole === undefined) throw error;
      const sign = name === 'sign' ? signs.of(x) : signs.of(sum(x, literal(-whole)));
      if (sign === undefined) throw error;
      return literal(name === 'sign' ? sign : stepBeside(name, whole, sign));
    }
  };
  const unary = (name: UnaryName): ((x: Interval) => Interval) => {
    if (name === 'neg') return negative;
    const compute = (x: Interval): Interval => {
      if (name === 'square') return product(x, x);
      if (wholeSteps.has(name)) return own(stepped(name, theOne(x)));
      if (name === 'abs' || name === 'relu') {
        const sign = signs.of(x);
        if (sign !== undefined) return sign >= 0 ? x : name === 'abs' ? negative(x) : zero;
      }
      const before = undone(name, x);
      if (before !== undefined) return before;
      try {
        return told((of) => A[name](of(x)));
      } catch (error) {
        const [above, below] = quotientNames[name] ?? [null, null];
        if (!(error instanceof Undecided) || below === null) throw error;
        return quotient(above === null ? one : unary(above)(x), unary(below)(x));
      }
    };
    const parity = parities.get(name);
    if (parity === undefined) return (x) => cancelled(memory.recall(name, [x], () => compute(x)));
    return (x) => {
      const { size, sign } = unsigned(x);
      return signed(parity === 'odd' ? sign : 1, cancelled(memory.recall(name, [size], () => compute(size))));
    };
  };
  /** The one of two that is the lesser or the greater, where they don't meet. */
  const chosen = (name: 'min' | 'max', x: Interval, y: Interval): Interval | undefined => {
    const difference = A.sub(x, y);
    if (A.containsZero(difference)) return undefined;
    return A.mpfr.sign(difference.lo) > 0 === (name === 'max') ? x : y;
  };
  /** What a function makes of what its inverse made. */
  const undone = (name: UnaryName, x: Interval): Interval | undefined => {
    const origin = madeOf.originOf(x);
    const from = origin?.operands[0];
    if (typeof from !== 'object') return undefined;
    if (origin?.name === undoneBy[name]) return from as Interval;
    const isLeg = (name === 'cos' && origin?.name === 'asin') || (name === 'sin' && origin?.name === 'acos');
    return isLeg ? unary('sqrt')(sum(one, negative(product(from as Interval, from as Interval)))) : undefined;
  };
  const binary = (name: BinaryName): OfTwoNumbers => {
    if (name === 'add') return sum;
    if (name === 'sub') return (x, y) => sum(x, negative(y));
    if (name === 'mul') return product;
    if (name === 'div') return quotient;
    if (name === 'min' || name === 'max') return (x, y) => chosen(name, x, y) ?? made(name, x, y);
    const usual: OfTwoNumbers = (x, y) => made(name, x, y);
    if (name === 'pow') return (x, y) => powerOfTiny(x, y) ?? usual(x, y);
    if (name === 'mod' || name === 'rem') return orElse(usual, remainders[name]);
    const angle = orElse(usual, angleBesideCut);
    return name === 'atan2' ? (x, y) => angleOnAxis(x, y) ?? angle(x, y) : usual;
  };
  const orElse =
    (usual: OfTwoNumbers, other: OfTwoNumbers<Interval | undefined>): OfTwoNumbers =>
    (x, y) => {
      try {
        return usual(x, y);
      } catch (error) {
        const told = error instanceof Undecided ? other(x, y) : undefined;
        if (told === undefined) throw error;
        return told;
      }
    };
  const remainderBy =
    (step: 'floor' | 'fix') =>
    (x: Interval, y: Interval): Interval =>
      sum(x, negative(product(y, unary(step)(quotient(x, y)))));
  const remainders = { mod: remainderBy('floor'), rem: remainderBy('fix') };
  /** That of what is positive, but not told from 0 by its enclosure: by its logarithm, where that is known otherwise. */
  const powerOfTiny = (x: Interval, y: Interval): Interval | undefined => {
    const isTiny = !A.isExact(x) && A.containsZero(x) && signs.of(x) === 1;
    const logarithm = isTiny ? undone('log', x) : undefined;
    return logarithm && unary('exp')(product(y, logarithm));
  };
  /** The angle of what has a known sign over 0 is a quarter turn, whatever its size. */
  const angleOnAxis = (y: Interval, x: Interval): Interval | undefined => {
    const sign = A.isExactZero(x) ? (signs.of(y) ?? 0) : 0;
    return sign === 0 ? undefined : signed(sign, unary('acos')(zero));
  };
  /** The angle of what has a known sign over what is negative, however near to the cut. */
  const angleBesideCut = (y: Interval, x: Interval): Interval | undefined => {
    const sign = signs.of(y);
    if (sign === undefined || sign === 0 || signs.of(x) !== -1) return undefined;
    return sum(signed(sign, unary('acos')(literal(-1))), unary('atan')(quotient(y, x)));
  };

  const fractionOf = (x: Interval): Fraction | null => {
    const value = A.known(x);
    return value === undefined ? madeOf.fractionOf(x) : fractionOfDouble(value);
  };
  const theOne = (x: Interval): Interval => {
    if (A.isExact(x)) return x;
    const fraction = fractionOfForm(madeOf.formOf(x));
    const double = fraction && doubleOfFraction(fraction);
    return double === null ? (madeOf.firstOf(x) as Interval) : literal(double);
  };
  /** What an operation gives; where numbers can't be told from others, of those that they are known to be. */
  const told = (compute: (of: (x: Interval) => Interval) => Interval): Interval => {
    try {
      return own(compute((x) => x));
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      return own(compute(theOne));
    }
  };
  const areOne = (x: Interval, y: Interval): boolean => {
    if (x === y) return true;
    const difference = A.sub(x, y);
    return !A.isExact(difference) && A.containsZero(difference) && madeOf.areSame(x, y);
  };
  const foundation = {
    ...A,
    literal,
    constant: (name: Parameters<IntervalArithmetic['constant']>[0]) =>
      memory.recall('constant', [name], () => own(A.constant(name))),
    decide: (relation: Relation, x: Interval, y: Interval) => {
      if (areOne(x, y)) return relation === '<=' || relation === '>=' || relation === '==';
      try {
        return A.decide(relation, x, y);
      } catch (error) {
        const sign = error instanceof Undecided ? signs.of(sum(x, negative(y))) : undefined;
        if (sign === undefined) throw error;
        return compareNumbers(relation, sign, 0);
      }
    },
  };
  return { ...A, ...buildArithmetic<Interval>(foundation, unary, binary), theOne, fractionOf };
}
