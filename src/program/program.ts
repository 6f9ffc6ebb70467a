// What a program is: whatever can be run over any kind of number; and what a run of it may use up.
import type { Arithmetic } from '../arithmetic.js';
import { elementCount, elementNames, type Shape, type TensorOf } from '../tensors/shape.js';
import type { Value } from '../tensors/tensor.js';
import type { Shaped } from '../tensors/layout.js';
import type { Observer } from './observer.js';

/** A function of numbers that runs over any arithmetic. `ProgramBuilder` makes those of texts. */
export interface Program {
  /** The names of its inputs, one per number: `x`, or `w[2,1]` for one of a tensor. */
  readonly inputs: readonly string[];
  /** The program over an arithmetic, with its operations and literals at hand: made once, run at many points. */
  readonly link: <T>(arithmetic: Arithmetic<T>, observer?: Observer<T>) => Run<T>;
  /** Where its output isn't one number: all of them. `link` is of no use then, and throws. */
  readonly outputs?: Outputs;
  /** Whether every run of it is watched: then none may be replaced by another way to its numbers. */
  readonly isWatched?: true;
}

/** An output of other than one number, in row-major order. */
export interface Outputs {
  readonly shape: Shape;
  readonly link: <T>(arithmetic: Arithmetic<T>, observer?: Observer<T>) => RunOfOutputs<T>;
}

/** A program of tensors, before it is known what shape its output has at a point. */
export interface TensorProgram {
  readonly inputs: readonly string[];
  /** What the inputs belong to, in their order. */
  readonly variables: readonly Variable[];
  readonly link: <T>(
    arithmetic: Arithmetic<T>,
    observer?: Observer<T>,
  ) => (inputs: readonly T[], budget: Budget) => TensorOf<T>;
  /** The same over whole tensors, one for each of `variables`: what is made of an arithmetic runs each operation on them. */
  readonly linkWhole: <T, V>(
    arithmetic: Arithmetic<T>,
    whole: (lifted: Arithmetic<Value<T>>) => WholeArithmetic<T, V>,
  ) => Run<V>;
}

/** What runs operations on tensors one by one, each of them whole, and observes the run. */
export interface WholeArithmetic<T, V> extends Observer<V> {
  readonly arithmetic: Arithmetic<V>;
  /** An operation that isn't one of the arithmetic, by its name, from what it does to values. */
  readonly operation: (name: string, apply: (args: readonly Value<T>[]) => Value<T>) => (args: readonly V[]) => V;
}

/** A name of the text: a number, or a tensor, whose numbers are inputs from `start` on. */
export interface Variable {
  readonly name: string;
  readonly shape: Shape;
  readonly start: number;
}

/**
 * A run, from one number per input, in the program's order, to the output.
 *
 * @throws StepLimit and TimeLimit for the budget; EvaluationError from the arithmetic, with the place in the source added
 */
export type Run<T> = (inputs: readonly T[], budget: Budget) => T;
/** The same to all numbers of the output. */
export type RunOfOutputs<T> = (inputs: readonly T[], budget: Budget) => readonly T[];

/**
 * What a run may use up. A step is whatever a program of its kind can't do less of: an operation, a decision, a literal,
 * a move of a value, a jump, a call. So each turn of a loop and each level of a recursion takes steps, and a run takes
 * the same steps over every arithmetic.
 */
export interface Budget {
  readonly maxSteps: number;
  /** The moment, on `performance.now()`'s clock, after which `TimeLimit` is thrown. */
  readonly deadline?: number | undefined;
}

/** Steps that a run may take unless told otherwise: about half a second in floating point. */
export const defaultMaxSteps = 10_000_000;

/** The program with further inputs, which it doesn't use. */
export function withUnusedInputs({ inputs, link }: Program, unused: readonly string[]): Program {
  return {
    inputs: [...inputs, ...unused],
    link: (arithmetic, observer) => {
      const run = link(arithmetic, observer);
      return (values, budget) => run(values.slice(0, inputs.length), budget);
    },
  };
}

/** The same of a program of tensors. */
export function tensorsWithUnusedInputs(program: TensorProgram, unused: readonly Shaped[]): TensorProgram {
  let start = program.inputs.length;
  const variables = unused.map(({ name, shape }): Variable => {
    const variable = { name, shape, start };
    start += elementCount(shape);
    return variable;
  });
  return {
    inputs: [...program.inputs, ...variables.flatMap(({ name, shape }) => elementNames(name, shape))],
    variables: [...program.variables, ...variables],
    link: (arithmetic, observer) => {
      const run = program.link(arithmetic, observer);
      return (values, budget) => run(values.slice(0, program.inputs.length), budget);
    },
    linkWhole: (arithmetic, whole) => {
      const run = program.linkWhole(arithmetic, whole);
      return (values, budget) => run(values.slice(0, program.variables.length), budget);
    },
  };
}

/** The program with its literals rounded to a narrower format, over whatever arithmetic it runs. */
export function withRoundedLiterals({ inputs, link }: Program, round: (value: number) => number): Program {
  return { inputs, link: (A, observer) => link(roundedLiterals(A, round), observer) };
}

/** The same of a program of tensors. */
export function tensorsWithRoundedLiterals(program: TensorProgram, round: (value: number) => number): TensorProgram {
  return {
    ...program,
    link: (A, observer) => program.link(roundedLiterals(A, round), observer),
    linkWhole: (A, whole) => program.linkWhole(roundedLiterals(A, round), whole),
  };
}

/**
 * The arithmetic with its literals rounded to a narrower format. What that has no number near stays as it is, so that
 * enclosures have it: files begin with it to look for the least (`Number.MAX_VALUE`). In floating point it is infinite.
 */
export function roundedLiterals<T>(A: Arithmetic<T>, round: (value: number) => number): Arithmetic<T> {
  return {
    ...A,
    literal(value) {
      const rounded = round(value);
      return A.literal(Number.isFinite(rounded) ? rounded : value);
    },
  };
}
