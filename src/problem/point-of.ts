// The values of a point from whatever it is given as: numbers, texts, arrays in arrays, or values by name.
import { listKind, textKind, valueKind, valuesKind, type Kind } from '../argument.js';
import { pointValueOfData } from '../language/point-data.js';
import { namesIn } from '../language/point-parts.js';
import type { PointValue } from '../language/point-value.js';
import { readPoint } from '../language/point.js';
import type { ReadProgram } from '../language/expression.js';
import { isArrayLike, nestedKind } from '../nested-argument.js';
import type { Nested } from '../tensors/nested.js';

/** Arrays in arrays of numbers, or of constants such as `pi/4`; typed arrays are arrays. */
export type TensorData = readonly Nested<number | string>[];

/** The value of one variable: a number, a constant such as `pi/4`, or arrays in arrays of them. */
export type Coordinate = number | string | TensorData;

/** A point: one number for one variable, values by name, or a text such as `x=1.2,w=[[0.25],[0.15]]`. */
export type Point = number | string | Readonly<Record<string, Coordinate>>;

/** A point; arrays in arrays for one variable; or texts that make up a point together. */
export type GivenPoint = Point | TensorData | readonly string[];

const pointWanted = {
  wanted: "a number, a text such as 'x=1.2,y=pi/4', or values by name",
  code: 'bad-point',
} as const;
const coordinateWanted = { wanted: "a number, or a constant such as 'pi/4'", code: 'bad-point' } as const;
const coordinateKind = nestedKind(valueKind(coordinateWanted));
export const pointKind: Kind<Point> = valuesKind<Coordinate>(coordinateKind, pointWanted);

const textsKind = listKind(textKind(pointWanted), pointWanted);
export const givenPointKind: Kind<GivenPoint> = (value, name) => {
  if (!isArrayLike(value)) return pointKind(value, name);
  const isOfTexts = Array.isArray(value) && typeof value[0] === 'string';
  return isOfTexts ? textsKind(value, name) : coordinateKind(value, name);
};

/** The names that a point has values for; null among them for a value without a name. */
export function givenNames(at: GivenPoint | undefined): Set<string | null> {
  if (isByName(at)) return new Set(Object.keys(at));
  return isTensorData(at) ? new Set([null]) : namesIn(textsOf(at));
}

/**
 * A value for each variable, in their order.
 *
 * @throws DiffcmpError bad-point, unknown-variable or unbound-variable
 */
export function valuesAt(
  at: GivenPoint | undefined,
  { text, firstUse }: Pick<ReadProgram, 'text' | 'firstUse'>,
  variables: readonly string[],
): readonly PointValue[] {
  const known = numbersFor(at, variables);
  if (known !== null) return known;
  const ready = new Map<string, PointValue>();
  let texts = textsOf(at);
  const [only = ''] = variables;
  if (isTensorData(at) && variables.length === 1) {
    ready.set(only, pointValueOfData(at, only));
    texts = [];
  } else if (isByName(at))
    texts = Object.entries(at).flatMap(([name, value]) => {
      if (typeof value !== 'object') return [`${name}=${value}`];
      ready.set(name, pointValueOfData(value, name));
      return [];
    });
  const use = (name: string): { source: string; span: NonNullable<ReturnType<typeof firstUse>> } | null => {
    const span = firstUse(name);
    return span === null ? null : { source: text, span };
  };
  const values = readPoint(texts, variables, use, ready);
  return variables.map((name) => values.get(name) as PointValue);
}

/** The values of numbers that belong to the variables one by one; null where there is more to it, or a mistake. */
function numbersFor(at: GivenPoint | undefined, variables: readonly string[]): number[] | null {
  if (typeof at === 'number') return variables.length === 1 && Number.isFinite(at) ? [at] : null;
  if (!isByName(at) || Object.keys(at).length !== variables.length) return null;
  const values: number[] = [];
  for (const name of variables) {
    const value = Object.hasOwn(at, name) ? at[name] : null;
    if (typeof value !== 'number' || !Number.isFinite(value)) return null;
    values.push(value);
  }
  return values;
}

/** A point that isn't kept by name, as texts as for `--at`; arrays as one that tells how many numbers there are. */
function textsOf(at: GivenPoint | undefined): readonly string[] {
  if (at === undefined || isByName(at)) return [];
  if (typeof at !== 'object') return [String(at)];
  return isTensorData(at) ? [`[${at.slice(0, 3).map(() => '…').join(', ')}]`] : at; // prettier-ignore
}

function isByName(at: GivenPoint | undefined): at is Readonly<Record<string, Coordinate>> {
  return typeof at === 'object' && !Array.isArray(at);
}

function isTensorData(at: GivenPoint | undefined): at is TensorData {
  return Array.isArray(at) && at.length > 0 && at.some((each) => typeof each !== 'string');
}
