// Values of programs over plain numbers, run after run: by code once that pays, counted as the interpreter counts.
import { operationKinds, type Arithmetic } from '../arithmetic.js';
import { counting, totalOperations, type OperationCounts } from '../arithmetics/counting.js';
import type { Format } from '../arithmetics/formats.js';
import { linkOutputs, outputCount } from '../program/outputs.js';
import { defaultMaxSteps, type Budget, type Program, type RunOfOutputs } from '../program/program.js';
import { checkTime } from '../program/time.js';
import type { Engine, TracingEngine } from './engine.js';
import { madeRunner } from './choose-runner.js';
import { handOut, type Runner } from './runner.js';
import { directCall } from './direct-call.js';
import { CodePaths } from './paths.js';
import { plainValueCode, type TracedRun } from './tracing.js';

/** Runs from which on code pays: so many that trace and interpreter cost the same, and a function more. */
const runsForTrace = 40;
const operationsForFunction = 8_000;
/** Operations between two looks at the clock. */
const operationsPerLook = 10_000;

/** A program that is run again and again. */
interface RepeatedRun {
  readonly run: RunOfOutputs<number>;
  /** Says that so many more runs will be asked for: code that will pay is made at once. */
  readonly expect: (runs: number) => void;
}

export class ValueRuns {
  private readonly known = new WeakMap<Program, Map<string, RepeatedRun>>();

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
    let runs = this.known.get(program);
    if (runs === undefined) this.known.set(program, (runs = new Map<string, RepeatedRun>()));
    const key = `${engine} ${maxSteps}`; // a path that was traced with more steps may be too long for these
    let repeated = runs.get(key);
    if (repeated === undefined) runs.set(key, (repeated = this.begun(program, engine)));
    repeated.expect(expected);
    return repeated.run;
  }

  /** Interpreted so often that code would have paid; then by code. */
  private begun(program: Program, engine: TracingEngine): RepeatedRun {
    const interpret = linkOutputs(program, this.real);
    let left = engine === 'auto' ? runsForTrace + operationsForFunction : 1;
    let operations = -1;
    let expected = 0;
    let coded: RunOfOutputs<number> | null = null;
    const expect = (runs: number): void => {
      if (operations < 0) expected = Math.max(expected, runs);
      else if (runs >= left) left = 0;
    };
    const run: RunOfOutputs<number> = (inputs, budget) => {
      if (--left < 0) return (coded ??= this.coded(program, interpret, operations, engine))(inputs, budget);
      if (operations >= 0) return interpret(inputs, budget);
      const first = this.measured(program, interpret, inputs, budget);
      operations = first.operations;
      if (engine === 'auto') left = runsForTrace + operationsForFunction / (operations + 1);
      if (expected >= left) left = 0;
      return first.outputs;
    };
    return { run, expect };
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

  private coded(
    program: Program,
    interpret: RunOfOutputs<number>,
    operations: number,
    engine: TracingEngine,
  ): RunOfOutputs<number> {
    const count = outputCount(program);
    if (count === 0) return interpret;
    let budget: Budget = { maxSteps: 0 };
    let unseen = 0;
    const runsPerLook = Math.ceil(operationsPerLook / (operations + 1));
    const paths = new CodePaths({
      interpret: (point, out) => handOut(interpret(Array.from(point), budget), out),
      trace: (point) => this.counted({ program, format: this.format, point, budget }, engine),
    });
    const run = directCall(paths);
    return (inputs, given) => {
      budget = given;
      if (++unseen >= runsPerLook) {
        unseen = 0;
        checkTime(budget);
      }
      const out = new Array<number>(count - 1);
      const value = run(inputs, out);
      return count === 1 ? [value] : [value, ...out];
    };
  }

  /** Code of the path at a point, which adds to the counts what the interpreter would; null where there is none. */
  private counted(run: TracedRun, engine: TracingEngine): Runner | null {
    const counted = plainValueCode(run);
    if (counted === null) return null;
    const { code, operations } = counted;
    const { runner } = madeRunner(code, engine);
    const { counts } = this;
    if (counts === null) return runner;
    const kinds = operationKinds.filter((kind) => operations[kind] > 0);
    return (point, out, failed) => {
      const value = runner(point, out, failed);
      if (failed[0] === 0) for (const kind of kinds) counts[kind] += operations[kind];
      return value;
    };
  }
}
