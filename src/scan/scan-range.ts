// The range in a point: of `x=-1:1,y=2` which part moves, from where to where, and the point at each place between.
import { DiffcmpError } from '../errors.js';
import type { OptionText } from '../option-text.js';
import { looksLikeRange } from '../language/foreign/point-way-out.js';
import { pointError, trimmed } from '../language/point-parts.js';
import { readValue } from '../language/point-value.js';
import type { GivenPoint } from '../problem/point-of.js';
import type { Span } from '../span.js';
import { commaSpans } from '../text/comma-list.js';
import { numeral } from '../text/numeral.js';
import { clip } from '../text/value-text.js';
import type { ScanAxis } from './scan-data.js';

/** A point of which one number moves. */
export interface MovingPoint {
  readonly low: number;
  readonly high: number;
  readonly axis: ScanAxis;
  /** The whole point with the number at its place. */
  readonly at: (value: number) => GivenPoint;
  /** An error of reading the point with that number, as one of the point with the range. */
  readonly inRange: (error: unknown, value: number) => unknown;
}

/** A range as it stands in a text: the name before it, its ends, and the colon. */
interface FoundRange {
  readonly text: string;
  readonly name: string;
  readonly value: Span;
  readonly colons: readonly number[];
  /** Whether the text is the value of that name alone. */
  readonly isWhole: boolean;
  /** What stands before and behind the range in the value of that name, where that is an array. */
  readonly around: readonly [before: string, behind: string];
  readonly at: (value: number) => GivenPoint;
}

const example: OptionText = ['one input has a range, the others values: ', { at: 'x=-1:1,y=2' }];

/**
 * @param variable the name to show where a range is missing
 * @throws DiffcmpError `bad-range` unless exactly one number of the point has a range that reads, `bad-point` for its ends
 */
export function movingPoint(given: GivenPoint | undefined, axis: ScanAxis, variable = 'x'): MovingPoint {
  const found = rangesIn(given);
  const [first, second] = found;
  if (first === undefined) throw withoutRange(given, variable);
  if (second !== undefined)
    throw new DiffcmpError('bad-range', `${nameOf(first)} and ${nameOf(second)} ${isOfArray(first) || isOfArray(second) ? 'are both ranges, and a scan moves one number' : 'both have a range, and a scan moves one input'}`, {
      hint: example,
    }); // prettier-ignore
  return { ...endsOf(first, axis), axis, at: first.at, inRange: (error, value) => inRange(error, first, value) };
}

/** A number stands for the range while the point is read: here the other way round. */
function inRange(error: unknown, { text, name, value, isWhole }: FoundRange, number: number): unknown {
  if (!(error instanceof DiffcmpError)) return error;
  const [read, written] = [numeral(number), text.slice(value.start, value.end)];
  const head = isWhole ? `${name}=` : ''; // as values by name become texts
  const [before, after] = [head + text.slice(0, value.start), text.slice(value.end)];
  const moved = (at: number): number => (at <= before.length ? at : Math.max(before.length, at + written.length - read.length)); // prettier-ignore
  const [shown, meant] = [`${name}=${read}`, `${name}=${written}`];
  return error.reworded(
    (said) => {
      const quoted = name === '' ? said.replaceAll(`'${read}'`, () => `'${written}'`) : said;
      return quoted.split(shown).reduce((sofar, rest) => sofar + ((name !== '' && /[\w.]$/.test(sofar)) || /^[\w.]/.test(rest) ? shown : meant) + rest);
    },
    (source, span) =>
      source === before + read + after ? [before + written + after, span && { start: moved(span.start), end: moved(span.end) }] : [source, span],
  );
} // prettier-ignore

/** The name before the range in a point; empty where there is none, null where there is no range. */
export const movingName = (given: GivenPoint | undefined): string | null => rangesIn(given)[0]?.name ?? null;

const isOfArray = ({ around: [before] }: FoundRange): boolean => before !== '';
const nameOf = (range: FoundRange): string => {
  const { name, text, value } = range;
  return `'${clip(isOfArray(range) ? text.slice(value.start, value.end) : name === '' ? text : name)}'`;
};

function withoutRange(given: GivenPoint | undefined, variable: string): DiffcmpError {
  const texts = typeof given === 'string' ? [given] : Array.isArray(given) ? given.filter((each) => typeof each === 'string') : []; // prettier-ignore
  const meant = texts.some(looksLikeRange);
  const message = meant ? 'a range is written with a colon between its ends' : 'a scan needs a range to move an input over';
  return new DiffcmpError('bad-range', message, { hint: ['for example ', { at: arrayWithRange(texts[0] ?? '') ?? `${variable}=-1:1` }] });
} // prettier-ignore

/** A point whose first value is an array, with a range for its first number. */
function arrayWithRange(text: string): string | null {
  const [, opening = '', first = ''] = /^([^=]*=[\s[]*\[)([^,[\]]+)/.exec(text) ?? [];
  return first === '' ? null : `${opening}-1:1${text.slice(opening.length + first.length)}`;
}

function rangesIn(given: GivenPoint | undefined): FoundRange[] {
  if (typeof given === 'string') return rangesInText(given, (text) => text);
  if (typeof given !== 'object') return [];
  if (Array.isArray(given)) {
    const parts: readonly unknown[] = given;
    return parts.flatMap((part, place) => (typeof part === 'string' ? rangesInText(part, (text) => parts.with(place, text) as readonly string[]) : [])); // prettier-ignore
  }
  return Object.entries(given).flatMap(([name, value]) => rangesInData(value, name, (moved) => ({ ...given, [name]: moved }) as GivenPoint)); // prettier-ignore
}

/** Of a value in JavaScript: a text, or arrays in arrays that hold some. */
function rangesInData(value: unknown, name: string, put: (moved: unknown) => GivenPoint): FoundRange[] {
  if (typeof value === 'string') {
    const where = { text: value, name, isWhole: true } as const;
    return rangesInValue(where, { start: 0, end: value.length }, (x, span) => put(span.start === 0 && span.end === value.length ? x : replaced(value, span, x))); // prettier-ignore
  }
  if (!Array.isArray(value)) return [];
  const items: readonly unknown[] = value;
  return items.flatMap((item, place) => rangesInData(item, name, (moved) => put(items.with(place, moved))));
}

function rangesInText(text: string, around: (text: string) => GivenPoint): FoundRange[] {
  return commaSpans(text).flatMap((part) => {
    const sign = text.slice(part.start, part.end).search(/(?<![=<>!])=(?!=)/);
    const value = trimmed(text, { start: sign < 0 ? part.start : part.start + sign + 1, end: part.end });
    const name = sign < 0 ? '' : text.slice(part.start, part.start + sign).trim();
    return rangesInValue({ text, name, isWhole: false }, value, (x, span) => around(replaced(text, span, x)));
  });
}

const replaced = (text: string, { start, end }: Span, x: number): string =>
  text.slice(0, start) + numeral(x) + text.slice(end);

/** The range that a value is, or those that are numbers of an array. */
function rangesInValue(
  where: Pick<FoundRange, 'text' | 'name' | 'isWhole'>,
  value: Span,
  at: (x: number, place: Span) => GivenPoint,
): FoundRange[] {
  const { text } = where;
  return numberSpans(text, value).flatMap((place) => {
    const around = [text.slice(value.start, place.start), text.slice(place.end, value.end)] as const;
    return rangeOf({ ...where, around }, place, (x) => at(x, place));
  });
}

/** The places of the numbers of an array in square brackets; of any other value its own. */
function numberSpans(text: string, value: Span): Span[] {
  if (text[value.start] !== '[' || text[value.end - 1] !== ']') return [value];
  const inner = value.start + 1;
  return commaSpans(text.slice(inner, value.end - 1)).flatMap(({ start, end }) =>
    numberSpans(text, trimmed(text, { start: inner + start, end: inner + end })),
  );
}

/** A value with a colon outside brackets; that of a choice `c ? a : b`, of a text or a record is none. */
function rangeOf(
  where: Pick<FoundRange, 'text' | 'name' | 'isWhole' | 'around'>,
  value: Span,
  at: FoundRange['at'],
): FoundRange[] {
  const { text } = where;
  const colons: number[] = [];
  let depth = 0;
  for (let i = value.start; i < value.end; i++) {
    const character = text.charAt(i);
    if ('?"\''.includes(character)) return [];
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character === ':' && depth === 0) colons.push(i);
  }
  return colons.length === 0 ? [] : [{ ...where, value, colons, at }];
}

function endsOf(range: FoundRange, axis: ScanAxis): { low: number; high: number } {
  const { text, name, value, colons, around } = range;
  const fail = (message: string, hint: OptionText): DiffcmpError => pointError('bad-range', range, message, value, hint);
  const written = (low: string, high: string): string => `${name === '' ? '' : `${name}=`}${around[0]}${low}:${high}${around[1]}`;
  const [colon = 0] = colons;
  if (colons.length > 1)
    throw fail('a range has two ends', ['how many points lie between them is another option: ', { points: 201 }]);
  const spans = [trimmed(text, { start: value.start, end: colon }), trimmed(text, { start: colon + 1, end: value.end })];
  const [low, high] = spans.map((span) => {
    const end = readValue(text, span);
    if (typeof end === 'number') return end;
    throw pointError('bad-range', range, 'an end of a range is one number', span, example);
  }) as [number, number];
  const [lowText, highText] = spans.map(({ start, end }) => text.slice(start, end)) as [string, string];
  if (low === high) throw fail('both ends of the range are the same number', example);
  if (low > high) throw fail('the range is reversed', ['write ', { at: written(highText, lowText) }]);
  if (axis === 'logarithmic' && low <= 0 && high >= 0) {
    // as NumPy's geomspace: a scale that is linear around 0 would need a further number to say from where on
    const nearest = numeral(Math.max(high, -low) * 1e-16);
    const half = high > 0 ? written(nearest, highText) : written(lowText, `-${nearest}`);
    throw fail(low < 0 && high > 0 ? 'the range crosses 0, which a logarithmic axis never reaches' : 'a logarithmic axis never reaches 0', [
      'scan one side of it: ',
      { at: half },
      '; or a linear axis, without ',
      { log: null },
    ]);
  }
  return { low, high };
} // prettier-ignore
