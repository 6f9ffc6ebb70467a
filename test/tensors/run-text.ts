// Texts of tensors run over floating point.
import { float64 } from '../../src/arithmetics/float64.js';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { leavesOf, nested, type Nested } from '../../src/tensors/nested.js';
import type { Shape } from '../../src/tensors/shape.js';

/** The shape of arrays in arrays, whose first elements tell it. */
export function shapeOfNested(value: Nested<number>): Shape {
  const shape: number[] = [];
  for (let part = value; Array.isArray(part); part = (part as readonly Nested<number>[])[0] ?? 0)
    shape.push(part.length);
  return shape;
}

/** The value of a text at tensors given as arrays in arrays. */
export function valueOfText(
  text: string,
  at: Readonly<Record<string, Nested<number>>> = {},
  maxSteps = 1_000_000,
): { readonly shape: Shape; readonly value: Nested<number> } {
  const { variables, shaped } = readExpression(text);
  const given = variables.map((name) => {
    const value = at[name];
    if (value === undefined) throw new Error(`${name} has no value in this test`);
    return { shape: shapeOfNested(value), value };
  });
  const run = shaped(given.map(({ shape }) => shape)).link(float64);
  const { shape, items } = run(given.flatMap(({ shape, value }) => leavesOf(shape, value)), { maxSteps }); // prettier-ignore
  return { shape, value: nested(shape, items) };
}

/** What a text is refused with, when it is read or when it runs. */
export function refusalOfText(text: string, at: Readonly<Record<string, Nested<number>>> = {}): DiffcmpError {
  try {
    valueOfText(text, at);
  } catch (error) {
    if (error instanceof DiffcmpError) return error;
    throw error;
  }
  throw new Error(`${text} has a value`);
}
