// A function that gives its derivatives itself, with its value or into its last argument; and its value alone, as a function of its own.
import { pointNumbers } from '../../language/point-value.js';
import type { Format } from '../../arithmetics/formats.js';
import { DiffcmpError, EvaluationError, ProgramFailure } from '../../errors.js';
import type { ArgumentsToFill, FileFunction } from '../../javascript/file-function.js';
import type { FunctionArgument } from '../../javascript/function-argument.js';
import type { ProgramAtPoint, ProgramFile } from '../../javascript/program-file.js';
import type { CallResult } from '../../javascript/result-tree.js';
import { attempt } from '../../problem/attempt.js';
import type { GivenPoint } from '../../problem/point-of.js';
import type { Budget } from '../../program/program.js';
import type { Shape, TensorOf } from '../../tensors/shape.js';
import { givenArguments, placeToFill } from './calls.js';
import type { ResultRole } from './common-names.js';
import { fillings, isWritten } from './fillings.js';
import { fusedParts, tensorOfTree } from './fused.js';
import { besideValue, filledBy, type GradientCall } from './gradient-calls.js';
import type { GradientInputs } from './inputs.js';
import { placeOfFunction, resultInWords } from './misfit.js';
import { callOfFile, inputsOfArguments, type WholeCall } from './whole-call.js';

/** What is asked of a function before it is known what it gives. */
export interface FunctionQuestion {
  readonly at: GivenPoint | undefined;
  /** What its derivatives are. */
  readonly role: Exclude<ResultRole, 'value'>;
  readonly format: Format;
  readonly budget: Budget;
}

export interface FusedFunction {
  /** The function as one that gives its value. */
  readonly value: ProgramFile;
  readonly derivatives: GradientCall;
}

/** @throws DiffcmpError bad-gradient for one that gives no derivatives; for points that don't read, and for what goes wrong in it */
export function fusedFunction(f: ProgramFile, question: FunctionQuestion): FusedFunction {
  const filling = fillingFunction(f, question);
  if (filling !== null) return filling;
  const { result, call } = plainRun(f, question);
  const [parts] = fusedParts(result.value, question.role);
  if (parts?.value == null)
    throw new DiffcmpError('bad-gradient', `the function gives ${resultInWords(result.value)}, and no gradient with its value`, {
      ...placeOfFunction(f),
      hint: 'give the gradient as well; or let the function return [value, gradient] or {value, gradient}, or fill its last argument',
    }); // prettier-ignore
  return {
    value: valueBeside(f, question),
    derivatives: {
      call,
      read: ({ value }, wanted) => besideValue(value, wanted),
      isTaken: () => true,
      shown: ({ value }) => fusedParts(value, question.role)[0]?.derivatives ?? value,
    },
  };
}

/**
 * The function where it gives its value; if its value comes with derivatives, or only if there is an array to fill, one that gives it alone.
 *
 * @throws DiffcmpError for points that don't read
 */
export function givingValue(f: ProgramFile, question: FunctionQuestion): ProgramFile {
  try {
    const { value } = plainRun(f, question).result;
    const [parts] = tensorOfTree(value) === null ? fusedParts(value, question.role) : [];
    return parts?.value == null ? f : valueBeside(f, question);
  } catch (error) {
    if (error instanceof DiffcmpError && error.code === 'program-failed') return fillingFunction(f, question)?.value ?? f; // prettier-ignore
    if (error instanceof DiffcmpError && error.exitCode === 4) return f; // what goes wrong at a point is told where it is judged
    throw error;
  }
}

function plainRun(
  f: ProgramFile,
  question: FunctionQuestion,
): { readonly call: WholeCall; readonly result: CallResult<number> } {
  const { args, values, tensors } = f.at(question.at);
  const call = callOfFile(f.found, { given: givenArguments(args), toFill: null }, question.format);
  const point = pointNumbers(values);
  return { call, result: attempt(f, { program: tensors, point }, () => runAt(call, point, question)) };
}

function valueBeside(f: ProgramFile, { role }: FunctionQuestion): ProgramFile {
  return withValue(f, f.found, (args) => ({ given: args, toFill: null }), ({ value }) => fusedParts(value, role)[0]?.value ?? null); // prettier-ignore
}

/** One that fills an array given behind its arguments; null where it is none. */
function fillingFunction(f: ProgramFile, question: FunctionQuestion): FusedFunction | null {
  const { found } = f;
  const toFill = found.parameters.length - 1;
  if (toFill < 1 || placeToFill(f, toFill) === null) return null;
  const shorter = { ...found, parameters: found.parameters.slice(0, toFill) };
  const at = pointOf(f.with(shorter), question);
  if (at === null) return null;
  const filledWith = (args: readonly FunctionArgument[], filling: FunctionArgument): ArgumentsToFill => ({
    given: [...Array.from({ length: toFill }, (_, place) => args[place] ?? { kind: 'missing' as const }), filling],
    toFill,
  });
  const point = pointNumbers(at.values);
  const tryWith = (filling: FunctionArgument): { readonly call: WholeCall; readonly shape: Shape } | null => {
    const call = callOfFile(found, filledWith(at.args, filling), question.format);
    const result = orNull(() => runAt(call, point, question));
    const value = result !== null && isWritten(result.filled) ? tensorOfTree(result.value) : null;
    return value && { call, shape: value.shape };
  };
  for (const filling of formsToFill(
    inputsOfArguments(found, at.args),
    question,
    (each) => tryWith(each)?.shape ?? null,
  )) {
    const { call } = tryWith(filling) ?? {};
    if (call === undefined) continue;
    const value = withValue(f, shorter, (args) => filledWith(args, filling), (result) => tensorOfTree(result.value)); // prettier-ignore
    return { value, derivatives: filledBy(call) };
  }
  return null;
}

/** Rows that are enough to see how many there are. */
const manyRows = 64;

/** What may be filled; with a Jacobian a run tells first how many rows it has. */
function formsToFill(
  inputs: GradientInputs,
  { role }: FunctionQuestion,
  outputsWith: (filling: FunctionArgument) => Shape | null,
): FunctionArgument[] {
  if (role !== 'jacobian') return fillings(inputs, [], role === 'hessian' ? 2 : 1);
  for (const filling of fillings(inputs, [manyRows], 1)) {
    const outputs = outputsWith(filling);
    if (outputs !== null) return fillings(inputs, outputs, 1);
  }
  return [];
}

function pointOf(f: ProgramFile, { at }: FunctionQuestion): ProgramAtPoint | null {
  try {
    return f.at(at);
  } catch (error) {
    if (error instanceof DiffcmpError) return null; // the last parameter is one of the point
    throw error;
  }
}

/** The function that gives what is read as the value of another. */
function withValue(
  f: ProgramFile,
  asked: FileFunction,
  argumentsFor: (args: readonly FunctionArgument[]) => ArgumentsToFill,
  read: <T>(result: CallResult<T>) => TensorOf<T> | null,
): ProgramFile {
  return f.with({
    ...asked,
    link: (args, A, observer) => {
      const run = f.found.linkWhole(argumentsFor(args), A, observer);
      return (inputs, budget) => {
        const result = run(inputs, budget);
        const value = read(result);
        if (value !== null) return value;
        throw new ProgramFailure('program-failed', `the function gives ${resultInWords(result.value)} there, and no value with a gradient`); // prettier-ignore
      };
    },
  });
}

const runAt = (call: WholeCall, point: readonly number[], { format, budget }: FunctionQuestion): CallResult<number> =>
  call.link(format.arithmetic)(point.map(format.round), budget);

function orNull<V>(step: () => V): V | null {
  try {
    return step();
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}
