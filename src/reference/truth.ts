// The truth about a program at a point: enclosures with rising precision, agreed to by differences of values alone.
import type { Interval } from '../arithmetics/interval/interval.js';
import type { Jet } from '../arithmetics/jet.js';
import { Tape } from '../arithmetics/tape.js';
import { OutsideDomain, TimeLimit, Undecided } from '../errors.js';
import type { CertifiedNumber } from './certified-number.js';
import { centralStencil, secondStencil } from './difference-check.js';
import { Experiment } from './experiment.js';
import type { Laboratory } from './laboratory.js';
import { judge, runOneSided } from './one-sided.js';
import type { Question, Truth, Verdict } from './verdict.js';

export type { Question, Side, Truth, Verdict } from './verdict.js';

/** Precisions tried in turn, in bits. */
const precisions = [128, 256, 512, 1024, 2048, 4096, 8192, 16384];
/** Bytes of enclosures that one truth may use up before the next precision is not tried. */
const maxBytes = 2 ** 28;
/** From this many inputs on, reverse mode is the cheaper way to an enclosure. */
const reverseFrom = 3;

/**
 * The certified truth.
 *
 * @throws OutsideDomain where the function has no real value at the point
 * @throws StepLimit where the program runs too long
 * @throws DiffcmpError `internal` where the two roots of the truth contradict each other
 */
export function findTruth(laboratory: Laboratory, question: Question): Truth {
  return new Investigation(new Experiment(laboratory, question)).settle();
}

class Investigation {
  private value: CertifiedNumber | null = null;
  private readonly gradient: (Verdict | undefined)[];
  /** The lower triangle. */
  private readonly hessian: (Verdict | undefined)[][];
  private reason = 'the enclosures stay too wide';
  /** Whether reverse mode met a singular point, where one input and one side at a time is needed. */
  private needsOneByOne = false;

  constructor(private readonly experiment: Experiment) {
    const { wrt, order } = experiment.question;
    this.gradient = wrt.map(() => undefined);
    this.hessian = order === 2 ? wrt.map((_, i) => wrt.slice(0, i + 1).map(() => undefined)) : [];
  }

  settle(): Truth {
    const { lab, question } = this.experiment;
    const { mpfr } = lab.bench;
    let bytes = 0;
    for (const bits of precisions) {
      if (performance.now() > (question.budget.deadline ?? Infinity)) throw new TimeLimit();
      this.experiment.bits = bits;
      mpfr.reset(bits);
      this.settleGradient();
      this.settleValue();
      this.settleHessian();
      bytes += mpfr.used;
      if (this.isSettled()) break;
      if (bytes > maxBytes) {
        this.reason = 'the budget for the truth is spent';
        break;
      }
    }
    return {
      value: this.value,
      bits: this.experiment.bits,
      gradient: this.gradient.map((verdict, index) => verdict ?? this.undecided(index)),
      hessian: question.order === 1 ? null : this.wholeHessian(),
    };
  }

  private isSettled(): boolean {
    const verdicts = [...this.gradient, ...this.hessian.flat()];
    return this.value !== null && verdicts.every((verdict) => verdict !== undefined);
  }

  private undecided(index: number): Verdict {
    return { status: 'undecided', message: this.reason, enclosure: this.experiment.enclosures.get(index) ?? null };
  }

  private wholeHessian(): Verdict[][] {
    const entry = (i: number, j: number): Verdict =>
      this.hessian[Math.max(i, j)]?.[Math.min(i, j)] ?? this.undecided(-1);
    return this.hessian.map((_, i) => this.hessian.map((__, j) => entry(i, j)));
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

  /** Where no run for a derivative has brought it along: without inputs, and at singular points. */
  private settleValue(): void {
    if (this.value !== null) return;
    const { reason } = this;
    this.attempt(() => this.bringValue(this.experiment.value(this.experiment.lab.bench)));
    this.reason = reason; // a derivative is open for a reason of its own
  }

  private bringValue(enclosure: Interval): void {
    this.value ??= this.experiment.certified(enclosure) ?? null;
  }

  private settleGradient(): void {
    const { length } = this.openInputs();
    // what reverse mode can't decide for all inputs at once may be decided for one
    if (this.experiment.bits === precisions.at(-1)) this.needsOneByOne = true;
    if (length >= reverseFrom && !this.needsOneByOne) this.attempt(() => this.byReverseMode());
    if (length >= reverseFrom && !this.needsOneByOne) return;
    for (const index of this.openInputs()) this.attempt(() => this.byJets(index));
  }

  private openInputs(): number[] {
    return this.gradient.flatMap((verdict, index) => (verdict === undefined ? [index] : []));
  }

  /** All open inputs by one sweep, confirmed along two random directions. */
  private byReverseMode(): void {
    const { experiment } = this;
    const { bench, seen } = experiment.lab;
    const adjoints = this.adjoints();
    if (seen.singular || adjoints === null) {
      this.needsOneByOne = true;
      return;
    }
    const numbers = new Map<number, CertifiedNumber>();
    const enclosures = new Map<number, Interval>();
    for (const index of this.openInputs()) {
      const enclosure = adjoints.get(index) ?? bench.literal(0);
      const number = experiment.certified(enclosure, index);
      if (number === undefined) continue;
      numbers.set(index, number);
      enclosures.set(index, enclosure);
    }
    if (numbers.size === 0) return;
    const random = randomNumbers(20261123);
    for (let round = 0; round < 2; round++) {
      const weights = new Map<number, number>();
      for (const index of numbers.keys()) weights.set(index, (random() + 0.5) * (random() < 0.5 ? -1 : 1));
      experiment.confirmDirection(enclosures, weights, centralStencil);
    }
    for (const [index, number] of numbers) this.gradient[index] = { status: 'certified', number };
  }

  /** The adjoints of the open inputs; null where a partial has no value, though the function has. */
  private adjoints(): Map<number, Interval | undefined> | null {
    const { lab, question } = this.experiment;
    const { program, point, wrt, budget } = question;
    lab.seen.singular = lab.seen.broken = false;
    const tape = new Tape(lab.watched);
    const active = new Map(this.openInputs().map((index) => [wrt[index], index]));
    const inputs = point.map((value, i) => {
      const literal = lab.bench.literal(value);
      return active.has(i) ? tape.input(literal) : { value: literal, node: -1 };
    });
    try {
      const output = program.link(tape.arithmetic)(inputs, budget);
      const adjoints = tape.adjoints(output);
      if (!lab.seen.singular) this.bringValue(output.value);
      return new Map([...active].map(([input, index]) => [index, adjoints[inputs[input as number]?.node as number]]));
    } catch (error) {
      if (error instanceof OutsideDomain) return null;
      throw error;
    }
  }

  /** One input, first to the right and, where that meets a singular point, to the left as well. */
  private byJets(index: number): void {
    const { experiment } = this;
    const { seen } = experiment.lab;
    seen.singular = seen.broken = false;
    const right = runOneSided(experiment, index, 1);
    if (seen.singular || right.kind !== 'finite') {
      const left = runOneSided(experiment, index, -1);
      this.gradient[index] = judge(experiment, index, left, right, seen.broken);
      return;
    }
    this.bringValue(right.value);
    const number = experiment.certified(right.derivative, index);
    if (number === undefined) return;
    experiment.confirmAxis(index, right.derivative, centralStencil, 1);
    this.gradient[index] = { status: 'certified', number };
  }

  private settleHessian(): void {
    this.hessian.forEach((row, i) => {
      row.forEach((verdict, j) => {
        if (verdict === undefined) this.attempt(() => this.settlePair(row, i, j));
      });
    });
  }

  private settlePair(row: (Verdict | undefined)[], i: number, j: number): void {
    const { experiment } = this;
    const enclosure = this.secondDerivative(i, j);
    const number = experiment.certified(enclosure);
    if (number === undefined) return;
    if (i === j) experiment.confirmAxis(i, enclosure, secondStencil, 2);
    else experiment.confirmPair(i, j, enclosure);
    row[j] = { status: 'certified', number };
  }

  /** By jets of jets, which must not meet a singular point. */
  private secondDerivative(i: number, j: number): Interval {
    const { lab, question } = this.experiment;
    const { bench, seen, secondOrder } = lab;
    const { program, point, wrt, budget } = question;
    seen.singular = seen.broken = false;
    const one: Jet<Interval> = { primal: bench.literal(1), tangent: undefined, infinite: 0 };
    const inputs = point.map((value, k): Jet<Jet<Interval>> => ({
      primal: { primal: bench.literal(value), tangent: k === wrt[j] ? bench.literal(1) : undefined, infinite: 0 },
      tangent: k === wrt[i] ? one : undefined,
      infinite: 0,
    }));
    const unsettled = new Undecided('second derivatives are not settled at singular points');
    try {
      const { tangent, infinite } = program.link(secondOrder)(inputs, budget);
      if (seen.singular || infinite !== 0 || (tangent?.infinite ?? 0) !== 0) throw unsettled;
      return tangent?.tangent ?? bench.literal(0);
    } catch (error) {
      if (error instanceof OutsideDomain) throw unsettled;
      throw error;
    }
  }
}

/** Pseudo-random numbers in [0, 1), the same for the same seed (a multiplicative generator, Park & Miller 1988). */
function randomNumbers(seed: number): () => number {
  let state = seed % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
