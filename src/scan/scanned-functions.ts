// The functions of a scan, each with its problem: what of the point is its own, and which of its inputs moves.
import { nestedPoint } from '../compare/forms.js';
import type { PerInput } from '../compare/reference-data.js';
import { DiffcmpError } from '../errors.js';
import { layoutOf, type Problem } from '../methods/method.js';
import { problemOf } from '../problem/problem.js';
import type { ProblemOptions } from '../problem/problem-options.js';
import { isOfFile, type ReadFunction } from '../problem/read-function.js';
import { inputRoots, inWholePoint, partOfPoint } from '../problem/several-functions.js';
import type { Nested } from '../tensors/nested.js';
import { elementCount, shapeText } from '../tensors/shape.js';
import { clip } from '../text/value-text.js';
import { movingName, movingPoint, type MovingPoint } from './scan-range.js';

/** What says of which point, and by what is differentiated there. */
type PointOptions = Omit<ProblemOptions, 'digits'>;

/** A function that is scanned: its problem at the lower end, and which of its inputs moves. */
export interface ScannedFunction {
  readonly read: ReadFunction;
  readonly problem: Problem;
  readonly moves: number;
}

/** @throws DiffcmpError for a point that doesn't read, for a function without the input that moves, and where the value isn't one number */
export function subjectsOf(reads: readonly ReadFunction[], whole: MovingPoint, options: PointOptions): ScannedFunction[] {
  const roots = reads.map((read) => inputRoots(read, options));
  return reads.map((read, i) => {
    if (reads.length === 1) return subjectOf(read, whole, options);
    const part = partOfPoint(options.at, roots[i] as ReadonlySet<string>, roots);
    if (movingName(part.at) === null)
      throw new DiffcmpError('bad-range', `'${clip(read.text)}' has no input '${clip(movingName(options.at) ?? '')}', and is the same all over the range`, {
        hint: 'leave it out, or give the range to an input that all functions have',
      });
    return inWholePoint(part, () => subjectOf(read, movingPoint(part.at, whole.axis), options));
  });
} // prettier-ignore

function subjectOf(
  read: ReadFunction,
  { low, high, at, inRange }: MovingPoint,
  options: PointOptions,
): ScannedFunction {
  const [problem, other] = [low, high].map((value) => {
    try {
      return problemOf(read, { ...options, at: at(value) });
    } catch (error) {
      throw inRange(error, value);
    }
  }) as [Problem, Problem];
  const { point, program, format, wrt } = problem;
  if (program.outputs !== undefined)
    throw new DiffcmpError('bad-option', `a scan is of one number, and the value has shape ${shapeText(program.outputs.shape)}`, {
      hint: [{ reduce: 'sum' }, ', or take one number of it', isOfFile(read) ? ', as in file.js#f.0' : ' by an index'],
    }); // prettier-ignore
  const moves = point.findIndex((value, i) => !Object.is(value, other.point[i]));
  if (moves < 0)
    throw new DiffcmpError('bad-range', `both ends of the range are the same number of ${format.name}`, {
      hint: 'a wider range',
    });
  return { read, problem: options.wrt === undefined ? { ...problem, wrt: [moves] } : { ...problem, wrt }, moves };
}

/** The values of the inputs that stay: whole arrays, and by its name each number of the one of which a number moves. */
export function pointBeside({ problem, moves }: ScannedFunction): PerInput<number, 'tensors'> {
  const { point, program } = problem;
  const whole = nestedPoint(problem);
  let start = 0;
  const entries = layoutOf(problem).variables.flatMap(({ name, shape }): [string, Nested<number>][] => {
    const places = Array.from({ length: elementCount(shape) }, (_, i) => start + i);
    start += places.length;
    if (!places.includes(moves)) return [[name, whole[name] as Nested<number>]];
    return places.flatMap((place) =>
      place === moves ? [] : [[program.inputs[place] as string, point[place] as number]],
    );
  });
  return Object.fromEntries(entries);
}
