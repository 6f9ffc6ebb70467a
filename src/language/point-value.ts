// The values of a point: constant expressions, and vectors and matrices of them, as texts and as data.
import { float64 } from '../arithmetics/float64.js';
import { DiffcmpError, EvaluationError } from '../errors.js';
import { defaultMaxSteps } from '../program/program.js';
import type { Span } from '../span.js';
import type { TensorOf } from '../tensors/shape.js';
import { readExpression, type ReadProgram } from './expression.js';
import { isSpace, pointError, pointExample, trimmed } from './point-parts.js';
import { TensorBuilder } from './tensor-builder.js';

/** A number, or a tensor of them; all finite. */
export type PointValue = number | TensorOf<number>;

const finiteHint = 'a value is a finite number, such as 1.2, pi/4 or 1e-300';

/** The value at a span of a text. @throws DiffcmpError bad-point, with the place in the text */
export function readValue(text: string, { start, end }: Span): PointValue {
  if (start === end) {
    const span = { start: Math.max(0, start - 1), end };
    throw pointError('bad-point', { text }, 'a value is missing', span, pointExample);
  }
  return (text[start] === '[' ? readBrackets(text, { start, end }) : null) ?? constantAt(text, { start, end });
}

/** A bracket that is open, and the part of it that is being read. */
interface OpenBracket {
  readonly start: number;
  readonly builder: TensorBuilder;
  /** Where the part begins. */
  from: number;
  /** Whether anything stands there. */
  isBlank: boolean;
  /** The part, if it is a bracket; null again where more follows, as in `[1, 2]*2`. */
  closed: TensorOf<number> | null;
}

/** `[1, 2]`, `[[1], [2]]`, `[1; 2]`; null where more follows the bracket, as in `[1, 2]*2`. */
function readBrackets(text: string, { start, end }: Span): TensorOf<number> | null {
  const open: OpenBracket[] = [];
  let depth = 0; // of brackets within an expression
  for (let at = start; at < end; at++) {
    const character = text[at] as string;
    const bracket = open.at(-1);
    if (isSpace(character)) continue;
    if (bracket === undefined || (depth === 0 && character === '[' && bracket.isBlank)) {
      if (bracket !== undefined) bracket.isBlank = false;
      open.push({ start: at, builder: new TensorBuilder(), from: at + 1, isBlank: true, closed: null });
    } else if (depth === 0 && (character === ',' || character === ';' || character === ']')) {
      endPart(text, bracket, at);
      if (character === ';') bracket.builder.endRow(failAt(text, { start: bracket.start, end: at }));
      if (character !== ']') continue;
      const closed = bracket.builder.finish(failAt(text, { start: bracket.start, end: at + 1 }));
      open.pop();
      const outer = open.at(-1);
      if (outer !== undefined) outer.closed = closed;
      else return trimmed(text, { start: at + 1, end }).start === end ? closed : null;
    } else {
      bracket.isBlank = false;
      bracket.closed = null;
      if (character === '(' || character === '[') depth++;
      else if (character === ')' || character === ']') depth--;
    }
  }
  const { start: last } = open.at(-1) ?? { start };
  return failAt(text, { start: last, end: last + 1 })('a bracket is not closed');
}

function endPart(text: string, bracket: OpenBracket, at: number): void {
  const { builder, from, closed } = bracket;
  const span = trimmed(text, { start: from, end: at });
  const isVoid = span.start === span.end && text[at] === ']' && builder.isEmpty;
  if (isVoid) failAt(text, { start: bracket.start, end: at + 1 })('a vector needs a number at least');
  const value = closed ?? readElement(text, span, at);
  builder.add(value, failAt(text, span));
  bracket.from = at + 1;
  bracket.isBlank = true;
  bracket.closed = null;
}

function readElement(text: string, span: Span, at: number): PointValue {
  if (span.start === span.end) failAt(text, { start: at, end: at + 1 })('a value is missing');
  return constantAt(text, span);
}

const failAt =
  (text: string, span: Span) =>
  (message: string): never => {
    throw pointError('bad-point', { text }, message, span, 'write [1, 2], [[1], [2]] or [1; 2]');
  };

/** The finite value of a constant expression inside a text; errors point into that text. */
function constantAt(source: string, { start, end }: Span): PointValue {
  const text = source.slice(start, end);
  const plain = Number(text);
  if (Number.isFinite(plain) && isPlainNumber(text)) return plain;
  const fail = (message: string, span: Span | null, hint: string | null): DiffcmpError => {
    const shifted = span ? { start: span.start + start, end: span.end + start } : { start, end };
    return pointError('bad-point', { text: source }, message, shifted, hint);
  };
  try {
    const read = readExpression(text);
    const [variable] = read.variables;
    if (variable !== undefined) {
      const meant = read.misread(() => false)?.hint;
      throw fail(
        `'${variable}' is not a constant`,
        read.firstUse(variable),
        meant ?? 'values are constants such as 1.2, pi/4 or sqrt(2)',
      );
    }
    // a range is meant as several points, or as both ends of a stretch
    if (/^[^[(:]*:[^?]*$/.test(text))
      throw fail('a range is no value', null, 'a vector is written [0, 1], or [0:1] of a range');
    const value = valueOf(read);
    const bad = (typeof value === 'number' ? [value] : value.items).find((item) => !Number.isFinite(item));
    if (bad !== undefined) throw fail(`the value is ${bad}, not a finite number`, null, finiteHint);
    return value;
  } catch (error) {
    if (error instanceof EvaluationError) throw fail(error.message, error.span, finiteHint);
    if (error instanceof DiffcmpError && error.source?.name == null) throw fail(error.message, error.span, error.hint);
    throw error;
  }
}

function valueOf({ program, hasTensors, shaped }: ReadProgram): PointValue {
  const budget = { maxSteps: defaultMaxSteps };
  if (!hasTensors) return program.link(float64)([], budget);
  const { shape, items } = shaped([]).link(float64)([], budget);
  return shape.length === 0 ? (items[0] as number) : { shape, items };
}

function isPlainNumber(text: string): boolean {
  return /^[-+]?(\d+(?:\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(text);
}
