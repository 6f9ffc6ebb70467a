// The arithmetics that methods measure with, made once per ground, since making one takes longer than a small program.
import type { Arithmetic } from '../arithmetic.js';
import { complex, type Complex } from '../arithmetics/complex.js';
import { counting, type Counting, type OperationCounts } from '../arithmetics/counting.js';
import { dual, type Dual } from '../arithmetics/dual.js';
import type { Derivation } from './derivation.js';
import { expression, type Expression } from './expression-arithmetic.js';
import type { Problem } from './method.js';
import { Tape } from '../arithmetics/tape.js';
import type { Program } from '../program/program.js';

/**
 * A counting arithmetic over the ground and what is made from it, each at its first use. A method starts with `begin`,
 * so that nothing is left over from the one before, even if that was interrupted.
 */
export class Instruments {
  private readonly counting: Counting<number>;
  private dualNumbers: Arithmetic<Dual<number>> | undefined;
  private dualsOfDuals: Arithmetic<Dual<Dual<number>>> | undefined;
  private tapeOfNumbers: Tape<number> | undefined;
  private tapeOfDualNumbers: Tape<Dual<number>> | undefined;
  private complexNumbers: Arithmetic<Complex<number>> | undefined;
  private dualsOfComplexNumbers: Arithmetic<Dual<Complex<number>>> | undefined;
  private expressions: Arithmetic<Expression> | undefined;
  private readonly derivations = new WeakMap<Program, Map<string, Derivation>>();

  constructor(private readonly ground: Arithmetic<number>) {
    this.counting = counting(ground);
  }

  /** Sets the counts to 0. */
  begin(): void {
    const { counts } = this.counting;
    for (const kind of Object.keys(counts) as (keyof OperationCounts)[]) counts[kind] = 0;
  }
  /** The operations since `begin`. */
  operations(): OperationCounts {
    return { ...this.counting.counts };
  }

  get real(): Arithmetic<number> {
    return this.counting.arithmetic;
  }
  get dual(): Arithmetic<Dual<number>> {
    return (this.dualNumbers ??= dual(this.real));
  }
  get dualOfDual(): Arithmetic<Dual<Dual<number>>> {
    return (this.dualsOfDuals ??= dual(this.dual));
  }
  get complex(): Arithmetic<Complex<number>> {
    return (this.complexNumbers ??= complex(this.real));
  }
  get dualOfComplex(): Arithmetic<Dual<Complex<number>>> {
    return (this.dualsOfComplexNumbers ??= dual(this.complex));
  }
  /** Closed numbers are worked out in the ground, uncounted. */
  get expression(): Arithmetic<Expression> {
    return (this.expressions ??= expression(this.ground));
  }
  /** What `derive` makes of the problem's program, made once for all points. */
  derivation(problem: Problem, derive: (problem: Problem) => Derivation): Derivation {
    const { program, wrt, order, budget } = problem;
    const ofProgram = this.derivations.get(program) ?? new Map<string, Derivation>();
    this.derivations.set(program, ofProgram);
    const question = [order, budget.maxSteps, ...wrt].join(' '); // whatever else a derivation depends on
    let derivation = ofProgram.get(question);
    if (derivation === undefined) ofProgram.set(question, (derivation = derive(problem)));
    return derivation;
  }
  /** An empty tape. */
  get tape(): Tape<number> {
    const tape = (this.tapeOfNumbers ??= new Tape(this.real));
    tape.clear();
    return tape;
  }
  /** An empty tape of dual numbers. */
  get tapeOfDual(): Tape<Dual<number>> {
    const tape = (this.tapeOfDualNumbers ??= new Tape(this.dual));
    tape.clear();
    return tape;
  }
}
