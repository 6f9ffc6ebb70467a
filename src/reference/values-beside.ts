// Values of the program of one question, at its point and beside it, on any bench.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { remembering } from '../arithmetics/series/remembering.js';
import { Undecided } from '../errors.js';
import { powerOfTwo, type Displaced } from './difference-check.js';
import type { Laboratory } from './laboratory.js';
import type { Question } from './verdict.js';

/** Inputs are meant by their index in `wrt` throughout. */
export class ValuesBeside {
  /** The precision of the enclosures now. */
  bits = 0;
  /** The value at the point that `checkValue` gave last: where it is exact, it is so at any precision. */
  private kept: { readonly bits: number; readonly precision: number; readonly value: Interval } | undefined;
  private seen: { readonly bits: number; readonly value: Interval } | undefined;

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

  /** The same on the check bench, at its precision or a higher one: one value serves all scales, sides and inputs. */
  checkValue(): Interval {
    const { checkBench, bench } = this.lab;
    const { precision } = checkBench.mpfr;
    const before = this.kept?.bits === this.bits ? this.kept : undefined;
    if (before !== undefined && before.precision >= precision) return before.value;
    const value = this.value(checkBench);
    // numbers of the check bench end with their precision, those of the other with its own
    const lo = bench.mpfr.copyOf(value.lo, precision);
    const hi = checkBench.isExact(value) ? lo : bench.mpfr.copyOf(value.hi, precision);
    this.kept = { bits: this.bits, precision: lo === hi ? Infinity : precision, value: { lo, hi } };
    return value;
  }

  /** A value of the function on a bench; where numbers can't be told from equal ones, those made alike are known to be equal. */
  private run(A: IntervalArithmetic, inputs: (B: IntervalArithmetic) => readonly Interval[]): Interval {
    const { program, budget } = this.question;
    const strict = strictly(A);
    try {
      return program.link(strict)(inputs(strict), budget);
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      const B = remembering(strict);
      return program.link(B)(inputs(B), budget);
    }
  }

  /** The value at the point as it was seen first at this precision, on the check bench; in numbers of the other, which last. */
  protected center(): Interval | undefined {
    return this.seen?.bits === this.bits ? this.seen.value : undefined;
  }
  /** @param value of the check bench */
  protected see({ lo, hi }: Interval): void {
    const { mpfr } = this.lab.bench;
    const low = mpfr.copyOf(lo, this.bits);
    this.seen = { bits: this.bits, value: { lo: low, hi: lo === hi ? low : mpfr.copyOf(hi, this.bits) } };
  }

  /** 2^e with 2^(e-1) <= |x| < 2^e, 1 at 0: the size that displacements of an input are measured in. */
  unit(A: IntervalArithmetic, index: number): Interval {
    return this.step(A, index, 0);
  }
  /** So many powers of two of that. */
  protected step(A: IntervalArithmetic, index: number, exponent: number): Interval {
    const value = this.coordinate(index);
    return powerOfTwo(A, value === 0 ? exponent : exponent + A.mpfr.exponent(A.literal(value).lo));
  }

  /** Values of the function on the check bench where an input is a step lower and a step higher. */
  protected aside(index: number, step: Interval): readonly [below: Interval, above: Interval] {
    const { point, wrt, program, budget } = this.question;
    const A = this.lab.checkBench;
    const run = program.link(A);
    const inputs = point.map(A.literal);
    const input = wrt[index] as number;
    const at = inputs[input] as Interval;
    inputs[input] = A.sub(at, step);
    const below = run(inputs, budget);
    inputs[input] = A.add(at, step);
    return [below, run(inputs, budget)];
  }

  /** The function along the weighted inputs: its value where input i is moved by multiple·weightᵢ·unitᵢ·2^exponent. */
  protected displaced(weights: ReadonlyMap<number, number>, exponent: number): Displaced {
    const A = this.lab.checkBench;
    const size = powerOfTwo(A, exponent);
    const steps = [...weights].map(
      ([index, weight]) => [index, A.mul(A.mul(size, this.unit(A, index)), A.literal(weight))] as const,
    );
    const valueAt = this.near(steps);
    return (multiple) => valueAt(() => multiple);
  }

  /** The function beside the point, on the check bench: each input is moved by so many of its steps. */
  protected near(
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

/** Where an enclosure holds a jump of a step, or a power of what may be 0 varies, more must be known than the enclosure. */
function strictly(A: IntervalArithmetic): IntervalArithmetic {
  let strict = strictOnes.get(A);
  if (strict === undefined) strictOnes.set(A, (strict = madeStrict(A)));
  return strict;
}
/** By what they are made of, so that programs are linked to each once. */
const strictOnes = new WeakMap<IntervalArithmetic, IntervalArithmetic>();

function madeStrict(A: IntervalArithmetic): IntervalArithmetic {
  const certain =
    (name: (typeof steps)[number]) =>
    (x: Interval): Interval => {
      const whole = A[name](x);
      if (!A.isExact(whole)) throw new Undecided(`${name} is too near a jump`);
      return whole;
    };
  return {
    ...A,
    ...(Object.fromEntries(steps.map((name) => [name, certain(name)])) as Pick<
      IntervalArithmetic,
      (typeof steps)[number]
    >),
    pow: (x, y) => {
      if (!A.isExact(x) && A.containsZero(x) && !A.isExactZero(y) && A.mpfr.exponent(y.hi) < smallExponent)
        throw new Undecided('a varying power of what may be 0');
      return A.pow(x, y);
    },
  };
}
/** Below 2 to this power an exponent makes of what is tiny anything up to 1. */
const smallExponent = -4;
const steps = ['floor', 'ceil', 'round', 'fix', 'sign'] as const;
