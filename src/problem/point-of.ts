// The values of a point from whatever it is given as: numbers, texts, arrays in arrays, or values by name.
import { kindOf, listKind, recordKind, textKind, valueKind, valuesKind, type Kind } from '../argument.js';
import { pointValueOfData } from '../language/point-data.js';
import { namesIn } from '../language/point-parts.js';
import type { PointValue } from '../language/point-value.js';
import { readPoint } from '../language/point.js';
import { DiffcmpError } from '../errors.js';
import type { ArgumentValue, GivenConstants } from '../javascript/arguments/argument-data.js';
import { argumentPath, readArgumentText } from '../javascript/arguments/argument-text.js';
import { deepestArgument, mostGivenItems, type ArgumentConstant } from '../javascript/arguments/given.js';
import type { ReadProgram } from '../language/expression.js';
import { isArrayLike, nestedKind } from '../nested-argument.js';
import type { Nested } from '../tensors/nested.js';
import { valueText } from '../text/value-text.js';

/** Arrays in arrays of numbers, or of constants such as `pi/4`; typed arrays are arrays. */
export type TensorData = readonly Nested<number | string>[];

/** The value of one variable: a number, a constant such as `pi/4`, or arrays in arrays of them. */
export type Coordinate = number | string | TensorData;

/**
 * A point: one number for one variable, values by name, or a text such as `x=1.2,w=[[0.25],[0.15]]`. The values of an
 * expression are coordinates; a function of a file may be given records too, and arrays of them.
 */
export type Point = number | string | Readonly<Record<string, ArgumentValue>>;

/** A point; arrays in arrays for one variable; or texts that make up a point together. */
export type GivenPoint = Point | readonly ArgumentValue[];

/** A point of an expression. */
type ExpressionPoint = number | string | Readonly<Record<string, Coordinate>> | TensorData | readonly string[];

const pointWanted = {
  wanted: "a number, a text such as 'x=1.2,y=pi/4', or values by name",
  code: 'bad-point',
} as const;
const coordinateWanted = { wanted: "a number, or a constant such as 'pi/4'", code: 'bad-point' } as const;
const coordinateKind = nestedKind(valueKind(coordinateWanted));
export const pointKind: Kind<number | string | Readonly<Record<string, Coordinate>>> = valuesKind<Coordinate>(
  coordinateKind,
  pointWanted,
);

const argumentWanted = {
  wanted: "a number, a constant such as 'pi/4', an array or a record",
  code: 'bad-point',
} as const;
const isConstant = (value: unknown): value is ArgumentConstant =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
const constantWanted = 'a number, a text, true, false, null, or an array or record of them';
const leafOfRecord = kindOf(isConstant, { wanted: constantWanted, code: 'bad-point' });
const constantLeaf = kindOf(isConstant, constantWanted);

/** Goes down by recursion, not further than `deepestArgument`. */
function argumentIn(
  value: unknown,
  name: string,
  depth: number,
  leaf: Kind<ArgumentConstant>,
  inRecord: Kind<ArgumentConstant> = leafOfRecord,
): ArgumentValue {
  if (depth > deepestArgument)
    throw new DiffcmpError('bad-point', `'${name}' holds arrays and records, more than ${deepestArgument} deep`);
  if (isArrayLike(value)) {
    if (value.length > mostGivenItems) throw new DiffcmpError('bad-point', `'${name}' holds more than ${mostGivenItems.toLocaleString('en')} items`); // prettier-ignore
    return Array.from({ length: value.length }, (_, i) => argumentIn(value[i], `${name}[${i}]`, depth + 1, leaf, inRecord)); // prettier-ignore
  }
  if (typeof value !== 'object' || value === null) return leaf(value, name);
  return recordKind((each, called) => argumentIn(each, called, depth + 1, inRecord, inRecord), coordinateWanted)(value, name); // prettier-ignore
}

/** What a function of a file is given that is no input. */
export const constantsKind: Kind<GivenConstants> = recordKind(
  (value, name) => argumentIn(value, name, 0, constantLeaf, constantLeaf),
  'constants by name',
);

/** A point of a function of a file. */
export const pointOfFileKind: Kind<Point> = valuesKind<ArgumentValue>(
  (value, name) => argumentIn(value, name, 0, valueKind(argumentWanted)),
  pointWanted,
);
export const givenPointOfFileKind: Kind<GivenPoint> = (value, name) => {
  if (!isArrayLike(value)) return pointOfFileKind(value, name);
  const copy = argumentIn(value, name, 0, valueKind(argumentWanted));
  return Array.isArray(copy) ? (copy as readonly ArgumentValue[]) : [];
};

const textsKind = listKind(textKind(pointWanted), pointWanted);
export const givenPointKind: Kind<ExpressionPoint> = (value, name) => {
  if (!isArrayLike(value)) return pointKind(value, name);
  const isOfTexts = Array.isArray(value) && typeof value[0] === 'string';
  return isOfTexts ? textsKind(value, name) : coordinateKind(value, name);
};

/** The names that a point has values for; null among them for a value without a name. */
export function givenNames(at: GivenPoint | undefined): Set<string | null> {
  checkExpressionPoint(at);
  if (isByName(at)) return new Set(Object.keys(at));
  return isTensorData(at) ? new Set([null]) : namesIn(textsOf(at));
}

/** The parameters that a point of a function of a file has values for; none where it doesn't read. */
export function givenRoots(at: GivenPoint | undefined): Set<string> {
  if (typeof at !== 'object') return new Set(typeof at === 'string' ? rootsOfTexts([at]) : []);
  if (isPointByName(at)) return new Set(Object.keys(at).map((name) => argumentPath(name)?.root ?? name));
  return new Set(rootsOfTexts(at.filter((each) => typeof each === 'string')));
}

const isPointByName = (at: object): at is Readonly<Record<string, ArgumentValue>> => !Array.isArray(at);

function rootsOfTexts(texts: readonly string[]): string[] {
  try {
    return texts.flatMap((text) => readArgumentText(text)).flatMap(({ path }) => path?.root ?? []);
  } catch (error) {
    if (error instanceof DiffcmpError) return [];
    throw error;
  }
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
  checkExpressionPoint(at);
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

/** @throws DiffcmpError bad-point for records, booleans and null, which functions of files may be given */
function checkExpressionPoint(at: GivenPoint | undefined): asserts at is ExpressionPoint | undefined {
  if (typeof at !== 'object') return;
  for (const [name, value] of Array.isArray(at) ? [['at', at] as const] : Object.entries(at)) {
    const pending: unknown[] = [value];
    while (pending.length > 0) {
      const part = pending.pop();
      if (typeof part === 'number' || typeof part === 'string') continue;
      if (!Array.isArray(part))
        throw new DiffcmpError('bad-point', `'${name}' must be ${coordinateWanted.wanted}, got ${valueText(part)}`, {
          hint: 'records are for functions of files',
        });
      for (const item of part as unknown[]) pending.push(item);
    }
  }
}

/** The values of numbers that belong to the variables one by one; null where there is more to it, or a mistake. */
function numbersFor(at: ExpressionPoint | undefined, variables: readonly string[]): number[] | null {
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
function textsOf(at: ExpressionPoint | undefined): readonly string[] {
  if (at === undefined || isByName(at)) return [];
  if (typeof at !== 'object') return [String(at)];
  return isTensorData(at) ? [`[${at.slice(0, 3).map(() => '…').join(', ')}]`] : at; // prettier-ignore
}

function isByName(at: ExpressionPoint | undefined): at is Readonly<Record<string, Coordinate>> {
  return typeof at === 'object' && !Array.isArray(at);
}

function isTensorData(at: ExpressionPoint | undefined): at is TensorData {
  return Array.isArray(at) && at.length > 0 && at.some((each) => typeof each !== 'string');
}
