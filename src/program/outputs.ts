// Programs with an output of one number, and those with other than one: how one is made of the other.
import type { Arithmetic } from '../arithmetic.js';
import { Undecided } from '../errors.js';
import { elementCount, shapeText, type Shape } from '../tensors/shape.js';
import type { Observer } from './observer.js';
import type { Budget, Program, RunOfOutputs, TensorProgram } from './program.js';

/** All outputs of a program, however many it has. */
export function linkOutputs<T>(program: Program, arithmetic: Arithmetic<T>, observer?: Observer<T>): RunOfOutputs<T> {
  if (program.outputs !== undefined) return program.outputs.link(arithmetic, observer);
  const run = program.link(arithmetic, observer);
  return (inputs, budget) => [run(inputs, budget)];
}

/** How many numbers the output has. */
export function outputCount({ outputs }: Program): number {
  return outputs === undefined ? 1 : elementCount(outputs.shape);
}

/** The program whose output is one number of the output, by its place in row-major order. */
export function component(program: Program, place: number): Program {
  const { inputs, outputs } = program;
  if (outputs === undefined) return program;
  return {
    inputs,
    link: <T>(arithmetic: Arithmetic<T>, observer?: Observer<T>) => {
      const run = outputs.link(arithmetic, observer);
      return (values: readonly T[], budget: Budget) => run(values, budget)[place] as T;
    },
  };
}

/** The program of tensors whose output is known to have that shape; of one number, that number. */
export function withOutputShape({ inputs, link }: TensorProgram, shape: Shape): Program {
  if (elementCount(shape) === 1)
    return {
      inputs,
      link: <T>(arithmetic: Arithmetic<T>, observer?: Observer<T>) => {
        const run = link(arithmetic, observer);
        return (values: readonly T[], budget: Budget) => {
          const output = run(values, budget);
          if (output.items.length !== 1) checkShape(output.shape, shape);
          return output.items[0] as T;
        };
      },
    };
  return {
    inputs,
    link: () => {
      throw new Error('a program with several outputs was linked for one');
    },
    outputs: {
      shape,
      link: <T>(arithmetic: Arithmetic<T>, observer?: Observer<T>) => {
        const run = link(arithmetic, observer);
        return (values: readonly T[], budget: Budget) => {
          const output = run(values, budget);
          checkShape(output.shape, shape);
          return output.items;
        };
      },
    },
  };
}

/** A condition may choose between values of different shapes. @throws Undecided where it chose another than at the point */
function checkShape(found: Shape, wanted: Shape): void {
  if (shapeText(found) !== shapeText(wanted))
    throw new Undecided(`the value has the shape ${shapeText(found)} there, and ${shapeText(wanted)} at the point`);
}

/** The program whose output is the sum of all numbers of the output, added in row-major order. */
export function summed({ inputs, link }: TensorProgram): Program {
  return {
    inputs,
    link: <T>(arithmetic: Arithmetic<T>, observer?: Observer<T>) => {
      const run = link(arithmetic, observer);
      return (values: readonly T[], budget: Budget) => {
        const { items } = run(values, budget);
        return items.length === 0 ? arithmetic.literal(0) : items.reduce((sum, item) => arithmetic.add(sum, item));
      };
    },
  };
}
