// A program at a point as a graph: its structure, from one run, and further runs over any arithmetic that know the same nodes.
import type { Arithmetic } from '../arithmetic.js';
import type { Problem } from '../methods/method.js';
import { Meter } from '../program/meter.js';
import type { Budget, Program, Run, TensorProgram, Variable } from '../program/program.js';
import { elementwise } from '../tensors/elementwise.js';
import { elementCount } from '../tensors/shape.js';
import { stack } from '../tensors/structure.js';
import { tensorOrNumber, type Value } from '../tensors/tensor.js';
import { Journal } from './journal.js';
import { Recorder, type Recorded, type NodeWatch } from './recorder.js';
import { Structure } from './structure.js';

/** One number of a node: of a tensor by its place in row-major order. */
export interface NodePlace {
  readonly node: number;
  readonly item: number;
}

export class GraphRecording {
  readonly structure = new Structure();
  readonly journal = new Journal();
  /** Of the first run; a further run that decides otherwise may know more. */
  size = 0;
  /** The node that is the value of the text. */
  output = NaN;

  constructor(
    readonly problem: Problem,
    /** Whether the numbers of the value are added up. */
    private readonly isSummed: boolean,
  ) {}

  /**
   * Runs the program. What is returned knows its nodes.
   *
   * @param inputs a number for each input of the program
   * @throws as a run of a program does
   */
  run<T>(
    A: Arithmetic<T>,
    inputs: readonly T[],
    watch: NodeWatch<T>,
    budget: Budget = this.problem.budget,
  ): Recorder<T> {
    const { program, whole } = this.problem;
    const isFirst = this.size === 0;
    const recorderOver = (lifted: Arithmetic<Value<T>>): Recorder<T> =>
      new Recorder(lifted, this.structure, watch, isFirst ? this.journal : null);
    const { recorder, run, variables } =
      whole === undefined ? linkNumbers(program, A, recorderOver) : linkWhole(whole, A, recorderOver);
    const values = variables.map(({ name, shape, start }) =>
      recorder.input(name, tensorOrNumber(shape, inputs.slice(start, start + elementCount(shape)))),
    );
    const value = run(values, budget);
    const output = this.isSummed && whole !== undefined ? recorder.sum(value) : value;
    const node = recorder.asNode(output);
    if (isFirst) {
      this.output = node;
      this.size = this.structure.nodes.length;
    }
    return recorder;
  }
}

interface LinkedRun<T> {
  readonly recorder: Recorder<T>;
  readonly run: Run<Recorded<T>>;
  readonly variables: readonly Variable[];
}

function linkNumbers<T>(
  program: Program,
  A: Arithmetic<T>,
  recorderOver: (lifted: Arithmetic<Value<T>>) => Recorder<T>,
): LinkedRun<T> {
  const recorder = recorderOver(elementwise(A, new Meter()));
  const variables = program.inputs.map((name, start): Variable => ({ name, shape: [], start }));
  return { recorder, run: linkStacked(program, recorder), variables };
}

/** Of several outputs the value is one node, of their shape. */
function linkStacked<T>(program: Program, recorder: Recorder<T>): Run<Recorded<T>> {
  const { outputs } = program;
  if (outputs === undefined) return program.link(recorder.arithmetic, recorder);
  const run = outputs.link(recorder.arithmetic, recorder);
  const together = recorder.operation('stack', (args) => stack(new Meter(), args));
  return (inputs, budget) => {
    let level = run(inputs, budget);
    for (const length of outputs.shape.toReversed()) {
      const rows: Recorded<T>[] = [];
      for (let from = 0; from < level.length; from += length) rows.push(together(level.slice(from, from + length)));
      level = rows;
    }
    return level[0] ?? together([]);
  };
}

function linkWhole<T>(
  whole: TensorProgram,
  A: Arithmetic<T>,
  recorderOver: (lifted: Arithmetic<Value<T>>) => Recorder<T>,
): LinkedRun<T> {
  const made: Recorder<T>[] = [];
  const run = whole.linkWhole<T, Recorded<T>>(A, (lifted) => {
    const recorder = recorderOver(lifted);
    made.push(recorder);
    return recorder;
  });
  return { recorder: made[0] as Recorder<T>, run, variables: whole.variables };
}
