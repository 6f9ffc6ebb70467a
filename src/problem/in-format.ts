// Programs in a floating-point format: with the literals that a format narrower than doubles has.
import type { Arithmetic } from '../arithmetic.js';
import { defaultPrecision, type Format } from '../arithmetics/formats.js';
import { KeptPrograms } from '../program/kept-programs.js';
import {
  roundedLiterals,
  tensorsWithRoundedLiterals,
  withRoundedLiterals,
  type Program,
  type TensorProgram,
} from '../program/program.js';

export const literalsInFormat = <T>(A: Arithmetic<T>, format: Format): Arithmetic<T> =>
  format.name === defaultPrecision ? A : roundedLiterals(A, format.round);

const rounded = new KeptPrograms<Program>();
export const inFormat = (program: Program, format: Format): Program =>
  format.name === defaultPrecision
    ? program
    : rounded.of(program, format.name, () => withRoundedLiterals(program, format.round));

const roundedOfTensors = new KeptPrograms<TensorProgram>();
export const tensorsInFormat = (program: TensorProgram, format: Format): TensorProgram =>
  format.name === defaultPrecision
    ? program
    : roundedOfTensors.of(program, format.name, () => tensorsWithRoundedLiterals(program, format.round));
