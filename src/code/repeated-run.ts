// Work that is done again and again at other points: interpreted until code would have paid, then by code; counted alike.
import { operationKinds } from '../arithmetic.js';
import type { OperationCounts } from '../arithmetics/counting.js';
import type { Budget, RunOfOutputs } from '../program/program.js';
import { checkTime } from '../program/time.js';
import { madeRunner } from './choose-runner.js';
import { directCall } from './direct-call.js';
import type { TracingEngine } from './engine.js';
import { CodePaths } from './paths.js';
import { handOut, type Runner } from './runner.js';
import type { CountedCode } from './tracing.js';

/** Runs from which on code pays: so many that trace and interpreter cost the same, and a function more. */
const runsForTrace = 40;
const operationsForFunction = 8_000;
/** Operations between two looks at the clock. */
const operationsPerLook = 10_000;

/** What is done: numbers at a point, of which there are `outputs`. */
export interface RepeatedWork {
  readonly outputs: number;
  readonly interpret: RunOfOutputs<number>;
  /** A run by the interpreter, with the operations that it takes. */
  readonly measured: (
    point: readonly number[],
    budget: Budget,
  ) => { readonly outputs: readonly number[]; readonly operations: number };
  /** Code of the path at a point; null where there is none. @throws whatever the run throws there */
  readonly trace: (point: ArrayLike<number>, budget: Budget) => CountedCode | null;
}

export interface RepeatedRun {
  readonly run: RunOfOutputs<number>;
  /** Says that so many more runs will be asked for: code that will pay is made at once. */
  readonly expect: (runs: number) => void;
}

/** @param counts what the interpreter counts its operations into, if it does: code adds the same */
export function repeatedRun(work: RepeatedWork, engine: TracingEngine, counts: OperationCounts | null): RepeatedRun {
  let left = engine === 'auto' ? runsForTrace + operationsForFunction : 1;
  let operations = -1;
  let expected = 0;
  let coded: RunOfOutputs<number> | null = null;
  const expect = (runs: number): void => {
    if (operations < 0) expected = Math.max(expected, runs);
    else if (runs >= left) left = 0;
  };
  const run: RunOfOutputs<number> = (point, budget) => {
    if (--left < 0) return (coded ??= codedRun(work, engine, counts, operations))(point, budget);
    if (operations >= 0) return work.interpret(point, budget);
    const first = work.measured(point, budget);
    operations = first.operations;
    if (engine === 'auto') left = runsForTrace + operationsForFunction / (operations + 1);
    if (expected >= left) left = 0;
    return first.outputs;
  };
  return { run, expect };
}

function codedRun(
  { outputs, interpret, trace }: RepeatedWork,
  engine: TracingEngine,
  counts: OperationCounts | null,
  operations: number,
): RunOfOutputs<number> {
  if (outputs === 0) return interpret;
  let budget: Budget = { maxSteps: 0 };
  let unseen = 0;
  const runsPerLook = Math.ceil(operationsPerLook / (operations + 1));
  const paths = new CodePaths({
    interpret: (point, out) => handOut(interpret(Array.from(point), budget), out),
    trace: (point) => {
      const counted = trace(point, budget);
      return counted && countedRunner(counted, engine, counts);
    },
  });
  const run = directCall(paths);
  return (point, given) => {
    budget = given;
    if (++unseen >= runsPerLook) {
      unseen = 0;
      checkTime(budget);
    }
    const out = new Array<number>(outputs - 1);
    const value = run(point, out);
    return outputs === 1 ? [value] : [value, ...out];
  };
}

/** Code that adds to the counts what the interpreter would. */
function countedRunner(
  { code, operations }: CountedCode,
  engine: TracingEngine,
  counts: OperationCounts | null,
): Runner {
  const { runner } = madeRunner(code, engine);
  if (counts === null) return runner;
  const kinds = operationKinds.filter((kind) => operations[kind] > 0);
  return (point, out, failed) => {
    const value = runner(point, out, failed);
    if (failed[0] === 0) for (const kind of kinds) counts[kind] += operations[kind];
    return value;
  };
}
