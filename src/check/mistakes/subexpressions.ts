// Mistakes that have to do with a part of the function: a factor that is missing or there twice, a part that is taken for a constant, a
// term of the wrong sign.
import { float64 } from '../../arithmetics/float64.js';
import type { Arithmetic } from '../../arithmetic.js';
import type { Interval } from '../../arithmetics/interval/interval.js';
import { EvaluationError } from '../../errors.js';
import type { FailedPoint, FailureView, Hypothesis } from './hypothesis.js';
import { listen, type ListenedRun } from './listening.js';

/** As near as floating point must come for a hypothesis to be tried in certified arithmetic. */
const nearEnough = 1e-7;
/** Hypotheses that are tried, those first that belong to short parts. */
const mostTried = 12;
/** Parts whose derivatives are looked at. */
const mostParts = 600;

/** A part of the function beside what is given and what is true, for one component. */
interface PartNumbers<T> {
  readonly A: Arithmetic<T>;
  /** The part, its derivative by the component's input, and that times its adjoint: what goes through the part. */
  readonly value: T;
  readonly slope: T;
  readonly through: T;
  readonly given: T;
  readonly wanted: T;
}

/** What a gradient may have done with a part. */
interface PartMistake {
  readonly text: (part: string) => string;
  readonly sides: <T>(numbers: PartNumbers<T>) => readonly [T, T];
  /** Whether it is one of a result, of a use of one, or of either; a use tells the terms of a product rule apart. */
  readonly of: 'result' | 'use';
}

const mistakes: readonly PartMistake[] = [
  { of: 'result', text: (part) => `missing factor ${part}`, sides: ({ A, value, given, wanted }) => [A.mul(given, value), wanted] }, // prettier-ignore
  { of: 'result', text: (part) => `extra factor ${part}`, sides: ({ A, value, given, wanted }) => [given, A.mul(wanted, value)] }, // prettier-ignore
  { of: 'result', text: (part) => `missing factor, the derivative of ${part}`, sides: ({ A, slope, given, wanted }) => [A.mul(given, slope), wanted] }, // prettier-ignore
  { of: 'result', text: (part) => `extra factor, the derivative of ${part}`, sides: ({ A, slope, given, wanted }) => [given, A.mul(wanted, slope)] }, // prettier-ignore
  { of: 'result', text: (part) => `takes ${part} for a constant`, sides: ({ A, through, given, wanted }) => [A.add(given, through), wanted] }, // prettier-ignore
  { of: 'use', text: (part) => `takes ${part} for a constant`, sides: ({ A, through, given, wanted }) => [A.add(given, through), wanted] }, // prettier-ignore
  { of: 'use', text: (part) => `wrong sign of the term through ${part}`, sides: ({ A, through, given, wanted }) => [A.add(given, A.add(through, through)), wanted] }, // prettier-ignore
];

interface Candidate extends Hypothesis {
  readonly size: number;
}

/** What may be wrong with a component, as far as floating point tells at one failing point. */
export function partMistakes({ pair }: FailedPoint, component: number, given: number, wanted: number): Hypothesis[] {
  if (pair.problem.order !== 1 || !Number.isFinite(given) || !Number.isFinite(wanted)) return [];
  const [output, input] = placesOf(pair, component);
  let run: ListenedRun<number>;
  try {
    run = listen(float64, float64, pair.problem, output);
  } catch (error) {
    if (error instanceof EvaluationError) return [];
    throw error;
  }
  const numbersOf = partsOf(float64, run, input);
  const candidates = run.heard.slice(0, mostParts).flatMap(({ text, usedIn }, part): Candidate[] => {
    if (text === '' || usedIn === '') return [];
    const words = usedIn === null ? text : `${text} in ${usedIn}`;
    const numbers = { ...numbersOf(part), given, wanted };
    return mistakes.flatMap(({ of, text: wording, sides }): Candidate[] => {
      if ((of === 'use') !== (usedIn !== null) || !isNear(...sides(numbers), given)) return [];
      return [{ text: wording(words), size: words.length, sides: (view, place) => partSides(view, place, part, [output, input], sides) }]; // prettier-ignore
    });
  });
  return candidates.toSorted((a, b) => a.size - b.size).slice(0, mostTried);
}

/** Beside the size of what is given: two sides that are both 0 say nothing. */
function isNear(x: number, y: number, given: number): boolean {
  const size = Math.max(Math.abs(x), Math.abs(y));
  return size > 0 && Math.abs(x - y) <= nearEnough * Math.max(size, Math.abs(given));
}

/** The numbers of each part, for the derivative by one input. */
function partsOf<T>(
  A: Arithmetic<T>,
  run: ListenedRun<T>,
  input: number,
): (part: number) => Omit<PartNumbers<T>, 'given' | 'wanted'> {
  const { tape, inputs, heard, output } = run;
  const node = inputs[input]?.node ?? -1;
  const adjoints = tape.adjoints(output);
  const zero = A.literal(0);
  return (part) => {
    const taped = heard[part]?.taped;
    if (taped === undefined) return { A, value: zero, slope: zero, through: zero };
    const own = taped.node;
    const slope = own < 0 || node < 0 ? zero : (tape.adjoints(taped)[node] ?? zero);
    const through = own < 0 ? zero : A.mul(adjoints[own] ?? zero, slope);
    return { A, value: taped.value, slope, through };
  };
}

/** The same over enclosures, at any failing point; another path there has other parts, which then explain nothing. */
function partSides(
  view: FailureView,
  place: number,
  part: number,
  [output, input]: readonly [number, number],
  sides: PartMistake['sides'],
): readonly [Interval, Interval] {
  const { A, L, pair } = view;
  const numbers = partsOf<Interval>(A, listen(A, L, pair.problem, output), input)(part);
  return sides({ ...numbers, given: view.given()[place] as Interval, wanted: view.wanted()[place] as Interval });
}

/** Which output and which input a component belongs to. */
function placesOf({ problem: { wrt } }: FailedPoint['pair'], component: number): readonly [number, number] {
  return [Math.floor(component / wrt.length), wrt[component % wrt.length] ?? 0];
}
