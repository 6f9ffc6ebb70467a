// Where code of a function f(x, y) of a file has other bits than the interpreter, in words.
import { precisions } from '../../src/arithmetics/formats.js';
import { differences } from '../code/bits.js';
import { programOfSource } from './program-of-source.js';

export const foundInSource = (source: string, points: readonly (readonly number[])[]): string[] => {
  const program = programOfSource(source);
  return precisions.flatMap((precision) =>
    (['forward', 'reverse'] as const).flatMap((mode) =>
      differences({ program, points, precision, mode }).found.map((each) => `${precision}, ${mode}: ${each}`),
    ),
  );
};
