// Values and derivatives of programs over plain numbers, run after run: by code once that pays, counted as the interpreter counts.
import type { Arithmetic } from '../arithmetic.js';
import { counting, totalOperations, type OperationCounts } from '../arithmetics/counting.js';
import type { Format } from '../arithmetics/formats.js';
import { linkOutputs, outputCount } from '../program/outputs.js';
import { defaultMaxSteps, type Budget, type Program, type RunOfOutputs } from '../program/program.js';
import { derivativeCode, type SeededMode } from './derivative-code.js';
import type { Engine, TracingEngine } from './engine.js';
import { repeatedRun, type RepeatedRun } from './repeated-run.js';
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

/** A run of derivatives, with what the interpreter does at the point of this one. */
interface RepeatedDerivatives extends RepeatedRun {
  interpret: () => readonly number[];
}

/** Runs of derivatives of a program before anything is kept of them: most programs of a batch, or of a process, are met once. */
const runsUnkept = 24;
/** Numbers of derivatives from which on one run of them is long, and names of inputs are too many to tell work by. */
const mostDerivatives = 4_096;

export class ValueRuns {
  private readonly known = new WeakMap<Program, Map<string, RepeatedRun>>();
  private readonly runsOf = new WeakMap<Program, { count: number }>();

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
   * All outputs of a program: for each the same function, so that code is made once.
   *
   * @param maxSteps the budget's
   * @param expected runs that will be asked for at least, as far as is known
   */
  of(program: Program, engine: Engine = 'auto', maxSteps = defaultMaxSteps, expected = 0): RunOfOutputs<number> {
    if (program.isWatched === true || engine === 'interpret') return linkOutputs(program, this.real);
    // a path that was traced with more steps may be too long for these
    const repeated = this.repeated(program, `${engine} ${maxSteps}`, () => this.valuesOf(program, engine));
    repeated.expect(expected);
    return repeated.run;
  }

  /**
   * The first derivatives of all outputs in a mode, and what else `interpret` gives: what it gives at this point, by code once
   * that pays.
   */
  derivatives(question: DerivativeQuestion, mode: SeededMode, interpret: () => readonly number[]): readonly number[] {
    const { program, point, wrt, budget, engine = 'auto' } = question;
    if (program.isWatched === true || engine === 'interpret' || wrt.length > mostDerivatives) return interpret();
    if (engine === 'auto' && !this.isFrequent(program)) return interpret();
    const key = `${engine} ${budget.maxSteps} ${mode.name} ${wrt.join(' ')}`;
    const repeated = this.repeated(program, key, () => this.derivativesOf(question, mode, engine));
    repeated.interpret = interpret;
    return repeated.run(mode.step === undefined ? point : [...point, mode.step], budget);
  }

  private isFrequent(program: Program): boolean {
    const runs = this.runsOf.get(program);
    if (runs === undefined) this.runsOf.set(program, { count: 1 });
    return runs !== undefined && ++runs.count > runsUnkept;
  }

  private repeated<Run extends RepeatedRun>(program: Program, key: string, begin: () => Run): Run {
    let runs = this.known.get(program);
    if (runs === undefined) this.known.set(program, (runs = new Map<string, RepeatedRun>()));
    let repeated = runs.get(key) as Run | undefined;
    if (repeated === undefined) runs.set(key, (repeated = begin()));
    return repeated;
  }

  private valuesOf(program: Program, engine: TracingEngine): RepeatedRun {
    const interpret = linkOutputs(program, this.real);
    const work = {
      outputs: outputCount(program),
      interpret,
      measured: (point: readonly number[], budget: Budget) => this.measured(program, interpret, point, budget),
      trace: (point: ArrayLike<number>, budget: Budget) =>
        plainValueCode({ program, format: this.format, point, budget }),
    };
    return repeatedRun(work, engine, this.counts);
  }

  private derivativesOf(
    { program, wrt }: DerivativeQuestion,
    mode: SeededMode,
    engine: TracingEngine,
  ): RepeatedDerivatives {
    const { format, counts } = this;
    const interpret = (): readonly number[] => repeated.interpret();
    const work = {
      outputs: outputCount(program) * wrt.length + mode.others,
      interpret,
      measured: (point: readonly number[], budget: Budget) => {
        if (counts !== null) return this.measured(program, interpret, point, budget);
        // nobody counts: that of the value says how long the program is
        const given = point.slice(0, program.inputs.length);
        const { operations } = this.measured(program, linkOutputs(program, this.real), given, budget);
        return { outputs: interpret(), operations };
      },
      trace: (point: ArrayLike<number>, budget: Budget) =>
        derivativeCode({ program, format, point, budget }, wrt, mode),
    };
    const repeated: RepeatedDerivatives = { ...repeatedRun(work, engine, counts), interpret: () => [] };
    return repeated;
  }

  /** A run with the operations that it takes. */
  private measured(
    program: Program,
    interpret: RunOfOutputs<number>,
    inputs: readonly number[],
    budget: Budget,
  ): { readonly outputs: readonly number[]; readonly operations: number } {
    const plain = this.counts === null ? counting(this.real) : null;
    const counts = (plain?.counts ?? this.counts) as OperationCounts;
    const before = totalOperations(counts);
    const run = plain === null ? interpret : linkOutputs(program, plain.arithmetic);
    const outputs = run(inputs, budget);
    return { outputs, operations: totalOperations(counts) - before };
  }
}
