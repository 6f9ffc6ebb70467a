// The derivative and the value at the point as enclosures of any precision: what stencils in high precision start from.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { nearest } from '../arithmetics/interval/mpfr.js';
import { forget } from '../arithmetics/singularities.js';
import type { Jet } from '../arithmetics/jet-number.js';
import { DiffcmpError, Undecided } from '../errors.js';
import type { Problem } from '../methods/method.js';
import type { Run } from '../program/program.js';
import { longTruthOf, type LongTruth } from './long-truth.js';
import type { CertifiedNumber } from '../reference/certified-number.js';
import type { Laboratory } from '../reference/laboratory.js';

/** Beyond this, parts stay null: enough for the square of a step of 1e-300. */
export const mostBits = 4096;

/**
 * Bytes of numbers on the bench from which on it is cleared for the next step: those of some twenty small ones, which stay in the
 * nearest memory of the processor.
 */
const mostKept = 2 ** 15;

/** Bits of the truth at least: enough for steps down to 1e-16 and for the predicted ones, so that it is made once for all of them. */
const fewestTruthBits = 576;

/** The program over the bench, literals and all, and where the input is that moves. */
interface ProgramHere {
  readonly run: Run<Interval>;
  readonly x: Interval;
}

/**
 * The program of a problem near its point. The truth lives on the laboratory's bench and is kept; what is made from it
 * at one step lives on the check bench, which is cleared when the precision changes or much has gathered there. Nobody
 * else may use that one from the first step to the last.
 */
export class HighPrecision {
  private bits = 0;
  private derivative: Interval | undefined;
  private center: Interval | undefined;
  private long: LongTruth | undefined;
  /** What has been made on the bench since it was cleared, by what makes it. */
  private readonly made = new Map<unknown, unknown>();
  /** The point on the bench, one input of which is moved for a run. */
  private readonly inputs: Interval[] = [];

  /**
   * @param side the direction in which the derivative is taken: it matters at a kink
   * @param certified the truth as both its roots have confirmed it; the enclosures here must agree
   * @param truthBits the precision that settled it
   */
  constructor(
    private readonly laboratory: Laboratory,
    readonly problem: Problem,
    readonly input: number,
    private readonly side: 1 | -1,
    private readonly certified: CertifiedNumber,
    private readonly truthBits: number,
  ) {}

  /** The bench for steps. */
  get A(): IntervalArithmetic {
    return this.laboratory.checkBench;
  }

  /** Makes the bench ready for the next step, and sees to it that the truth is known to more bits than that. */
  begin(bits: number): void {
    const { mpfr } = this.A;
    if (bits !== mpfr.precision || mpfr.used > mostKept) {
      mpfr.reset(bits);
      this.made.clear();
    }
    if (this.derivative !== undefined && bits + 64 <= this.bits) return;
    this.bits = Math.max(this.truthBits, fewestTruthBits, 64 * Math.ceil((bits * 1.5) / 64) + 64);
    this.laboratory.bench.mpfr.reset(this.bits);
    this.center = undefined;
    this.derivative = undefined;
    this.derivative = this.confirm(this.problem.order === 1 ? this.first() : this.second());
  }

  /** What `make` makes on the bench with so many bits, cleared before. */
  onBench<V>(bits: number, make: (A: IntervalArithmetic) => V): V {
    this.A.mpfr.reset(bits);
    this.made.clear();
    return make(this.A);
  }

  /** The derivative that the stencils approximate. */
  get truth(): Interval {
    return this.derivative as Interval;
  }
  /** The same as a sum of doubles; made once. */
  get longTruth(): LongTruth {
    if (this.long === undefined) {
      this.begin(fewestTruthBits - 64);
      this.long = longTruthOf(this.laboratory.bench, this.truth);
    }
    return this.long;
  }
  /** How far a number is from it, with its sign; known before anything is enclosed. */
  errorOf(computed: number): number {
    const { nearest: rounded, residual } = this.certified;
    if (rounded === 0) return computed + 0;
    return computed - rounded - residual * this.problem.format.ulp(rounded) + 0;
  }

  /** What `make` makes on the bench, such as literals: once for as long as the bench isn't cleared. */
  kept<V>(make: () => V): V {
    let value = this.made.get(make) as V | undefined;
    if (value === undefined) this.made.set(make, (value = make()));
    return value;
  }

  get x(): Interval {
    return this.kept(this.here).x;
  }

  /** f at the point itself. */
  get value(): Interval {
    return (this.center ??= this.atPoint());
  }
  private atPoint(): Interval {
    const { bench } = this.laboratory;
    const inputs = this.problem.point.map((each) => bench.literal(each));
    return this.problem.program.link(bench)(inputs, this.problem.budget);
  }

  /** f where the input is moved. */
  at(moved: Interval): Interval {
    const { run } = this.kept(this.here);
    this.inputs[this.input] = moved;
    return run(this.inputs, this.problem.budget);
  }
  private readonly here = (): ProgramHere => {
    const { program, point } = this.problem;
    point.forEach((each, i) => (this.inputs[i] = this.A.literal(each)));
    return { run: program.link(this.A), x: this.inputs[this.input] as Interval };
  };

  private first(): Interval {
    const { bench, seen, firstOrder } = this.laboratory;
    forget(seen);
    const inputs = this.problem.point.map((x, i): Jet<Interval> => ({
      primal: bench.literal(x),
      tangent: i === this.input ? bench.literal(this.side) : undefined,
      infinite: 0,
    }));
    const tangent = this.problem.program.link(firstOrder.strict)(inputs, this.problem.budget).tangent;
    if (tangent === undefined) return bench.literal(0);
    return this.side === 1 ? tangent : bench.neg(tangent);
  }

  private second(): Interval {
    const { bench, seen, secondOrder } = this.laboratory;
    forget(seen);
    const constant = (value: number): Jet<Interval> => ({
      primal: bench.literal(value),
      tangent: undefined,
      infinite: 0,
    });
    const inputs = this.problem.point.map((x, i): Jet<Jet<Interval>> => ({
      primal: { ...constant(x), tangent: i === this.input ? bench.literal(1) : undefined },
      tangent: i === this.input ? constant(1) : undefined,
      infinite: 0,
    }));
    const output = this.problem.program.link(secondOrder)(inputs, this.problem.budget);
    return output.tangent?.tangent ?? bench.literal(0);
  }

  /**
   * The derivative that stencils are measured against: never another number than the one that was certified. A truth that
   * rounds to 0 counts as 0.
   */
  private confirm(derivative: Interval): Interval {
    const { bench } = this.laboratory;
    const { nearest: rounded, residual } = this.certified;
    const unit = this.problem.format.ulp(rounded);
    const [low, high] = [derivative.lo, derivative.hi].map(
      (end) => (bench.mpfr.toDouble(end, nearest) - rounded) / unit - residual,
    ) as [number, number];
    // a double of a truth in a narrower format holds its residual; of one in doubles it is the truth rounded
    const allowed = Math.max(1e-3, 0.501 * 2 ** (this.problem.format.significandBits - 53));
    if (low > allowed || high < -allowed)
      throw new DiffcmpError('internal', 'the sweep and the certified truth disagree about the derivative', {
        hint: 'please report this expression and point',
      });
    if (rounded === 0) return bench.literal(0);
    if (low < -allowed || high > allowed) throw new Undecided('the enclosure is still too wide');
    return derivative;
  }
}
