// The second root of one question: derivatives that the rules tell are confirmed by values alone, on the check bench.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { OutsideDomain, Undecided } from '../errors.js';
import {
  centralStencil,
  checkByDifferences,
  oneSidedSecondStencil,
  powerOfTwo,
  type CheckStencil,
  type Demand,
  type Displaced,
} from './difference-check.js';
import { contradiction, NotConfirmed } from './disagreement.js';
import { checkPole } from './end-check.js';
import { checkSide } from './side-check.js';
import type { SideClaim } from './side-claim.js';
import { closeStep, isRiseOfBoth } from './three-values.js';
import { ValuesBeside } from './values-beside.js';
import type { SecondBy } from './verdict.js';

/** What swings as fast as sin(1/h³) is slow beside steps of h to this power. */
const swingPower = 8;

/** The power of h by which two values lie apart whose quotient is a partial beside the point. */
const apart = 3;

/** A claim that is narrower may be confirmed; one that is narrower still isn't looked at. */
const mostBlindLooks = 2;

const notConfirmed = (): NotConfirmed =>
  new NotConfirmed('the values beside the point could not confirm what the rules say');

export class SecondRoot extends ValuesBeside {
  /** How often values beside the point couldn't confirm what is claimed of an input. */
  private readonly blindLooks = new Map<number, number>();

  /** Confirms a first derivative where both sides have it. */
  confirmSlope(index: number, derivative: Interval): void {
    if (!this.isSlopeOfBoth(index, derivative)) this.confirmAxis(index, derivative, centralStencil, 1);
  }

  /** Whether three values tell it; false tells nothing. */
  private isSlopeOfBoth(index: number, derivative: Interval): boolean {
    const center = this.center();
    if (center === undefined) return false;
    const A = this.lab.checkBench;
    A.mpfr.reset(this.bits);
    try {
      const step = this.step(A, index, closeStep(this.bits));
      const [below, above] = this.aside(index, step);
      return isRiseOfBoth(A, [below, center, above], A.mul(derivative, step));
    } catch (error) {
      if (error instanceof Undecided || error instanceof OutsideDomain) return false;
      throw error;
    }
  }

  /** Confirms a derivative of first or second order along one input. */
  confirmAxis(index: number, derivative: Interval, stencil: CheckStencil, order: 1 | 2): void {
    const claim = (A: IntervalArithmetic): Interval => {
      const unit = this.unit(A, index);
      return A.mul(derivative, order === 1 ? unit : A.square(unit));
    };
    this.confirm(claim, stencil, (exponent) => this.displaced(new Map([[index, 1]]), exponent), this.name(index));
  }

  /** Confirms a mixed second derivative. */
  confirmPair(i: number, j: number, derivative: Interval): void {
    const claim = (A: IntervalArithmetic): Interval => A.mul(A.mul(derivative, this.unit(A, i)), this.unit(A, j));
    // (f(h,h) - f(h,-h) - f(-h,h) + f(-h,-h))/4h², which needs two displacements at once
    const stencil: CheckStencil = {
      errorOrder: 2,
      divisor: 2,
      apply: (A, _f, h) => {
        const valueAt = this.near([
          [i, A.mul(h, this.unit(A, i))],
          [j, A.mul(h, this.unit(A, j))],
        ]);
        const at = (s: number, t: number): Interval => valueAt((place) => (place === 0 ? s : t));
        const sum = A.add(A.sub(at(1, 1), at(1, -1)), A.sub(at(-1, -1), at(-1, 1)));
        return A.div(sum, A.mul(A.literal(4), A.square(h)));
      },
    };
    this.confirm(claim, stencil, () => () => this.value(this.lab.checkBench), `${this.name(i)}, ${this.name(j)}`);
  }

  /** Confirms the derivative along one input, on one side of the point, of the partial by another or by itself. */
  confirmSecondSide({ outer, inner }: SecondBy, derivative: Interval, side: 1 | -1): void {
    if (outer === inner) return this.confirmAxis(outer, derivative, oneSidedSecondStencil(side), 2);
    const claim = (A: IntervalArithmetic): Interval =>
      A.mul(A.mul(derivative, this.unit(A, outer)), this.unit(A, inner));
    const stencil: CheckStencil = {
      errorOrder: 1,
      divisor: 1 + apart,
      apply: (A, _f, h) => A.div(this.partialsApart(A, outer, inner, h, side), A.mul(A.literal(side), h)),
    };
    this.confirm(
      claim,
      stencil,
      () => () => this.value(this.lab.checkBench),
      `${this.name(inner)}, ${this.name(outer)}`,
    );
  }

  /**
   * Confirms that this derivative grows without end towards the point, with that sign: as a pole does, at three scales in a row.
   * @throws NotConfirmed where values can't tell, as where they leave the domain beside the axis
   */
  confirmSecondGrowth({ outer, inner }: SecondBy, sign: 1 | -1, side: 1 | -1): void {
    const A = this.lab.checkBench;
    const slopeAt = (exponent: number): Interval => {
      const h = powerOfTwo(A, exponent);
      return outer === inner
        ? oneSidedSecondStencil(side).apply(A, this.displaced(new Map([[outer, 1]]), exponent), h)
        : A.div(this.partialsApart(A, outer, inner, h, side), A.mul(A.literal(side), h));
    };
    const displaced =
      (exponent: number): Displaced =>
      () =>
        slopeAt(exponent);
    const agreement = checkPole(A, sign, { side, displaced, unit: 0, point: 0 });
    if (agreement === 'agrees') return;
    if (agreement === 'blind') throw notConfirmed();
    throw contradiction(`the sign of a second derivative by ${this.name(outer)}`, 'values there');
  }

  /**
   * Confirms that slopes of the partial by `inner`, from the point to points beside it along `outer`, have no limit; nor has
   * the partial itself where its limit is null.
   * @throws NotConfirmed where values can't tell
   */
  confirmSecondOscillation({ outer, inner }: SecondBy, limit: Interval | null, side: 1 | -1): void {
    const A = this.lab.checkBench;
    const displaced =
      (exponent: number): Displaced =>
      (multiple) =>
        this.partialAt(A, outer, inner, powerOfTwo(A, exponent), swingPower)(multiple);
    // what is claimed of the partial is claimed of quotients in the units of both inputs
    const scaled = limit && ((): Interval => A.mul(limit, this.unit(A, inner)));
    const claim: SideClaim = { kind: 'oscillates', limit: scaled };
    if (checkSide(A, claim, { side, displaced, unit: 0, point: 0 }) !== 'agrees') throw notConfirmed();
  }

  /**
   * The difference of two partials by `inner`, where `outer` is moved by h and by 2h: (g(2h) - g(h))·side, each the
   * quotient of two values h³ apart from the axis, so that g is differentiated first.
   */
  private partialsApart(A: IntervalArithmetic, outer: number, inner: number, h: Interval, side: 1 | -1): Interval {
    const partial = this.partialAt(A, outer, inner, h, apart);
    return A.sub(partial(2 * side), partial(side));
  }

  /** The partial by `inner`, where `outer` is moved by multiples of h: the quotient of two values h^power apart from the axis. */
  private partialAt(
    A: IntervalArithmetic,
    outer: number,
    inner: number,
    h: Interval,
    power: number,
  ): (multiple: number) => Interval {
    const aside = A.pow(h, A.literal(power));
    const valueAt = this.near([
      [outer, A.mul(h, this.unit(A, outer))],
      [inner, A.mul(aside, this.unit(A, inner))],
    ]);
    return (multiple) => {
      const at = (t: number): Interval => valueAt((place) => (place === 0 ? multiple : t));
      return A.div(A.sub(at(1), at(-1)), A.mul(A.literal(2), aside));
    };
  }

  /** Confirms a derivative along a direction: each input moves by its weight times its unit. */
  confirmDirection(
    derivative: Interval,
    weights: ReadonlyMap<number, number>,
    stencil: CheckStencil,
    demand: Demand,
  ): void {
    const displaced = (exponent: number): Displaced => this.displaced(weights, exponent);
    this.confirm(() => derivative, stencil, displaced, 'some inputs', demand);
  }

  /**
   * Confirms what is claimed of one side of the point, along one input.
   * @throws NotConfirmed where values there can't tell
   * @throws DiffcmpError `internal` where they contradict it
   */
  confirmSide(index: number, side: 1 | -1, claim: SideClaim): void {
    const blind = this.blindLooks.get(index) ?? 0;
    if (blind >= mostBlindLooks) throw notConfirmed();
    const A = this.lab.checkBench;
    const value = Math.abs(this.coordinate(index));
    const point = value === 0 ? 0 : Math.ceil(Math.log2(value));
    const displaced = (exponent: number): Displaced => {
      const valueAt = this.near([[index, powerOfTwo(A, exponent)]]);
      return (multiple) => valueAt(() => multiple);
    };
    // beside a large number steps of its size would not be near: they reach over whole numbers, and periods
    const agreement = checkSide(A, claim, { side, displaced, unit: Math.min(0, point), point });
    if (agreement === 'agrees') return;
    if (agreement === 'blind') {
      this.blindLooks.set(index, blind + 1);
      throw notConfirmed();
    }
    throw contradiction(
      `what the table says of ${this.name(index)} ${side > 0 ? 'above' : 'below'} the point`,
      'values there',
    );
  }

  /**
   * Both roots must agree.
   * @throws Undecided where the differences can't tell
   * @throws DiffcmpError `internal` where they contradict the enclosure: a rule or an enclosure is wrong
   */
  private confirm(
    claim: (A: IntervalArithmetic) => Interval,
    stencil: CheckStencil,
    displaced: (exponent: number) => Displaced,
    names: string,
    demand?: Demand,
  ): void {
    const agreement = checkByDifferences(this.lab.checkBench, claim, stencil, displaced, this.bits, demand);
    if (agreement === 'agrees') return;
    if (agreement === 'blind') throw new Undecided('differences of values could not confirm what the rules say');
    throw contradiction(`the enclosure of the derivative with respect to ${names}`, 'the differences of values');
  }
}
