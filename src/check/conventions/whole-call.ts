// Functions with all that they give back, over any arithmetic: those of files with what they fill, texts as arrays in arrays.
import type { Arithmetic } from '../../arithmetic.js';
import type { Format } from '../../arithmetics/formats.js';
import { argumentRoots } from '../../javascript/arguments/argument-roots.js';
import { argumentOfShape } from '../../javascript/arguments/function-point.js';
import type { ArgumentsToFill, FileFunction } from '../../javascript/file-function.js';
import type { FunctionArgument } from '../../javascript/function-argument.js';
import type { CallResult } from '../../javascript/result-tree.js';
import type { ReadProgram } from '../../language/expression.js';
import type { Observer } from '../../program/observer.js';
import { literalsInFormat } from '../../problem/in-format.js';
import type { Budget } from '../../program/program.js';
import type { Layout } from '../../tensors/layout.js';
import { elementCount, type Shape, type TensorOf } from '../../tensors/shape.js';
import { treeOfTensor } from './fused.js';
import { withInputs, type GradientInputs } from './inputs.js';

/** Takes the inputs of the function, in its order. */
export interface WholeCall {
  readonly link: <T>(arithmetic: Arithmetic<T>, observer?: Observer<T>) => RunOfWhole<T>;
}
type RunOfWhole<T> = (inputs: readonly T[], budget: Budget) => CallResult<T>;

export const callOfFile = (found: FileFunction, args: ArgumentsToFill, format: Format): WholeCall => ({
  link: (A, observer) => found.linkWhole(args, literalsInFormat(A, format), observer),
});

/** A variable of a text: its shape, and the places of its numbers among the inputs. */
export interface PlacedVariable {
  readonly shape: Shape;
  readonly start: number;
}

/** @param variables one for each of the text's */
export function callOfText(read: ReadProgram, variables: readonly PlacedVariable[], format: Format): WholeCall {
  const shapes = variables.map(({ shape }) => shape);
  const places = variables.flatMap(({ shape, start }) => Array.from({ length: elementCount(shape) }, (_, i) => start + i)); // prettier-ignore
  const { program } = !read.hasTensors && shapes.every((shape) => shape.length === 0) ? read : { program: null };
  return {
    link: <T>(A: Arithmetic<T>, observer?: Observer<T>): RunOfWhole<T> => {
      const ownInputs = (inputs: readonly T[]): T[] => places.map((place) => inputs[place] as T);
      if (program !== null) {
        const run = program.link(literalsInFormat(A, format), observer);
        return (inputs, budget) => returned({ shape: [], items: [run(ownInputs(inputs), budget)] });
      }
      const run = read.shaped(shapes).link(literalsInFormat(A, format), observer);
      return (inputs, budget) => returned(run(ownInputs(inputs), budget));
    },
  };
}

const returned = <T>(value: TensorOf<T>): CallResult<T> => ({
  value: treeOfTensor(value),
  filled: null,
});

/** Of a function of a file, from what it is called with. */
export function inputsOfArguments(
  { parameters, own }: FileFunction,
  args: readonly FunctionArgument[],
): GradientInputs {
  const named = argumentRoots(parameters, own).flatMap(({ name, parameter, field }) => {
    const whole = args[parameter];
    const tree = field === null ? whole : whole?.kind === 'record' ? whole.fields.get(field) : undefined;
    return tree === undefined || withInputs([tree]).length === 0 ? [] : [[name, tree] as const];
  });
  return { inOrder: withInputs(args), byName: new Map(named) };
}

/** Of a text: its variables. */
export function placedVariables({ variables }: Pick<Layout, 'variables'>): Map<string, PlacedVariable> {
  let start = 0;
  return new Map(
    variables.map(({ name, shape }) => {
      const placed = { shape, start };
      start += elementCount(shape);
      return [name, placed] as const;
    }),
  );
}

export function inputsOfVariables(variables: ReadonlyMap<string, PlacedVariable>): GradientInputs {
  const named = [...variables].map(([name, { shape, start }]) => [name, argumentOfShape(shape, start)] as const);
  return { inOrder: withInputs(named.map(([, tree]) => tree)), byName: new Map(named) };
}
