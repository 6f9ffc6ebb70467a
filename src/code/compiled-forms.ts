// Gradients by code in the forms in which points are given: a number, numbers by name, a list, arrays by name.
import type { MethodId } from '../methods/table.js';
import { layoutOf, type Problem } from '../methods/method.js';
import { EvaluationError } from '../errors.js';
import { outputCount } from '../program/outputs.js';
import { defaultMaxSteps } from '../program/program.js';
import { elementCount, type Shape } from '../tensors/shape.js';
import { nested, type Nested } from '../tensors/nested.js';
import type { Shaped } from '../tensors/layout.js';
import { recordReader, recordWriter } from './records.js';
import { gradientRun } from './program-code.js';
import type { PointRun } from './paths.js';

/** A gradient in the form in which its point was given. */
type FormedGradient = Nested<number> | Float64Array | Record<string, Nested<number>>;
/** Undefined where the point isn't of that form, or the run fails: the interpreter then says what is wrong. */
type FormedRun<Given> = (given: Given) => FormedGradient | undefined;

interface Limits {
  readonly timeout: number;
  readonly maxSteps: number | undefined;
}

/** The code of one gradient, for every form that it has been given a point in. */
export class CompiledForms {
  private ofNumber: FormedRun<number> | null = null;
  private ofList: FormedRun<ArrayLike<unknown>> | null = null;
  private ofRecord: FormedRun<Readonly<Record<string, unknown>>> | null = null;

  constructor(
    private readonly method: MethodId,
    private readonly limits: Limits,
  ) {}

  /** The gradient by code; undefined where there is none for what is given, or something is wrong with it. */
  at(given: unknown): FormedGradient | undefined {
    if (typeof given === 'number') return this.ofNumber?.(given);
    if (typeof given !== 'object' || given === null) return undefined;
    if (isSafelyListOf(given)) return this.ofList?.(given as unknown as ArrayLike<unknown>);
    return this.ofRecord?.(given as Readonly<Record<string, unknown>>);
  }

  /** A point that was differentiated at without code: the next one like it gets some. */
  seen(given: unknown, problem: Problem): void {
    const { method } = this;
    if ((method !== 'forward' && method !== 'reverse') || outputCount(problem.program) !== 1) return;
    const { timeout, maxSteps = defaultMaxSteps } = this.limits;
    const budget = (): Problem['budget'] => ({ maxSteps, deadline: performance.now() + timeout });
    const { run } = gradientRun({ ...problem, engine: 'auto', budget }, method);
    const sizes = { inputs: problem.point.length, derivatives: problem.wrt.length };
    const { variables, asked } = layoutOf(problem);
    const isPlain = [...variables, ...asked].every(({ shape }) => shape.length === 0);
    const isWhole = asked.every(({ name, shape }) => shape.length > 0 || variables.some((each) => each.name === name && each.shape.length === 0)); // prettier-ignore
    if (typeof given === 'number') {
      if (sizes.inputs === 1 && sizes.derivatives === 1) this.ofNumber = ofNumber(run);
    } else if (isListOf(given)) {
      if (isPlain) this.ofList = ofList(run, sizes);
      else if (isWhole && variables.length === 1) this.ofList = ofArray(run, sizes, (variables[0] as Shaped).shape);
    } else if (isPlain) this.ofRecord = ofNames(run, problem);
    else if (isWhole) this.ofRecord = ofArrays(run, sizes, variables, asked);
  }
}

interface Sizes {
  readonly inputs: number;
  readonly derivatives: number;
}

const isListOf = (given: unknown): boolean => Array.isArray(given) || ArrayBuffer.isView(given);
/** The same of what may throw when it is looked at, as a proxy that is revoked. */
const isSafelyListOf = (given: unknown): boolean => isQuiet(() => isListOf(given));
const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && value - value === 0;

/** Whether a reader finds what it looks for; what is given may throw when it is looked at. */
function isQuiet(reads: () => boolean): boolean {
  try {
    return reads();
  } catch {
    return false;
  }
}

/** Runs, unless the program has no value there. */
function succeeds(run: PointRun, point: Float64Array, out: Float64Array): boolean {
  try {
    run(point, out);
    return true;
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}

function ofNumber(run: PointRun): FormedRun<number> {
  const [point, out] = [new Float64Array(1), new Float64Array(1)];
  return (x) => {
    if (!isFiniteNumber(x)) return undefined;
    point[0] = x;
    return succeeds(run, point, out) ? out[0] : undefined;
  };
}

function ofList(run: PointRun, { inputs, derivatives }: Sizes): FormedRun<ArrayLike<unknown>> {
  const point = new Float64Array(inputs);
  return (given) => {
    if (!isQuiet(() => given.length === inputs && fillRow(given, point, 0))) return undefined;
    const out = new Float64Array(derivatives);
    return succeeds(run, point, out) ? out : undefined;
  };
}

function ofNames(run: PointRun, { program: { inputs }, wrt }: Problem): FormedRun<Readonly<Record<string, unknown>>> {
  const [point, out] = [new Float64Array(inputs.length), new Float64Array(wrt.length)];
  const read = recordReader(inputs);
  const write = recordWriter(wrt.map((input) => inputs[input] as string));
  return (given) => (isQuiet(() => read(given, point)) && succeeds(run, point, out) ? write(out) : undefined);
}

function ofArray(run: PointRun, { inputs, derivatives }: Sizes, shape: Shape): FormedRun<ArrayLike<unknown>> {
  const [point, out] = [new Float64Array(inputs), new Float64Array(derivatives)];
  return (given) =>
    fill(given, shape, 0, point, 0) === inputs && succeeds(run, point, out)
      ? nested(shape, listOf(out, 0, derivatives))
      : undefined;
}

function ofArrays(
  run: PointRun,
  { inputs, derivatives }: Sizes,
  variables: readonly Shaped[],
  asked: readonly Shaped[],
): FormedRun<Readonly<Record<string, unknown>>> {
  const [point, out] = [new Float64Array(inputs), new Float64Array(derivatives)];
  return (given) => {
    const isRead = isQuiet(() => {
      if (Object.keys(given).length !== variables.length) return false;
      let end = 0;
      for (const { name, shape } of variables) if (end >= 0) end = fill(given[name], shape, 0, point, end);
      return end === inputs;
    });
    if (!isRead || !succeeds(run, point, out)) return undefined;
    let start = 0;
    return Object.fromEntries(
      asked.map(({ name, shape }) => {
        const first = start;
        start += elementCount(shape);
        return [name, nested(shape, listOf(out, first, start))];
      }),
    );
  };
}

/** Numbers of an array from a place to another: `Array.from` takes ten times as long. */
function listOf(numbers: Float64Array, start: number, end: number): number[] {
  const list = new Array<number>(end - start);
  for (let place = start; place < end; place++) list[place - start] = numbers[place] as number;
  return list;
}

/** Fills in the leaves of arrays in arrays of a shape from a place on. @returns the place after them; -1 where they are of another shape */
function fill(value: unknown, shape: Shape, axis: number, into: Float64Array, start: number): number {
  if (axis === shape.length) {
    if (!isFiniteNumber(value)) return -1;
    into[start] = value;
    return start + 1;
  }
  if (!isListOf(value) || (value as ArrayLike<unknown>).length !== shape[axis]) return -1;
  const list = value as ArrayLike<unknown>;
  if (axis === shape.length - 1) return fillRow(list, into, start) ? start + list.length : -1;
  let end = start;
  for (let i = 0; i < list.length && end >= 0; i++) end = fill(list[i], shape, axis + 1, into, end);
  return end;
}

function fillRow(row: ArrayLike<unknown>, into: Float64Array, start: number): boolean {
  for (let i = 0; i < row.length; i++) {
    const value = row[i];
    if (!isFiniteNumber(value)) return false;
    into[start + i] = value;
  }
  return true;
}
