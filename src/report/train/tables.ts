// The tables of a training: its steps, thinned to a few; its final weights; and methods side by side.
import { groupDigits } from '../../text/numeral.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import type { Precision } from '../../arithmetics/formats.js';
import { elementCount, elementName } from '../../tensors/shape.js';
import { leavesOf, type Nested } from '../../tensors/nested.js';
import type { Training, TrainingRun, TrainingStep, WeightValues } from '../../train/train-data.js';
import { lookOf } from '../looks.js';
import { numberText, shortNumber } from '../text/number-text.js';
import { signedText } from './texts.js';

/** Weights that have a column each in the table of steps. */
export const mostColumns = 6;

/** The names of all numbers of all weights. */
export function numberNames({ weights }: Training): string[] {
  return weights.flatMap(({ name, shape }) =>
    Array.from({ length: elementCount(shape) }, (_, place) => elementName(name, shape, place)),
  );
}

/** All numbers of all weights, in the order of their names. */
export function flatNumbers({ weights }: Training, values: WeightValues): PlainNumber[] {
  return weights.flatMap(({ name, shape }) => leavesOf<PlainNumber>(shape, values[name] as Nested<PlainNumber>));
}

/** The first, the last, and some evenly between them. */
export function thinnedSteps<V>(steps: readonly V[], most: number): V[] {
  if (steps.length <= most) return [...steps];
  const places = Array.from({ length: most }, (_, i) => Math.round((i * (steps.length - 1)) / (most - 1)));
  return [...new Set(places)].map((place) => steps[place] as V);
}

/** Head and rows: step, epoch, loss, norm of the gradient, and the weights after the step, if they are few. */
export function stepCells(training: Training, run: TrainingRun, most: number, withWeights: boolean): string[][] {
  const { precision } = training.training;
  const names = withWeights ? numberNames(training) : [];
  const cellsOfStep = ({ step, epoch, loss, gradientNorm, weights }: TrainingStep): string[] => [
    groupDigits(step),
    groupDigits(epoch),
    lossText(loss),
    lossText(gradientNorm),
    ...(withWeights && weights !== null
      ? flatNumbers(training, weights).map((weight) => numberText(weight, precision))
      : []),
  ];
  return [['step', 'epoch', 'loss', '‖gradient‖', ...names], ...thinnedSteps(run.steps, most).map(cellsOfStep)];
}

/** Whether the weights after each step are known, and few. */
export function showsWeights(training: Training): boolean {
  const known = training.runs.every(({ steps }) => steps.every(({ weights }) => weights !== null));
  return known && numberNames(training).length <= mostColumns;
}

/** Five digits: enough to compare steps, and to copy. */
export function lossText(value: PlainNumber): string {
  if (typeof value === 'string' || value === 0) return String(value);
  const size = Math.abs(value);
  const text = size >= 1e-4 && size < 1e6 ? value.toPrecision(5) : value.toExponential(4);
  return text.replace('e+', 'e');
}

/** Losses of all methods beside each other. */
export function raceCells({ runs }: Training, most: number): string[][] {
  const longest = runs.reduce((one, other) => (other.steps.length > one.steps.length ? other : one));
  return [
    ['step', 'epoch', ...runs.map(({ method }) => lookOf(method).curve)],
    ...thinnedSteps(longest.steps, most).map(({ step, epoch }) => [
      groupDigits(step),
      groupDigits(epoch),
      ...runs.map(({ steps }) => (steps[step - 1] === undefined ? '' : lossText((steps[step - 1] as TrainingStep).loss))),
    ]),
  ];
} // prettier-ignore

/** What each method came to, and what it cost. */
export function comparisonCells({ runs }: Training): string[][] {
  return [
    ['method', 'steps', 'loss', 'evaluations', 'operations', 'parts at step', 'by'],
    ...runs.map(({ method, steps, trained, evaluations, operations, parted }, i) => [
      lookOf(method).curve,
      groupDigits(steps.length),
      lossText(trained.loss),
      groupDigits(evaluations),
      groupDigits(operations.total),
      parted === null ? (i === 0 ? '' : 'never') : groupDigits(parted.step),
      parted === null ? '' : signedText(parted.difference),
    ]),
  ];
}

/** Numbers of a weight that are printed. */
const mostPrinted = 8;

/** A weight as the language would have it, or a summary of one that is large. */
export function weightText({ shape }: Training['weights'][number], value: Nested<PlainNumber>, precision: Precision): string {
  const numbers = leavesOf<PlainNumber>(shape, value);
  if (numbers.length <= mostPrinted) return nestedText(shape, numbers.map((each) => numberText(each, precision))); // prettier-ignore
  const known = numbers.map(Number);
  const least = known.reduce((a, b) => Math.min(a, b));
  const greatest = known.reduce((a, b) => Math.max(a, b));
  const norm = Math.sqrt(known.reduce((sum, each) => sum + each * each, 0));
  return `${shape.map((length) => groupDigits(length)).join(' × ')} numbers from ${shortNumber(least, precision)} to ${shortNumber(greatest, precision)}, norm ${shortNumber(norm, 'float64')}`;
} // prettier-ignore

/** Level by level from the inside, so that no depth needs a stack. */
function nestedText(shape: readonly number[], texts: readonly string[]): string {
  let level = texts;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis] as number;
    const rows = level;
    level = Array.from({ length: level.length / length }, (_, i) => `[${rows.slice(i * length, (i + 1) * length).join(', ')}]`); // prettier-ignore
  }
  return level[0] ?? '[]';
}
