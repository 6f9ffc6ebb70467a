// The programs of problems that are made of other programs: for shapes, for inputs that aren't used, for the output.
import type { Format } from '../arithmetics/formats.js';
import type { ReadProgram } from '../language/expression.js';
import { KeptPrograms } from '../program/kept-programs.js';
import { summed, withOutputShape } from '../program/outputs.js';
import { tensorsWithUnusedInputs, withUnusedInputs, type Program, type TensorProgram } from '../program/program.js';
import type { Shaped } from '../tensors/layout.js';
import type { Shape } from '../tensors/shape.js';
import { tensorsInFormat } from './in-format.js';

const widened = new KeptPrograms<Program>();
export const withUnused = (program: Program, unused: readonly string[]): Program =>
  unused.length === 0 ? program : widened.of(program, unused.join(' '), () => withUnusedInputs(program, unused));

const ofShape = new KeptPrograms<Program>();
/** The program of numbers, once it is known what shape the output of one of tensors has. */
export const programOfOutput = (tensors: TensorProgram, reduce: 'sum' | undefined, shape: Shape): Program =>
  ofShape.of(tensors, reduce ?? shape.join(' '), () =>
    reduce === 'sum' ? summed(tensors) : withOutputShape(tensors, shape),
  );

const shapedPrograms = new KeptPrograms<TensorProgram>();
/** The program of a text for variables of those shapes, some of which it may not use. */
export function shapedProgram(read: ReadProgram, variables: readonly Shaped[], format: Format): TensorProgram {
  const how = JSON.stringify([format.name, variables]);
  return shapedPrograms.of(read, how, () => {
    const used = read.shaped(variables.slice(0, read.variables.length).map(({ shape }) => shape));
    const rounded = tensorsInFormat(used, format);
    const unused = variables.slice(read.variables.length);
    return unused.length === 0 ? rounded : tensorsWithUnusedInputs(rounded, unused);
  });
}
