// The judge of programs of which only values and gradients are known, at one point.
import { RandomNumbers } from '../../random-numbers.js';
import type { BlackBox, BlackBoxAnswer } from '../black-box.js';
import type { CheckedComponent, CheckedNumber } from '../check-data.js';
import { AskedBox } from './asked-box.js';
import { Groups, type ToldComponent } from './groups.js';
import type { JudgedByValues } from './judged.js';
import { coordinateLine } from './line.js';
import { measureLine, type Lookout } from './measure.js';
import { taylorTold } from './taylor.js';
import { explanationsOf } from './value-mistakes.js';
import { vicinityOf } from './vicinity.js';

export interface ValuesOptions {
  /** Of the random directions. Default: 1. */
  readonly seed?: number;
}

/** Up to as many inputs each is looked at alone. */
const mostCoordinates = 50;
/** Steps that an answer rests on: of coordinates, and of directions through many, where each costs as much. */
const steps = { alone: 10, together: 7 };

/**
 * Whether what a program gives as its gradient is that of its values. Along every coordinate, of more than 50 inputs along random
 * directions, the slope of the values is estimated by differences that are extrapolated from steps which are searched for
 * (Richardson 1911), with an uncertainty that follows from how the values scatter. Their noise is estimated first (Moré &
 * Wild 2011). A component fails if it differs from the slope by more than the uncertainty, passes if it doesn't and 1 % would,
 * and can't be told otherwise.
 *
 * @param names of the components, in the order of the gradient
 * @throws DiffcmpError where the program can't be asked, dies, or answers something else
 */
export async function judgeByValues(
  box: BlackBox,
  point: readonly number[],
  names: readonly string[],
  { seed = 1 }: ValuesOptions = {},
): Promise<JudgedByValues> {
  box.begin?.();
  const asked = new AskedBox(box);
  const center = await asked.at(point);
  if (!Number.isFinite(center.value)) return judgedNowhere(center, names, asked.evaluations);
  const random = RandomNumbers.of(seed, 'points');
  const isAlone = point.length <= mostCoordinates;
  const around = await vicinityOf(asked, point, center, random, isAlone ? 9 : 7);
  const lookout: Lookout = { box: asked, around, random, wanted: isAlone ? steps.alone : steps.together };
  const inputs = point.map((_, input) => input);
  const found = isAlone ? await eachAlone(lookout, inputs) : await inGroups(lookout, inputs);
  const { told, remark } = await taylorTold(lookout, found);
  const components = names.map((name, input) =>
    componentOf(name, center.gradient[input] as number, told.get(input) as ToldComponent),
  );
  const remarks = remark === null ? [] : [remark];
  const explanations = explanationsOf(
    names,
    inputs.map((input) => found.get(input)?.alone ?? null),
  );
  return { components, message: null, failure: null, evaluations: asked.evaluations, remarks, explanations };
}

async function eachAlone(lookout: Lookout, inputs: readonly number[]): Promise<ReadonlyMap<number, ToldComponent>> {
  const all = await Promise.all(inputs.map((input) => measureLine(lookout, coordinateLine(lookout.around, input))));
  return new Map(all.map((alone, input) => [input, { alone, verdict: alone.verdict, message: alone.message }]));
}

async function inGroups(lookout: Lookout, inputs: readonly number[]): Promise<ReadonlyMap<number, ToldComponent>> {
  const groups = new Groups(lookout);
  await groups.judge(inputs);
  return groups.found;
}

function componentOf(name: string, given: number, { alone, verdict, message }: ToldComponent): CheckedComponent {
  const slope = alone !== null && alone.slope.fault === null ? alone.slope : null;
  const truth = slope === null ? null : slope.value;
  // of a slope that may be 0 there is no part, nor a multiple
  const ratio = slope === null || Math.abs(slope.value) <= slope.uncertainty ? NaN : given / slope.value;
  return {
    name,
    verdict,
    given: numberOf(given),
    truth,
    ratio: Number.isNaN(ratio) ? null : numberOf(ratio),
    mistake: null,
    lostBits: null,
    kind: null,
    message,
    uncertainty: slope === null ? null : slope.uncertainty,
  };
}

const numberOf = (value: number): CheckedNumber =>
  Number.isNaN(value) ? 'NaN' : value === Infinity ? 'Infinity' : value === -Infinity ? '-Infinity' : value;

function judgedNowhere(
  { gradient, failure }: BlackBoxAnswer,
  names: readonly string[],
  evaluations: number,
): JudgedByValues {
  const message = failure === undefined ? 'f has no finite value there' : failure.message;
  const components = names.map((name, input) =>
    componentOf(name, gradient[input] ?? NaN, { alone: null, verdict: 'INCONCLUSIVE', message }),
  );
  return {
    components,
    message,
    failure: failure ?? null,
    evaluations,
    remarks: [],
    explanations: names.map(() => null),
  };
}
