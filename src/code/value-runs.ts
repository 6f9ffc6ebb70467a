// Values and derivatives of programs over plain numbers, run after run: by code once that pays, counted as the interpreter counts.
import type { Arithmetic } from '../arithmetic.js';
import { counting, totalOperations, type OperationCounts } from '../arithmetics/counting.js';
import type { Format } from '../arithmetics/formats.js';
import { linkOutputs, outputCount } from '../program/outputs.js';
import { defaultMaxSteps, type Budget, type Program, type RunOfOutputs } from '../program/program.js';
import { derivativeCode, type SeededMode } from './derivative-code.js';
import type { Engine, TracingEngine } from './engine.js';
import { ProgramRuns } from './program-runs.js';
import { RepeatedRun, type MeasuredRun, type RepeatedWork } from './repeated-run.js';
import { plainValueCode } from './tracing.js';

/** Derivatives that are asked for, first ones, at a point of the format. */
export interface DerivativeQuestion {
  readonly program: Program;
  readonly point: readonly number[];
  /** Places of inputs. */
  readonly wrt: readonly number[];
  readonly budget: Budget;
  readonly engine?: Engine | undefined;
}

/** Values at points: that of the first output, or all. */
export interface PointValues {
  first(point: readonly number[], budget: Budget): number;
  all(point: readonly number[], budget: Budget): readonly number[];
}

/** Runs of derivatives of a program before anything is kept of them: most programs of a batch, or of a process, are met once. */
const runsUnkept = 24;
/** Numbers of derivatives from which on one run of them is long, and names of inputs are too many to tell work by. */
const mostDerivatives = 4_096;
const none: readonly number[] = [];

export class ValueRuns {
  private readonly known = new WeakMap<Program, ProgramRuns>();

  /**
   * @param real the numbers of the format, over which the interpreter runs
   * @param counts what these count their operations into, if they do
   */
  constructor(
    private readonly format: Format,
    private readonly real: Arithmetic<number>,
    private readonly counts: OperationCounts | null,
  ) {}

  /**
   * The values of a program: for each the same run, so that code is made once.
   *
   * @param maxSteps the budget's
   * @param expected runs that will be asked for at least, as far as is known
   */
  of(program: Program, engine: Engine = 'auto', maxSteps = defaultMaxSteps, expected = 0): PointValues {
    if (program.isWatched === true || engine === 'interpret') return interpreted(linkOutputs(program, this.real));
    const run = this.keptOf(program).find('values', { engine, maxSteps, wrt: none }, () => this.valuesOf(program, engine)); // prettier-ignore
    run.expect(expected);
    return run;
  }

  /**
   * The first derivatives of all outputs in a mode, and what else `interpret` gives: what it gives at this point, by code once
   * that pays.
   */
  derivatives(question: DerivativeQuestion, mode: SeededMode, interpret: () => readonly number[]): readonly number[] {
    const { program, point, wrt, budget, engine = 'auto' } = question;
    if (program.isWatched === true || engine === 'interpret' || wrt.length > mostDerivatives) return interpret();
    const kept = this.keptOf(program);
    if (engine === 'auto' && ++kept.derivatives <= runsUnkept) return interpret();
    const run = kept.find(mode.name, { engine, maxSteps: budget.maxSteps, wrt }, () => this.derivativesOf(question, mode, engine, interpret)); // prettier-ignore
    run.interpret = interpret;
    return run.all(mode.step === undefined ? point : [...point, mode.step], budget);
  }

  private keptOf(program: Program): ProgramRuns {
    let kept = this.known.get(program);
    if (kept === undefined) this.known.set(program, (kept = new ProgramRuns()));
    return kept;
  }

  private valuesOf(program: Program, engine: TracingEngine): RepeatedRun {
    const { format } = this;
    const work: RepeatedWork = {
      outputs: outputCount(program),
      measured: (interpret, point, budget) => this.measured(program, interpret, point, budget),
      trace: (point, budget) => plainValueCode({ program, format, point, budget }),
    };
    return new RepeatedRun(linkOutputs(program, this.real), work, engine, this.counts);
  }

  private derivativesOf(
    { program, wrt }: DerivativeQuestion,
    mode: SeededMode,
    engine: TracingEngine,
    interpret: RunOfOutputs<number>,
  ): RepeatedRun {
    const { format, counts } = this;
    const work: RepeatedWork = {
      outputs: outputCount(program) * wrt.length + mode.others,
      measured: (run, point, budget) => {
        if (counts !== null) return this.measured(program, run, point, budget);
        // nobody counts: that of the value says how long the program is
        const given = point.slice(0, program.inputs.length);
        const { operations } = this.measured(program, linkOutputs(program, this.real), given, budget);
        return { outputs: run(point, budget), operations };
      },
      trace: (point, budget) => derivativeCode({ program, format, point, budget }, wrt, mode),
    };
    return new RepeatedRun(interpret, work, engine, counts);
  }

  /** A run with the operations that it takes. */
  private measured(
    program: Program,
    interpret: RunOfOutputs<number>,
    inputs: readonly number[],
    budget: Budget,
  ): MeasuredRun {
    const plain = this.counts === null ? counting(this.real) : null;
    const counts = (plain?.counts ?? this.counts) as OperationCounts;
    const before = totalOperations(counts);
    const run = plain === null ? interpret : linkOutputs(program, plain.arithmetic);
    const outputs = run(inputs, budget);
    return { outputs, operations: totalOperations(counts) - before };
  }
}

/** Values by the interpreter, run after run. */
function interpreted(run: RunOfOutputs<number>): PointValues {
  return { first: (point, budget) => run(point, budget)[0] as number, all: run };
}
