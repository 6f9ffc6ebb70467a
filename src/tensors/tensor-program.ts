// From instructions over tensors to a program whose inputs are numbers: shapes outside, numbers inside.
import type { Arithmetic } from '../arithmetic.js';
import type { Instructions } from '../program/instructions.js';
import { link } from '../program/machine.js';
import { Meter } from '../program/meter.js';
import type { Observer } from '../program/observer.js';
import type { Budget, Run, TensorProgram, Variable, WholeArithmetic } from '../program/program.js';
import { elementwise } from './elementwise.js';
import { tensorOperations } from './operations.js';
import { elementCount, elementNames, type Shape, type TensorOf } from './shape.js';
import { itemsOf, roomFor, shapeOfValue, tensorOrNumber, type Value } from './tensor.js';

/**
 * The program for given shapes of the variables that the instructions have as inputs.
 *
 * @throws TensorError tensor-too-large, and when it runs others
 */
export function tensorProgram(
  instructions: Instructions,
  names: readonly string[],
  shapes: readonly Shape[],
): TensorProgram {
  const variables: Variable[] = [];
  let start = 0;
  names.forEach((name, i) => {
    const shape = shapes[i] ?? [];
    variables.push({ name, shape, start });
    start += roomFor(shape);
  });
  return {
    inputs: variables.flatMap(({ name, shape }) => elementNames(name, shape)),
    variables,
    link: (arithmetic, observer) => linkTensors(instructions, variables, arithmetic, observer),
    linkWhole: (arithmetic, whole) => linkWhole(instructions, arithmetic, whole),
  };
}

function linkTensors<T>(
  instructions: Instructions,
  variables: readonly Variable[],
  A: Arithmetic<T>,
  observer?: Observer<T>,
): (inputs: readonly T[], budget: Budget) => TensorOf<T> {
  const meter = new Meter();
  const lifted = elementwise(A, meter);
  const further = { named: tensorOperations(A, lifted, meter), meter };
  const run = link<Value<T>>(instructions, lifted, { further, observer: observer && placesOf(observer) });
  return (inputs, budget) => {
    const values = variables.map(({ shape, start }) =>
      tensorOrNumber(shape, inputs.slice(start, start + elementCount(shape))),
    );
    const result = run(values, budget);
    return { shape: shapeOfValue(result), items: itemsOf(result) };
  };
}

/** What an observer of numbers is told of a run over tensors: places and conditions. */
const placesOf = <T>(observer: Observer<T>): Observer<Value<T>> => ({
  place: (span) => observer.place(span),
  condition: (site, holds) => observer.condition(site, holds),
  named: (_name, value) => value,
  enter: () => undefined,
  leave: () => undefined,
});

function linkWhole<T, V>(
  instructions: Instructions,
  A: Arithmetic<T>,
  whole: (lifted: Arithmetic<Value<T>>) => WholeArithmetic<T, V>,
): Run<V> {
  const meter = new Meter();
  const lifted = elementwise(A, meter);
  const observer = whole(lifted);
  const { arithmetic, operation } = observer;
  const named = Object.fromEntries(
    Object.entries(tensorOperations(A, lifted, meter)).map(([name, apply]) => [name, operation(name, apply)]),
  );
  return link(instructions, arithmetic, { further: { named, meter }, observer });
}
