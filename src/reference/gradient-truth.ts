// The truth of first derivatives: by jets, an input and a side at a time, or by reverse mode for many inputs at once.
import type { Interval } from '../arithmetics/interval/interval.js';
import { forget } from '../arithmetics/singularities.js';
import { Tape } from '../arithmetics/tape.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { AtPrecision } from './at-precision.js';
import type { CertifiedNumber } from './certified-number.js';
import { confirmFirst } from './joint-check.js';
import { LastingReasons } from './lasting-reasons.js';
import type { Experiment } from './experiment.js';
import { judge, runOneSided, Seam } from './one-sided.js';
import { SeriesSides } from './series-sides.js';
import { SingularOperands } from './singular-inputs.js';
import { isOpen, kindOfVerdict, type Verdict } from './verdict.js';

/** From this many inputs on, reverse mode is the cheaper way to an enclosure. */
export const reverseFrom = 3;
/** So few are asked one by one as soon as reverse mode doesn't tell. */
const fewInputs = 16;

export class GradientTruth {
  /** One per differentiated input; undefined: none yet. */
  readonly verdicts: (Verdict | undefined)[];
  /** Inputs whose derivative is asked one by one, and one side at a time: those that a singular point depends on. */
  private readonly alone = new Set<number>();
  /** Inputs that reverse mode has found no singular point to depend on. */
  readonly smooth = new Set<number>();

  /** Inputs that were left open, the last time, for two numbers that would have to be proved equal; in words which. */
  readonly seams = new Map<number, string>();

  /** Why inputs are open for good, by their index. */
  readonly lastWords = new Map<number, string>();
  private readonly reasons = new LastingReasons<number>();
  private readonly series = new AtPrecision(() => new SeriesSides(this.experiment));

  constructor(private readonly experiment: Experiment) {
    this.verdicts = experiment.question.wrt.map(() => undefined);
  }

  /** Settles what the precision of the bench allows. @param isLast whether there is no higher one */
  settle(isLast: boolean): void {
    const together = this.openInputs().filter((index) => !this.alone.has(index));
    // what reverse mode can't decide for all inputs at once may be decided for one
    const areMany = !isLast && together.length >= reverseFrom;
    const areTold = areMany && this.experiment.attempt(() => this.byReverseMode(together));
    if (!areMany || (!areTold && together.length <= fewInputs)) for (const index of together) this.alone.add(index);
    for (const index of this.openInputs()) {
      if (!this.alone.has(index)) continue;
      this.experiment.attempt(() => this.byItself(index));
      if (this.reasons.isClosed(index)) this.lastWords.set(index, this.experiment.openFor);
    }
  }

  /** Inputs of which a higher precision may have more to say. */
  openInputs(): number[] {
    const open: number[] = [];
    for (let index = 0; index < this.verdicts.length; index++)
      if (isOpen(this.verdicts[index]) && !this.lastWords.has(index)) open.push(index);
    return open;
  }

  /** Forgets the seams of which more bits might have told. */
  forgetSeams(): void {
    for (const index of this.seams.keys()) if (!this.lastWords.has(index)) this.seams.delete(index);
  }

  /** Inputs by one sweep, confirmed along two random directions. Those that a singular point depends on are left alone. */
  private byReverseMode(indices: readonly number[]): void {
    const { experiment } = this;
    const { bench } = experiment.lab;
    const adjoints = this.adjoints(indices);
    for (const index of indices) if (adjoints?.has(index) !== true) this.alone.add(index);
    if (adjoints === null) return;
    const numbers = new Map<number, CertifiedNumber>();
    const enclosures = new Map<number, Interval>();
    for (const [index, adjoint] of adjoints) {
      const enclosure = adjoint ?? bench.literal(0);
      const number = experiment.certified(enclosure, index);
      if (number === undefined) continue;
      numbers.set(index, number);
      enclosures.set(index, enclosure);
    }
    const unconfirmed = [...numbers.keys()].filter((index) => this.verdicts[index] === undefined);
    confirmFirst(experiment, new Map(unconfirmed.map((index) => [index, enclosures.get(index) as Interval])));
    for (const [index, number] of numbers) this.verdicts[index] = { status: 'certified', number };
  }

  /** The adjoints of inputs that no singular point depends on; null where a partial has no value, though the function has. */
  private adjoints(indices: readonly number[]): Map<number, Interval | undefined> | null {
    const { lab, question } = this.experiment;
    const { program, point, wrt, budget } = question;
    forget(lab.seen);
    const tape = new Tape(lab.watched);
    const operands = new SingularOperands(tape, lab.seen);
    const active = new Set(indices.map((index) => wrt[index] as number));
    const inputs = point.map((value, i) => {
      const literal = lab.bench.literal(value);
      return active.has(i) ? tape.input(literal) : { value: literal, node: -1 };
    });
    try {
      const output = program.link(operands.arithmetic)(inputs, budget);
      const isSingular = operands.reached();
      const nodeOf = (index: number): number => inputs[wrt[index] as number]?.node as number;
      const smooth = indices.filter((index) => !isSingular(nodeOf(index)));
      if (!lab.seen.singular) this.experiment.settleValue(output.value);
      const adjoints = smooth.length === 0 ? [] : tape.adjoints(output);
      for (const index of smooth) this.smooth.add(index);
      return new Map(smooth.map((index) => [index, adjoints[nodeOf(index)]]));
    } catch (error) {
      if (error instanceof OutsideDomain) return null;
      throw error;
    }
  }

  /** One input: by jets and, where these can't tell, by series beside the point. */
  private byItself(index: number): void {
    this.seams.delete(index);
    try {
      this.byJets(index);
      this.reasons.forget(index);
      // that both limits at a jump are one number is seen where numbers made alike are one object
      const verdict = this.verdicts[index];
      if (verdict?.status === 'jump' && kindOfVerdict(verdict) === null)
        this.experiment.attempt(() => this.bySeries(index));
    } catch (byJets) {
      if (!(byJets instanceof Undecided)) throw byJets;
      try {
        this.bySeries(index);
        this.reasons.forget(index);
      } catch (reason) {
        if (!(reason instanceof Undecided)) throw reason;
        if (reason instanceof Seam) this.seams.set(index, reason.message);
        this.reasons.note(index, `${byJets.message}; ${reason.message}`, { reason, bits: this.experiment.bits });
        throw reason;
      }
    }
  }

  /** Both sides by series. */
  private bySeries(index: number): void {
    const { experiment } = this;
    const sides = this.series.at(experiment.bits);
    const { seen } = experiment.lab;
    forget(seen);
    const [left, right] = sides.both(index);
    const { broken } = seen;
    const center = sides.center();
    if (center !== undefined) experiment.settleValue(center);
    this.verdicts[index] = judge(experiment, index, left, right, broken, center) ?? this.verdicts[index];
  }

  /** One input, first to the right and, where that meets a singular point, to the left as well. */
  private byJets(index: number): void {
    const { experiment } = this;
    const { seen } = experiment.lab;
    forget(seen);
    const right = runOneSided(experiment, index, 1);
    if (seen.singular || right.kind !== 'finite') {
      const left = runOneSided(experiment, index, -1);
      this.verdicts[index] = judge(experiment, index, left, right, seen.broken) ?? this.verdicts[index];
      return;
    }
    experiment.settleValue(right.value);
    const number = experiment.certified(right.derivative, index);
    if (number === undefined) return;
    if (this.verdicts[index] === undefined) experiment.confirmSlope(index, right.derivative);
    this.verdicts[index] = { status: 'certified', number };
  }
}
