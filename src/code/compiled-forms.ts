// Gradients by code in the forms in which points are given: a number, numbers by name, a list, arrays by name.
import type { MethodId } from '../methods/table.js';
import { layoutOf, type Problem } from '../methods/method.js';
import { outputCount } from '../program/outputs.js';
import { isOfNumbers, type Shaped } from '../tensors/layout.js';
import { arrayWriter, fillFromArrays, fillFromRow, isFiniteNumber, isListOf, doublesOf } from './array-forms.js';
import { formed, type FormedCode, type FormedGradient, type FormedRun } from './formed.js';
import { arraysWriter, recordReader, recordWriter } from './records.js';
import { derivativesRun, type CodeQuestion } from './program-code.js';

/** The code of one gradient, for every form that it has been given a point in. */
export class CompiledForms {
  private ofNumber: FormedRun<number> | null = null;
  private ofList: FormedRun<object> | null = null;
  private ofRecord: FormedRun<object> | null = null;

  /** @param limits what a run may use up that is traced */
  constructor(
    private readonly method: MethodId,
    private readonly limits: Pick<CodeQuestion, 'maxSteps' | 'timeout'>,
  ) {}

  /** The gradient by code; undefined where there is none for what is given, or something is wrong with it. */
  at(given: unknown): FormedGradient | undefined {
    if (typeof given === 'number') return this.ofNumber?.(given);
    if (typeof given !== 'object' || given === null) return undefined;
    return this.ofRecord?.(given) ?? this.ofList?.(given);
  }

  /** A point that was differentiated at without code: the next one like it gets some. */
  seen(given: unknown, problem: Problem): void {
    const { method } = this;
    const { program, point, wrt, format } = problem;
    if ((method !== 'forward' && method !== 'reverse') || outputCount(program) !== 1) return;
    const { run } = derivativesRun({ ...problem, ...this.limits }, method);
    const code = { run, inputs: point.length, format };
    const derivatives = new Float64Array(wrt.length);
    const layout = layoutOf(problem);
    const { variables, asked } = layout;
    const isPlain = isOfNumbers(layout);
    const names = new Set(variables.map(({ name }) => name));
    const isWhole = asked.every(({ name }) => names.has(name)); // `w[2,1]` is a part
    if (typeof given === 'number') {
      if (point.length === 1 && wrt.length === 1)
        this.ofNumber = formed(code, readsNumber, derivatives, (out) => out[0] as number);
    } else if (isListOf(given)) {
      if (isPlain) this.ofList = formed(code, readsList, derivatives, (out) => out.slice());
      else if (isWhole && variables.length === 1) this.ofList = ofArray(code, variables[0] as Shaped, derivatives);
    } else if (isPlain) {
      const { inputs } = program;
      const written = recordWriter(wrt.map((input) => inputs[input] as string));
      this.ofRecord = formed(code, recordReader(inputs), derivatives, written);
    } else if (isWhole) this.ofRecord = ofArrays(code, variables, asked, derivatives);
  }
}

function readsNumber(x: number, into: Float64Array): boolean {
  if (!isFiniteNumber(x)) return false;
  into[0] = x;
  return true;
}

function readsList(given: object, into: Float64Array): boolean {
  if (!isListOf(given)) return false;
  const list = given as ArrayLike<unknown>;
  return list.length === into.length && fillFromRow(list, into, 0);
}

function ofArray(code: FormedCode, { shape }: Shaped, derivatives: Float64Array): FormedRun<object> {
  const reads = (given: object, into: Float64Array): boolean =>
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
): FormedRun<object> {
  const reads = (given: object, into: Float64Array): boolean => {
    if (isListOf(given) || Object.keys(given).length !== variables.length) return false;
    const arrays = given as Readonly<Record<string, unknown>>;
    let end = 0;
    for (const { name, shape } of variables) if (end >= 0) end = fillFromArrays(arrays[name], shape, 0, into, end);
    return end === into.length;
  };
  return formed(code, reads, derivatives, arraysWriter(asked));
}
