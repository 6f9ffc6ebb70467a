// The values of a point: constant expressions, and vectors and matrices of them, as texts and as data.
import { float64 } from '../arithmetics/float64.js';
import { DiffcmpError, EvaluationError } from '../errors.js';
import { defaultMaxSteps } from '../program/program.js';
import type { Span } from '../span.js';
import type { TensorOf } from '../tensors/shape.js';
import { readExpression, type ReadProgram } from './expression.js';
import { readBrackets } from './brackets.js';
import { pointError, pointExample } from './point-parts.js';

/** A number, or a tensor of them; all finite. */
export type PointValue = number | TensorOf<number>;

/** All numbers of some values, in row-major order. */
export const pointNumbers = (values: readonly PointValue[]): number[] =>
  values.flatMap((value) => (typeof value === 'number' ? [value] : value.items));

/** Names that constants may use beside those of the language, each with its number. */
export type NamedNumbers = (name: string) => number | undefined;
const noNames: NamedNumbers = () => undefined;

const finiteHint = 'a value is a finite number, such as 1.2, pi/4 or 1e-300';

/** The value at a span of a text. @throws DiffcmpError bad-point, with the place in the text */
export function readValue(text: string, { start, end }: Span, known = noNames): PointValue {
  if (start === end) {
    const span = { start: Math.max(0, start - 1), end };
    throw pointError('bad-point', { text }, 'a value is missing', span, pointExample);
  }
  const fail = (message: string, span: Span): never => {
    throw pointError('bad-point', { text }, message, span, 'write [1, 2], [[1], [2]] or [1; 2]');
  };
  const part = (span: Span): PointValue => constantAt(text, span, known);
  return (text[start] === '[' ? readBrackets(text, { start, end }, { part, fail }) : null) ?? part({ start, end });
}

/** The finite value of a constant expression inside a text; errors point into that text. */
function constantAt(source: string, { start, end }: Span, known: NamedNumbers): PointValue {
  const text = source.slice(start, end);
  const plain = Number(text);
  if (Number.isFinite(plain) && isPlainNumber(text)) return plain;
  const fail = (message: string, span: Span | null, hint: string | null): DiffcmpError => {
    const shifted = span ? { start: span.start + start, end: span.end + start } : { start, end };
    return pointError('bad-point', { text: source }, message, shifted, hint);
  };
  try {
    const read = readExpression(text);
    const values = new Map(read.variables.map((name) => [name, known(name)]));
    const variable = read.variables.find((name) => values.get(name) === undefined);
    if (variable !== undefined) {
      const meant = read.misread(() => false)?.hint;
      throw fail(
        `'${variable}' is not a constant`,
        read.firstUse(variable),
        meant ?? 'values are constants such as 1.2, pi/4 or sqrt(2)',
      );
    }
    // a range is meant as several points, or as both ends of a stretch
    if (values.size === 0 && /^[^[(:]*:[^?]*$/.test(text))
      throw fail('a range is no value', null, 'a vector is written [0, 1], or (0:1) of a range');
    const value = valueOf(read, [...values.values()].map(Number));
    const bad = (typeof value === 'number' ? [value] : value.items).find((item) => !Number.isFinite(item));
    if (bad !== undefined) throw fail(`the value is ${bad}, not a finite number`, null, finiteHint);
    return value;
  } catch (error) {
    if (error instanceof EvaluationError) throw fail(error.message, error.span, finiteHint);
    if (error instanceof DiffcmpError && error.source?.name == null) throw fail(error.message, error.span, error.hint);
    throw error;
  }
}

function valueOf({ program, hasTensors, shaped }: ReadProgram, inputs: readonly number[]): PointValue {
  const budget = { maxSteps: defaultMaxSteps };
  if (!hasTensors) return program.link(float64)(inputs, budget);
  const { shape, items } = shaped(inputs.map(() => [])).link(float64)(inputs, budget);
  return shape.length === 0 ? (items[0] as number) : { shape, items };
}

function isPlainNumber(text: string): boolean {
  return /^[-+]?(\d+(?:\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(text);
}
