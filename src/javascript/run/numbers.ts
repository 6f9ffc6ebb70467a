// What numbers do: constants stay constants as long as that is exact, everything else is the arithmetic's.
import { uncounted, type Arithmetic, type BinaryName, type Relation, type UnaryName } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import type { RunChoice, RunRemark } from '../../program/observer.js';
import { ComparedNumbers } from './compared-numbers.js';
import { exactResult, type NumberOperator } from './constants.js';
import { among, possibleConstants, possibleOfBoth, firm, MaybeConstant } from './maybe-constant.js';
import { Lifted, type Numeric } from './values.js';

const primitives = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '%': 'rem', '**': 'pow' } as const satisfies Record<NumberOperator, BinaryName>; // prettier-ignore

export class JsNumbers<T> extends ComparedNumbers<T> {
  constructor(
    A: Arithmetic<T>,
    private readonly remark: (remark: RunRemark) => void,
    /** Tells what is chosen by a number; undefined: nobody observes. */
    readonly choose?: (kind: RunChoice, value: number | undefined) => void,
  ) {
    super(A);
  }

  operate(operator: NumberOperator, x: Numeric<T>, y: Numeric<T>): Numeric<T> {
    if (x instanceof MaybeConstant || y instanceof MaybeConstant) return this.operateOnChosen(operator, x, y);
    if (typeof x === 'number') {
      if (typeof y === 'number') {
        const exact = exactResult(operator, x, y);
        if (exact !== undefined) return exact;
      } else if (Number.isNaN(x) && operator !== '**') return x;
    } else if (typeof y === 'number' && Number.isNaN(y) && operator !== '**') return y;
    if (operator === '-' && this.same.are(x, y)) return this.isFinite(x) ? 0 : NaN; // exactly, which no difference of enclosures is
    if (operator === '**') return this.power(x, y);
    const beside = this.besideInfinity(operator, x, y);
    if (beside !== undefined) return beside;
    if (operator === '%') this.choose?.('quotient', this.wholeQuotient(this.lift(x), this.lift(y)));
    return new Lifted(this.A[primitives[operator]](this.lift(x), this.lift(y)));
  }

  /** 0 for -0: as texts have it, and keys. */
  withoutSignOfZero(x: Numeric<T>): Numeric<T> {
    return this.isMinusZero(x) ? this.operate('+', x, 0) : x;
  }

  private operateOnChosen(operator: NumberOperator, x: Numeric<T>, y: Numeric<T>): Numeric<T> {
    const settling = (): Numeric<T> => this.operate(operator, firm(x), firm(y));
    if (operator === '**' || operator === '%') return settling();
    const exact = (a: number, b: number): number | undefined =>
      exactResult(operator, a, b) ?? (operator === '-' && a === b ? 0 : undefined);
    const constants = possibleOfBoth(x, y, exact);
    if (constants === null || (operator === '-' && this.same.are(x, y))) return settling();
    return this.perhaps(this.A[primitives[operator]](this.lift(x), this.lift(y)), constants, settling);
  }

  /** A number that may be some constants. */
  private perhaps(value: T, constants: readonly number[], settling: () => Numeric<T>): Lifted<T> {
    return constants.length === 0 ? new Lifted(value) : new MaybeConstant(value, constants, settling);
  }

  /** How often one number goes into another; of numbers that are known without an operation, which would be counted. */
  private wholeQuotient(x: T, y: T): number | undefined {
    const { A } = this;
    const [knownX, knownY] = [A.known(A.detached(x)), A.known(A.detached(y))];
    if (knownX === undefined || knownY === undefined) return A.known(A.fix(A.div(A.detached(x), A.detached(y))));
    return Math.round((knownX - (knownX % knownY)) / knownY);
  }

  /** What ±∞ and a number of the arithmetic come to, which has no infinities of its own; undefined where that needs the sign of a 0. */
  private besideInfinity(
    operator: Exclude<NumberOperator, '**'>,
    x: Numeric<T>,
    y: Numeric<T>,
  ): Numeric<T> | undefined {
    const isLeft = x === Infinity || x === -Infinity;
    const infinite = isLeft ? x : y;
    const finite = isLeft ? y : x;
    if (!(finite instanceof Lifted) || (infinite !== Infinity && infinite !== -Infinity)) return undefined;
    if (!this.isFinite(finite)) return undefined; // of doubles: they know
    switch (operator) {
      case '+':
        return infinite;
      case '-':
        return isLeft ? infinite : -infinite;
      case '%':
        return isLeft ? NaN : finite;
      case '/':
        if (!isLeft) return this.operate('*', finite, 1 / infinite);
        break;
      case '*':
    }
    const sign = this.holds('>', finite, 0) ? 1 : this.holds('<', finite, 0) ? -1 : 0;
    return sign === 0 && operator === '/' ? undefined : sign * infinite;
  }

  /** `x ** y`: 1 for y = 0 whatever x is, and NaN for the powers of 1 and -1 that IEEE 754 has as 1. */
  private power(x: Numeric<T>, y: Numeric<T>): Numeric<T> {
    if (y === 0) return 1;
    if (x !== x) return this.holds('==', y, 0) ? 1 : NaN;
    if (typeof y === 'number' && Number.isNaN(y)) return y;
    return new Lifted(this.A.pow(this.lift(x), this.lift(y)));
  }

  negate(x: Numeric<T>): Numeric<T> {
    if (typeof x === 'number') return -x;
    const constants = x instanceof MaybeConstant ? x.constants.map((each) => -each) : [];
    return this.perhaps(this.A.neg(x.value), constants, () => this.negate(firm(x)));
  }

  /** A function of the arithmetic; of a constant, if it is exact there. */
  unary(name: UnaryName, given: Numeric<T>, exact?: (x: number) => number): Numeric<T> {
    const x = exact === undefined ? given : firm(given);
    if (typeof x === 'number' && exact !== undefined) return exact(x);
    return new Lifted(name === 'abs' ? this.same.abs(this.lift(x)) : this.A[name](this.lift(x)));
  }
  /** A function with jumps, whose value is a choice. */
  step(name: 'floor' | 'ceil' | 'fix' | 'sign', x: Numeric<T>, exact: (x: number) => number): Numeric<T> {
    const value = this.unary(name, x, exact);
    return value instanceof Lifted ? this.told(value, name === 'sign' ? 'sign' : 'whole') : value;
  }
  private told(value: Lifted<T>, kind: RunChoice): Lifted<T> {
    this.choose?.(kind, this.A.known(this.A.detached(value.value)));
    return value;
  }
  binary(name: BinaryName, x: Numeric<T>, y: Numeric<T>): Numeric<T> {
    if (x !== x || y !== y) return NaN;
    return new Lifted(this.A[name](this.lift(x), this.lift(y)));
  }

  /** A test or a search is over that computed numbers entered. */
  answered(value: unknown): void {
    if (typeof value === 'number') this.choose?.('place', value);
    else this.choose?.('answer', Number(typeof value === 'boolean' ? value : value !== undefined));
  }

  /** The number that an index, a length or an integer operator needs: NaN where beside the point it is another. */
  exact(given: Numeric<T>, kind: 'index' | 'whole' = 'index'): number {
    const x = firm(given);
    if (typeof x === 'number') return x;
    const known = this.A.known(x.value) ?? this.beside(x);
    this.choose?.(kind, Number.isInteger(known) ? known : NaN);
    return known;
  }
  private beside({ value }: Lifted<T>): number {
    const { A } = this;
    const there = A.known(A.detached(value)) ?? A.known(A.detached(A.floor(value)));
    if (there === undefined) throw new Undecided('a number that something is chosen by is not known exactly');
    return A.decide('==', value, A.literal(there)) ? there : NaN;
  }

  /** ECMAScript ToInt32, of the whole part. */
  toInt32(x: Numeric<T>): number {
    return this.whole(x) | 0;
  }

  /** The whole part as a constant, towards 0. */
  whole(given: Numeric<T>): number {
    const x = firm(given);
    if (typeof x === 'number') return Math.trunc(x);
    const { A } = this;
    if (A.known(x.value) === undefined) this.remark('whole-of-number');
    return this.exact(new Lifted(A.fix(x.value)), 'whole');
  }

  /** Rounded to single precision; over exact arithmetics the number itself. */
  toSingle(given: Numeric<T>): Numeric<T> {
    const x = firm(given);
    if (typeof x === 'number' && Object.is(Math.fround(x), x)) return x;
    this.remark('rounded-to-single');
    return new Lifted(this.A.fround(this.lift(x)));
  }

  /** Halves are rounded up, as `Math.round` does. */
  round(given: Numeric<T>): Numeric<T> {
    const x = firm(given);
    if (typeof x === 'number') return Math.round(x);
    const { A } = this;
    const below = A.floor(x.value);
    const isUp = A.decide('>=', A.sub(x.value, below), A.literal(0.5));
    return this.told(new Lifted(isUp ? A.ceil(x.value) : below), 'whole'); // up: -0 for -0.3
  }

  min(values: readonly Numeric<T>[]): Numeric<T> {
    return this.extreme(values, 'min', Infinity);
  }
  max(values: readonly Numeric<T>[]): Numeric<T> {
    return this.extreme(values, 'max', -Infinity);
  }
  private extreme(values: readonly Numeric<T>[], name: 'min' | 'max', none: number): Numeric<T> {
    let best: Numeric<T> = none;
    for (const value of values) {
      if (typeof best === 'number' && typeof value === 'number') best = Math[name](best, value);
      else if (best === none || this.same.are(best, value)) best = value;
      else if (value === none) continue;
      else if (best !== best) continue;
      else if (value !== value) best = value;
      else if (best === -none || value === -none) best = -none;
      else best = this.extremeOfTwo(name, best, value);
    }
    return best;
  }
  private extremeOfTwo(name: 'min' | 'max', x: Numeric<T>, y: Numeric<T>): Numeric<T> {
    const extreme = (): Lifted<T> => this.chosen(x, y, this.same.extreme(name, this.lift(x), this.lift(y)));
    if (!(x instanceof MaybeConstant || y instanceof MaybeConstant)) return extreme();
    const settling = (): Numeric<T> => this[name]([firm(x), firm(y)]);
    const constants = possibleOfBoth(x, y, Math[name]);
    return constants === null ? settling() : this.perhaps(extreme().value, constants, settling);
  }

  /** `x relation y ? first : second` as lines; null where it has to be decided. Constants would have to stay constants. */
  chosenBetween(
    relation: Relation,
    [x, y]: readonly [Numeric<T>, Numeric<T>],
    first: Numeric<T>,
    second: Numeric<T>,
  ): Numeric<T> | null {
    const { A } = this;
    const constants = among([...(possibleConstants(first) ?? [NaN]), ...(possibleConstants(second) ?? [NaN])]);
    if (constants === null || [x, y].some((each) => possibleConstants(each) === null)) return null;
    if (first instanceof Lifted && second instanceof Lifted && first.value === second.value) return first;
    const [left, right, one, other] = [this.lift(x), this.lift(y), this.lift(first), this.lift(second)];
    const value = A.choose?.(relation, left, right, one, other) ?? null;
    if (value === null) return null;
    const isFirst = (): boolean => uncounted(A)(relation, left, right);
    const chosen = this.same.add(value, [one, other], () => (isFirst() ? one : other));
    return this.perhaps(chosen, constants, () => firm(isFirst() ? first : second));
  }

  /** The one of two numbers that was chosen: it stays the same number. */
  private chosen(x: Numeric<T>, y: Numeric<T>, value: T): Lifted<T> {
    const isFound = (each: Numeric<T>): each is Lifted<T> => each instanceof Lifted && typeof value === 'object' && each.value === value; // prettier-ignore
    return [x, y].find(isFound) ?? new Lifted(value);
  }
}
