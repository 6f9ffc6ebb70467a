// The functions of a sweep, each with its panels: of each point a place per input and precision, and the problem there.
import type { Precision } from '../arithmetics/formats.js';
import { nestedPoint } from '../compare/forms.js';
import { DiffcmpError } from '../errors.js';
import { givenPaths } from '../javascript/arguments/argument-text.js';
import { readPoint } from '../language/point.js';
import type { Problem } from '../methods/method.js';
import type { Point } from '../problem/point-of.js';
import { problemOf } from '../problem/problem.js';
import type { ProblemOptions } from '../problem/problem-options.js';
import { isOfFile, type ReadFunction } from '../problem/read-function.js';
import { checkPanels, inputRoots, inWholePoint, partOfPoint, type OwnPart } from '../problem/several-functions.js';
import { shapeText } from '../tensors/shape.js';
import type { Place } from './sweep-data.js';

/** Points, or texts of one, and formats. */
export interface SweptPoints extends Omit<ProblemOptions, 'at' | 'delta' | 'precision'> {
  readonly at?: Point | readonly Point[] | undefined;
  readonly precision?: Precision | readonly Precision[] | undefined;
}

interface SweptPanel {
  readonly place: Place;
  readonly problem: Problem;
}

/** A function with its panels, point by point. */
export interface SweptFunction {
  readonly read: ReadFunction;
  readonly panels: readonly (readonly SweptPanel[])[];
}

/** @throws DiffcmpError for points that don't read, for functions without a number or an input, and for too many panels */
export function sweptFunctions(reads: readonly ReadFunction[], options: SweptPoints): SweptFunction[] {
  const roots = reads.map((read) => inputRoots(read, options));
  const partFor = (place: number, at: ProblemOptions['at']): OwnPart =>
    reads.length === 1 ? { at, rest: '' } : partOfPoint(at, roots[place] as ReadonlySet<string>, roots);
  const isOne = (text: string, first: string): boolean =>
    reads.every((read, i) =>
      isWholeFor(read, roots[i] as ReadonlySet<string>, partFor(i, text).at, partFor(i, first).at),
    );
  const points = pointsOf(options.at, isOne);
  const problems = reads.map((read, i) =>
    points.map((at) => {
      const part = partFor(i, at);
      return inWholePoint(part, () => problemsAt(read, part.at, options));
    }),
  );
  const firsts = problems.map(([ofPoint]) => ofPoint?.[0] as Problem);
  firsts.forEach((problem, i) => checkIsSwept(problem, reads[i] as ReadFunction));
  const count = firsts.reduce((sum, { wrt }) => sum + points.length * wrt.length, 0);
  const [{ program, wrt }] = firsts as [Problem, ...Problem[]];
  checkPanels(count, `one per ${reads.length === 1 ? '' : 'function, '}point and input`, program.inputs[wrt[0] as number] as string); // prettier-ignore
  let panels = 0;
  return reads.map((read, i) => ({
    read,
    panels: (problems[i] ?? []).map((sameAt) =>
      (firsts[i] as Problem).wrt.flatMap((input) => {
        const panel = panels++;
        return sameAt.map((problem) => panelOf(read, problem, input, panel));
      }),
    ),
  }));
}

const panelOf = (read: ReadFunction, problem: Problem, input: number, panel: number): SweptPanel => ({
  place: {
    panel,
    expression: read.text,
    point: nestedPoint(problem),
    wrt: problem.program.inputs[input] as string,
    precision: problem.format.name,
  },
  problem: { ...problem, wrt: [input] },
});

/** One for each precision. */
function problemsAt(read: ReadFunction, at: ProblemOptions['at'], options: SweptPoints): Problem[] {
  const precisions = [...new Set([options.precision ?? []].flat())];
  return (precisions.length > 0 ? precisions : [undefined]).map((precision) =>
    problemOf(read, { ...options, at, delta: undefined, precision }),
  );
}

function checkIsSwept({ program, wrt }: Problem, read: ReadFunction): void {
  if (program.outputs !== undefined)
    throw new DiffcmpError('bad-option', `a sweep is of one number, and the value has shape ${shapeText(program.outputs.shape)}`, {
      hint: [{ reduce: 'sum' }, ', or take one number of it', isOfFile(read) ? ', as in file.js#f.0' : ' by an index'],
    }); // prettier-ignore
  if (wrt.length === 0)
    throw new DiffcmpError('bad-option', 'the expression has no variable to move by δ', {
      hint: [{ study: 'sweep', expression: 'x*cos(x)', at: '1.2' }],
    });
}

/** Whether a text alone is a point: it gives every variable a value, or of a function of a file as many as the first text. */
function isWholeFor(
  read: ReadFunction,
  names: ReadonlySet<string>,
  at: ProblemOptions['at'],
  first: ProblemOptions['at'],
): boolean {
  const [text, other] = [at, first].map((each) => (typeof each === 'string' ? each : '')) as [string, string];
  if (isOfFile(read)) return givenPaths(text) === givenPaths(other);
  try {
    readPoint(text === '' ? [] : [text], [...names]);
    return true;
  } catch (error) {
    if (error instanceof DiffcmpError && error.code === 'unbound-variable') return false;
    throw error;
  }
}

/** Texts are several points where each alone is one, else parts of one point, as for `compare`. */
function pointsOf(
  at: SweptPoints['at'],
  isOne: (text: string, first: string) => boolean,
): readonly ProblemOptions['at'][] {
  if (!isList(at)) return [at];
  if (!at.every((item) => typeof item === 'string')) return at;
  const [first] = at;
  return first !== undefined && at.every((text) => isOne(text, first)) ? at : [at];
}

const isList = (at: SweptPoints['at']): at is readonly Point[] => Array.isArray(at);
