// One question on the two benches: what is certified of an enclosure on the one is confirmed by differences on the other.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { downward, upward } from '../arithmetics/interval/mpfr.js';
import { remembering } from '../arithmetics/series/remembering.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { certify, type CertifiedNumber } from './certified-number.js';
import { endsText } from './decimal-digits.js';
import { contradiction, NotConfirmed } from './disagreement.js';
import { exactPathEnds } from './exact-path.js';
import { checkByDifferences, powerOfTwo, type CheckStencil, type Demand, type Displaced } from './difference-check.js';
import type { Laboratory } from './laboratory.js';
import { checkSide } from './side-check.js';
import type { SideClaim } from './side-claim.js';
import type { Question } from './verdict.js';

/** A claim that is narrower may be confirmed; one that is narrower still isn't looked at. */
const mostBlindLooks = 2;

/** 2^(2^30), where MPFR's numbers end; those of a word's exponent. */
const mpfrRange = '1e323228496';
const mpfrExponent = 2 ** 30 - 2;

/** Whether an enclosure ends at infinity only because MPFR's numbers end. */
function isBeyondRange({ mpfr }: IntervalArithmetic, { lo, hi }: Interval): boolean {
  if (mpfr.sign(lo) * mpfr.sign(hi) <= 0) return false;
  return [lo, hi].some((end) => mpfr.isInfinite(end)) && [lo, hi].every((end) => mpfr.exponent(end) >= mpfrExponent);
}

/** Inputs are meant by their index in `wrt` throughout. */
export class Experiment {
  /** The precision of the enclosures now. */
  bits = 0;
  /** The value of the function, once a precision settled it. */
  settledValue: CertifiedNumber | null = null;
  /** Why what is open is open. */
  openFor = 'the enclosures stay too wide';
  /** Between which doubles the value lies by the primitives alone, without rules; null while they can't tell. */
  private valueEnds: readonly [number, number] | null = null;
  /** The last enclosures that were too wide to certify. */
  readonly enclosures = new Map<number, readonly [string, string]>();

  /** How often values beside the point couldn't confirm what is claimed of an input. */
  private readonly blindLooks = new Map<number, number>();

  constructor(
    readonly lab: Laboratory,
    readonly question: Question,
  ) {}

  /** The value of an input at the point. */
  coordinate(index: number): number {
    return this.question.point[this.question.wrt[index] as number] as number;
  }
  name(index: number): string {
    return this.question.program.inputs[this.question.wrt[index] as number] as string;
  }

  /** The value of the function at the point, as an enclosure on a bench. */
  value(A: IntervalArithmetic): Interval {
    return this.run(A, (B) => this.question.point.map(B.literal));
  }

  /** A value of the function on a bench; where numbers can't be told from equal ones, those made alike are known to be equal. */
  private run(A: IntervalArithmetic, inputs: (B: IntervalArithmetic) => readonly Interval[]): Interval {
    const { program, budget } = this.question;
    try {
      return program.link(A)(inputs(A), budget);
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      const B = remembering(A);
      return program.link(B)(inputs(B), budget);
    }
  }

  /**
   * The value by the primitives alone, on the check bench, each operation looked at in doubles.
   * @returns whether nothing speaks against them
   */
  witnessValue(): boolean {
    if (this.valueEnds !== null) return true;
    const { checkBench, witness } = this.lab;
    const { program, point, budget } = this.question;
    const { mpfr } = checkBench;
    mpfr.reset(this.bits);
    witness.doubts = false;
    try {
      const { lo, hi } = program.link(witness.arithmetic)(point.map(checkBench.literal), budget);
      this.valueEnds = [mpfr.toDouble(lo, downward), mpfr.toDouble(hi, upward)];
    } catch (error) {
      if (!(error instanceof Undecided || error instanceof OutsideDomain)) throw error;
    }
    return !witness.doubts;
  }

  /**
   * Takes what the enclosure of a value settles.
   * @throws DiffcmpError `internal` where the primitives alone enclose another value: a rule is wrong
   */
  settleValue(enclosure: Interval): void {
    if (this.settledValue?.settled === true) return;
    const value = this.certified(enclosure);
    if (value === undefined) return;
    if (this.valueEnds !== null) {
      // rounding keeps the order, so what lies between two numbers rounds to what lies between theirs
      const [low, high] = this.valueEnds.map(this.question.format.round) as [number, number];
      if (value.nearest < low || value.nearest > high)
        throw contradiction('the enclosure of the value by the rules', 'that by the primitives alone');
    }
    this.settledValue = value;
  }

  /** Takes a step that may find the enclosures too wide for this precision. */
  attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      const { lineAt } = this.question;
      this.openFor = (lineAt && exactPathEnds(error, lineAt)) ?? error.message;
    }
  }

  /** The number that an enclosure pins down; undefined where it is too wide, which is remembered for that input. */
  certified(enclosure: Interval, index?: number): CertifiedNumber | undefined {
    const { bench } = this.lab;
    const number = certify(bench, enclosure, this.question.format, this.question.digits);
    if (number !== undefined) return number;
    this.openFor = isBeyondRange(bench, enclosure)
      ? `it is beyond the range of MPFR, whose numbers end at ${mpfrRange}`
      : 'the enclosures stay too wide';
    if (index !== undefined) this.enclosures.set(index, endsText(bench, enclosure));
    return undefined;
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
    const open = (): NotConfirmed =>
      new NotConfirmed('the values beside the point could not confirm what the rules say');
    const blind = this.blindLooks.get(index) ?? 0;
    if (blind >= mostBlindLooks) throw open();
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
    if (agreement === 'blind')
      throw new NotConfirmed('the values beside the point could not confirm what the rules say');
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

  /** 2^e with 2^(e-1) <= |x| < 2^e, 1 at 0: the size that displacements of an input are measured in. */
  unit(A: IntervalArithmetic, index: number): Interval {
    const value = this.coordinate(index);
    return powerOfTwo(A, value === 0 ? 0 : A.mpfr.exponent(A.literal(value).lo));
  }

  /** The function along the weighted inputs: its value where input i is moved by multiple·weightᵢ·unitᵢ·2^exponent. */
  private displaced(weights: ReadonlyMap<number, number>, exponent: number): Displaced {
    const A = this.lab.checkBench;
    const size = powerOfTwo(A, exponent);
    const steps = [...weights].map(
      ([index, weight]) => [index, A.mul(A.mul(size, this.unit(A, index)), A.literal(weight))] as const,
    );
    const valueAt = this.near(steps);
    return (multiple) => valueAt(() => multiple);
  }

  /** The function beside the point, on the check bench: each input is moved by so many of its steps. */
  private near(
    steps: readonly (readonly [index: number, step: Interval])[],
  ): (multipleOf: (i: number) => number) => Interval {
    const { point, wrt } = this.question;
    const A = this.lab.checkBench;
    const inputsOver = (B: IntervalArithmetic, multipleOf: (i: number) => number): Interval[] => {
      const inputs = point.map(B.literal);
      steps.forEach(([index, step], i) => {
        const multiple = multipleOf(i);
        const input = wrt[index] as number;
        const far = Math.abs(multiple) === 1 ? step : A.mul(step, A.literal(Math.abs(multiple)));
        inputs[input] = (multiple < 0 ? A.sub : A.add)(inputs[input] as Interval, far);
      });
      return inputs;
    };
    return (multipleOf) => this.run(A, (B) => inputsOver(B, multipleOf));
  }
}
