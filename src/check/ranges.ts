// The box that points are drawn from: ranges by names of inputs, as a text `x=-2:2,y=0:1` or as data.
import { kindOf, recordKind, textKind, type Kind } from '../argument.js';
import { DiffcmpError } from '../errors.js';
import { readValue, type PointValue } from '../language/point-value.js';
import { isPartOf } from '../tensors/layout.js';
import { commaParts } from '../text/comma-list.js';
import { clip } from '../text/value-text.js';
import type { DrawnPoints } from './check-data.js';
import type { PointBox } from './points.js';

/** From the least to the greatest value, by the name of an input, of an array, or of a number in it. */
export type Ranges = Readonly<Record<string, readonly [number | string, number | string]>>;

const wanted = { wanted: "a text such as 'x=-2:2,y=0:1', or pairs of numbers by name", code: 'bad-range' } as const;
const isPair = (value: unknown): value is readonly [number | string, number | string] =>
  Array.isArray(value) && value.length === 2 && value.every((end) => ['number', 'string'].includes(typeof end));

export const rangesKind: Kind<string | Ranges> = (value, name) =>
  typeof value === 'string' ? textKind(wanted)(value, name) : recordKind(kindOf(isPair, { wanted: 'a pair of numbers', code: 'bad-range' }), wanted)(value, name); // prettier-ignore

/** One range, read. */
export interface InputRange {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

const example = 'x=-2:2,y=0:1';

/** @throws DiffcmpError bad-range */
export function readRanges(given: string | Ranges): InputRange[] {
  const entries =
    typeof given === 'string'
      ? commaParts(given).map((part) => entryOf(part))
      : Object.entries(given).map(([name, [low, high]]) => [name, String(low), String(high)] as const);
  if (entries.length === 0) throw new DiffcmpError('bad-range', 'no range is given', { hint: [{ range: example }] });
  const seen = new Set<string>();
  return entries.map(([name, lowText, highText]) => {
    if (seen.has(name)) throw new DiffcmpError('bad-range', `'${clip(name)}' has two ranges`);
    seen.add(name);
    const [low, high] = [lowText, highText].map((text) => endOf(text, name)) as [number, number];
    if (low > high) throw new DiffcmpError('bad-range', `the range of ${clip(name)} is reversed: ${lowText} is more than ${highText}`, { hint: [{ range: `${name}=${highText}:${lowText}` }] }); // prettier-ignore
    return { name, low, high };
  });
}

function entryOf(part: string): readonly [string, string, string] {
  const match = /^\s*([^=]+?)\s*=\s*([^:]+):([^:]+)$/.exec(part);
  if (match === null) throw new DiffcmpError('bad-range', `'${clip(part)}' is no range`, { hint: ['write ', { range: example }] }); // prettier-ignore
  return [match[1] as string, (match[2] as string).trim(), (match[3] as string).trim()];
}

function endOf(text: string, name: string): number {
  const value = constantOf(text);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new DiffcmpError('bad-range', `'${clip(text)}' is no end of a range of ${clip(name)}`, {
    hint: ['ends are numbers or constants such as pi/4: ', { range: example }],
  });
}

function constantOf(text: string): PointValue | null {
  try {
    return readValue(text, { start: 0, end: text.length });
  } catch (error) {
    if (error instanceof DiffcmpError && error.code !== 'internal') return null;
    throw error;
  }
}

/** The box of a point whose inputs are named, where those that have no range stay. @throws DiffcmpError for a name that is no input */
export function boxOf(ranges: readonly InputRange[], inputs: readonly string[], point: readonly number[]): PointBox {
  const box = point.map((value): readonly [number, number] => [value, value]);
  for (const { name, low, high } of ranges) {
    const places = inputs.flatMap((input, place) => (isOf(input, name) ? [place] : []));
    if (places.length === 0)
      throw new DiffcmpError('unknown-variable', `there is no input '${clip(name)}' to draw`, { hint: `the inputs are ${inputs.slice(0, 20).join(', ')}` }); // prettier-ignore
    for (const place of places) box[place] = [low, high];
  }
  return box;
}

/** The name itself, or a part of what it names: `w[1]` of `w`, `p.x` of `p`. */
const isOf = (input: string, name: string): boolean => input === name || isPartOf(input, name);

/** As it is given. */
export const rangeAsGiven = ({ name, low, high }: InputRange): string => `${name}=${low}:${high}`;

/** As the data of a check has them. */
export const rangesByName = (ranges: readonly InputRange[]): DrawnPoints['range'] =>
  Object.fromEntries(ranges.map(({ name, low, high }) => [name, [low, high] as const]));
