// Axes as users give them: one, several, or all; negative ones count from the end.
import type { Shape } from '../tensors/shape.js';
import { shapeText } from '../tensors/shape.js';
import { badArgument, eachRead, wrongKind } from './refusals.js';
import { countOf } from '../text/numeral.js';

/** One axis, from 0. */
export function axisFrom(operation: string, axis: unknown, rank: number, name = 'axis'): number {
  if (typeof axis !== 'number' || !Number.isInteger(axis)) throw wrongKind(operation, name, 'a whole number', axis);
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  throw badArgument(`${operation}: there is no axis ${axis} in ${rank === 1 ? 'a tensor of 1 axis' : `a tensor of ${rank} axes`}`, rank === 0 ? null : `axes are 0 to ${rank - 1}, or -${rank} to -1 from the end`); // prettier-ignore
}

/** Several; all of them where none is given. */
export function axesOf(operation: string, axis: unknown, rank: number): readonly number[] {
  if (axis === undefined || axis === null) return Array.from({ length: rank }, (_, i) => i);
  const given: readonly unknown[] = Array.isArray(axis) ? axis : [axis];
  const axes = eachRead(given, (each) => axisFrom(operation, each, rank));
  if (new Set(axes).size < axes.length) throw badArgument(`${operation}: an axis is given twice: ${axes.join(', ')}`);
  return axes;
}

/** The shape without those axes, or with 1 in their places. */
export function reducedShape(shape: Shape, axes: readonly number[], keepDims: boolean): Shape {
  return keepDims
    ? shape.map((length, axis) => (axes.includes(axis) ? 1 : length))
    : shape.filter((_, axis) => !axes.includes(axis));
}

/** A shape that a user gave; one length may be -1, for what is left of `count` numbers. */
export function shapeFor(operation: string, given: unknown, count: number, from: Shape): Shape {
  if (!Array.isArray(given)) throw wrongKind(operation, 'the shape', 'an array of lengths', given);
  const shape = eachRead(given, (length) => {
    if (typeof length === 'number' && Number.isInteger(length) && length >= -1) return length;
    throw wrongKind(operation, 'every length of the shape', 'a whole number from 0 on, or -1', length);
  });
  const known = shape.filter((length) => length !== -1).reduce((product, length) => product * length, 1);
  const open = shape.length - shape.filter((length) => length !== -1).length;
  if (open > 1) throw badArgument(`${operation}: only one length can be -1, got ${shapeText(shape)}`);
  const whole = open === 0 ? shape : shape.map((length) => (length === -1 ? Math.floor(count / known) : length));
  if (whole.reduce((product, length) => product * length, 1) !== count)
    throw badArgument(`${operation}: the ${countOf(count, 'number')} of the shape ${shapeText(from)} ${count === 1 ? "doesn't" : "don't"} fill the shape ${shapeText(shape)}`); // prettier-ignore
  return whole;
}

/** A flag that may be left out. */
export function flagOr(operation: string, name: string, given: unknown): boolean {
  if (given === undefined) return false;
  if (typeof given === 'boolean') return given;
  throw wrongKind(operation, name, 'true or false', given);
}
