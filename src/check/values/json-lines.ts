// Answers as lines of JSON: points are written, values and gradients are read, with numbers that JSON doesn't have.
import { DiffcmpError } from '../../errors.js';
import { valueText } from '../../text/value-text.js';
import { visible } from '../../text/visible.js';
import type { BlackBoxAnswer } from '../black-box.js';

/** A point as a line: every number has a point or an exponent, so that no language reads it as an integer. */
export function pointLine(point: readonly number[]): string {
  return `{"x": [${point.map(jsonNumber).join(', ')}]}\n`;
}

function jsonNumber(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

const shownLetters = 120;

/** The beginning of a line, as it may be shown. */
export function shownLine(line: string): string {
  return visible(line.length > shownLetters ? `${line.slice(0, shownLetters)}…` : line);
}

/**
 * The answer on a line: `{"value": v, "gradient": [..]}`, other fields besides; `{"error": "…"}` where there is no value.
 * @param number of the line, from 1 @throws DiffcmpError command-failed for anything else
 */
export function readAnswerLine(line: string, number: number, count: number): BlackBoxAnswer {
  const fail = (what: string): never => {
    throw new DiffcmpError('command-failed', `line ${number} of what the command writes ${what}`, {
      more: [`The line: ${shownLine(line)}`],
      hint: 'answer each line {"x": [..]} with a line {"value": v, "gradient": [..]}; write all else to standard error',
    });
  };
  const answer = parsed(line) ?? fail('is no JSON');
  if (typeof answer !== 'object' || Array.isArray(answer)) return fail('is no object with a value and a gradient');
  const { error, value, gradient } = answer as Readonly<Record<string, unknown>>;
  if (error !== undefined && value === undefined) {
    const said = typeof error === 'string' ? error : JSON.stringify(error);
    const failure = new DiffcmpError('command-failed', `the command says: ${shownLine(said)}`);
    return { value: NaN, gradient: new Array<number>(count).fill(NaN), failure };
  }
  const [only, ...more] = numbersIn(value === undefined ? fail('has no "value"') : value);
  if (only === undefined || more.length > 0) return fail(`has as value no number, but ${valueText(value)}`);
  const numbers = numbersIn(gradient === undefined ? fail('has no "gradient"') : gradient);
  if (numbers.length !== count) return fail(`has a gradient of ${numbers.length}, and the point has ${count}`);
  const wrong = [only, ...numbers].find((each) => typeof each === 'object');
  if (wrong !== undefined) return fail(`has as number ${visible(wrong.text)}`);
  return { value: only as number, gradient: numbers as number[] };
}

/** JSON, in which NaN and infinities may stand as they are; undefined for what is none. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    const quoted = line.replace(/"(?:[^"\\]|\\.)*"|[-+]?\b(?:nan|inf(?:inity)?)\b/gi, (part) => (part.startsWith('"') ? part : `"${part}"`)); // prettier-ignore
    try {
      return JSON.parse(quoted) as unknown;
    } catch {
      return undefined;
    }
  }
}

/** A number, or what is none. */
type Read = number | { readonly text: string };

/** The numbers of arrays in arrays, or of one; null is none that is finite, as some libraries write NaN. */
function numbersIn(value: unknown): Read[] {
  const numbers: Read[] = [];
  const stack = [value];
  while (stack.length > 0) {
    const each = stack.pop();
    if (Array.isArray(each)) for (let i = each.length - 1; i >= 0; i--) stack.push(each[i]);
    else numbers.push(numberOrNot(each));
  }
  return numbers;
}

const named = /^([-+]?)(?:(nan|na)|inf(?:inity)?)$/i;

function numberOrNot(value: unknown): Read {
  if (typeof value === 'number') return value;
  if (value === null) return NaN;
  const match = typeof value === 'string' ? named.exec(value.trim()) : null;
  if (match === null) return { text: valueText(value) };
  return match[2] !== undefined ? NaN : match[1] === '-' ? -Infinity : Infinity;
}
