// Signs of numbers that their enclosures don't tell, from what they were made of: an exponential is positive, however small.
import type { IntervalArithmetic, Interval } from '../interval/interval.js';
import type { MadeOf } from './made-of.js';

export type KnownSign = -1 | 0 | 1 | undefined;

const positive: ReadonlySet<string> = new Set(['exp', 'gaussian', 'sigmoid', 'softplus', 'erfc', 'cosh', 'sech']);
const ofTheirArgument: ReadonlySet<string> = new Set([
  ...['fround', 'sqrt', 'cbrt', 'sinh', 'tanh', 'asinh', 'atan', 'erf', 'expm1', 'log1p', 'asin', 'atanh'],
  ...['csch', 'coth', 'acsch', 'acoth', 'acot', 'acsc'],
]);
/** Below 1 in size whatever they are taken of, or of what isn't 0. */
const belowOne: ReadonlySet<string> = new Set(['tanh', 'erf', 'sigmoid']);
const belowOneBesideZero: ReadonlySet<string> = new Set(['sech', 'gaussian']);
const keepBelowOne: ReadonlySet<string> = new Set(['sqrt', 'cbrt', 'square', 'abs', 'neg']);
/** Of what is made in more steps nothing is told. */
const deepest = 40;

export class KnownSigns {
  constructor(
    private readonly A: IntervalArithmetic,
    private readonly madeOf: MadeOf,
  ) {}

  of(x: Interval, depth = deepest): KnownSign {
    const { A } = this;
    if (A.isExactZero(x)) return 0;
    if (A.mpfr.sign(x.lo) > 0) return 1;
    if (A.mpfr.sign(x.hi) < 0) return -1;
    const { name, operands } = this.madeOf.originOf(x) ?? { name: '', operands: [] };
    const [p, q] = operands as readonly (Interval | undefined)[];
    if (depth === 0 || typeof p !== 'object') return undefined;
    if (positive.has(name)) return 1;
    const sign = (each: Interval | undefined): KnownSign => each && this.of(each, depth - 1);
    if (ofTheirArgument.has(name)) return sign(p);
    switch (name) {
      case 'neg':
        return times(sign(p), -1);
      case 'abs':
      case 'square':
        return times(sign(p), sign(p));
      case 'mul':
      case 'div':
        return times(sign(p), sign(q));
      case 'pow':
        return sign(p) === 1 ? 1 : undefined;
      case 'add':
        return this.fromOne(q, p, depth, 1) ?? this.fromOne(p, q, depth, 1) ?? together(sign(p), sign(q));
      case 'sub':
        return this.fromOne(p, q, depth, 1) ?? this.fromOne(q, p, depth, -1) ?? together(sign(p), times(sign(q), -1));
      default:
        return undefined;
    }
  }

  /** The sign of 1 less (or more) a number below 1 in size. */
  private fromOne(one: Interval | undefined, x: Interval | undefined, depth: number, sign: 1 | -1): KnownSign {
    return one && x && this.A.known(one) === 1 && this.isBelowOne(x, depth - 1) ? sign : undefined;
  }

  private isBelowOne(x: Interval, depth: number): boolean {
    const { name, operands } = this.madeOf.originOf(x) ?? { name: '', operands: [] };
    const [p, q] = operands as readonly (Interval | undefined)[];
    if (depth <= 0 || typeof p !== 'object') return false;
    if (belowOne.has(name)) return true;
    const sign = this.of(p, depth - 1);
    if (belowOneBesideZero.has(name)) return sign === 1 || sign === -1;
    if (name === 'exp') return sign === -1;
    if (keepBelowOne.has(name)) return this.isBelowOne(p, depth - 1);
    return name === 'mul' && q !== undefined && this.isBelowOne(p, depth - 1) && this.isBelowOne(q, depth - 1);
  }
}

const times = (a: KnownSign, b: KnownSign): KnownSign =>
  a === undefined || b === undefined ? undefined : ((a * b + 0) as KnownSign);
/** The sign of a sum of numbers of those signs. */
function together(a: KnownSign, b: KnownSign): KnownSign {
  if (a === undefined || b === undefined) return undefined;
  return a === 0 || a === b ? b : b === 0 ? a : undefined;
}
