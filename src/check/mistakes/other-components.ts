// Mistakes of order: a component that is the derivative by another input, two that are swapped, all shifted; and inputs that are swapped.
import type { Interval } from '../../arithmetics/interval/interval.js';
import { derivativesOver } from '../formula-run.js';
import type { FailureView, Hypothesis } from './hypothesis.js';

/** Inputs of which each pair is tried. */
const mostSwapped = 12;

/** What is given is what belongs to another component. @param likely those that are near enough in floating point */
export const componentMistakes = (
  component: number,
  names: readonly string[],
  likely: (other: number) => boolean,
): Hypothesis[] =>
  names.flatMap((name, other) =>
    other === component || !likely(other)
      ? []
      : [
          {
            text: `it is the component ${name}`,
            other,
            sides: ({ given, wanted }) => [given()[component] as Interval, wanted()[other] as Interval],
          },
        ],
  );

/**
 * Two components that are each other are swapped, and where all are the one so many places further on, in a circle, they are shifted.
 *
 * @param others what each component is that is another
 */
export function orderMistake(
  component: number,
  others: ReadonlyMap<number, number>,
  names: readonly string[],
): string | null {
  const other = others.get(component);
  if (other === undefined) return null;
  if (others.get(other) === component) return `swapped with ${names[other] ?? ''}`;
  const around = (from: number, to: number): number => (to - from + names.length) % names.length;
  const shift = around(component, other);
  const isShifted = others.size === names.length && [...others].every(([from, to]) => around(from, to) === shift);
  const count = Math.min(shift, names.length - shift);
  const places = `${count} place${count === 1 ? '' : 's'}`;
  return isShifted ? `shifted by ${places}: it is the component ${names[other] ?? ''}` : null;
}

/** The derivative is taken at a point with two inputs in each other's place. */
export function swappedInputs(inputs: readonly string[], wrt: readonly number[]): Hypothesis[] {
  const tried = wrt.slice(0, mostSwapped);
  return tried.flatMap((i, place) =>
    tried.slice(place + 1).map((j): Hypothesis => ({
      text: `${inputs[i] ?? ''} and ${inputs[j] ?? ''} swapped in the formula`,
      isGeneral: true,
      sides: (view, component) => [view.given()[component] as Interval, swapped(view, i, j)[component] as Interval],
    })),
  );
}

/** The derivative is taken at an angle in degrees where the function takes radians, or the other way round. */
export const degreeMistakes: readonly Hypothesis[] = [Math.PI / 180, 180 / Math.PI].flatMap((unit) =>
  [false, true].map((isScaled): Hypothesis => ({
    text: 'degrees in the place of radians',
    isGeneral: true,
    sides: (view, component) => {
      const { A } = view;
      const scaled = derivativesAt(view, (value) => A.mul(A.literal(value), A.literal(unit)))[component] as Interval;
      return [view.given()[component] as Interval, isScaled ? A.mul(scaled, A.literal(unit)) : scaled];
    },
  })),
);

function swapped(view: FailureView, i: number, j: number): Interval[] {
  const { point } = view.pair.problem;
  return derivativesAt(view, (value, k) => view.A.literal(k === i ? (point[j] as number) : k === j ? (point[i] as number) : value)); // prettier-ignore
}

/** What the derivatives would be at another point. */
const derivativesAt = (
  { L, pair: { problem } }: FailureView,
  inputAt: (value: number, index: number) => Interval,
): Interval[] => derivativesOver(L, problem, problem.point.map(inputAt));
