// One question on the two benches: what is certified of an enclosure on the one is confirmed by differences on the other.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { downward, upward } from '../arithmetics/interval/mpfr.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { certify, type CertifiedNumber } from './certified-number.js';
import { endsText } from './decimal-digits.js';
import { contradiction } from './disagreement.js';
import { exactPathEnds } from './exact-path.js';
import type { Laboratory } from './laboratory.js';
import { SecondRoot } from './second-root.js';
import type { Question } from './verdict.js';

/** 2^(2^30), where MPFR's numbers end; those of a word's exponent. */
const mpfrRange = '1e323228496';
const mpfrExponent = 2 ** 30 - 2;

/** Whether an enclosure ends at infinity only because MPFR's numbers end. */
function isBeyondRange({ mpfr }: IntervalArithmetic, { lo, hi }: Interval): boolean {
  if (mpfr.sign(lo) * mpfr.sign(hi) <= 0) return false;
  return [lo, hi].some((end) => mpfr.isInfinite(end)) && [lo, hi].every((end) => mpfr.exponent(end) >= mpfrExponent);
}

/** Inputs are meant by their index in `wrt` throughout. */
export class Experiment extends SecondRoot {
  /** The value of the function, once a precision settled it. */
  settledValue: CertifiedNumber | null = null;
  /** Why what is open is open. */
  openFor = 'the enclosures stay too wide';
  /** Between which doubles the value lies by the primitives alone, without rules; null while they can't tell. */
  private valueEnds: readonly [number, number] | null = null;
  /** The last enclosures that were too wide to certify. */
  readonly enclosures = new Map<number, readonly [string, string]>();

  constructor(
    lab: Laboratory,
    question: Question,
    /** Whether the function has a value at the point, by which values beside it are measured. */
    readonly hasValue = true,
  ) {
    super(lab, question);
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
      const value = program.link(witness.arithmetic)(point.map(checkBench.literal), budget);
      this.valueEnds = [mpfr.toDouble(value.lo, downward), mpfr.toDouble(value.hi, upward)];
      this.see(value);
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
      const { round } = this.question.format;
      if (value.nearest < round(this.valueEnds[0]) || value.nearest > round(this.valueEnds[1]))
        throw contradiction('the enclosure of the value by the rules', 'that by the primitives alone');
    }
    this.settledValue = value;
  }

  /** Takes a step that may find the enclosures too wide for this precision. @returns whether it didn't */
  attempt(step: () => void): boolean {
    try {
      step();
      return true;
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      const { lineAt } = this.question;
      this.openFor = (lineAt && exactPathEnds(error, lineAt)) ?? error.message;
      return false;
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
}
