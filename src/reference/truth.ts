// The truth about a program at a point: enclosures with rising precision, agreed to by differences of values alone.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { DomainEnds, type Jet } from '../arithmetics/jet.js';
import { Tape } from '../arithmetics/tape.js';
import { DiffcmpError, OutsideDomain, TimeLimit, Undecided } from '../errors.js';
import { numeral } from '../numeral.js';
import type { Budget } from '../program/machine.js';
import { run } from '../program/machine.js';
import type { Program } from '../program/program.js';
import { certify, decimals, formats, type CertifiedNumber } from './certified-number.js';
import {
  centralStencil,
  checkByDifferences,
  oneSidedStencil,
  powerOfTwo,
  secondStencil,
  type Agreement,
  type Displaced,
  type Stencil,
} from './difference-check.js';
import type { Laboratory } from './laboratory.js';

/** Precisions tried in turn, in bits. */
const precisions = [128, 256, 512, 1024, 2048, 4096, 8192, 16384];
/** Bytes of enclosures that one truth may use up, over all attempts. */
const maxBytes = 2 ** 30;
/** From this many inputs on, reverse mode is the cheaper way to an enclosure. */
const reverseFrom = 3;

/** A one-sided derivative: a number, an infinity, or nothing (outside the domain, or not known). */
export type Side = CertifiedNumber | 'Infinity' | '-Infinity' | null;

/** What is known of one derivative. `enclosure` and `digits` may be known where the number isn't certified. */
export type Verdict =
  | { readonly status: 'certified'; readonly number: CertifiedNumber }
  | {
      readonly status: 'kink' | 'jump' | 'infinite' | 'undefined';
      readonly left: Side;
      readonly right: Side;
      readonly message: string;
    }
  | { readonly status: 'undecided'; readonly message: string; readonly enclosure: readonly [string, string] | null };

export interface Truth {
  /** The value of the function; null where no precision settled it. */
  readonly value: CertifiedNumber | null;
  /** The bits at which the last component settled, or that were tried last. */
  readonly bits: number;
  /** One verdict per differentiated input. */
  readonly gradient: readonly Verdict[];
  /** With order 2, rows and columns as in the gradient. */
  readonly hessian: readonly (readonly Verdict[])[] | null;
}

export interface Question {
  readonly program: Program;
  readonly point: readonly number[];
  readonly wrt: readonly number[];
  readonly order: 1 | 2;
  readonly precision: 'float64' | 'float32';
  readonly budget: Budget;
}

/**
 * The certified truth.
 *
 * @throws OutsideDomain where the function has no real value at the point
 * @throws StepLimit where the program runs too long
 * @throws DiffcmpError `internal` where the two roots of the truth contradict each other
 */
export function findTruth(laboratory: Laboratory, question: Question): Truth {
  return new Investigation(laboratory, question).settle();
}

/** What a one-sided run gave; the enclosure is of the derivative with respect to the input, whatever the side. */
type OneSided =
  | { readonly kind: 'finite'; readonly value: Interval; readonly derivative: Interval }
  | { readonly kind: 'infinite'; readonly sign: 1 | -1 }
  | { readonly kind: 'outside' };

class Investigation {
  private value: CertifiedNumber | null = null;
  private bits = 0;
  private bytes = 0;
  private readonly gradient: (Verdict | undefined)[];
  private readonly hessian: (Verdict | undefined)[][];
  private reason = 'the enclosures stay too wide';
  private readonly enclosures = new Map<number, readonly [string, string]>();

  constructor(
    private readonly lab: Laboratory,
    private readonly question: Question,
  ) {
    const { wrt, order } = question;
    this.gradient = wrt.map(() => undefined);
    this.hessian = order === 2 ? wrt.map(() => wrt.map(() => undefined)) : [];
  }

  settle(): Truth {
    for (const bits of precisions) {
      this.bits = bits;
      if (performance.now() > (this.question.budget.deadline ?? Infinity)) throw new TimeLimit();
      const { mpfr } = this.lab.bench;
      mpfr.reset(bits);
      this.settleValue();
      this.settleGradient();
      this.settleHessian();
      this.bytes += mpfr.used;
      if (this.isSettled()) break;
      if (this.bytes > maxBytes / 4) {
        this.reason = 'the budget for the truth is spent';
        break;
      }
    }
    const undecided = (index: number): Verdict => ({
      status: 'undecided',
      message: this.reason,
      enclosure: this.enclosures.get(index) ?? null,
    });
    return {
      value: this.value,
      bits: this.bits,
      gradient: this.gradient.map((verdict, index) => verdict ?? undecided(index)),
      hessian:
        this.question.order === 1
          ? null
          : this.hessian.map((row, i) => row.map((verdict, j) => verdict ?? this.hessian[j]?.[i] ?? undecided(-1))),
    };
  }

  private isSettled(): boolean {
    return (
      this.value !== null &&
      this.gradient.every((verdict) => verdict !== undefined) &&
      this.hessian.every((row, i) => row.every((verdict, j) => j > i || verdict !== undefined))
    );
  }

  /** Runs a step that may find the enclosures too wide for this precision. */
  private attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      this.reason = error.message;
    }
  }

  private literals(A: IntervalArithmetic = this.lab.bench): Interval[] {
    return this.question.point.map((value) => A.literal(value));
  }

  private settleValue(): void {
    if (this.value !== null) return;
    this.attempt(() => {
      const { bench } = this.lab;
      const value = run(this.question.program, bench, this.literals(), this.question.budget);
      this.value = certify(bench, value, formats[this.question.precision]) ?? null;
    });
  }

  private settleGradient(): void {
    const open = this.openComponents();
    if (open.length === 0) return;
    // what reverse mode can't decide for all inputs at once may be decided for one
    if (this.bits === precisions.at(-1)) this.needsOneByOne = true;
    if (open.length >= reverseFrom) this.attempt(() => this.byReverseMode(open));
    for (const index of this.openComponents()) {
      if (open.length >= reverseFrom && !this.needsOneByOne) return;
      this.attempt(() => this.byJets(index));
    }
  }
  /** Whether reverse mode met a singular point, where one input and one side at a time is needed. */
  private needsOneByOne = false;

  private openComponents(): number[] {
    return this.gradient.flatMap((verdict, index) => (verdict === undefined ? [index] : []));
  }

  private byReverseMode(open: readonly number[]): void {
    if (this.needsOneByOne) return;
    const { bench, seen, watched } = this.lab;
    seen.singular = seen.broken = false;
    const tape = new Tape(watched);
    const { program, point, wrt, budget } = this.question;
    const active = new Set(open.map((index) => wrt[index]));
    const inputs = point.map((value, i) => {
      const literal = bench.literal(value);
      return active.has(i) ? tape.input(literal) : { value: literal, node: -1 };
    });
    let adjoints;
    try {
      adjoints = tape.adjoints(run(program, tape.arithmetic, inputs, budget));
    } catch (error) {
      if (!(error instanceof OutsideDomain)) throw error;
      seen.singular = true; // the value exists, so a partial has none
    }
    if (seen.singular || adjoints === undefined) {
      this.needsOneByOne = true;
      return;
    }
    const settled: { index: number; enclosure: Interval; number: CertifiedNumber }[] = [];
    for (const index of open) {
      const enclosure = adjoints[inputs[wrt[index] as number]?.node as number] ?? bench.literal(0);
      const number = this.certified(index, enclosure);
      if (number !== undefined) settled.push({ index, enclosure, number });
    }
    if (settled.length === 0) return;
    const random = randomNumbers(20261123);
    for (let round = 0; round < 2; round++) {
      const weights = new Map(settled.map(({ index }) => [index, (random() + 0.5) * (random() < 0.5 ? -1 : 1)]));
      const claim = (A: IntervalArithmetic): Interval =>
        settled
          .map(({ index, enclosure }) =>
            A.mul(A.mul(enclosure, this.unit(A, index)), A.literal(weights.get(index) as number)),
          )
          .reduce((sum, term) => A.add(sum, term));
      const agreement = this.check(claim, centralStencil, (exponent) => this.displaced(weights, exponent));
      if (!this.isConfirmed(agreement, 'the gradient')) return;
    }
    for (const { index, number } of settled) this.gradient[index] = { status: 'certified', number };
  }

  private certified(index: number, enclosure: Interval): CertifiedNumber | undefined {
    const { bench } = this.lab;
    const number = certify(bench, enclosure, formats[this.question.precision]);
    if (number === undefined) this.enclosures.set(index, decimals(bench, enclosure).enclosure);
    return number;
  }

  /** One input, first to the right and, where that meets a singular point, to the left as well. */
  private byJets(index: number): void {
    const { seen } = this.lab;
    seen.singular = seen.broken = false;
    const right = this.oneSided(index, 1);
    if (!seen.singular && right.kind === 'finite') {
      const number = this.certified(index, right.derivative);
      if (number === undefined) return;
      const agreement = this.checkAxis(index, right.derivative, centralStencil, 1);
      if (this.isConfirmed(agreement, this.name(index))) this.gradient[index] = { status: 'certified', number };
      return;
    }
    const { broken } = seen;
    const left = this.oneSided(index, -1);
    this.gradient[index] = this.judge(index, left, right, broken || seen.broken);
  }

  private oneSided(index: number, side: 1 | -1): OneSided {
    const { bench, firstOrder } = this.lab;
    const { program, point, wrt, budget } = this.question;
    const inputs = point.map((value, i): Jet<Interval> => ({
      value: bench.literal(value),
      tangent: i === wrt[index] ? bench.literal(side) : undefined,
      infinite: 0,
    }));
    let output: Jet<Interval>;
    try {
      output = run(program, firstOrder.strict, inputs, budget);
    } catch (error) {
      if (error instanceof DomainEnds) return { kind: 'outside' };
      // the value exists; so this is a singularity that may well be removable
      if (error instanceof OutsideDomain)
        throw new Undecided(`${error.message} at the point, but perhaps not beside it`);
      throw error;
    }
    if (output.infinite !== 0) return { kind: 'infinite', sign: (output.infinite * side) as 1 | -1 };
    const tangent = output.tangent ?? bench.literal(0);
    return { kind: 'finite', value: output.value, derivative: side > 0 ? tangent : bench.neg(tangent) };
  }

  /** The verdict at a singular point; undefined where a higher precision may tell more. */
  private judge(index: number, left: OneSided, right: OneSided, broken: boolean): Verdict | undefined {
    const { bench } = this.lab;
    const name = this.name(index);
    if (broken) {
      const value = run(this.question.program, bench, this.literals(), this.question.budget);
      for (const side of [left, right]) {
        if (side.kind !== 'finite') continue;
        if (areDisjoint(bench, value, side.value))
          return this.oneSidedVerdict(index, 'jump', left, right, `the function jumps there`);
        if (!(bench.isExact(value) && bench.isExact(side.value)))
          throw new Undecided('whether the function is continuous there cannot be told from enclosures');
      }
    }
    if (left.kind === 'infinite' || right.kind === 'infinite')
      return this.oneSidedVerdict(index, 'infinite', left, right, `the slope of the function is infinite there`);
    if (left.kind === 'outside' || right.kind === 'outside') {
      const where =
        left.kind === right.kind ? 'on both sides' : left.kind === 'outside' ? 'to the left' : 'to the right';
      return this.oneSidedVerdict(
        index,
        'undefined',
        left,
        right,
        `the domain ends at ${name} = ${numeral(this.question.point[this.question.wrt[index] as number] as number)}: the function or its slope does not exist ${where}`,
      );
    }
    if (areDisjoint(bench, left.derivative, right.derivative))
      return this.oneSidedVerdict(index, 'kink', left, right, `the slopes to the left and to the right differ`);
    if (bench.isExact(left.derivative) && bench.isExact(right.derivative)) {
      const number = this.certified(index, right.derivative);
      if (number === undefined) return undefined;
      const confirmed = ([-1, 1] as const).every((side) =>
        this.isConfirmed(this.checkAxis(index, right.derivative, oneSidedStencil(side), 1), name),
      );
      return confirmed ? { status: 'certified', number } : undefined;
    }
    throw new Undecided('the slopes on both sides are too near to tell apart');
  }

  private oneSidedVerdict(
    index: number,
    status: 'kink' | 'jump' | 'infinite' | 'undefined',
    left: OneSided,
    right: OneSided,
    message: string,
  ): Verdict | undefined {
    const sides: Side[] = [];
    for (const [side, result] of [
      [-1, left],
      [1, right],
    ] as const) {
      if (result.kind === 'outside') sides.push(null);
      else if (result.kind === 'infinite') sides.push(result.sign > 0 ? 'Infinity' : '-Infinity');
      else {
        const number = this.certified(index, result.derivative);
        if (number === undefined) return undefined;
        const agreement = this.checkAxis(index, result.derivative, oneSidedStencil(side), 1);
        if (!this.isConfirmed(agreement, this.name(index))) return undefined;
        sides.push(number);
      }
    }
    return { status, left: sides[0] ?? null, right: sides[1] ?? null, message };
  }

  private settleHessian(): void {
    this.hessian.forEach((row, i) => {
      for (let j = 0; j <= i; j++) {
        if (row[j] !== undefined) continue;
        this.attempt(() => {
          const { bench, seen, secondOrder } = this.lab;
          const { program, point, wrt, budget } = this.question;
          seen.singular = seen.broken = false;
          const constant = (value: Interval): Jet<Interval> => ({ value, tangent: undefined, infinite: 0 });
          const inputs = point.map((value, k): Jet<Jet<Interval>> => ({
            value: { value: bench.literal(value), tangent: k === wrt[j] ? bench.literal(1) : undefined, infinite: 0 },
            tangent: k === wrt[i] ? constant(bench.literal(1)) : undefined,
            infinite: 0,
          }));
          let output;
          try {
            output = run(program, secondOrder, inputs, budget);
          } catch (error) {
            if (error instanceof OutsideDomain)
              throw new Undecided('second derivatives are not settled at singular points');
            throw error;
          }
          if (seen.singular || output.infinite !== 0 || (output.tangent?.infinite ?? 0) !== 0)
            throw new Undecided('second derivatives are not settled at singular points');
          const enclosure = output.tangent?.tangent ?? bench.literal(0);
          const number = certify(bench, enclosure, formats[this.question.precision]);
          if (number === undefined) return;
          const agreement =
            i === j
              ? this.checkAxis(i, enclosure, secondStencil, 2)
              : this.check(
                  (A) => A.mul(A.mul(enclosure, this.unit(A, i)), this.unit(A, j)),
                  this.crossStencil(i, j),
                  () => () => {
                    throw new Undecided('unused');
                  },
                );
          if (this.isConfirmed(agreement, `${this.name(i)}, ${this.name(j)}`)) row[j] = { status: 'certified', number };
        });
      }
    });
  }

  /** (f(h,h) - f(h,-h) - f(-h,h) + f(-h,-h))/4h², which needs two displacements at once. */
  private crossStencil(i: number, j: number): Stencil {
    return {
      errorOrder: 2,
      apply: (A, _f, h) => {
        const at = (s: number, t: number): Interval =>
          this.evaluateAt(
            A,
            new Map([
              [i, A.mul(A.mul(h, this.unit(A, i)), A.literal(s))],
              [j, A.mul(A.mul(h, this.unit(A, j)), A.literal(t))],
            ]),
          );
        const sum = A.add(A.sub(at(1, 1), at(1, -1)), A.sub(at(-1, -1), at(-1, 1)));
        return A.div(sum, A.mul(A.literal(4), A.square(h)));
      },
    };
  }

  private name(index: number): string {
    return this.question.program.inputs[this.question.wrt[index] as number] as string;
  }

  /** 2^e with 2^(e-1) <= |x| < 2^e, 1 at 0: the size that displacements of an input are measured in. */
  private unit(A: IntervalArithmetic, index: number): Interval {
    const value = this.question.point[this.question.wrt[index] as number] as number;
    return powerOfTwo(A, value === 0 ? 0 : A.mpfr.exponent(A.literal(value).lo));
  }

  private checkAxis(index: number, derivative: Interval, stencil: Stencil, power: 1 | 2): Agreement {
    const claim = (A: IntervalArithmetic): Interval => {
      const unit = this.unit(A, index);
      return A.mul(derivative, power === 1 ? unit : A.square(unit));
    };
    return this.check(claim, stencil, (exponent) => this.displaced(new Map([[index, 1]]), exponent));
  }

  private check(
    claim: (A: IntervalArithmetic) => Interval,
    stencil: Stencil,
    displaced: (exponent: number) => Displaced,
  ): Agreement {
    return checkByDifferences(this.lab.checkBench, claim, stencil, displaced, this.bits);
  }

  /** The function along the weighted inputs: its value where input i is moved by multiple·weightᵢ·unitᵢ·2^exponent. */
  private displaced(weights: ReadonlyMap<number, number>, exponent: number): Displaced {
    return (multiple) => {
      const A = this.lab.checkBench;
      const step = A.mul(powerOfTwo(A, exponent), A.literal(multiple));
      const moves = new Map(
        [...weights].map(
          ([index, weight]) => [index, A.mul(A.mul(step, this.unit(A, index)), A.literal(weight))] as const,
        ),
      );
      return this.evaluateAt(A, moves);
    };
  }

  private evaluateAt(A: IntervalArithmetic, moves: ReadonlyMap<number, Interval>): Interval {
    const inputs = this.literals(A);
    for (const [index, move] of moves) {
      const input = this.question.wrt[index] as number;
      inputs[input] = A.add(inputs[input] as Interval, move);
    }
    return run(this.question.program, A, inputs, this.question.budget);
  }

  /** Both roots must agree; where they contradict each other, a rule or an enclosure is wrong. */
  private isConfirmed(agreement: Agreement, name: string): boolean {
    if (agreement === 'agrees') return true;
    if (agreement === 'disagrees')
      throw new DiffcmpError(
        'internal',
        `the enclosure of the derivative with respect to ${name} and the differences of values contradict each other`,
        {
          hint: 'please report this expression and point: one of the two is wrong, and neither is shown',
        },
      );
    throw new Undecided('the differences of values could not confirm the enclosure');
  }
}

function areDisjoint(A: IntervalArithmetic, x: Interval, y: Interval): boolean {
  return A.mpfr.compare(x.hi, y.lo) < 0 || A.mpfr.compare(x.lo, y.hi) > 0;
}

/** Pseudo-random numbers in [0, 1), the same for the same seed (a multiplicative generator, Park & Miller 1988). */
function randomNumbers(seed: number): () => number {
  let state = seed % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
