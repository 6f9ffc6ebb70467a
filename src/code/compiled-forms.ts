// Gradients by code in the forms in which points are given: a number, numbers by name, a list, arrays by name.
import type { MethodId } from '../methods/table.js';
import { layoutOf, type Problem } from '../methods/method.js';
import { EvaluationError } from '../errors.js';
import { outputCount } from '../program/outputs.js';
import type { Nested } from '../tensors/nested.js';
import { isOfNumbers, type Shaped } from '../tensors/layout.js';
import { arrayWriter, fillFromArrays, fillFromRow, isFiniteNumber, isListOf, doublesOf } from './array-forms.js';
import { arraysWriter, recordReader, recordWriter } from './records.js';
import { gradientRun, type CodeQuestion } from './program-code.js';
import type { PointRun } from './runner.js';

/** A gradient in the form in which its point was given. */
type FormedGradient = Nested<number> | Float64Array | Record<string, Nested<number>>;
/** Undefined where the point isn't of that form, or the run fails: the interpreter then says what is wrong. */
type FormedRun<Given> = (given: Given) => FormedGradient | undefined;

/** The code of one gradient, for every form that it has been given a point in. */
export class CompiledForms {
  private ofNumber: FormedRun<number> | null = null;
  private ofList: FormedRun<ArrayLike<unknown>> | null = null;
  private ofRecord: FormedRun<Readonly<Record<string, unknown>>> | null = null;

  /** @param limits what a run may use up that is traced */
  constructor(
    private readonly method: MethodId,
    private readonly limits: Pick<CodeQuestion, 'maxSteps' | 'timeout'>,
  ) {}

  /** The gradient by code; undefined where there is none for what is given, or something is wrong with it. */
  at(given: unknown): FormedGradient | undefined {
    if (typeof given === 'number') return this.ofNumber?.(given);
    if (typeof given !== 'object' || given === null) return undefined;
    if (isQuiet(() => isListOf(given))) return this.ofList?.(given as unknown as ArrayLike<unknown>);
    return this.ofRecord?.(given as Readonly<Record<string, unknown>>);
  }

  /** A point that was differentiated at without code: the next one like it gets some. */
  seen(given: unknown, problem: Problem): void {
    const { method } = this;
    const { program, point, wrt } = problem;
    if ((method !== 'forward' && method !== 'reverse') || outputCount(program) !== 1) return;
    const { run } = gradientRun({ ...problem, ...this.limits }, method);
    const code = { run, inputs: point.length };
    const derivatives = new Float64Array(wrt.length);
    const layout = layoutOf(problem);
    const { variables, asked } = layout;
    const isPlain = isOfNumbers(layout);
    const names = new Set(variables.map(({ name }) => name));
    const isWhole = asked.every(({ name }) => names.has(name)); // `w[2,1]` is a part
    if (typeof given === 'number') {
      if (point.length === 1 && wrt.length === 1) this.ofNumber = ofNumber(run);
    } else if (isListOf(given)) {
      if (isPlain)
        this.ofList = formed(code, (list, into) => list.length === into.length && fillFromRow(list, into, 0), derivatives, (out) => out.slice()); // prettier-ignore
      else if (isWhole && variables.length === 1) this.ofList = ofArray(code, variables[0] as Shaped, derivatives);
    } else if (isPlain) {
      const { inputs } = program;
      this.ofRecord = formed(
        code,
        recordReader(inputs),
        derivatives,
        recordWriter(wrt.map((input) => inputs[input] as string)),
      );
    } else if (isWhole) this.ofRecord = ofArrays(code, variables, asked, derivatives);
  }
}

interface FormedCode {
  readonly run: PointRun;
  readonly inputs: number;
}

/**
 * A run between a reader and a writer.
 *
 * @param reads puts what is given into an array; false where that isn't of its form, or no finite numbers
 * @param out takes the derivatives of every call
 */
function formed<Given, Out extends Float64Array | number[]>(
  { run, inputs }: FormedCode,
  reads: (given: Given, into: Float64Array) => boolean,
  out: Out,
  written: (out: Out) => FormedGradient,
): FormedRun<Given> {
  const point = new Float64Array(inputs);
  return (given) => (isQuiet(() => reads(given, point)) && succeeds(run, point, out) ? written(out) : undefined);
}

/** Whether something is found; what is given may throw when it is looked at, as a proxy that is revoked. */
function isQuiet(finds: () => boolean): boolean {
  try {
    return finds();
  } catch {
    return false;
  }
}

/** Runs, unless the program has no value there. */
function succeeds(run: PointRun, point: Float64Array, out: Float64Array | number[]): boolean {
  try {
    run(point, out);
    return true;
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}

/** Apart from the other forms, since of a small function every call is felt. */
function ofNumber(run: PointRun): FormedRun<number> {
  const [point, out] = [new Float64Array(1), new Float64Array(1)];
  return (x) => {
    if (!isFiniteNumber(x)) return undefined;
    point[0] = x;
    return succeeds(run, point, out) ? out[0] : undefined;
  };
}

function ofArray(code: FormedCode, { shape }: Shaped, derivatives: Float64Array): FormedRun<ArrayLike<unknown>> {
  const reads = (given: ArrayLike<unknown>, into: Float64Array): boolean =>
    fillFromArrays(given, shape, 0, into, 0) === into.length;
  return shape.length === 1
    ? formed(code, reads, doublesOf(derivatives.length), (row) => row.slice())
    : formed(code, reads, derivatives, arrayWriter(shape, 0));
}

function ofArrays(
  code: FormedCode,
  variables: readonly Shaped[],
  asked: readonly Shaped[],
  derivatives: Float64Array,
): FormedRun<Readonly<Record<string, unknown>>> {
  const reads = (given: Readonly<Record<string, unknown>>, into: Float64Array): boolean => {
    if (Object.keys(given).length !== variables.length) return false;
    let end = 0;
    for (const { name, shape } of variables) if (end >= 0) end = fillFromArrays(given[name], shape, 0, into, end);
    return end === into.length;
  };
  return formed(code, reads, derivatives, arraysWriter(asked));
}
