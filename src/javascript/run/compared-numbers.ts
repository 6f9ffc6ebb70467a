// What is asked of numbers: how two compare, whether one is NaN, infinite or true. The answers that computed numbers enter are counted.
import type { Arithmetic, Relation } from '../../arithmetic.js';
import { compareNumbers } from '../../arithmetics/float64.js';
import { firm } from './maybe-constant.js';
import { SameNumbers } from './same-numbers.js';
import type { Lifted, Numeric } from './values.js';

export class ComparedNumbers<T> {
  readonly same: SameNumbers<T>;
  constructor(readonly A: Arithmetic<T>) {
    this.same = new SameNumbers(A);
  }

  lift(x: Numeric<T>): T {
    return typeof x === 'number' ? this.A.literal(x) : x.value;
  }

  /** Whether the relation holds; `isDecision` says of the last answer whether a number of the arithmetic entered it. */
  holds(relation: Relation, left: Numeric<T>, right: Numeric<T>): boolean {
    const [x, y] = [firm(left), firm(right)];
    this.isDecision = false;
    if (this.same.are(x, y)) return relation !== '<' && relation !== '>' && this.isNumber(x) !== (relation === '!='); // one number: no decision
    if (typeof x === 'number') {
      if (typeof y === 'number') return compareNumbers(relation, x, y);
      if (!Number.isFinite(x)) return this.holdsBesideInfinity(mirrored[relation], y, x);
    } else if (typeof y === 'number' && !Number.isFinite(y)) return this.holdsBesideInfinity(relation, x, y);
    this.isDecision = true;
    this.decisions++;
    return this.A.decide(relation, this.lift(x), this.lift(y));
  }
  isDecision = false;
  /** How many answers of a run a number of the arithmetic entered. */
  decisions = 0;

  /** Against ±∞ or NaN: numbers of the arithmetic are finite, unless they overflowed in floating point. */
  private holdsBesideInfinity(relation: Relation, x: Lifted<T>, y: number): boolean {
    const { A } = this;
    if (Number.isNaN(y)) return relation === '!=';
    const most = A.literal(Math.sign(y) * Number.MAX_VALUE);
    const isItself = A.known(most) === y; // in a narrower format
    const isThere = isItself ? A.decide('==', x.value, most) : A.decide(y > 0 ? '>' : '<', x.value, most);
    switch (relation) {
      case '==':
        return isThere;
      case '!=':
        return !isThere;
      case '<':
        return y > 0 && !isThere && this.isNumber(x);
      case '>':
        return y < 0 && !isThere && this.isNumber(x);
      case '<=':
        return (y > 0 && this.isNumber(x)) || isThere;
      case '>=':
        return (y < 0 && this.isNumber(x)) || isThere;
    }
  }

  /** Whether it isn't NaN. */
  isNumber(x: Numeric<T>): boolean {
    if (typeof x === 'number') return x === x;
    // both are false of NaN alone, and an enclosure of a number of ordinary size decides the first
    const { A } = this;
    const most = A.literal(Number.MAX_VALUE);
    return A.decide('<', x.value, most) || A.decide('>=', x.value, most);
  }
  isFinite(x: Numeric<T>): boolean {
    return typeof x === 'number' ? Number.isFinite(x) : this.holds('<', x, Infinity) && this.holds('>', x, -Infinity);
  }
  /** Whether it is known to be -0. */
  isMinusZero(given: Numeric<T>): boolean {
    const x = firm(given);
    if (typeof x === 'number') return Object.is(x, -0);
    this.A.holdZeros?.(x.value);
    return Object.is(this.A.known(x.value), -0);
  }
  isTrue(x: Numeric<T>): boolean {
    if (typeof x === 'number') {
      this.isDecision = false;
      return x !== 0 && x === x;
    }
    const isTrue = this.A.decide('!=', x.value, this.A.literal(0)) && this.isNumber(x);
    this.isDecision = true;
    this.decisions++;
    return isTrue;
  }
}

const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' } as const;
